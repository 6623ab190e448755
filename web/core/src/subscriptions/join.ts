import type { Client } from "../client.ts";
import type { Topic, TopicObserver } from "./topics.ts";

/**
 * Makes a subscription to a topic. When the topic is live already, the subscription is active at once; its callback
 * still waits for the next microtask, so that the caller has the subscription in hand by then.
 */
export function join<H extends TopicObserver>(
  client: Client,
  name: Topic["name"],
  make: (isLive: () => boolean, release: () => void) => H,
): H {
  const { topics } = client.subscriber;
  let topic: Topic | undefined;
  const handle = make(
    () => topic?.live ?? false,
    () => topic && topics.leave(topic, handle),
  );
  if (client.ended) {
    handle.fail(client.ended);
    return handle;
  }
  topic = topics.join(name, handle);
  handle.refresh();
  client.hub.touch([handle]);
  return handle;
}
