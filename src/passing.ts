/** A line on a terminal that says how far the work has come, and is gone before anything else is written. */
import type { Terminal } from "./host.ts";

/** Whoever waits for less is told nothing. */
const QUIET = 1_000;
const EVERY = 100;

export class PassingLine {
  readonly #terminal: Terminal;
  readonly #now: () => number;
  #next = QUIET;
  #shown = 0;

  /** @param now milliseconds since the program started */
  constructor(terminal: Terminal, now: () => number) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** Nothing where there is no terminal, nor sooner than the last line can be read. */
  show(text: () => string): void {
    if (!this.#terminal.interactive) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + EVERY;
    const line = text().slice(0, (this.#terminal.columns || 80) - 1);
    this.#terminal.write(`\r${line.padEnd(this.#shown)}`);
    this.#shown = line.length;
  }

  wipe(): void {
    if (this.#shown > 0) this.#terminal.write(`\r${" ".repeat(this.#shown)}\r`);
    this.#shown = 0;
  }
}
