/** The door of the folder: published tables in, what is wrong with them by themselves out. */
import type { Diagnostics } from "../diagnostic.ts";
import * as all from "./all.ts";
import { type PublishedCheck, tellFinding } from "./check.ts";
import type { Block } from "./model.ts";

export const publishedChecks: readonly PublishedCheck[] = Object.values(all);

/** Runs every check on every block, in the order of the table. @param own the table is a result of this program */
export function checkPublished(blocks: readonly Block[], problems: Diagnostics, own = false): void {
  const checks = publishedChecks.filter(({ byRules }) => !own || byRules !== true);
  for (const block of blocks) {
    for (const check of checks) for (const finding of check.run(block)) tellFinding(check, finding, problems);
  }
}
