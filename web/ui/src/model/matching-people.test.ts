import { expect, it } from "vitest";
import { matchingPeople } from "./matching-people.ts";

const users = ["Zoë Álvarez", "Alma", "Bob Jones", "李雷", "Łukasz"].map((name) => ({ id: name, name }));

it.each([
  ["", ["Zoë Álvarez", "Alma", "Bob Jones", "李雷", "Łukasz"]],
  ["al", ["Alma", "Zoë Álvarez"]],
  ["zoe alv", ["Zoë Álvarez"]],
  ["JO", ["Bob Jones"]],
  ["李", ["李雷"]],
  ["bob jones ", []],
  ["ones", []],
])("%s", (query, names) => {
  expect(matchingPeople(users, query).map(({ name }) => name)).toEqual(names);
});

it("offers no more than can be looked over", () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ id: `${index}`, name: `User ${index}` }));
  expect(matchingPeople(many, "us").length).toBe(8);
});
