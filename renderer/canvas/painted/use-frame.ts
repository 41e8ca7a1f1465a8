/** Follows the view with the frame that is painted, and tells when the zoom has come to rest. */
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { View } from "../use-view";
import { type Frame, frameFor, type Seen } from "./frame";

/** The zoom rests when it has not changed for so long. */
const REST_MS = 120;

export function useFrame({ viewport, size }: View): { readonly frame: Frame; readonly seen: Seen } {
  const [rested, setRested] = useState(viewport.zoom);
  const last = useRef<Frame | null>(null);
  const ratio = window.devicePixelRatio || 1;
  const seen: Seen = { viewport, size, ratio, rests: rested === viewport.zoom };
  const frame = frameFor(seen, last.current);
  useLayoutEffect(() => {
    last.current = frame;
  }, [frame]);
  useEffect(() => {
    const timer = setTimeout(() => setRested(viewport.zoom), REST_MS);
    return () => clearTimeout(timer);
  }, [viewport.zoom]);
  return { frame, seen };
}
