/**
 * What was said of one unit, in the order in which it was read. A country's answers are a million small things: they are kept as rows of
 * numbers, and made the answers of a leaf only when somebody asks for that leaf.
 */
import type { LeafAnswers, Round, Value } from "../assessment.ts";
import type { Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";

/** What a cell says besides facts, whose keys stand behind these. */
export const SAID = { points: 0, notApplicable: 1, unreadable: 2, remark: 3, evidence: 4, explanation: 5 } as const;
const FIRST_FACT = 6;

const ROUNDS: readonly Round[] = ["self", "appraisal", "reappraisal", "council", "survey"];

/** The numbers of one saying: where the next one of the same leaf stands, the leaf, what it is, and its cell. */
const NEXT = 0;
const LEAF = 1;
const WHAT = 2;
const SHEET = 3;
const ROW = 4;
const COLUMN = 5;
const WIDTH = 6;

type Content = Value | Points | string | undefined;

interface OpenAnswer {
  at: CellSpan;
  facts?: Record<string, Value>;
  points?: Points;
  notApplicable?: true;
  unreadable?: true;
  remark?: string;
  cells?: Record<string, CellSpan>;
}
interface OpenLeaf {
  rounds: Partial<Record<Round, OpenAnswer>>;
  evidence?: string;
  evidenceAt?: CellSpan;
  explanation?: string;
}

/** An object without anything inherited, so that a field may be called `constructor`; made by a class it is as quick as any other. */
const Bare = class {} as unknown as new () => Record<string, never>;
Object.setPrototypeOf(Bare.prototype, null);
Reflect.deleteProperty(Bare.prototype, "constructor");

/** What the units of one gathering have in common. */
export class Sayings {
  readonly leaves: readonly Leaf[];
  readonly leafOf: (id: string) => Leaf | undefined;
  readonly #keys: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #sheets: Pick<CellSpan, "file" | "sheet">[] = [];

  constructor(leaves: readonly Leaf[]) {
    this.leaves = leaves;
    const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]));
    this.leafOf = (id) => byId.get(id);
  }

  /** The number of a fact. */
  fact(key: string): number {
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const code = FIRST_FACT + this.#keys.length;
    this.#keys.push(key);
    this.#codes.set(key, code);
    return code;
  }

  keyOf = (code: number): string => this.#keys[code - FIRST_FACT] as string;

  sheet({ file, sheet }: CellSpan): number {
    // Sheets are read one after the other.
    const last = this.#sheets.length - 1;
    if (this.#sheets[last]?.sheet === sheet && this.#sheets[last]?.file === file) return last;
    this.#sheets.push({ file, sheet });
    return last + 1;
  }

  place(index: number, row: number, column: number): CellSpan {
    const { file, sheet } = this.#sheets[index] as Pick<CellSpan, "file" | "sheet">;
    return { kind: "cell", file, sheet, row, column };
  }
}

export class Said implements ReadonlyMap<string, LeafAnswers> {
  readonly #sayings: Sayings;
  /** The first saying of each leaf, and the last one; −1 for a leaf of which nothing is said. */
  readonly #first: Int32Array;
  readonly #last: Int32Array;
  #numbers = new Int32Array(8 * WIDTH);
  #contents: Content[] = [];

  constructor(sayings: Sayings) {
    this.#sayings = sayings;
    this.#first = new Int32Array(sayings.leaves.length).fill(-1);
    this.#last = new Int32Array(sayings.leaves.length).fill(-1);
  }

  add({ index }: Leaf, round: Round, what: number, content: Content, at: CellSpan): void {
    const entry = this.#contents.length;
    const from = entry * WIDTH;
    if (from === this.#numbers.length) this.#grow(this.#numbers.length * 2);
    const numbers = this.#numbers;
    numbers[from + NEXT] = -1;
    numbers[from + LEAF] = index;
    numbers[from + WHAT] = what * ROUNDS.length + ROUNDS.indexOf(round);
    numbers[from + SHEET] = this.#sayings.sheet(at);
    numbers[from + ROW] = at.row;
    numbers[from + COLUMN] = at.column;
    this.#contents.push(content);
    const last = this.#last[index] as number;
    if (last === -1) this.#first[index] = entry;
    else numbers[last * WIDTH + NEXT] = entry;
    this.#last[index] = entry;
  }

  #grow(length: number): void {
    const numbers = new Int32Array(length);
    numbers.set(this.#numbers.subarray(0, Math.min(length, this.#numbers.length)));
    this.#numbers = numbers;
  }

  /** Nothing more will be said: what was kept free for it is given back. */
  close(): this {
    this.#grow(this.#contents.length * WIDTH);
    this.#contents = this.#contents.slice();
    return this;
  }

  /** The first saying of this kind, with its cell. */
  find({ index }: Leaf, round: Round, what: number): { readonly content: Content; readonly at: CellSpan } | undefined {
    const wanted = what * ROUNDS.length + ROUNDS.indexOf(round);
    for (let entry = this.#first[index] as number; entry !== -1; entry = this.#numbers[entry * WIDTH + NEXT] as number) {
      if (this.#numbers[entry * WIDTH + WHAT] === wanted) return { content: this.#contents[entry], at: this.#at(entry) };
    }
    return undefined;
  }

  #at(entry: number): CellSpan {
    const from = entry * WIDTH;
    const numbers = this.#numbers;
    return this.#sayings.place(numbers[from + SHEET] as number, numbers[from + ROW] as number, numbers[from + COLUMN] as number);
  }

  get(id: string): LeafAnswers | undefined {
    const leaf = this.#sayings.leafOf(id);
    const first = leaf === undefined ? -1 : (this.#first[leaf.index] as number);
    if (first === -1) return undefined;
    const open: OpenLeaf = { rounds: {} };
    for (let entry = first; entry !== -1; entry = this.#numbers[entry * WIDTH + NEXT] as number) this.#say(open, entry);
    return open as LeafAnswers;
  }

  #say(open: OpenLeaf, entry: number): void {
    const code = this.#numbers[entry * WIDTH + WHAT] as number;
    const round = ROUNDS[code % ROUNDS.length] as Round;
    const what = (code - (code % ROUNDS.length)) / ROUNDS.length;
    const content = this.#contents[entry];
    const at = this.#at(entry);
    if (what === SAID.evidence) {
      open.evidence = more(open.evidence, content as string);
      open.evidenceAt ??= at;
    } else if (what === SAID.explanation) open.explanation = more(open.explanation, content as string);
    else {
      const answer = open.rounds[round] ?? { at };
      open.rounds[round] = answer;
      if (what >= FIRST_FACT) takeFact(answer, this.#sayings.keyOf(what), content as Value, at);
      else take(answer, what, content, at);
    }
  }

  has(id: string): boolean {
    const leaf = this.#sayings.leafOf(id);
    return leaf !== undefined && this.#first[leaf.index] !== -1;
  }

  get size(): number {
    return this.#first.reduce((count, entry) => count + (entry === -1 ? 0 : 1), 0);
  }

  /** The leaves in the order in which they were first spoken of. */
  *keys(): MapIterator<string> {
    for (let entry = 0; entry < this.#contents.length; entry += 1) {
      const leaf = this.#numbers[entry * WIDTH + LEAF] as number;
      if (this.#first[leaf] === entry) yield (this.#sayings.leaves[leaf] as Leaf).id;
    }
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
  else if (what === SAID.remark) answer.remark = more(answer.remark, content as string);
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
