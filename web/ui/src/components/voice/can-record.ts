/** Whether a voice can be recorded here at all. Browsers let nobody but pages that came safely. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;
}
