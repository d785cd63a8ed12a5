/** Everything a person can ask of the program. */
import * as all from "./all.ts";
import type { Command } from "./command.ts";

export const commands: readonly Command[] = Object.values(all);
