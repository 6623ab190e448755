/** What is in a file: a `Blob` or a `File`. Described by its parts, so that the types need no DOM. */
export interface FileData {
  /** In bytes. */
  readonly size: number;
  /** The media type, such as `"image/png"`; empty when unknown. */
  readonly type: string;
  /** Reads it all. */
  arrayBuffer(): Promise<ArrayBuffer>;
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
