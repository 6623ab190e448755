// What a test needs to be an application in React.
import { getTalkSession } from "@chinwag/core";
import * as chinwag from "@chinwag/react";
import * as theming from "@chinwag/react/theming";
import Talk from "chinwag";
import * as react from "react";
import { createRoot } from "react-dom/client";

const container = document.getElementById("left");
let root;

globalThis.kit = {
  ...react,
  ...chinwag,
  getTalkSession,
  theming,
  Talk,
  h: react.createElement,
  /** Shows something, under StrictMode as applications do while they are written. */
  show(element) {
    root ??= createRoot(container);
    root.render(react.createElement(react.StrictMode, null, element));
  },
  /** Takes it all away. */
  end() {
    root?.unmount();
    root = undefined;
  },
};
