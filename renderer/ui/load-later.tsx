/** Components whose code is loaded when the page has shown itself, before anyone asks for them. */
import { type ComponentType, lazy, Suspense, useState } from "react";

/**
 * A component that is loaded at the first idle moment, or when it is first shown. React would hold one that it has waited
 * for back for 300 ms, so that pages do not flicker; one that is there by then shows at once.
 */
export function loadLater(load: () => Promise<ComponentType>): ComponentType {
  let loaded: ComponentType | null = null;
  const loading = async () => {
    loaded = await load();
    return { default: loaded };
  };
  const Waiting = lazy(loading);
  // A part that can't be loaded says so where it is to be shown.
  requestIdleCallback(() => void loading().catch(() => undefined), { timeout: 2000 });
  return function LoadedLater() {
    const [Component] = useState(() => loaded ?? Waiting);
    return (
      <Suspense>
        <Component />
      </Suspense>
    );
  };
}
