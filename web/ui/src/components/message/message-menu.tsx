import type { MessageSnapshot } from "@chinwag/core";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { MenuButton, type MenuControl } from "../menu/menu-button.tsx";

const load = () => import("./open-message-menu.tsx");

/** What can be done with a message. */
export interface MessageMenuProps {
  message: MessageSnapshot;
  onProblem: (error: Error | null) => void;
}

/** What can be done with a message: a button beside it, and the menu that it opens. */
export function MessageMenu(props: MessageMenuProps) {
  const { strings } = useUi();
  return (
    <MenuButton label={strings.messageActions} look="actions" onHover={load}>
      {(control) => <OpenMenu {...props} {...control} />}
    </MenuButton>
  );
}

function OpenMenu(props: MessageMenuProps & MenuControl) {
  const module = useLazy(true, load);
  return module && <module.OpenMessageMenu {...props} />;
}
