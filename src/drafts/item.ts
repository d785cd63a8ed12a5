/** A form as it was read: the tree of what it scores, every part with the cell it came from, and what could not be decided. */
import type { Severity } from "../diagnostic.ts";
import { type Points, parsePoints, ZERO } from "../points.ts";
import type { CellSpan } from "../source.ts";
import type { Message } from "../text.ts";

/** Something about the form that a person has to look at. `undecided` stands in the draft as «chưa rõ»; a fault is one of the form itself. */
export interface Remark {
  readonly kind: "fault" | "undecided";
  readonly severity: Severity;
  readonly message: Message;
  readonly at: CellSpan;
  readonly found?: string;
}

/** A row without a code under a criterion: one way to answer it, with its points. */
export interface Option {
  readonly text: string;
  /** As spelt, with a decimal point; undefined when the form gives none. */
  readonly points: string | undefined;
  readonly at: CellSpan;
}

export interface Item {
  /** As the draft has it: that of the form, a trailing space included, or one made up where the form has none. */
  id: string;
  /** 0 for a domain. */
  depth: number;
  readonly name: string;
  max: string | undefined;
  readonly effect: "score" | "bonus" | "penalty";
  readonly cells: { readonly code: CellSpan; readonly name: CellSpan; readonly max: CellSpan };
  /** What the form asks to be shown for it. */
  readonly evidence: string;
  readonly options: Option[];
  /** Keys of figures that stand in rows of their own under the criterion (`1.5/items`). */
  readonly figures: string[];
  readonly children: Item[];
  readonly remarks: Remark[];
}

export interface Told<T> {
  readonly value: T;
  readonly at: CellSpan;
}

export interface Form {
  readonly file: string;
  readonly sheet: string;
  readonly title: Told<string> | undefined;
  readonly decision: Told<string> | undefined;
  readonly period: Told<string> | undefined;
  /** What the form declares of itself: `domains`, `criteria`, `subcriteria`, `appraised`, `survey`. */
  readonly counts: ReadonlyMap<string, Told<string>>;
  readonly total: Told<string | undefined> | undefined;
  readonly items: readonly Item[];
  /** Of the form as a whole. */
  readonly remarks: readonly Remark[];
}

export const everyItem = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...everyItem(item.children)]);

export const pointsOf = (text: string | undefined): Points => parsePoints(text ?? "") ?? ZERO;

export const undecided = (message: Message, at: CellSpan): Remark => ({ kind: "undecided", severity: "warning", message, at });
export const faulty = (message: Message, at: CellSpan, found?: string): Remark => ({
  kind: "fault",
  severity: "error",
  message,
  at,
  ...(found === undefined ? {} : { found }),
});
