const PATHS = {
  chat: "M12 4c-4.7 0-8.5 3.2-8.5 7.2 0 2.3 1.2 4.3 3.2 5.6L6 20.5l4.2-2.2c.6.1 1.2.2 1.8.2 4.7 0 8.5-3.2 8.5-7.3S16.7 4 12 4z",
  send: "M4.4 19.6 21 12 4.4 4.4 6.6 11l7.4 1-7.4 1z",
  down: "M6 10l6 6 6-6",
  check: "M5 12.5l4.5 4.5L19 7.5",
  checks: "M2 12.5l4.5 4.5L15 8M11.5 16l1 1L22 7.5",
  clock: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2",
  alert: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 8v4.5M12 15.8v.2",
  lock: "M6.5 11h11v8.5h-11zM8.5 11V8a3.5 3.5 0 017 0v3",
  file: "M13.5 3.5H7v17h11V8zM13.5 3.5V8H18",
  search: "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5l5 5",
  more: "M4 12a1 1 0 103 0 1 1 0 00-3 0m6.5 0a1 1 0 103 0 1 1 0 00-3 0m6.5 0a1 1 0 103 0 1 1 0 00-3 0z",
  attach:
    "M19.5 11.5l-7.4 7.4a4.6 4.6 0 01-6.5-6.5l7.6-7.6a3.1 3.1 0 014.4 4.4l-7.6 7.6a1.6 1.6 0 01-2.2-2.2l6.9-6.9",
  smile: "M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM8.5 14a4 4 0 007 0M9 9.5v.01M15 9.5v.01",
  pin: "M12 21c4.5-4.6 6.8-8 6.8-11a6.8 6.8 0 10-13.6 0c0 3 2.3 6.4 6.8 11zM12 7.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z",
  microphone: "M12 3.5a3 3 0 00-3 3V11a3 3 0 006 0V6.5a3 3 0 00-3-3zM6 11a6 6 0 0012 0M12 17v3.5",
  offline:
    "M4 9a12 12 0 014-2.3M12 6a12 12 0 018 3M7 12.5a8 8 0 013-1.7M15 11.3a8 8 0 012 1.2M10 16a3 3 0 014 0M4 4l16 16",
} as const;

/** The name of a picture. */
export type IconName = keyof typeof PATHS;

/** Whether there is a picture of that name. */
export function isIconName(name: string): name is IconName {
  return Object.hasOwn(PATHS, name);
}

/** What can be said about an icon. Its size is 1em, its colour that of the text. */
export interface IconProps {
  /** Which one; or, of those that are loaded later, its path. */
  name?: IconName;
  path?: string;
  /** Whether its shape is filled, instead of drawn by lines. */
  filled?: boolean;
  /** Points the other way where text runs from right to left. */
  mirrored?: boolean;
}

/** A small picture beside or instead of words. It is silent: what it means is said by the element it is in. */
export function Icon({ name, path, filled, mirrored = false }: IconProps) {
  return (
    <svg
      class={mirrored ? "icon icon-mirrored" : "icon"}
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill={filled ? "currentColor" : "none"}
      stroke={filled ? "none" : "currentColor"}
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={name ? PATHS[name] : path} />
    </svg>
  );
}
