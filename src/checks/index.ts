/** Everything that must hold of a rubric beyond its shape. */
import type { Diagnostics } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import * as all from "./all.ts";
import type { Check } from "./check.ts";

export const checks: readonly Check[] = Object.values(all);

/** Runs every check; all faults in one go. */
export function checkRubric(rubric: Rubric, problems: Diagnostics): void {
  for (const check of checks) check.run(rubric, problems);
}
