/** What a check of published tables is: one thing that must hold of a table by itself, with its documentation and examples. */
import type { Severity } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import type { Message, Text } from "../text.ts";
import type { Block } from "./model.ts";

/** A cell in which it does not hold. */
export interface Finding {
  readonly message: Message;
  readonly at: CellSpan;
  /** The unit and the column that it is about. */
  readonly subject?: readonly string[];
  readonly found?: string;
  readonly expected?: Message;
  readonly fix?: Message;
  readonly related?: { readonly at: CellSpan; readonly message: Message };
}

export interface PublishedCheck {
  /** The code of its diagnostics: stable, in kebab case. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: Text;
  readonly doc: Text;
  readonly fix: Text;
  /** Rules that are not printed may account for what it tells; a result of this program keeps them and is not asked. */
  readonly byRules?: true;
  /** Tables as CSV: one that breaks the rule in one place, one that keeps it. */
  readonly bad: string;
  readonly good: string;
  run(block: Block): Iterable<Finding>;
}
