/** From a cell under a known heading, in the row of a known leaf, to an answer. */
import type { Field, Round } from "../assessment.ts";
import { asPoints, parseExact } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { type Cell, cellAt, type Convention, placeOf, type Purpose, readColumnConvention, readNumber, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Gathered, Gathering } from "./gathering.ts";
import { type CellReading, numberFrom, readValue, saysNotApplicable } from "./value.ts";

const NOT_OF_UNIT = words(
  "round-not-allowed",
  "Tiêu chí {leaf} không do đơn vị tự đánh giá; không lấy giá trị ở ô này.",
  "Criterion {leaf} is not for the unit to assess; the value in this cell is not used.",
);
const DASH = words("cell-dash", "Ô ghi dấu gạch, không rõ là 0 hay không áp dụng.", "The cell holds a dash; whether it means 0 or not applicable is unclear.");
const DASH_FIX = say(
  words("fix-cell-dash", "Ghi 0, để trống, hoặc ghi “không áp dụng” nếu bộ tiêu chí cho phép.", "Write 0, leave it blank, or write “không áp dụng” where the rubric allows it."),
  {},
);
const IN_WORDS = words(
  "fact-in-words",
  "số liệu ghi bằng lời của tiêu chí {leaf}; tiêu chí này cần từng ô {fields}",
  "figures in words for criterion {leaf}, which needs the fields {fields}",
);

/** One sheet while it is being read: the conventions of its columns are worked out once. */
export class SheetReader {
  readonly table: Table;
  readonly gathering: Gathering;
  readonly #first: number;
  readonly #conventions = new Map<string, Convention>();

  /** @param first the first row of data */
  constructor(table: Table, gathering: Gathering, first: number) {
    this.table = table;
    this.gathering = gathering;
    this.#first = first;
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
    const key = `${column} ${purpose}`;
    let convention = this.#conventions.get(key);
    if (convention === undefined) {
      const cells = this.table.rows.slice(this.#first).map((row) => row?.[column]);
      convention = readColumnConvention(cells, purpose);
      this.#conventions.set(key, convention);
    }
    return convention;
  }

  /** Points typed for a leaf. */
  points(unit: Gathered, leaf: Leaf, heading: Round, row: number, column: number): void {
    const cell = this.cell(row, column);
    if (cell === undefined) return;
    const at = this.place(row, column);
    const round = this.#round(unit, leaf, heading, cell, at);
    if (round === undefined) return;
    const reading = numberFrom(cell, this.convention(column, "score"));
    if (reading.kind === "value" && reading.value.type === "number") {
      if (reading.warning !== undefined) this.gathering.problems.add("warning", reading.warning, at, { subject: [unit.unit.name, leaf.id] });
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
    const reading = readValue(cell, field, this.convention(column, "count"));
    if (reading.kind === "value") {
      if (reading.warning !== undefined) this.gathering.problems.add("warning", reading.warning, at, { subject: [unit.unit.name, leaf.id] });
      unit.fact(leaf, round, field.key, reading.value, at);
    } else this.#other(unit, leaf, round, reading, field.blankIsNone === true || field.optional === true, at);
  }

  /** The facts in a leaf's own row: its one field, `38/40` for a ratio, or that it does not apply. */
  ownFacts(unit: Gathered, leaf: Leaf, heading: Round, row: number, column: number): void {
    const cell = this.cell(row, column);
    if (cell === undefined) return;
    const [only] = leaf.fields;
    if (only !== undefined && leaf.fields.length === 1 && only.type !== "list") return this.fact(unit, leaf, only, heading, row, column);
    const at = this.place(row, column);
    if (saysNotApplicable(cell)) {
      const round = this.#round(unit, leaf, heading, cell, at);
      if (round !== undefined) unit.notApplicable(leaf, round, at);
      return;
    }
    if (leaf.fields.length === 0) return this.points(unit, leaf, heading, row, column);
    const pair = this.#ratio(leaf, cell, column);
    const round = pair === undefined ? undefined : this.#round(unit, leaf, heading, cell, at);
    if (pair === undefined) {
      this.gathering.skip(at, say(IN_WORDS, { leaf: leaf.id, fields: leaf.fields.map(({ key }) => `${leaf.id}/${key}`).join(", ") }));
    } else if (round !== undefined) {
      for (const [key, text] of pair) {
        const number = parseExact(text);
        if (number !== undefined) unit.fact(leaf, round, key, { type: "number", number }, at);
      }
    }
  }

  #ratio(leaf: Leaf, cell: Cell, column: number): readonly (readonly [string, string])[] | undefined {
    const keys = leaf.fields.map(({ key }) => key);
    if (!keys.includes("numerator") || !keys.includes("denominator")) return undefined;
    const reading = readNumber(cell, this.convention(column, "count"));
    if (reading.kind !== "pair") return undefined;
    return [
      ["numerator", reading.numerator],
      ["denominator", reading.denominator],
    ];
  }

  /** The round that an answer is of: a survey leaf has its own; what units may not score is not taken from them. */
  #round(unit: Gathered, leaf: Leaf, heading: Round, cell: Cell, at: CellSpan): Round | undefined {
    const allowed = heading !== "self" || leaf.source === "self" || leaf.source === "system";
    if (allowed) return leaf.source === "survey" ? "survey" : heading;
    // A dash in the unit's own column of a survey row only says that there is nothing to fill in.
    const dash = cell.type === "text" && /^[-–—\s]+$/.test(cell.text);
    if (!dash) this.gathering.problems.add("warning", say(NOT_OF_UNIT, { leaf: leaf.id }), at, { subject: [unit.unit.name, leaf.id], found: cell.text });
    return undefined;
  }

  /** Everything but a value. */
  #other(unit: Gathered, leaf: Leaf, round: Round, reading: CellReading, dashIsNone: boolean, at: CellSpan): void {
    const subject = [unit.unit.name, leaf.id];
    if (reading.kind === "not-applicable") unit.notApplicable(leaf, round, at);
    else if (reading.kind === "dash" && !dashIsNone) {
      this.gathering.problems.add("error", say(DASH, {}), at, { subject, fix: DASH_FIX });
      unit.unreadable(leaf, round, at);
    } else if (reading.kind === "fault") {
      const { message, found, fix, expected } = reading;
      this.gathering.problems.add("error", message, at, {
        subject,
        found,
        ...(fix === undefined ? {} : { fix }),
        ...(expected === undefined ? {} : { expected }),
      });
      unit.unreadable(leaf, round, at);
    }
  }
}
