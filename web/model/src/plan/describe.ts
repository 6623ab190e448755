import type { BackEndOperation, Operation, Plan, Step, View } from "./operations.ts";

/** A step as a line of the log. */
export function describe(step: Step, plan: Plan): string {
  const who = (session: number) => `${plan.users[session >> 1]}/${session % 2}`;
  const all = (sends: readonly { session: number; operations: readonly Operation[] }[]) =>
    sends
      .map(({ session, operations }) => `${who(session)} (${operations.map(phrase).join(", ")})`)
      .join("; ");
  switch (step.step) {
    case "do":
      return `${who(step.session)}: ${step.operations.map(phrase).join(", ")}`;
    case "race":
      return `at once: ${all(step.sends)}`;
    case "back end":
      return `back end: ${phrase(step.operation)}`;
    case "watch":
      return `${who(step.session)}: watch #${step.subscription} ${target(step.view)}${step.wait ? "" : ", not waiting"}`;
    case "unwatch":
      return `unwatch #${step.subscription}`;
    case "more":
      return `#${step.subscription}: more ${step.counts.join(" and ")}`;
    case "fault":
      return `${who(step.session)}: ${step.fault}`;
    case "mend":
      return `${who(step.session)}: mended`;
    case "pass":
      return `${who(step.session)}: ${step.ms / 1000} s pass`;
    case "down":
      return `server: ${step.how}${step.sends.length > 0 ? ` while ${all(step.sends)}` : ""}`;
    case "up":
      return "server: up again";
    case "check":
      return "check";
    default:
      return step satisfies never;
  }
}

function target(view: View): string {
  return Object.values(view).join(" ");
}

function phrase(operation: Operation | BackEndOperation): string {
  const { op, ...rest } = operation;
  const words = Object.values(rest).filter((value) => value !== null);
  const texts = words.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
  const text = `${op} ${texts.join(" ")}`;
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
