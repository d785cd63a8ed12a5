/** A text that is read line by line, each line from its first letter: what `yaml-plain.ts` goes through a file with. */

export const [LINE_FEED, RETURN, SPACE, QUOTE, HASH, APOSTROPHE, COMMA, DASH, COLON] = [10, 13, 32, 34, 35, 39, 44, 45, 58] as const;
export const isLineEnd = (code: number): boolean => code === LINE_FEED || code === RETURN;

/** Thrown where the spelling is not plain. */
export const OTHERWISE = Symbol("spelt otherwise");
export function otherwise(): never {
  throw OTHERWISE;
}

export class Lines {
  readonly text: string;
  at = 0;
  /** How far the line being read is indented; -1 at the end of the file. */
  indent = -1;

  constructor(text: string) {
    this.text = text;
    this.#next();
  }

  code(at = this.at): number {
    return at < this.text.length ? this.text.charCodeAt(at) : LINE_FEED;
  }

  skipSpaces(): void {
    while (this.code() === SPACE) this.at += 1;
  }

  /** Goes to the next line that has any text; only blanks and a comment may follow on this one. */
  endLine(): void {
    this.skipSpaces();
    const code = this.code();
    if (!isLineEnd(code) && (code !== HASH || this.code(this.at - 1) !== SPACE)) otherwise();
    this.at = this.#after();
    this.#next();
  }

  /** Where the line that a place is in ends. */
  lineEnd(from: number): number {
    const end = this.text.indexOf("\n", from);
    return end === -1 ? this.text.length : end;
  }

  #after(): number {
    return Math.min(this.lineEnd(this.at) + 1, this.text.length);
  }

  /** From the beginning of a line to the text of the next one that has any. */
  #next(): void {
    for (; this.at < this.text.length; this.at = this.#after()) {
      const start = this.at;
      this.skipSpaces();
      const code = this.code();
      if (code === HASH || isLineEnd(code)) continue;
      this.indent = this.at - start;
      return;
    }
    this.indent = -1;
  }
}
