/** The page's own way to ask for a file: what is picked is read here, and no shell hears of it. */

/** Asks for a file with a file input; null where the person cancels. */
export function askForFile(accept: string): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.hidden = true;
  // In the page, or the browser may clean it up while the person still chooses.
  document.body.append(input);
  return new Promise<File | null>((answer) => {
    input.addEventListener("change", () => answer(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => answer(null));
    input.click();
  }).finally(() => input.remove());
}
