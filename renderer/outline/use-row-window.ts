/** Draws only the rows near the visible part of a long list. Rows have the height of their text, which is measured. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { rowsBetween, rowTops } from "./row-heights";

/** Rows drawn beyond what shows, in pixels, so that scrolling finds them there. */
const BEYOND = 400;

/** Measured heights, each good for the width at which it was measured. */
type Heights = Map<string, { readonly height: number; readonly width: number }>;

interface RowWindow {
  readonly tops: Float64Array;
  readonly start: number;
  readonly end: number;
  /** Gives the element of a row to be measured. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined;
  /** Scrolls so that the row with this key shows, and stays so while heights become known. */
  readonly show: (key: string) => void;
}

/** `keys` are the rows in order; `estimate` guesses a height before it is measured. Elements carry `data-key`. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  estimate: (at: number, width: number) => number,
): RowWindow {
  const heights = useRef<Heights>(new Map());
  const [version, setVersion] = useState(0);
  const [view, setView] = useState({ top: 0, height: 800, width: 320 });
  const wanted = useRef<string | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the measured heights
  const tops = useMemo(
    () =>
      rowTops(
        keys.map((key, at) => {
          const known = heights.current.get(key);
          return known && Math.abs(known.width - view.width) < 1 ? known.height : estimate(at, view.width);
        }),
      ),
    [keys, estimate, version, view.width],
  );
  const latest = useRef({ tops, keys });
  useLayoutEffect(() => {
    latest.current = { tops, keys };
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const read = () => {
      setView((now) => {
        const next = { top: element.scrollTop, height: element.clientHeight, width: element.clientWidth };
        return next.top === now.top && next.height === now.height && next.width === now.width ? now : next;
      });
    };
    const letGo = () => {
      wanted.current = null;
    };
    const sizes = new ResizeObserver(read);
    sizes.observe(element);
    element.addEventListener("scroll", read, { passive: true });
    for (const type of ["wheel", "pointerdown", "touchmove"])
      element.addEventListener(type, letGo, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", read);
      for (const type of ["wheel", "pointerdown", "touchmove"]) element.removeEventListener(type, letGo);
    };
  }, [scroller]);

  const observer = useRowObserver(scroller, heights, latest, () => setVersion((now) => now + 1));
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );

  const scrollToWanted = useCallback(() => {
    const element = scroller.current;
    const at = wanted.current === null ? -1 : latest.current.keys.indexOf(wanted.current);
    if (!element || at < 0) return;
    const top = latest.current.tops[at] ?? 0;
    const bottom = latest.current.tops[at + 1] ?? top;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTop = bottom - element.clientHeight;
  }, [scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever rows have moved, the wanted one is brought back
  useLayoutEffect(scrollToWanted, [tops]);
  const show = useCallback(
    (key: string) => {
      wanted.current = key;
      scrollToWanted();
    },
    [scrollToWanted],
  );

  const [start, end] = rowsBetween(tops, view.top - BEYOND, view.top + view.height + BEYOND);
  return { tops, start, end, measure, show };
}

/** Notes the heights of rows. What changes above the visible part must not make the visible part jump. */
function useRowObserver(
  scroller: RefObject<HTMLElement | null>,
  heights: RefObject<Heights>,
  latest: RefObject<{ readonly tops: Float64Array; readonly keys: readonly string[] }>,
  onChange: () => void,
): ResizeObserver {
  const [observer] = useState(
    () =>
      new ResizeObserver((entries) => {
        let changed = false;
        let shift = 0;
        for (const { target, borderBoxSize } of entries) {
          if (!(target instanceof HTMLElement) || !target.isConnected) continue;
          const key = target.dataset.key ?? "";
          const height = borderBoxSize[0]?.blockSize ?? target.offsetHeight;
          const width = borderBoxSize[0]?.inlineSize ?? target.offsetWidth;
          const known = heights.current.get(key);
          if (known && known.width === width && Math.abs(known.height - height) < 0.5) continue;
          heights.current.set(key, { height, width });
          changed = true;
          const at = Number(target.dataset.at);
          const { tops } = latest.current;
          const before = (tops[at + 1] ?? 0) - (tops[at] ?? 0);
          if ((tops[at + 1] ?? 0) <= (scroller.current?.scrollTop ?? 0)) shift += height - before;
        }
        if (!changed) return;
        onChange();
        if (shift !== 0 && scroller.current) scroller.current.scrollTop += shift;
      }),
  );
  useEffect(() => () => observer.disconnect(), [observer]);
  return observer;
}
