import type { LocationBlock } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { Card } from "./card.tsx";

/** A place in the world: a link to a map of it. */
export function LocationContent({
  place: { latitude, longitude },
}: {
  place: Pick<LocationBlock, "latitude" | "longitude">;
}) {
  const { strings, numbers } = useUi();
  const isPlace = Number.isFinite(latitude) && Number.isFinite(longitude);
  return (
    <Card
      icon="pin"
      title={strings.location}
      detail={isPlace ? numbers.coordinates(latitude, longitude) : null}
      href={isPlace ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}` : null}
    />
  );
}
