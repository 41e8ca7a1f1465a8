import { useEffect, useState } from "react";
import type { Theme } from "../../shared/scene/theme";
import type { Session } from "../session/session";
import { onThemeChange, themeFor } from "../session/theme";

/** The colours in force, followed as the person or the system changes them. */
export function useCanvasTheme(session: Session): Theme {
  const [theme, setTheme] = useState(() => themeFor(session.get().theme));
  useEffect(() => onThemeChange(session, () => setTheme(themeFor(session.get().theme))), [session]);
  return theme;
}
