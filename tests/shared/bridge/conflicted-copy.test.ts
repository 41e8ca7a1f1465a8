import * as fc from "fast-check";
import { expect, it } from "vitest";
import { originalName } from "../../../shared/bridge/conflicted-copy";

it.each([
  ["Dropbox", "kursk (Jane's conflicted copy 2026-11-23).argmap"],
  ["Dropbox, by computer", "kursk (Jane’s MacBook's conflicted copy 2026-11-23).argmap"],
  ["Dropbox, again on one day", "kursk (Jane's conflicted copy 2026-11-23) (1).argmap"],
  ["Nextcloud", "kursk (conflicted copy 2026-11-23 101112).argmap"],
  ["Nextcloud, by user", "kursk (conflicted copy jane 2026-11-23 101112).argmap"],
  ["ownCloud", "kursk_conflict-20261123-101112.argmap"],
  ["Syncthing", "kursk.sync-conflict-20261123-101112-D4LGQYW.argmap"],
  ["Syncthing, older", "kursk.sync-conflict-20261123-101112.argmap"],
  ["Seafile", "kursk (SFConflict jane@example.org 2026-11-23-10-11-12).argmap"],
  ["OneDrive on a desktop", "kursk-DESKTOP-4HG2K1P.argmap"],
  ["OneDrive on a laptop, again", "kursk-LAPTOP-4HG2K1PX-2.argmap"],
])("knows the copies of %s", (_drive, name) => {
  expect(originalName(name)).toBe("kursk.argmap");
});

it.each([
  "kursk.argmap",
  "kursk (1).argmap",
  "kursk 2.argmap",
  "kursk-draft.argmap",
  "kursk-JANE.argmap",
  "kursk (copy).argmap",
  "kursk (conflicted).argmap",
  "conflicted copy.argmap",
  " (conflicted copy 2026-11-23).argmap",
  ".sync-conflict-20261123-101112.argmap",
])("takes %s for what it is", (name) => {
  expect(originalName(name)).toBeNull();
});

it("finds an original by a shorter name of the same extension, quickly, whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (name) => {
      const original = originalName(name);
      if (original !== null) expect(original.length).toBeLessThan(name.length);
      expect(originalName(`${"(".repeat(5_000)}${name}`)).toBeDefined();
    }),
  );
});
