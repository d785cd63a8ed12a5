/** Words to choose from. They stand in the hidden sheet, since a list written into a cell's own rule may be neither long nor hold a comma. */
import type { Page } from "./page.ts";
import { letterOf } from "./page.ts";

/** The sheet that only programs read. */
export const MARKER_SHEET = "cchc";
const LOOK = {};

export interface Choices {
  /** The cells of the whole list. */
  readonly list: string;
  /** The cell of each of its words. */
  readonly cells: readonly string[];
}

export class ChoiceLists {
  readonly #page: Page;
  readonly #column: number;
  readonly #known = new Map<string, Choices>();
  #row = 0;

  /** @param column one that the marker does not use */
  constructor(page: Page, column: number) {
    this.#page = page;
    this.#column = column;
  }

  /** The same words are kept once. */
  of(words: readonly string[]): Choices {
    const key = words.join("\n");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const first = this.#row;
    const letter = letterOf(this.#column);
    for (const word of words) {
      this.#page.set(this.#row, this.#column, word, LOOK);
      this.#row += 1;
    }
    this.#row += 1;
    const choices = {
      list: `'${MARKER_SHEET}'!$${letter}$${first + 1}:$${letter}$${first + words.length}`,
      cells: words.map((_, index) => `'${MARKER_SHEET}'!$${letter}$${first + index + 1}`),
    };
    this.#known.set(key, choices);
    return choices;
  }
}
