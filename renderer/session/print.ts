import "../styles/print.css";
import { makePicture } from "./picture";
import type { Session } from "./session";

/** Prints the whole map, fitted to the page. */
export async function printMap(session: Session): Promise<void> {
  session.stopEditing("keep");
  const map = session.map();
  if (!map || map.nodes.length === 0) {
    session.say("There is nothing to print: the map is empty.", "refusal");
    return;
  }
  const svg = await makePicture(
    session,
    { format: "svg", scale: 1, theme: "light", background: "#ffffff", margin: 8, title: true, legend: true },
    "Preparing the page",
  );
  if (svg) await printPicture(session, svg, map.title);
}

/** Shows the picture to the printer alone, for as long as it prints. */
async function printPicture(session: Session, svg: Uint8Array<ArrayBuffer>, title: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const page = document.createElement("div");
  page.className = "print-page";
  const image = document.createElement("img");
  image.alt = title;
  image.src = address;
  page.append(image);
  const cleanUp = () => {
    page.remove();
    URL.revokeObjectURL(address);
  };
  try {
    await image.decode();
  } catch {
    cleanUp();
    session.say("The map could not be drawn for printing.", "refusal");
    return;
  }
  document.body.append(page);
  window.addEventListener("afterprint", cleanUp, { once: true });
  window.print();
}
