// A back end of Chinwag in Node: run it with `node backend.mjs` while `chinwag dev` runs.
import { createHmac, timingSafeEqual } from "node:crypto";

const server = process.env.CHINWAG_URL ?? "http://127.0.0.1:8080";
const app = process.env.CHINWAG_APP ?? "demo";
const key = process.env.CHINWAG_KEY ?? "sk_test_demo";

/** One call of the REST API. Ids may hold anything, so encode each: `encodeURIComponent(id)`. */
async function call(method, path, body) {
  const answer = await fetch(`${server}/v1/${app}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const result = await answer.json();
  // `code` is for programs, `message` for people, `reasons` names the field.
  if (!answer.ok) throw new Error(`${method} ${path}: ${result.code}: ${result.message}`);
  return result;
}

/** What a user's browser proves itself with: a JWT (HS256) under the secret key. */
function userToken(user) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const expires = Math.floor(Date.now() / 1000) + 24 * 60 * 60;
  const claims = { tokenType: "user", iss: app, sub: user, exp: expires };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", key).update(signed).digest("base64url")}`;
}

/** Whether a webhook comes from our server: over the body as it came, before it is parsed. */
function isGenuine(timestamp, signature, body) {
  const expected = createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex").toUpperCase();
  return signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected));
}

await call("PUT", "/users", { alice: { name: "Alice" }, bob: { name: "Bob", role: "seller" } });
const conversation = "order-17 (node)";
const path = `/conversations/${encodeURIComponent(conversation)}`;
await call("PUT", path, { participants: ["alice", "bob"], subject: "Blue bicycle" });
await call("POST", `${path}/messages`, [
  // With a key of its own, a message may be sent again after a failure, and lands once.
  { type: "UserMessage", sender: "alice", text: "Is it *still* available?", idempotencyKey: "first" },
]);
const { data } = await call("GET", `${path}/messages?limit=10`);
for (const message of data.reverse()) console.log(`${message.senderId}: ${message.text}`);

console.log(`token: ${userToken("alice")}`);

const body = '{"id":"evt_1","type":"user.created"}';
const signature = createHmac("sha256", key).update(`1700000000000.${body}`).digest("hex").toUpperCase();
console.log(`webhook: ${isGenuine("1700000000000", signature, body)}`);
console.log(`forged: ${isGenuine("1700000000001", signature, body)}`);
