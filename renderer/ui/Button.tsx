import type { ComponentProps } from "react";
import "../styles/ui.css";
import { classes } from "./classes";

interface ButtonProps extends ComponentProps<"button"> {
  /** `primary` is what Enter most likely means; `danger` loses something. */
  readonly look?: "plain" | "primary" | "danger" | "quiet";
}

/** A button with words. */
export function Button({ look = "plain", className, ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={classes("button", `button-${look}`, className)} />;
}
