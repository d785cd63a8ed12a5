/** What V8 takes for objects that have just been made. */
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** So much is enough for anything to die young that is going to. */
const ENOUGH = 8 * 1024 * 1024;
let bounded = false;

/**
 * V8 doubles the room for new objects whenever many of them survive, up to 48 MB and on later versions of Node to far more; of large files
 * nearly everything survives. Called again and again while one is read, this leaves the room as it is once it is enough.
 */
export function boundNursery(): void {
  if (bounded) return;
  const size = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;
  if (size < ENOUGH) return;
  setFlagsFromString("--semi-space-growth-factor=1");
  bounded = true;
}
