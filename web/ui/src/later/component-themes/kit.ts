import htm from "htm";
import { createElement, Fragment } from "preact";
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from "preact/hooks";
import * as helpers from "./helpers/index.ts";
import { useParticipants, useReactions, useTimeAgo } from "./hooks.ts";
import { provide } from "./kit-registry.ts";
import { systemComponents } from "./system.tsx";
import { defaultTheme } from "./theme.tsx";
import type { SystemComponents, ThemeKit, ThemeNode } from "./types.ts";

const parse = htm.bind(createElement as never);

/** What components of a page are made of: of the Preact that the interface is drawn with. */
export const kit: ThemeKit = {
  /** Makes what is to be seen, of a template. */
  html: (strings: TemplateStringsArray, ...values: unknown[]): ThemeNode =>
    parse(strings, ...values) as ThemeNode,
  createElement: createElement as ThemeKit["createElement"],
  Fragment,
  hooks: {
    useCallback,
    useEffect,
    useId,
    useLayoutEffect,
    useMemo,
    useReducer,
    useRef,
    useState,
  } as ThemeKit["hooks"],
  defaultTheme,
  ...(systemComponents as never as SystemComponents),
  ...helpers,
  useParticipants,
  useReactions,
  useTimeAgo,
};

provide(kit);
