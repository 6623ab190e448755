import { expect, it } from "vitest";
import { subjectText } from "./subject-text.ts";

it.each([
  ["<https://shop.example/1042|Order 1042>", "Order 1042"],
  ["About <https://a.example|one> and <tel:+31|two>", "About one and two"],
  ["<HTTPS://a.example|x>", "x"],
  ["1 < 2 | 3 > 2", "1 < 2 | 3 > 2"],
  ["<https://a.example>", "<https://a.example>"],
  ["<https://a.example|>", "<https://a.example|>"],
  ["<javascript:alert(1)|x>", "<javascript:alert(1)|x>"],
])("of %s it says %s", (subject, text) => {
  expect(subjectText(subject)).toBe(text);
});
