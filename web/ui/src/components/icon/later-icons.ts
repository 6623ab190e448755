/** The paths of icons in parts of the interface that are loaded later. */
export const laterIcons = {
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  picture: "M4.5 5h15v14h-15zM4.5 16l4.5-4.5 4 4 2.5-2.5 4 4M15.5 8.5v.2",
  play: "M8 5l11 7-11 7z",
  pause: "M8.5 5v14M15.5 5v14",
  download: "M12 4v11M7 10.5l5 5 5-5M5 19.5h14",
  plus: "M12 5v14M5 12h14",
  bell: "M12 3.5a6 6 0 00-6 6v4l-1.7 3.2h15.4L18 13.5v-4a6 6 0 00-6-6zM10 20.3h4",
  bellOff: "M8 5a6 6 0 0110 4.5v4l.9 1.7M15.5 16.7H4.3L6 13.5v-4M10 20.3h4M4 4l16 16",
  translate: "M4 6h9M8.5 3.5V6M11 6c-.7 3.2-3 6-6.5 7.8M6 8.2c1 2 2.7 3.8 5 5M12.5 20.5l4-10 4 10M14 17h5",
  up: "M6 14l6-6 6 6",
} as const;
