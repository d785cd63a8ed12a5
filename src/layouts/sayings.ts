/** Everything that cells say of all units, one row of numbers each: a country's answers are a million small things. */
import type { LeafOutline, Round, Value } from "../assessment.ts";
import type { Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { Outlines } from "./outlines.ts";

/** What a cell says besides facts, whose keys stand behind these. */
export const SAID = { points: 0, notApplicable: 1, unreadable: 2, remark: 3, evidence: 4, explanation: 5, by: 6 } as const;
export const FIRST_FACT = 7;

const ROUNDS_SAID: readonly Round[] = ["self", "appraisal", "reappraisal", "council", "survey"];
const bitOf = (round: Round): number => 1 << ROUNDS_SAID.indexOf(round);
const SURVEYED = bitOf("survey");
const OWN = bitOf("self");

/** What is said, in which round. */
export const codeOf = (what: number, round: Round): number => what * ROUNDS_SAID.length + ROUNDS_SAID.indexOf(round);
export const roundOf = (code: number): Round => ROUNDS_SAID[code % ROUNDS_SAID.length] as Round;
export const whatOf = (code: number): number => (code - (code % ROUNDS_SAID.length)) / ROUNDS_SAID.length;
/** It belongs to a leaf as a whole and is no answer. */
export function isOfTheLeaf(code: number): boolean {
  const what = whatOf(code);
  return what === SAID.evidence || what === SAID.explanation;
}

/** The numbers of one saying: where the next one of the same unit and leaf stands, what it is with the column of its cell, and the row. */
const NEXT = 0;
const WHAT = 1;
const ROW = 2;
const WIDTH = 3;

/** Excel has so many columns. What is in another, or of a kind beyond all usual numbers of kinds, is kept beside the others. */
const COLUMNS = 16_384;
const CODES = 2 ** 31 / COLUMNS;
const BESIDE = -1;

/** So many sayings are held together: nothing is ever copied to make room for more. */
const CHUNK = 16_384;

export type Content = Value | Points | string | undefined;

/** What was read of one sheet, one after the other. */
interface Run {
  readonly file: string;
  readonly sheet: string;
  /** Its first saying. */
  readonly begin: number;
  /** The rounds of which it holds answers, a bit each. */
  rounds: number;
}

/** Where the numbers of one unit stand among those of others: an array by itself for each of thousands costs more than it holds. */
interface Room {
  readonly ends: Int32Array;
  readonly from: number;
}

/** What the units of one gathering have in common. */
export class Sayings {
  readonly leaves: readonly Leaf[];
  readonly leafOf: (id: string) => Leaf | undefined;
  readonly #keys: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #runs: Run[] = [];
  readonly #numbers: Int32Array[] = [];
  readonly #beside = new Map<number, { readonly code: number; readonly column: number }>();
  readonly #contents: Content[][] = [];
  readonly #outlines = new Outlines();
  #count = 0;
  readonly #ends: Int32Array[] = [];
  #units = 0;

  constructor(leaves: readonly Leaf[]) {
    this.leaves = leaves;
    const byId = new Map(leaves.map((leaf) => [leaf.id, leaf]));
    this.leafOf = (id) => byId.get(id);
  }

  /** Room for the first and the last saying of each leaf of one more unit, −1 where there is none. */
  room(): Room {
    const size = 2 * this.leaves.length;
    const together = Math.max(Math.floor(CHUNK / size), 1);
    const from = (this.#units % together) * size;
    if (from === 0) this.#ends.push(new Int32Array(together * size).fill(-1));
    this.#units += 1;
    return { ends: this.#ends[this.#ends.length - 1] as Int32Array, from };
  }

  /** The number of a fact. */
  fact(key: string): number {
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const what = FIRST_FACT + this.#keys.length;
    this.#keys.push(key);
    this.#codes.set(key, what);
    return what;
  }

  keyOf = (what: number): string => this.#keys[what - FIRST_FACT] as string;

  /** @returns its number */
  add(code: number, content: Content, at: CellSpan): number {
    const entry = this.#count;
    this.#count += 1;
    if (entry % CHUNK === 0) {
      this.#numbers.push(new Int32Array(CHUNK * WIDTH));
      this.#contents.push(new Array<Content>(CHUNK).fill(undefined));
    }
    const numbers = this.#numbers[this.#numbers.length - 1] as Int32Array;
    const { row, column } = at;
    const from = (entry % CHUNK) * WIDTH;
    const fits = code < CODES && column < COLUMNS;
    if (!fits) this.#beside.set(entry, { code, column });
    numbers[from + NEXT] = -1;
    numbers[from + WHAT] = fits ? code * COLUMNS + column : BESIDE;
    numbers[from + ROW] = row;
    const run = this.#run(at, entry);
    if (!isOfTheLeaf(code)) run.rounds |= bitOf(roundOf(code));
    (this.#contents[this.#contents.length - 1] as Content[])[entry % CHUNK] = content;
    return entry;
  }

  #run({ file, sheet }: CellSpan, begin: number): Run {
    const last = this.#runs[this.#runs.length - 1];
    if (last?.sheet === sheet && last.file === file) return last;
    const run = { file, sheet, begin, rounds: 0 };
    this.#runs.push(run);
    return run;
  }

  /** The files that hold answers of a survey and none of the units' own, where the units' own are in others. */
  surveyFiles(): ReadonlySet<string> {
    const files = (of: number): Set<string> => new Set(this.#runs.filter(({ rounds }) => (rounds & of) !== 0).map(({ file }) => file));
    const others = files(~SURVEYED);
    return new Set(others.size === 0 ? [] : [...files(SURVEYED)].filter((file) => !others.has(file)));
  }

  /** Whether anybody answered besides the units themselves and those who were surveyed. */
  appraised(): boolean {
    return this.#runs.some(({ rounds }) => (rounds & ~(SURVEYED | OWN)) !== 0);
  }

  #number(entry: number, which: number): number {
    return (this.#numbers[Math.floor(entry / CHUNK)] as Int32Array)[(entry % CHUNK) * WIDTH + which] as number;
  }

  /** The saying of the same unit and leaf that follows; −1 behind the last one. */
  next(entry: number): number {
    return this.#number(entry, NEXT);
  }

  follow(entry: number, next: number): void {
    (this.#numbers[Math.floor(entry / CHUNK)] as Int32Array)[(entry % CHUNK) * WIDTH + NEXT] = next;
  }

  code(entry: number): number {
    const what = this.#number(entry, WHAT);
    return what === BESIDE ? (this.#beside.get(entry)?.code ?? 0) : Math.floor(what / COLUMNS);
  }

  content(entry: number): Content {
    return this.#contents[Math.floor(entry / CHUNK)]?.[entry % CHUNK];
  }

  at(entry: number): CellSpan {
    const what = this.#number(entry, WHAT);
    const column = what === BESIDE ? (this.#beside.get(entry)?.column ?? 0) : what % COLUMNS;
    const { file, sheet } = this.#runOf(entry);
    return { kind: "cell", file, sheet, row: this.#number(entry, ROW), column };
  }

  /** The last run that begins no later. */
  #runOf(entry: number): Run {
    let low = 0;
    let high = this.#runs.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#runs[middle] as Run).begin <= entry) low = middle;
      else high = middle - 1;
    }
    return this.#runs[low] as Run;
  }

  /** What this answers where it is all that is answered, the same for all that say the same; undefined for what has to be put together. */
  outline(entry: number): LeafOutline | undefined {
    const code = this.code(entry);
    const what = whatOf(code);
    if (what !== SAID.points && what < FIRST_FACT) return undefined;
    const content = this.content(entry) as Points | Value;
    return (
      this.#outlines.of(code, content) ??
      this.#outlines.keep(code, content, roundOf(code), what === SAID.points ? undefined : this.keyOf(what))
    );
  }
}
