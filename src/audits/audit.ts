/** What an audit is: one thing that ought to hold of filled-in sheets, with its documentation and examples. It asks; it does not accuse. */
import type { CodePage } from "../diagnostic.ts";
import type { CellSpan, Span } from "../source.ts";
import type { Message } from "../text.ts";
import type { Audited, Dossier } from "./audited.ts";
import type { ThresholdName } from "./thresholds.ts";

/** A matter to be looked at. */
export interface Finding {
  readonly message: Message;
  readonly at: Span;
  /** The unit and the code of the criterion it is about. */
  readonly subject?: readonly string[] | undefined;
  /** What stands there. */
  readonly found?: string | undefined;
  readonly expected?: Message | undefined;
  /** A way to settle it that says more than that of the audit. */
  readonly fix?: Message | undefined;
  readonly related?: readonly { readonly at: CellSpan; readonly message: Message }[] | undefined;
}

/** A look at the units one after another, with what is to be said when all have been seen. */
export interface ByUnit {
  each(dossier: Dossier): Iterable<Finding>;
  end?(): Iterable<Finding>;
}
export const NOTHING: readonly Finding[] = [];

export interface Audit extends CodePage {
  /**
   * Sheets in which it occurs once, and sheets in which it does not, by the small rubric of `example-rubric.ts`: keys of the rubric first
   * where others are wanted, then `[name of the sheet]` and its rows. `=SUM(D2:D4) → 3` is a formula with its stored result, `(ẩn)` before
   * a row or behind the name of a sheet hides it.
   */
  readonly bad: string;
  readonly good: string;
  /** The limits beyond which it speaks; a user may set others. */
  readonly thresholds?: readonly ThresholdName[];
  /** What it says better: those messages about the same cell, or the same sheet, are left out. */
  readonly instead?: { readonly codes: readonly string[]; readonly within: "cell" | "sheet" };
  /** For what is looked at as a whole. */
  run?(audited: Audited): Iterable<Finding>;
  /**
   * For what is looked at unit by unit: a country is gone through once for all audits, while what a unit sent is at hand. Undefined where
   * there is nothing to look at.
   */
  byUnit?(audited: Audited): ByUnit | undefined;
}

/** For what scoring itself finds: the audit only gives it a page, so that one fault is told once. */
export const toldByScoring = (): Iterable<Finding> => NOTHING;
