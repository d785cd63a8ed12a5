/** Everything that cells say of all units, one row of numbers each: a country's answers are a million small things. */
import type { Round, Value } from "../assessment.ts";
import type { Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";

/** What a cell says besides facts, whose keys stand behind these. */
export const SAID = { points: 0, notApplicable: 1, unreadable: 2, remark: 3, evidence: 4, explanation: 5, by: 6 } as const;
export const FIRST_FACT = 7;

export const ROUNDS_SAID: readonly Round[] = ["self", "appraisal", "reappraisal", "council", "survey"];
const SURVEY = ROUNDS_SAID.indexOf("survey");
/** What belongs to a leaf as a whole and is no answer. */
const OF_THE_LEAF: ReadonlySet<number> = new Set([SAID.evidence, SAID.explanation]);

/** The numbers of one saying: where the next one of the same unit and leaf stands, what it is, and its cell. */
const NEXT = 0;
const WHAT = 1;
const SHEET = 2;
const ROW = 3;
const COLUMN = 4;
const WIDTH = 5;

/** So many sayings are held together: nothing is ever copied to make room for more. */
const CHUNK = 16_384;

export type Content = Value | Points | string | undefined;

/** What the units of one gathering have in common. */
export class Sayings {
  readonly leaves: readonly Leaf[];
  readonly leafOf: (id: string) => Leaf | undefined;
  readonly #keys: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #sheets: Pick<CellSpan, "file" | "sheet">[] = [];
  /** The sheets that hold answers of a survey, and those that hold any others. */
  readonly #surveyed = new Set<number>();
  readonly #answered = new Set<number>();
  readonly #numbers: Int32Array[] = [];
  readonly #contents: Content[][] = [];
  #count = 0;

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

  /** @returns its number */
  add(what: number, content: Content, at: CellSpan): number {
    const entry = this.#count;
    this.#count += 1;
    if (entry % CHUNK === 0) {
      this.#numbers.push(new Int32Array(CHUNK * WIDTH));
      this.#contents.push([]);
    }
    const numbers = this.#numbers[this.#numbers.length - 1] as Int32Array;
    const from = (entry % CHUNK) * WIDTH;
    numbers[from + NEXT] = -1;
    numbers[from + WHAT] = what;
    const sheet = this.#sheet(at);
    numbers[from + SHEET] = sheet;
    this.#mark(sheet, what);
    numbers[from + ROW] = at.row;
    numbers[from + COLUMN] = at.column;
    (this.#contents[this.#contents.length - 1] as Content[]).push(content);
    return entry;
  }

  #mark(sheet: number, code: number): void {
    if (code % ROUNDS_SAID.length === SURVEY) this.#surveyed.add(sheet);
    else if (!OF_THE_LEAF.has(Math.floor(code / ROUNDS_SAID.length))) this.#answered.add(sheet);
  }

  /** The files that hold answers of a survey and none of the units' own, where the units' own are in others. */
  surveyFiles(): ReadonlySet<string> {
    const files = (sheets: ReadonlySet<number>): Set<string> => new Set([...sheets].map((sheet) => this.#sheets[sheet]?.file ?? ""));
    const others = files(this.#answered);
    return new Set(others.size === 0 ? [] : [...files(this.#surveyed)].filter((file) => !others.has(file)));
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

  what(entry: number): number {
    return this.#number(entry, WHAT);
  }

  content(entry: number): Content {
    return this.#contents[Math.floor(entry / CHUNK)]?.[entry % CHUNK];
  }

  at(entry: number): CellSpan {
    const { file, sheet } = this.#sheets[this.#number(entry, SHEET)] as Pick<CellSpan, "file" | "sheet">;
    return { kind: "cell", file, sheet, row: this.#number(entry, ROW), column: this.#number(entry, COLUMN) };
  }

  #sheet({ file, sheet }: CellSpan): number {
    // Sheets are read one after the other.
    const last = this.#sheets.length - 1;
    if (this.#sheets[last]?.sheet === sheet && this.#sheets[last]?.file === file) return last;
    this.#sheets.push({ file, sheet });
    return last + 1;
  }
}
