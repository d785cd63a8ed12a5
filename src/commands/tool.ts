import { VERSION } from "../version.ts";

/** How the program names itself in the manifest of every result. */
export const TOOL = { name: "cchc", version: VERSION } as const;
