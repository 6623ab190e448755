import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import type { MessageMenuProps } from "../../components/message/message-menu.tsx";
import { useUi } from "../../hooks/ui-context.ts";
import { useLazy } from "../../hooks/use-lazy.ts";
import { useRole } from "../../hooks/use-role.ts";
import { plainly, standInFor } from "../themes/stand-in.ts";
import { Given, useOwn, useWorn } from "./given.tsx";
import { messagePermissions } from "./permissions.ts";
import { MenuScope } from "./scopes.ts";
import type * as Types from "./types.ts";
import type { Worn } from "./worn.ts";

const loadMenu = async () => ({
  ...(await import("../../components/message/open-message-menu.tsx")),
  ...(await import("../../components/menu/menu.tsx")),
  ...(await import("../../components/message/use-message-entries.ts")),
});
type Loaded = Awaited<ReturnType<typeof loadMenu>>;

/** Has the menu of a message of the page stand in the place of ours. */
export async function standInForMenu(): Promise<void> {
  const loaded = await loadMenu();
  const { OpenMessageMenu, Menu } = loaded;
  type Props = Parameters<typeof OpenMessageMenu>[0];
  standInFor(
    OpenMessageMenu,
    function MessageActions(props: Props) {
      const own = useOwn("MessageActionMenu");
      const worn = useWorn();
      if (own === null || worn === null) return plainly(OpenMessageMenu, props);
      return <Own {...{ own, worn, props, Menu }} fallback={() => plainly(OpenMessageMenu, props)} />;
    },
    "page",
  );
}

interface OwnProps {
  own: (props: never) => unknown;
  worn: Worn;
  Menu: Loaded["Menu"];
  props: Parameters<Loaded["OpenMessageMenu"]>[0];
  fallback: () => ComponentChildren;
}

function Own({ own, worn, Menu, props, fallback }: OwnProps) {
  const { strings, meId } = useUi();
  const role = useRole();
  const { message, place, close, leave } = props;
  const canWrite = worn.common.value.conversation?.access !== "Read";
  const permissions = messagePermissions(role, message, meId, canWrite);
  return (
    <Given
      {...{ own, fallback }}
      name="MessageActionMenu"
      props={{ message, permissions }}
      frame={(inside) => (
        <Menu {...{ place, close, leave }} label={strings.messageActions}>
          <MenuScope.Provider value={{ close }}>{inside}</MenuScope.Provider>
        </Menu>
      )}
    />
  );
}

/** An entry of a menu. */
export interface MenuItemProps {
  /** What it does. The menu is closed before. */
  onSelect(): void;
  className?: string;
  children?: ComponentChildren;
}

/** An entry of a menu of the page. */
export function MenuItem({ onSelect, className, children }: MenuItemProps) {
  const menu = useContext(MenuScope);
  return (
    <button
      type="button"
      role="menuitem"
      class={className === undefined ? "menu-entry" : `menu-entry ${className}`}
      onClick={() => {
        menu?.close();
        onSelect();
      }}
    >
      {children}
    </button>
  );
}

function Entries({ loaded, message }: { loaded: Loaded; message: MessageMenuProps["message"] }) {
  const menu = useContext(MenuScope);
  const { entries } = loaded.useMessageEntries(message, () => undefined);
  const close = () => menu?.close();
  return <loaded.MenuEntries {...{ entries, close, leave: close }} />;
}

/** As the interface has it, for what components of a page are given. */
export const menuDefaults = {
  MessageActionMenu({ message }: Types.MessageActionMenuProps) {
    const loaded = useLazy(true, loadMenu);
    return loaded && <Entries {...{ loaded, message }} />;
  },
};
