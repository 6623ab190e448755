/** Longest recording, in seconds. */
export const RECORDING_MAX_SECONDS = 600;

/** What browsers can record, best first, and how its file is called. */
const TYPES = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/mp4", "m4a"],
  ["audio/ogg;codecs=opus", "ogg"],
] as const;

/** What was recorded. */
export interface Recorded {
  readonly file: File;
  /** How long it is, in seconds. */
  readonly duration: number;
}

/** A voice that is being recorded. The microphone is released with its end, however it ends. */
export class VoiceRecording {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #context: AudioContext;
  readonly #meter: AnalyserNode;
  readonly #samples: Float32Array<ArrayBuffer>;
  readonly #parts: Blob[] = [];
  readonly #extension: string;
  readonly #startedAt = performance.now();

  /** Asks for the microphone, and begins. Rejects as `getUserMedia` does. */
  static async start(): Promise<VoiceRecording> {
    return new VoiceRecording(await navigator.mediaDevices.getUserMedia({ audio: true }));
  }

  private constructor(stream: MediaStream) {
    this.#stream = stream;
    const [mimeType, extension] = TYPES.find(([type]) => MediaRecorder.isTypeSupported(type)) ?? [];
    this.#extension = extension ?? "webm";
    this.#recorder = new MediaRecorder(stream, mimeType === undefined ? {} : { mimeType });
    this.#recorder.ondataavailable = ({ data }) => this.#parts.push(data);
    this.#recorder.start();
    this.#context = new AudioContext();
    this.#meter = this.#context.createAnalyser();
    this.#meter.fftSize = 512;
    this.#samples = new Float32Array(this.#meter.fftSize);
    this.#context.createMediaStreamSource(stream).connect(this.#meter);
  }

  /** How long it is so far. */
  get seconds(): number {
    return (performance.now() - this.#startedAt) / 1000;
  }

  /** How loud it is now, from 0 to 1. */
  get level(): number {
    this.#meter.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
    // The ear hears a tenth of the power as half as loud.
    return Math.min(1, Math.sqrt(power) ** 0.5 * 1.4);
  }

  /** Ends it, and gives what was recorded. */
  finish(): Promise<Recorded> {
    const duration = this.seconds;
    return new Promise((resolve) => {
      this.#recorder.onstop = () => {
        // The server and others know the type without how it was encoded.
        const [type = ""] = this.#recorder.mimeType.split(";");
        resolve({ file: new File(this.#parts, `voice-message.${this.#extension}`, { type }), duration });
      };
      this.#end();
    });
  }

  /** Ends it for nothing. */
  discard(): void {
    this.#end();
  }

  #end(): void {
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    for (const track of this.#stream.getTracks()) track.stop();
    if (this.#context.state !== "closed") void this.#context.close();
  }
}
