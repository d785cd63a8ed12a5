/** Everything that must hold of a rubric beyond its shape. */
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import * as all from "./all.ts";
import type { Check } from "./check.ts";

export const checks: readonly Check[] = Object.values(all);

const FIX = words("fix-check", "{how}", "{how}");

/** Runs every check; all findings in one go. */
export function checkRubric(rubric: Rubric, problems: Diagnostics): void {
  for (const check of checks) {
    for (const { message, path, subject, related, fix = say(FIX, { how: check.fix }) } of check.run(rubric)) {
      problems.add(check.severity, message, rubric.locate(path), {
        fix,
        ...(subject === undefined ? {} : { subject }),
        ...(related === undefined ? {} : { related: [{ at: rubric.locate(related.path), message: related.message }] }),
      });
    }
  }
}
