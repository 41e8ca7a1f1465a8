/**
 * The names that cloud drives give to a second version of a file, where two computers wrote it at once. Only names that
 * hardly anything else has: a number in brackets or behind a space (Google Drive, iCloud) is also what browsers and copying
 * by hand make of a name, so those count for nothing.
 */

/** What stands behind the original's name, before the extension. */
const MARKS: readonly RegExp[] = [
  // Dropbox "(Jane's conflicted copy 2026-11-23)", Nextcloud "(conflicted copy 2026-11-23 101112)", and others after them.
  / \((?:[^()]{1,100} )?conflicted copy(?: [^()]{1,100})?\)(?: \(\d{1,3}\))?$/i,
  // Nextcloud and ownCloud before 2018.
  /_conflict-\d{8}-\d{6}$/,
  // Syncthing; older ones did not name the device.
  /\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?$/,
  // Seafile "(SFConflict jane@example.org 2026-11-23-10-11-12)".
  / \(SFConflict [^()]{1,100}\)$/,
  // OneDrive adds the name of the computer. These are the names that Windows makes up.
  /-(?:DESKTOP-[A-Z0-9]{7}|LAPTOP-[A-Z0-9]{8})(?:-\d{1,3})?$/i,
];

/** The name of the file that this one is a conflicted copy of, by its name alone; null where it looks like none. */
export function originalName(name: string): string | null {
  const dot = name.lastIndexOf(".");
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  for (const mark of MARKS) {
    const found = mark.exec(stem);
    if (found && found.index > 0) return `${stem.slice(0, found.index)}${extension}`;
  }
  return null;
}
