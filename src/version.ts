import manifest from "../package.json" with { type: "json" };

/** The version of the program, the one in its package. */
export const VERSION: string = manifest.version;
