/** The door of the folder: published tables in, what is wrong with them by themselves out. */
import type { Diagnostics } from "../diagnostic.ts";
import { say, words } from "../text.ts";
import * as all from "./all.ts";
import type { PublishedCheck } from "./check.ts";
import type { Block } from "./model.ts";

export const publishedChecks: readonly PublishedCheck[] = Object.values(all);

const FIX = words("fix-published", "{how}", "{how}");

/** Runs every check on every block, in the order of the table. @param own the table is a result of this program */
export function checkPublished(blocks: readonly Block[], problems: Diagnostics, own = false): void {
  const checks = publishedChecks.filter(({ byRules }) => !own || byRules !== true);
  for (const block of blocks) {
    for (const check of checks) {
      for (const { message, at, related, fix = say(FIX, { how: check.fix }), ...more } of check.run(block)) {
        problems.add(check.severity, message, at, { fix, ...more, ...(related === undefined ? {} : { related: [related] }) });
      }
    }
  }
}
