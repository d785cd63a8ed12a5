/** What was said of one unit, in the order in which it was read; made the answers of a leaf only when somebody asks for that leaf. */
import type { Answers, LeafAnswers, LeafOutline, Round, Value } from "../assessment.ts";
import type { Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { Bare } from "./bare.ts";
import { type Content, codeOf, FIRST_FACT, isOfTheLeaf, roundOf, SAID, type Sayings, whatOf } from "./sayings.ts";

interface OpenAnswer {
  at: CellSpan;
  facts?: Record<string, Value>;
  points?: Points;
  notApplicable?: true;
  unreadable?: true;
  remark?: string;
  remarkAt?: CellSpan;
  by?: string;
  cells?: Record<string, CellSpan>;
}
interface OpenLeaf {
  rounds: Partial<Record<Round, OpenAnswer>>;
  evidence?: string;
  evidenceAt?: CellSpan;
  explanation?: string;
  explanationAt?: CellSpan;
}

export class Said implements Answers {
  readonly #sayings: Sayings;
  /** From here on the first saying of each leaf, behind them the last one of each; −1 for a leaf of which nothing is said. */
  readonly #from: number;
  readonly #ends: Int32Array;

  constructor(sayings: Sayings) {
    this.#sayings = sayings;
    const { ends, from } = sayings.room();
    this.#ends = ends;
    this.#from = from;
  }

  add({ index }: Leaf, round: Round, what: number, content: Content, at: CellSpan): void {
    const entry = this.#sayings.add(codeOf(what, round), content, at);
    const end = this.#from + this.#sayings.leaves.length + index;
    const last = this.#ends[end] as number;
    if (last === -1) this.#ends[this.#from + index] = entry;
    else this.#sayings.follow(last, entry);
    this.#ends[end] = entry;
  }

  #first({ index }: Leaf): number {
    return this.#ends[this.#from + index] as number;
  }

  /** The first saying of this kind, with its cell. */
  find(leaf: Leaf, round: Round, what: number): { readonly content: Content; readonly at: CellSpan } | undefined {
    const wanted = codeOf(what, round);
    const sayings = this.#sayings;
    for (let entry = this.#first(leaf); entry !== -1; entry = sayings.next(entry)) {
      if (sayings.code(entry) === wanted) return { content: sayings.content(entry), at: sayings.at(entry) };
    }
    return undefined;
  }

  get(id: string): LeafAnswers | undefined {
    const leaf = this.#sayings.leafOf(id);
    const first = leaf === undefined ? -1 : this.#first(leaf);
    if (first === -1) return undefined;
    const open: OpenLeaf = { rounds: {} };
    for (let entry = first; entry !== -1; entry = this.#sayings.next(entry)) this.#say(open, entry);
    return open as LeafAnswers;
  }

  /** Undefined unless there is one answer alone; evidence and words of the unit beside it answer nothing. */
  outline(id: string): LeafOutline | undefined {
    const leaf = this.#sayings.leafOf(id);
    let only = -1;
    for (let entry = leaf === undefined ? -1 : this.#first(leaf); entry !== -1; entry = this.#sayings.next(entry)) {
      if (isOfTheLeaf(this.#sayings.code(entry))) continue;
      if (only !== -1) return undefined;
      only = entry;
    }
    return only === -1 ? undefined : this.#sayings.outline(only);
  }

  #say(open: OpenLeaf, entry: number): void {
    const code = this.#sayings.code(entry);
    const round = roundOf(code);
    const what = whatOf(code);
    const content = this.#sayings.content(entry);
    const at = this.#sayings.at(entry);
    if (what === SAID.evidence) {
      open.evidence = more(open.evidence, content as string);
      open.evidenceAt ??= at;
    } else if (what === SAID.explanation) {
      open.explanation = more(open.explanation, content as string);
      open.explanationAt ??= at;
    } else {
      const answer = open.rounds[round] ?? { at };
      open.rounds[round] = answer;
      if (what >= FIRST_FACT) takeFact(answer, this.#sayings.keyOf(what), content as Value, at);
      else take(answer, what, content, at);
    }
  }

  has(id: string): boolean {
    const leaf = this.#sayings.leafOf(id);
    return leaf !== undefined && this.#first(leaf) !== -1;
  }

  /** The leaves of which something is said, in the order in which they were first spoken of. */
  #leaves(): readonly Leaf[] {
    return this.#sayings.leaves.filter((leaf) => this.#first(leaf) !== -1).sort((a, b) => this.#first(a) - this.#first(b));
  }

  get size(): number {
    return this.#leaves().length;
  }

  *keys(): MapIterator<string> {
    for (const { id } of this.#leaves()) yield id;
  }

  *entries(): MapIterator<[string, LeafAnswers]> {
    for (const id of this.keys()) yield [id, this.get(id) as LeafAnswers];
  }

  *values(): MapIterator<LeafAnswers> {
    for (const id of this.keys()) yield this.get(id) as LeafAnswers;
  }

  forEach(work: (value: LeafAnswers, key: string, map: ReadonlyMap<string, LeafAnswers>) => void): void {
    for (const [id, answers] of this.entries()) work(answers, id, this);
  }

  [Symbol.iterator](): MapIterator<[string, LeafAnswers]> {
    return this.entries();
  }
}

function take(answer: OpenAnswer, what: number, content: Content, at: CellSpan): void {
  if (what === SAID.notApplicable) answer.notApplicable = true;
  else if (what === SAID.unreadable) answer.unreadable = true;
  else if (what === SAID.remark) {
    answer.remark = more(answer.remark, content as string);
    answer.remarkAt ??= at;
  } else if (what === SAID.by) answer.by = more(answer.by, content as string);
  else {
    answer.points = content as Points;
    keep(answer, "points", at);
  }
}

/** The rows of a list may stand in several places. */
function takeFact(answer: OpenAnswer, key: string, value: Value, at: CellSpan): void {
  answer.facts ??= new Bare() as Record<string, Value>;
  const known = answer.facts[key];
  if (known?.type === "list" && value.type === "list") {
    answer.facts[key] = { type: "list", rows: [...known.rows, ...value.rows] };
    return;
  }
  answer.facts[key] = value;
  keep(answer, key, at);
}

function keep(answer: OpenAnswer, key: string, at: CellSpan): void {
  answer.cells ??= new Bare() as Record<string, CellSpan>;
  answer.cells[key] = at;
}

const more = (before: string | undefined, text: string): string => (before === undefined || before === text ? text : `${before}; ${text}`);
