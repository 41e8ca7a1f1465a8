import type { Platform } from "../shared/commands/keys";

/** The platform in the catalogue's words. */
export function platformOf(name: NodeJS.Platform): Platform {
  if (name === "darwin") return "mac";
  return name === "win32" ? "windows" : "linux";
}

export const currentPlatform = (): Platform => platformOf(process.platform);
