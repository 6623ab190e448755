import { type RefObject, useInsertionEffect, useRef } from "react";

/** The value as it was drawn last, for functions that are called later. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  // Before all other effects, and without a word from React when it renders on a server.
  useInsertionEffect(() => {
    latest.current = value;
  });
  return latest as RefObject<Value>;
}
