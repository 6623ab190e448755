import type { ComponentType } from "preact";
import { useContext } from "preact/hooks";
import { Content, type ContentProps } from "../../components/content/content.tsx";
import { FileContent } from "../../components/content/file-content.tsx";
import { LocationContent } from "../../components/content/location-content.tsx";
import { TextContent, type TextContentProps } from "../../components/content/text-content.tsx";
import { beneath, standInFor } from "../themes/stand-in.ts";
import { Given, standIn, useOwn } from "./given.tsx";
import { BlockScope } from "./scopes.ts";
import type * as Types from "./types.ts";

type FileProps = Parameters<typeof FileContent>[0];
type LocationProps = Parameters<typeof LocationContent>[0];

const OF_FILES = {
  image: "ImageBlock",
  video: "VideoBlock",
  audio: "AudioBlock",
  voice: "VoiceBlock",
} as const;

/** Has what messages say, as a page shows it, stand in the place of ours. */
export function standInForBlocks(): void {
  standInFor(
    Content,
    function Blocks(props: ContentProps) {
      return <BlockScope.Provider value={props.message}>{beneath(Content, props)}</BlockScope.Provider>;
    },
    "page",
  );
  standIn({
    name: "TextBlock",
    Own: TextContent,
    useGiven: ({ nodes, message }: TextContentProps) => ({
      block: { type: "text", children: nodes },
      message,
    }),
  });
  standInFor(FileContent, File, "page");
  standIn({
    name: "LocationBlock",
    Own: LocationContent as ComponentType<LocationProps>,
    useGiven: ({ place }: LocationProps) => ({
      block: { type: "location", latitude: place.latitude, longitude: place.longitude },
      message: useContext(BlockScope),
    }),
  });
}

function File(props: FileProps) {
  const { file } = props;
  const name = file.subtype === undefined ? "FileBlock" : (OF_FILES[file.subtype] ?? "FileBlock");
  const own = useOwn(name);
  const message = useContext(BlockScope);
  const fallback = () => beneath(FileContent, props);
  if (own === null) return fallback();
  return <Given {...{ name, own, fallback }} props={{ block: file, downloadUrl: file.url, message }} />;
}

const file = ({ block }: { block: FileProps["file"] }) => beneath(FileContent, { file: block });

/** As the interface has it, for what components of a page are given. */
export const blockDefaults = {
  TextBlock({ block, message = null }: Types.TextBlockProps) {
    return beneath(TextContent, { nodes: block.children, message });
  },
  LocationBlock({ block }: Types.BlockProps<LocationProps["place"]>) {
    return beneath(LocationContent as ComponentType<LocationProps>, { place: block });
  },
  FileBlock: file,
  ImageBlock: file,
  VideoBlock: file,
  AudioBlock: file,
  VoiceBlock: file,
};
