import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes } from "react";
import { CATALOGUE, type CommandName } from "../../shared/commands/catalogue";
import { useSession } from "../session/context";
import "../styles/ui.css";
import { classes } from "./classes";
import { ariaKeysOf, keysOf, tooltip } from "./command-words";

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: LucideIcon;
  /** The accessible name, and the tooltip together with the keys of `command`. */
  readonly label?: string;
  /** The command that the button gives: lends its label and its keys. */
  readonly command?: CommandName;
  /** On or off, for a switch. */
  readonly pressed?: boolean;
}

/** A button with a picture. Its name is there for readers, and as a tooltip with the keys that do the same. */
export function IconButton({ icon: Icon, label, command, pressed, className, ...rest }: IconButtonProps) {
  const { platform } = useSession().bridge;
  const name = label ?? (command ? CATALOGUE[command].label.replace(/…$/, "") : "");
  return (
    <button
      type="button"
      aria-label={name}
      title={tooltip(name, command ? keysOf(command, platform) : "")}
      aria-keyshortcuts={command ? ariaKeysOf(command, platform) : undefined}
      aria-pressed={pressed}
      {...rest}
      className={classes("icon-button", className)}
    >
      <Icon aria-hidden="true" size={16} />
    </button>
  );
}
