import type Talk from "chinwag";

/** Uploads a file as what its type says that it is. */
export async function uploadAny(session: Talk.Session, file: File): Promise<Talk.FileToken> {
  const metadata = { filename: file.name };
  const [kind] = file.type.split("/");
  if (kind === "image") return session.uploadImage(file, metadata);
  if (kind === "video") return session.uploadVideo(file, metadata);
  if (kind === "audio") return session.uploadAudio(file, metadata);
  return session.uploadFile(file, metadata);
}
