/** What one unit answered, leaf by leaf: as an outline to whoever asks only what it was, with its places to whoever has to tell where. */
import type { Answers, LeafAnswers, LeafOutline } from "../assessment.ts";
import type { Leaf } from "../rubric/model.ts";

export class Given {
  readonly #answers: Answers;
  /** By index of leaf. */
  readonly #shared: readonly (LeafOutline | undefined)[];
  readonly #outlines: readonly (LeafOutline | undefined)[];
  readonly #placed: (LeafAnswers | undefined)[] = [];

  constructor(leaves: readonly Leaf[], answers: Answers) {
    this.#answers = answers;
    this.#shared = answers.outline === undefined ? [] : leaves.map(({ id }) => answers.outline?.(id));
    this.#outlines = leaves.map((leaf) => this.#shared[leaf.index] ?? this.placed(leaf));
  }

  /** The outline that is the same for all units that answered the same; undefined where there is none of that kind. */
  shared({ index }: Leaf): LeafOutline | undefined {
    return this.#shared[index];
  }

  outline({ index }: Leaf): LeafOutline | undefined {
    return this.#outlines[index];
  }

  placed({ id, index }: Leaf): LeafAnswers | undefined {
    this.#placed[index] ??= this.#answers.get(id);
    return this.#placed[index];
  }
}
