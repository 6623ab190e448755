import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { useUi } from "../../hooks/ui-context.ts";
import { Icon } from "../icon/icon.tsx";

/** A place to drop files on. Without `onFiles` it is only a place. */
export interface DropAreaProps {
  label: string;
  onFiles: ((files: Iterable<File>) => void) | null;
  children: ComponentChildren;
}

/** The chat as a place to drop files on: it says so while files are held over it. */
export function DropArea({ label, onFiles, children }: DropAreaProps) {
  const { strings } = useUi();
  const [isOver, setOver] = useState(false);
  // Moving over what is inside leaves one part and enters another, in either order.
  const depth = useRef(0);
  const enter = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const ifFiles = (act: (transfer: DataTransfer) => void) => (event: DragEvent) => {
    const transfer = event.dataTransfer;
    if (onFiles === null || !transfer?.types.includes("Files")) return;
    // Otherwise the browser leaves the page for the file.
    event.preventDefault();
    act(transfer);
  };
  return (
    <section
      class="chat"
      aria-label={label}
      onDragEnter={ifFiles(() => enter(1))}
      onDragLeave={ifFiles(() => enter(-1))}
      onDragOver={ifFiles((transfer) => {
        transfer.dropEffect = "copy";
      })}
      onDrop={ifFiles((transfer) => {
        depth.current = 0;
        setOver(false);
        onFiles?.([...transfer.files]);
      })}
    >
      {children}
      {isOver && (
        <div class="drop-here" aria-hidden="true">
          <Icon name="attach" />
          {strings.dropHere}
        </div>
      )}
    </section>
  );
}
