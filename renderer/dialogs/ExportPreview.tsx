import { useEffect, useRef } from "react";
import { paintScene } from "../../shared/scene/paint";
import type { Scene } from "../../shared/scene/types";
import { classes } from "../ui/classes";

/** A small picture of what will be exported; squares show through where it is transparent. */
export function ExportPreview({ scene }: { readonly scene: Scene | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current && scene) draw(canvas.current, scene);
  }, [scene]);
  return (
    <div className={classes("export-preview", scene?.background === null && "is-transparent")}>
      <canvas ref={canvas} role="img" aria-label="Preview of the picture" />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, scene: Scene): void {
  const box = canvas.parentElement;
  const context = canvas.getContext("2d");
  if (!box || !context) return;
  const { bounds } = scene;
  const room = { width: box.clientWidth - 2, height: box.clientHeight - 2 };
  const scale = Math.min(room.width / bounds.width, room.height / bounds.height, 1);
  const pixels = window.devicePixelRatio;
  canvas.width = Math.max(1, Math.round(bounds.width * scale * pixels));
  canvas.height = Math.max(1, Math.round(bounds.height * scale * pixels));
  canvas.style.width = `${bounds.width * scale}px`;
  canvas.style.height = `${bounds.height * scale}px`;
  paintScene(context, scene, { region: bounds, scale: scale * pixels });
}
