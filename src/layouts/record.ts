/** From a cell under a known heading, in the row of a known leaf, to an answer. */
import { type Field, ROUND_NAMES, type Round } from "../assessment.ts";
import { asPoints, ZERO } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { type Cell, type Convention, cellAt, type Purpose, placeOf, readNumber, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { Conventions } from "./conventions.ts";
import type { Gathered } from "./gathered.ts";
import type { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import { PercentColumns } from "./percent-columns.ts";
import { ratioOf } from "./ratio-pair.ts";
import { NO_SUCH_ROUND, NO_SUCH_ROUND_FIX, NOT_HERE_FIX, NOT_OF_UNIT, NOT_SURVEY } from "./round-words.ts";
import { wordsIn } from "./unit-words.ts";
import { broken, type CellReading, pointsFrom, readValue, saysNotApplicable } from "./value.ts";

const DASH = words(
  "cell-dash",
  "Ô ghi dấu gạch, không rõ là 0 hay không áp dụng.",
  "The cell holds a dash; whether it means 0 or not applicable is unclear.",
);
const DASH_FIX = say(
  words(
    "fix-cell-dash",
    "Ghi 0, để trống, hoặc ghi “không áp dụng” nếu bộ tiêu chí cho phép.",
    "Write 0, leave it blank, or write “không áp dụng” where the rubric allows it.",
  ),
  {},
);
const IN_WORDS = words(
  "fact-in-words",
  "số liệu ghi bằng lời của tiêu chí {leaf}; tiêu chí này cần từng ô {fields}",
  "figures in words for criterion {leaf}, which needs the fields {fields}",
);

const MET_AT_MOST = 16_384;
/** What is asked of a cell: a field, points where it is undefined. */
type Asked = Field | "number" | "whole" | undefined;
type Met = Map<Cell, CellReading>;

/** One sheet while it is being read: what its columns hold is worked out once. */
export class SheetReader {
  readonly table: Table;
  readonly gathering: Gathering;
  readonly #conventions: Conventions;
  readonly #percents: PercentColumns;
  /** By what is asked, then by how columns write their figures. */
  readonly #readings = new Map<Asked, Map<string, Met>>();
  /** What the last cell of each column was asked: in a wide table all of them are asked the same. */
  readonly #lastAsked: { readonly asked: Asked; readonly met: Met }[] = [];
  readonly #rounds: ReadonlySet<Round>;
  readonly #foreignColumns = new Set<number>();

  constructor(table: Table, gathering: Gathering, header: Header) {
    this.table = table;
    this.gathering = gathering;
    this.#rounds = new Set(gathering.rubric.rounds.map(({ id }) => id));
    this.#percents = new PercentColumns(table, header);
    this.#conventions = new Conventions(table, header, (column, decimal) => gathering.notesOn(table).decimals.set(column, decimal));
  }

  cell(row: number, column: number): Cell | undefined {
    return cellAt(this.table, row, column);
  }

  place(row: number, column: number): CellSpan {
    return placeOf(this.table, row, column);
  }

  text(row: number, column: number | undefined): string {
    return column === undefined ? "" : (this.cell(row, column)?.text.trim() ?? "");
  }

  convention(column: number, purpose: Purpose): Convention {
    return this.#conventions.of(column, purpose);
  }

  /** What a cell says as the figure of a field; as points where no field is named. Equal cells of a large sheet are one, and read once. */
  #reading(cell: Cell, column: number, field: Field | undefined): CellReading {
    // A number is a number, whichever field it is of, but for those that can only be whole.
    const asked = field?.type === "number" ? (field.whole === true ? "whole" : field.type) : field;
    const last = this.#lastAsked[column];
    const met = last !== undefined && last.asked === asked ? last.met : this.#metIn(column, field, asked);
    const known = met.get(cell);
    if (known !== undefined) return known;
    const reading = this.#read(cell, column, field);
    if (met.size < MET_AT_MOST) met.set(cell, reading);
    return reading;
  }

  #read(cell: Cell, column: number, field: Field | undefined): CellReading {
    if (field === undefined) return pointsFrom(cell, this.convention(column, "score"));
    const convention = this.convention(column, "count");
    return this.#percents.doubted(readValue(cell, field, convention), cell, column, convention);
  }

  /** What was read already where this is asked: columns that write their figures in the same way read equal cells alike. */
  #metIn(column: number, field: Field | undefined, asked: Asked): Met {
    const convention = this.convention(column, field === undefined ? "score" : "count");
    const alone = field !== undefined && this.#percents.isDoubtful(column, convention);
    const way = alone ? String(column) : JSON.stringify(convention);
    const ways = this.#readings.get(asked) ?? new Map<string, Met>();
    const met = ways.get(way) ?? new Map<Cell, CellReading>();
    this.#readings.set(asked, ways.set(way, met));
    this.#lastAsked[column] = { asked, met };
    return met;
  }

  evidence(unit: Gathered, leaf: Leaf, row: number, column: number): void {
    const failed = broken(this.cell(row, column));
    const text = failed === undefined ? this.text(row, column) : "";
    if (failed !== undefined) this.#fault(failed, this.place(row, column), [unit.unit.name, leaf.id]);
    if (text !== "") unit.evidence(leaf, text, this.place(row, column));
  }

  /** The unit's words; forms with one column for both put the evidence into them under a label of its own. */
  explanation(unit: Gathered, leaf: Leaf, row: number, column: number): void {
    const { explanation, evidence } = wordsIn(this.text(row, column));
    if (explanation !== "") unit.explanation(leaf, explanation);
    if (evidence !== "") unit.evidence(leaf, evidence, this.place(row, column));
  }

  /** Points typed for a leaf. */
  points(unit: Gathered, leaf: Leaf, heading: Round, row: number, column: number): void {
    this.pointsOf(unit, leaf, heading, this.cell(row, column), this.place(row, column));
  }

  /** Points in a cell, or in a part of one. */
  pointsOf(unit: Gathered, leaf: Leaf, heading: Round, cell: Cell | undefined, at: CellSpan): void {
    if (cell === undefined) return;
    const round = this.#round(unit, leaf, heading, cell, at);
    if (round === undefined) return;
    // «1,5/2» says its points out of the maximum of this very criterion.
    const outOf = cell.type === "text" && cell.text.includes("/");
    const reading = outOf ? pointsFrom(cell, this.convention(at.column, "score"), leaf.max) : this.#reading(cell, at.column, undefined);
    if (reading.kind === "value" && reading.value.type === "number") {
      this.#doubt(reading, cell, at, unit, leaf);
      unit.points(leaf, round, asPoints(reading.value.number), at);
    } else this.#other(unit, leaf, round, reading, false, at);
  }

  /** One fact of a leaf. */
  fact(unit: Gathered, leaf: Leaf, field: Field, heading: Round, row: number, column: number): void {
    const cell = this.cell(row, column);
    if (cell === undefined) return;
    const at = this.place(row, column);
    const round = this.#round(unit, leaf, heading, cell, at);
    if (round === undefined) return;
    const reading = this.#reading(cell, column, field);
    if (reading.kind === "value") {
      this.#doubt(reading, cell, at, unit, leaf);
      unit.fact(leaf, round, field.key, reading.value, at);
    } else if (reading.kind === "dash" && field.type === "number" && field.blankIsNone === true) {
      unit.fact(leaf, round, field.key, { type: "number", number: ZERO }, at);
    } else this.#other(unit, leaf, round, reading, field.blankIsNone === true || field.optional === true, at);
  }

  /** The facts in a leaf's own row: its one field, `38/40` for a ratio, or that it does not apply. */
  ownFacts(unit: Gathered, leaf: Leaf, heading: Round, row: number, column: number): void {
    const cell = this.cell(row, column);
    const [only] = leaf.fields;
    if (cell === undefined) return;
    if (only === undefined) this.points(unit, leaf, heading, row, column);
    else if (leaf.fields.length === 1 && only.type !== "list") this.fact(unit, leaf, only, heading, row, column);
    else this.#severalFacts(unit, leaf, heading, cell, this.place(row, column));
  }

  #severalFacts(unit: Gathered, leaf: Leaf, heading: Round, cell: Cell, at: CellSpan): void {
    const reading = readNumber(cell, this.convention(at.column, "count"));
    const absent = saysNotApplicable(cell);
    const pair = reading.kind === "pair" ? ratioOf(leaf, reading) : [];
    if (!absent && pair.length === 0 && reading.kind !== "fault") {
      const fields = leaf.fields.map(({ key }) => `${leaf.id}/${key}`).join(", ");
      this.gathering.skip(at, say(IN_WORDS, { leaf: leaf.id, fields }));
      return;
    }
    const round = this.#round(unit, leaf, heading, cell, at);
    if (round === undefined) return;
    if (absent) unit.notApplicable(leaf, round, at);
    else if (reading.kind === "fault") this.#other(unit, leaf, round, reading, false, at);
    for (const [key, number] of pair) unit.fact(leaf, round, key, { type: "number", number }, at);
  }

  #round(unit: Gathered, leaf: Leaf, heading: Round, cell: Cell, at: CellSpan): Round | undefined {
    // A dash in the unit's own column of a survey row only says that there is nothing to fill in.
    const dash = cell.type === "text" && /^[-–—\s]+$/.test(cell.text);
    return this.roundFor(unit, leaf, heading, at, dash ? undefined : cell.text);
  }

  /**
   * The round that an answer under a heading is of: a survey leaf has its own. Undefined, and told, when no such answer can be taken: what
   * units may not score is not taken from them, and a round that the rubric does not have decides nothing.
   * @param found what stands there; undefined when it need not be told
   */
  roundFor(unit: Gathered, leaf: Leaf, heading: Round, at: CellSpan, found: string | undefined): Round | undefined {
    const { problems } = this.gathering;
    const surveyed = leaf.source === "survey";
    const odd = heading === "survey" ? !surveyed : heading === "self" && (surveyed || leaf.source === "assessor");
    if (odd) {
      const message = say(heading === "survey" ? NOT_SURVEY : NOT_OF_UNIT, { leaf: leaf.id });
      if (found !== undefined) problems.add("warning", message, at, { subject: [unit.unit.name, leaf.id], found, fix: NOT_HERE_FIX });
      return undefined;
    }
    if (surveyed) return "survey";
    if (this.#rounds.has(heading)) return heading;
    if (!this.#foreignColumns.has(at.column))
      problems.add("error", say(NO_SUCH_ROUND, { round: ROUND_NAMES[heading] }), at, { fix: NO_SUCH_ROUND_FIX });
    this.#foreignColumns.add(at.column);
    return undefined;
  }

  /** What is told of a value that was read. */
  #doubt({ warning, lettered }: Extract<CellReading, { kind: "value" }>, cell: Cell, at: CellSpan, unit: Gathered, leaf: Leaf): void {
    if (warning !== undefined) this.gathering.problems.add("warning", warning, at, { subject: [unit.unit.name, leaf.id] });
    if (lettered !== undefined) this.gathering.lettered.note(lettered, cell.text, at);
  }

  #fault({ message, found, fix, expected, told }: Extract<CellReading, { kind: "fault" }>, at: CellSpan, subject: readonly string[]): void {
    if (told === true) return;
    const more = { ...(fix === undefined ? {} : { fix }), ...(expected === undefined ? {} : { expected }) };
    this.gathering.problems.add("error", message, at, { subject, found, ...more });
  }

  /** Everything but a value. */
  #other(unit: Gathered, leaf: Leaf, round: Round, reading: CellReading, dashIsNone: boolean, at: CellSpan): void {
    const subject = [unit.unit.name, leaf.id];
    if (reading.kind === "not-applicable") unit.notApplicable(leaf, round, at);
    else if (reading.kind === "dash" && !dashIsNone) {
      this.gathering.problems.add("error", say(DASH, {}), at, { subject, fix: DASH_FIX });
      unit.unreadable(leaf, round, at);
    } else if (reading.kind === "fault") {
      this.#fault(reading, at, subject);
      unit.unreadable(leaf, round, at);
    }
  }
}
