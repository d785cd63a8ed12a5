/** Where the program starts: the real world is put together and handed to the rest. */
import { main } from "./cli.ts";
import { homeOf, nodeHost } from "./node.ts";

/** @returns the exit code; the process ends by itself once its output is written */
export const start = (argv: readonly string[]): Promise<number> => main(argv, nodeHost(homeOf(import.meta.url)));
