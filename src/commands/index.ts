/** Everything a person can ask of the program. A command is loaded when it is asked for, so that none pays for the others. */
import * as all from "./all.ts";
import type { Command } from "./command.ts";

const loaders: ReadonlyMap<string, () => Promise<{ readonly command: Command }>> = new Map(Object.entries(all));

export const commandNames: readonly string[] = [...loaders.keys()];

export const loadCommand = async (name: string): Promise<Command | undefined> => (await loaders.get(name)?.())?.command;

export const loadCommands = async (): Promise<readonly Command[]> =>
  Promise.all([...loaders.values()].map(async (load) => (await load()).command));
