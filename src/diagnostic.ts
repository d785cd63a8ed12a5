/** What is wrong with an input: data with a place, collected and never thrown, told to people at the very end. */
import type { Span } from "./source.ts";
import { type Message, say, words } from "./text.ts";

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

/** Gathers diagnostics; the one thing in the pure middle that is appended to. */
export class Diagnostics {
  readonly #list: Diagnostic[] = [];

  add(severity: Severity, message: Message, at: Span, more: Omit<Diagnostic, "severity" | "message" | "at"> = {}): void {
    this.#list.push({ severity, message, at, ...more });
  }

  push(...diagnostics: readonly Diagnostic[]): void {
    this.append(diagnostics);
  }

  /** As `push`, of lists that may be as long as the rows of a large sheet: too long to be handed over as arguments. */
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
