/** What a check of published tables is: one thing that must hold of a table by itself, with its documentation and examples. */
import type { CodePage, Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import { type Message, say, words } from "../text.ts";
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

export interface PublishedCheck extends CodePage {
  /** Rules that are not printed may account for what it tells; a result of this program keeps them and is not asked. */
  readonly byRules?: true;
  /** Tables as CSV: one that breaks the rule in one place, one that keeps it. */
  readonly bad: string;
  readonly good: string;
  run(block: Block): Iterable<Finding>;
}

const FIX = words("fix-published", "{how}", "{how}");

/** Tells a finding in the name of the page that explains it, and how to put it right as that page does where the finding knows no better. */
export function tellFinding(
  { severity, fix: how }: CodePage,
  { message, at, related, fix = say(FIX, { how }), ...more }: Finding,
  problems: Diagnostics,
): void {
  problems.add(severity, message, at, { fix, ...more, ...(related === undefined ? {} : { related: [related] }) });
}
