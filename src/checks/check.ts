/** What a check of rubrics is: one rule that a rubric must keep beyond its shape, with its documentation and examples. */
import type { Diagnostics, Severity } from "../diagnostic.ts";
import type { Rubric } from "../rubric/model.ts";
import type { Text } from "../text.ts";

export interface Check {
  /** The code of its diagnostics: stable, in kebab case. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: Text;
  /** Why it matters, and how to put it right. */
  readonly doc: Text;
  run(rubric: Rubric, problems: Diagnostics): void;
}
