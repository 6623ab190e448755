/** What is in a file: a `Blob` or a `File`. Described by its parts, so that the types need no DOM. */
export interface FileData {
  /** In bytes. */
  readonly size: number;
  /** The media type, such as `"image/png"`; empty when unknown. */
  readonly type: string;
  /** Reads it all. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** A part of it, from a byte on. */
  slice(start?: number): FileData;
}

/** What one may want of an upload under way. An addition to the documented API. */
export interface UploadOptions {
  /** Called as bytes leave, with how many of all have. It can fall back after a cut. Only browsers tell. */
  onProgress?: (sent: number, total: number) => void;
  /** Aborts the upload: it rejects with the signal's reason, and what the server has of it is deleted. */
  signal?: {
    readonly aborted: boolean;
    readonly reason: unknown;
    throwIfAborted(): void;
    addEventListener(type: "abort", listener: () => void): void;
    removeEventListener(type: "abort", listener: () => void): void;
  };
}

/** What is told about any file on uploading it. */
export interface GenericFileMetadata {
  /** With extension. */
  filename: string;
}

/** What is told about a picture on uploading it. */
export interface ImageFileMetadata {
  /** With extension. */
  filename: string;
  /** In pixels. */
  width?: number;
  /** In pixels. */
  height?: number;
}

/** What is told about a video on uploading it. */
export interface VideoFileMetadata {
  /** With extension. */
  filename: string;
  /** In pixels. */
  width?: number;
  /** In pixels. */
  height?: number;
  /** In seconds. */
  duration?: number;
}

/** What is told about sound on uploading it. */
export interface AudioFileMetadata {
  /** With extension. */
  filename: string;
  /** In seconds. */
  duration?: number;
}

/** What is told about a recording of a voice on uploading it. */
export interface VoiceRecordingFileMetadata {
  /** With extension. */
  filename: string;
  /** In seconds. */
  duration?: number;
}
