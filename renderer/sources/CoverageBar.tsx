import { ChevronDown, ChevronUp } from "lucide-react";
import { useMemo } from "react";
import type { Source } from "../../shared/document/types";
import { coverageOf } from "../../shared/sources/coverage";
import { runCommand } from "../session/commands";
import { useMap, useSession } from "../session/context";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { troubled } from "./review";

/** How much of the source is in the map, and the way to what is not. */
export function CoverageBar({ source }: { readonly source: Source }) {
  const session = useSession();
  const map = useMap();
  const coverage = useMemo(() => coverageOf(map, source), [map, source]);
  const all = coverage.sentences.length;
  const open = coverage.sentences.filter(({ state }) => state === "open").length;
  const aside = coverage.sentences.filter(({ state }) => state === "aside").length;
  const mapped = all - open - aside;
  // Only a whole text is 100 %.
  const percent = open === 0 ? 100 : Math.min(99, Math.round(coverage.share * 100));
  const quotes = useMemo(() => troubled(map, source), [map, source]);
  const number = (count: number) => count.toLocaleString("en");
  return (
    <footer className="coverage">
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element shows one part only */}
      <div
        className="coverage-track"
        role="meter"
        aria-label="Mapped"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={`${percent} %`}
      >
        <span className="coverage-mapped" style={{ inlineSize: `${(100 * mapped) / Math.max(1, all)}%` }} />
        <span className="coverage-aside" style={{ inlineSize: `${(100 * aside) / Math.max(1, all)}%` }} />
      </div>
      <p className="coverage-words">
        <strong>{percent} %</strong> mapped: {number(all - open)} of {number(all)} sentences
        {aside > 0 && `, ${number(aside)} of them set aside`}; {number(coverage.coveredWords)} of{" "}
        {number(coverage.words)} words
      </p>
      <IconButton
        icon={ChevronUp}
        command="source.previousOpen"
        disabled={open === 0}
        onClick={() => runCommand(session, "source.previousOpen")}
      />
      <IconButton
        icon={ChevronDown}
        command="source.nextOpen"
        disabled={open === 0}
        onClick={() => runCommand(session, "source.nextOpen")}
      />
      {quotes > 0 && (
        <Button look="quiet" onClick={() => runCommand(session, "source.review")}>
          {quotes === 1 ? "1 citation to look at" : `${number(quotes)} citations to look at`}
        </Button>
      )}
    </footer>
  );
}
