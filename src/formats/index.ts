/** The formats as one list, and what follows from it. */
import * as all from "./all.ts";
import type { Format } from "./format.ts";

export type { Format } from "./format.ts";

/** Every format, in the order of their names. */
export const formats: readonly Format[] = Object.values(all).sort((a, b) => (a.id < b.id ? -1 : 1));

export const formatOf = (id: string): Format | undefined => formats.find((format) => format.id === id || format.alias === id);
