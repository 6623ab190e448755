/** One block of a message's content. New kinds may come: ignore or fall back on those that are unknown. */
export type ContentBlock = TextBlock | FileBlock | LocationBlock;

/** A block to send. A received `ContentBlock` can be sent again as it is. */
export type SendContentBlock = TextBlock | SendFileBlock | LocationBlock;

/** Formatted text. */
export interface TextBlock {
  readonly type: "text";
  /** The text, piece by piece. */
  readonly children: TextNode[];
}

/** A piece of text. Every node, future ones too, has a `type` and either `text` or `children`. */
export type TextNode =
  | string
  | MarkupNode
  | BulletListNode
  | BulletPointNode
  | CodeSpanNode
  | LinkNode
  | AutoLinkNode
  | ActionLinkNode
  | ActionButtonNode
  | CustomEmojiNode
  | MentionNode;

/** Emphasis: `*bold*`, `_italic_`, `~strikethrough~`. */
export interface MarkupNode {
  readonly type: "bold" | "italic" | "strikethrough";
  readonly children: TextNode[];
}

/** A list, made of consecutive lines that start with `-` or `*`. */
export interface BulletListNode {
  readonly type: "bulletList";
  readonly children: TextNode[];
}

/** One point of a list. */
export interface BulletPointNode {
  readonly type: "bulletPoint";
  readonly children: TextNode[];
}

/** Code within a line. */
export interface CodeSpanNode {
  readonly type: "codeSpan";
  readonly text: string;
}

/** A link with a free label. */
export interface LinkNode {
  readonly type: "link";
  /** Where it leads. */
  readonly url: string;
  readonly children: TextNode[];
}

/** An address in the text, made a link. */
export interface AutoLinkNode {
  readonly type: "autoLink";
  /** Where it leads. */
  readonly url: string;
  readonly text: string;
}

/** A link that raises a custom action. */
export interface ActionLinkNode {
  readonly type: "actionLink";
  /** The action's name. */
  readonly action: string;
  /** What the action is given. */
  readonly params: Record<string, string>;
  readonly children: TextNode[];
}

/** A button that raises a custom action. */
export interface ActionButtonNode {
  readonly type: "actionButton";
  /** The action's name. */
  readonly action: string;
  /** What the action is given. */
  readonly params: Record<string, string>;
  readonly children: TextNode[];
}

/** An emoji of the app's own. */
export interface CustomEmojiNode {
  readonly type: "customEmoji";
  /** Its name, colons included. */
  readonly text: string;
}

/** Somebody is mentioned. */
export interface MentionNode {
  readonly type: "mention";
  /** The user's id. */
  readonly id: string;
  /** The user's name. */
  readonly text: string;
}

/** A file. Take `GenericFileBlock` as the default case: new subtypes may come. */
export type FileBlock = VideoBlock | ImageBlock | AudioBlock | VoiceBlock | GenericFileBlock;

/** A file of which nothing more is known. */
export interface GenericFileBlock {
  readonly type: "file";
  /** Never set. */
  readonly subtype?: never;
  /** Sends the same file again. */
  readonly fileToken: FileToken;
  /** Where the file is. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** With extension. */
  readonly filename: string;
}

/** A video. */
export interface VideoBlock {
  readonly type: "file";
  readonly subtype: "video";
  /** Sends the same file again. */
  readonly fileToken: FileToken;
  /** Where the file is. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** With extension. */
  readonly filename: string;
  /** In pixels, where known. */
  readonly width?: number;
  /** In pixels, where known. */
  readonly height?: number;
  /** In seconds, where known. */
  readonly duration?: number;
}

/** A picture. */
export interface ImageBlock {
  readonly type: "file";
  readonly subtype: "image";
  /** Sends the same file again. */
  readonly fileToken: FileToken;
  /** Where the file is. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** With extension. */
  readonly filename: string;
  /** In pixels, where known. */
  readonly width?: number;
  /** In pixels, where known. */
  readonly height?: number;
}

/** Sound, such as a song. */
export interface AudioBlock {
  readonly type: "file";
  readonly subtype: "audio";
  /** Sends the same file again. */
  readonly fileToken: FileToken;
  /** Where the file is. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** With extension. */
  readonly filename: string;
  /** In seconds, where known. */
  readonly duration?: number;
}

/** A recording of a voice. */
export interface VoiceBlock {
  readonly type: "file";
  readonly subtype: "voice";
  /** Sends the same file again. */
  readonly fileToken: FileToken;
  /** Where the file is. */
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  /** With extension. */
  readonly filename: string;
  /** In seconds, where known. */
  readonly duration?: number;
}

/** A place in the world. */
export interface LocationBlock {
  readonly type: "location";
  /** North and south, -90 to 90. */
  readonly latitude: number;
  /** East and west, -180 to 180. */
  readonly longitude: number;
}

/** A file to send. */
export interface SendFileBlock {
  readonly type: "file";
  /** From an upload, or from a received block. */
  readonly fileToken: FileToken;
}

/** Stands for an uploaded file. Opaque: it comes from an upload or from another message. */
export type FileToken = string & {
  readonly __tag: Record<"TalkJS Encoded File Token", true>;
};
