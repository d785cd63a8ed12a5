/** What is wrong with an input: data with a place, collected and never thrown, told to people at the very end. */
import type { Span } from "./source.ts";
import { type Message, say, type Text, words } from "./text.ts";

export type Severity = "error" | "warning" | "note";

/** A second place that explains the first («ghi lần đầu ở …»). */
export interface Related {
  readonly at: Span;
  readonly message: Message;
}

/** What is said at the earlier of two places that say one thing twice. */
export const FIRST_GIVEN_HERE: Message = say(words("first-given-here", "ghi lần đầu ở đây", "first given here"), {});

export interface Diagnostic {
  readonly severity: Severity;
  readonly message: Message;
  readonly at: Span;
  /** Whose answer it is about: the unit's name and the code of the criterion, printed after the place. */
  readonly subject?: readonly string[];
  /** What was found, as written («Hiện ghi»). */
  readonly found?: string;
  /** What would have been right («Yêu cầu»). */
  readonly expected?: Message;
  /** What to do now («Cách khắc phục»). */
  readonly fix?: Message;
  readonly related?: readonly Related[];
}

/** What is told of a code in the reference, whatever looks for it. */
export interface CodePage {
  /** Stable, in kebab case. */
  readonly code: string;
  readonly severity: Severity;
  readonly title: Text;
  /** Why it matters. */
  readonly doc: Text;
  /** How to put it right; told with every finding that knows no better. */
  readonly fix: Text;
  /** Where it occurs once, and where it does not. */
  readonly bad: string;
  readonly good: string;
}

/** Gathers diagnostics; the one thing in the pure middle that is appended to. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];

  add(severity: Severity, message: Message, at: Span, more: Omit<Diagnostic, "severity" | "message" | "at"> = {}): void {
    this.#list.push({ severity, message, at, ...more });
  }

  append(diagnostics: Iterable<Diagnostic>): void {
    for (const each of diagnostics) this.#list.push(each);
  }

  get list(): readonly Diagnostic[] {
    return this.#list;
  }

  get failed(): boolean {
    return this.#list.some((each) => each.severity === "error");
  }
}
