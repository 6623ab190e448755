import type { UserSnapshot } from "@chinwag/core";
import { useState } from "preact/hooks";
import { initials } from "../../model/initials.ts";
import { stableHue } from "../../model/stable-hue.ts";

/** A person's face: the photo, or initials on a colour of their own. `size` is the name of a size in the styles. */
export interface AvatarProps {
  user: Pick<UserSnapshot, "id" | "name" | "photoUrl">;
  size: "small" | "medium" | "large";
}

/** A person's face. It is silent, as the name is always said beside it. */
export function Avatar({ user, size }: AvatarProps) {
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const hasPhoto = user.photoUrl !== null && user.photoUrl !== brokenUrl;
  return (
    <span class={`avatar avatar-${size}`} style={{ "--hue": stableHue(user.id) }} aria-hidden="true">
      {hasPhoto ? (
        <img
          class="avatar-photo"
          src={user.photoUrl ?? ""}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBrokenUrl(user.photoUrl)}
        />
      ) : (
        initials(user.name)
      )}
    </span>
  );
}
