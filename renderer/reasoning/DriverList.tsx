import { useMemo, useState } from "react";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { ArgMap } from "../../shared/document/types";
import { pathInWords, pathsFrom, waysTo } from "../../shared/reasoning/paths";
import type { Driver } from "../../shared/reasoning/sensitivity";
import { useSession } from "../session/context";
import { goTo } from "../session/find";
import { Button } from "../ui/Button";
import { classes } from "../ui/classes";
import { KindSign } from "../ui/signs";

const FIRST = 12;
/** How many of the ways that one node takes are told. */
const MOST_WAYS = 3;

interface DriverListProps {
  readonly map: ArgMap;
  readonly drivers: readonly Driver[];
  readonly topic: string;
  readonly by: "removal" | "gradient";
  /** Before a driver is selected. */
  readonly onGo: () => void;
}

/** The drivers of a node, the strongest first, each with the ways on which it bears on the node. */
export function DriverList({ map, drivers, topic, by, onGo }: DriverListProps) {
  const session = useSession();
  const [isWhole, setIsWhole] = useState(false);
  const ways = useMemo(() => waysTo(map, topic), [map, topic]);
  const size = (driver: Driver) => Math.abs(driver[by] ?? 0);
  const ranked = [...drivers].sort((one, other) => size(other) - size(one));
  const most = Math.max(1e-9, ...ranked.map(size));
  return (
    <>
      <ol className="drivers" aria-label="Drivers">
        {(isWhole ? ranked : ranked.slice(0, FIRST)).map((driver) => {
          const node = nodeOf(map, driver.id);
          if (!node) return null;
          const paths = pathsFrom(map, ways, driver.id);
          return (
            <li key={driver.id}>
              <button
                type="button"
                className="link-go driver-go"
                dir="auto"
                onClick={() => {
                  onGo();
                  goTo(session, driver.id);
                }}
              >
                <KindSign kind={node.kind} /> <span>{shortText(node.text, 90)}</span>
              </button>
              <EffectBar value={driver[by]} most={most} />
              {paths.slice(0, MOST_WAYS).map((path) => (
                <p key={path[0]?.id} className="inspector-note" dir="auto">
                  It {pathInWords(map, path)}.
                </p>
              ))}
              {paths.length > MOST_WAYS && (
                <p className="inspector-note">And on {paths.length - MOST_WAYS} more ways.</p>
              )}
            </li>
          );
        })}
      </ol>
      {!isWhole && ranked.length > FIRST && (
        <Button onClick={() => setIsWhole(true)}>Show all {ranked.length.toLocaleString("en")}</Button>
      )}
    </>
  );
}

/** A number with its sign, and a bar from the middle: to the right for it, to the left against it. */
export function EffectBar({ value, most }: { readonly value: number | null; readonly most: number }) {
  if (value === null) return <span className="effect">does not settle</span>;
  const width = (Math.abs(value) / most) * 50;
  const words = `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
  return (
    <span className="effect">
      <span className="effect-track" aria-hidden="true">
        <span
          className={classes("effect-bar", value < 0 ? "is-against" : "is-for")}
          style={{ width: `${width}%` }}
        />
      </span>
      <span className="effect-number">{words}</span>
    </span>
  );
}
