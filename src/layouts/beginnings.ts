/** Words that a text may begin with, found by its first syllable: most texts begin with none of them, and that is seen at once. */
import { fold } from "../fold.ts";
import { addTo } from "../grouped.ts";

const NONE: readonly string[] = [];

const firstOf = (text: string): string => {
  const end = text.indexOf(" ");
  return end === -1 ? text : text.slice(0, end);
};

export class Beginnings {
  readonly #words = new Map<string, string[]>();

  /** @param words between bars */
  constructor(words: string) {
    for (const word of words.split("|").map((each) => fold(each))) addTo(this.#words, firstOf(word), word);
  }

  /** All that a folded text is or begins with, in the order in which they were given. */
  all(text: string): readonly string[] {
    return (
      this.#words
        .get(firstOf(text))
        ?.filter((word) => text.startsWith(word) && (text.length === word.length || text[word.length] === " ")) ?? NONE
    );
  }

  /** The first of them. */
  of(text: string): string | undefined {
    return this.all(text)[0];
  }
}
