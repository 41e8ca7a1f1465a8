import { X } from "lucide-react";
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
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
  /** The body is a long text to read. */
  readonly scrolls?: boolean;
  /** Without a head that shows; the title is for readers alone. */
  readonly bare?: boolean;
}

/** A modal dialog. The focus goes to `autoFocus` or its first control, and on closing back to where it was. */
export function Dialog(props: DialogProps) {
  const { title, onClose, children, actions, size = "medium", tone = "plain", bare = false } = props;
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    const first = ".dialog-body :is(input:checked, input:not([type='radio']), button, textarea)";
    const find = (selector: string) => dialog?.querySelector<HTMLElement>(selector);
    (find("[data-autofocus]") ?? find(first))?.focus();
    // Closing gives the focus back, if it happens before the element is taken out of the page.
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
        {props.scrolls ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by the keyboard
          <section className="dialog-body" aria-label={title} tabIndex={0} data-autofocus>
            {children}
          </section>
        ) : (
          <div className="dialog-body">{children}</div>
        )}
        {actions && <footer className="dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  );
}
