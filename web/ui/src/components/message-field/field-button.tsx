import { Icon, type IconName } from "../icon/icon.tsx";

/** A round button beside the words one writes. */
export function FieldButton({
  icon,
  label,
  onClick,
}: {
  icon: IconName;
  label: string;
  onClick: () => void;
}) {
  return (
    <button type="button" class="attach round-button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}
