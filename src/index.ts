/**
 * The library: what the program does, for other programs. Texts and bytes in, plain data out; nothing here touches a disk.
 *
 * ```js
 * import { scoreFiles } from "cchc";
 * ```
 */
export { Diagnostics } from "./diagnostic.ts";
export { scoreAll } from "./engine/run.ts";
