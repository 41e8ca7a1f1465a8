import { useEffect, useMemo, useState } from "react";
import type { ArgMap } from "../../shared/document/types";
import { serialise } from "../../shared/format/serialise";
import { reasoningSettings } from "../../shared/reasoning/settings";
import { shown } from "../../shared/reasoning/shown";
import { quickly, strengthsIn } from "../../shared/reasoning/strengths";
import { buildScene, type SceneOptions } from "../../shared/scene/build-scene";
import { pngSize } from "../../shared/scene/png/scene-to-png";
import { themeNamed } from "../../shared/scene/theme";
import type { Scene } from "../../shared/scene/types";
import { useMap, useSession, useSessionState } from "../session/context";
import "../styles/dialogs.css";
import {
  type ResolvedSettings,
  requestFor,
  type StrengthsChoice,
  sizeWords,
  strengthsInPictures,
} from "../session/export-settings";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ExportOptions } from "./ExportOptions";
import { ExportPreview } from "./ExportPreview";
import { type ExportRun, useExport } from "./use-export";

/** Makes a picture of the map: what it shall look like, how large it becomes, and where it goes. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const map = useMap();
  const selection = useSessionState((state) => state.selection);
  const session = useSession();
  const chosen = useSessionState((state) => state.exportSettings);
  // "Selection" is remembered from last time; with nothing selected it would be a picture of nothing.
  const part = selection.length > 0 ? chosen.part : "map";
  const strengths = useSessionState(strengthsInPictures);
  const settings = useMemo(() => ({ ...chosen, part, strengths }), [chosen, part, strengths]);
  const run = useExport(onClose);
  const scene = useScene(settings, selection);
  const scale = settings.format === "png" ? Number(settings.scale) : 1;
  const words = scene ? sizeWords(settings, pngSize(scene, scale)) : null;
  const empty = map.nodes.length === 0;
  return (
    <Dialog
      title="Export image"
      size="large"
      onClose={onClose}
      actions={
        <ExportActions
          run={run}
          possible={!empty && (words?.possible ?? false)}
          onClose={onClose}
          onStart={() => run.start(requestFor(settings, selection, () => serialise(map)))}
        />
      }
    >
      <div className="export-columns">
        <ExportOptions
          settings={settings}
          selected={selection.length}
          busy={run.running}
          onChange={(change) => session.set({ exportSettings: { ...chosen, ...change } })}
        />
        <div className="export-picture">
          <ExportPreview scene={scene} />
          <p className="export-size">{empty ? "The map is empty." : (words?.size ?? "…")}</p>
          <p className="export-warning" role="status">
            {words?.warning}
          </p>
        </div>
      </div>
    </Dialog>
  );
}

interface ExportActionsProps {
  readonly run: ExportRun;
  readonly possible: boolean;
  readonly onStart: () => void;
  readonly onClose: () => void;
}

function ExportActions({ run, possible, onStart, onClose }: ExportActionsProps) {
  const value = run.progress === null ? {} : { value: run.progress };
  return (
    <>
      <p className="export-outcome" role="alert">
        {run.problem}
      </p>
      {run.running ? (
        <>
          <progress aria-label="Drawing the picture" max={1} {...value} />
          <Button onClick={run.cancel}>Cancel</Button>
        </>
      ) : (
        <>
          <Button onClick={onClose}>Close</Button>
          <Button look="primary" disabled={!possible} onClick={onStart}>
            Export…
          </Button>
        </>
      )}
    </>
  );
}

/** The strengths for the preview; a map that takes long to weigh is previewed without them. */
function previewed(map: ArgMap, choice: StrengthsChoice): Pick<SceneOptions, "strengths"> {
  if (choice === "none") return {};
  const ready = quickly(map);
  if (!ready) return {};
  return { strengths: shown(strengthsIn(ready, reasoningSettings(map).semantics), choice === "numbers") };
}

const SOON = { timeout: 300 };

/** The scene of the picture, made when the page has a moment: a large map takes a while. Null until it is there. */
function useScene(settings: ResolvedSettings, selection: readonly string[]): Scene | null {
  const map = useMap();
  const { measure } = useSession();
  const [scene, setScene] = useState<Scene | null>(null);
  const { theme, background, margin, title, legend, footnotes, part, strengths } = settings;
  useEffect(() => {
    const wanted = requestIdleCallback(() => {
      setScene(
        buildScene(map, {
          measure,
          theme: themeNamed(theme),
          background: background === "white" ? "#ffffff" : background,
          margin,
          title,
          legend,
          footnotes,
          ...previewed(map, strengths),
          ...(part === "selection" ? { only: new Set(selection) } : {}),
        }),
      );
    }, SOON);
    return () => cancelIdleCallback(wanted);
  }, [map, measure, theme, background, margin, title, legend, footnotes, part, selection, strengths]);
  return scene;
}
