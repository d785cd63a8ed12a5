/** What a check of rubrics is: one rule that a rubric must keep beyond its shape, with its documentation and examples. */
import type { CodePage } from "../diagnostic.ts";
import type { Path, Rubric } from "../rubric/model.ts";
import type { Message } from "../text.ts";

/** Another place that has to do with what is told. */
interface RelatedPath {
  readonly path: Path;
  readonly message: Message;
}

/** A place in a rubric where the rule is not kept. */
export interface Finding {
  readonly message: Message;
  readonly path: Path;
  /** The codes it is about. */
  readonly subject?: readonly string[];
  /** A way to put it right that says more than that of the check. */
  readonly fix?: Message;
  /** A second place that explains the first. */
  readonly related?: RelatedPath | readonly RelatedPath[];
}

export interface Check extends CodePage {
  /**
   * A rubric that breaks the rule in one place, and one that keeps it: either a list of criteria that add up to 2 points, or top-level
   * keys to be put in place of those of a small rubric that is sound.
   */
  readonly bad: string;
  readonly good: string;
  run(rubric: Rubric): Iterable<Finding>;
}
