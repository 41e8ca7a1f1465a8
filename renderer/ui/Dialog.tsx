import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import "../styles/ui.css";
import { classes } from "./classes";
import { IconButton } from "./IconButton";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons at the foot. */
  readonly actions?: ReactNode;
  readonly size?: "small" | "medium" | "large";
  /** `alert` for a question that must be answered; it has no closing cross. */
  readonly tone?: "plain" | "alert";
  readonly className?: string;
  /** Without a head that shows; the title is for readers alone. */
  readonly bare?: boolean;
}

/** A modal dialog. The focus goes to `autoFocus` or its first control, and on closing back to where it was. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, size = "medium", tone = "plain", bare = false } = props;
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    // Closing gives the focus back; taking the element out of the page alone would not.
    return () => dialog?.close();
  }, []);
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === element.current && tone === "plain") onClose();
  };
  return (
    <dialog
      ref={element}
      className={classes("dialog", `dialog-${size}`, props.className)}
      role={tone === "alert" ? "alertdialog" : undefined}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={onBackdrop}
    >
      <div className="dialog-frame">
        <header className={bare ? "visually-hidden" : "dialog-head"}>
          <h2 id={heading}>{title}</h2>
          {tone === "plain" && !bare && <IconButton icon={X} label="Close" onClick={onClose} />}
        </header>
        <div className="dialog-body">{children}</div>
        {actions && <footer className="dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  );
}
