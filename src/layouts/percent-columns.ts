/** Percentages that may be fractions of one: «(%)» over `0,8857` is 88,57% in one office and 0,8857% in another. */
import { compare, type Exact, equal, HUNDRED, isNegative, ONE, times, ZERO } from "../points.ts";
import { type Cell, type Convention, cellAt, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Header } from "./header.ts";
import { type CellReading, numberFrom } from "./value.ts";

const AMBIGUOUS = words(
  "percent-ambiguous",
  "Cột tính bằng % mà mọi số đều không quá 1: không rõ “{text}” là {number}% hay {hundredfold}%.",
  "The column is of percentages, and all its numbers are 1 at most: whether “{text}” is {number}% or {hundredfold}% is not clear.",
);
const FIX = words(
  "fix-percent-ambiguous",
  "Nếu là {hundredfold}% thì ghi {hundredfold} hoặc đổi định dạng ô thành Phần trăm; nếu đúng là {number}% thì ghi cả dấu %: {number}%.",
  "If it is {hundredfold}%, write {hundredfold} or format the cell as a percentage; if it is {number}%, write the sign with it: {number}%.",
);

/** «Kết quả điều tra (%)», «Tỷ lệ %» */
const PERCENT = /(?:^|[\s(])%\s*\)?\s*$|\(\s*%\s*\)|t[ỷỉ] lệ %/u;
const LONGEST = 200;

/** The columns of one sheet, each looked at when a cell of it is read. */
export class PercentColumns {
  readonly #table: Table;
  readonly #header: Header;
  readonly #doubtful = new Map<number, boolean>();

  constructor(table: Table, header: Header) {
    this.#table = table;
    this.#header = header;
  }

  /** A number that nobody can tell a percentage from; any other reading as it is. */
  doubted(reading: CellReading, cell: Cell, column: number, convention: Convention): CellReading {
    if (reading.kind !== "value" || reading.value.type !== "number" || !this.isDoubtful(column, convention)) return reading;
    const { number } = reading.value;
    if (equal(number, ZERO) || bare(cell, convention) === undefined) return reading;
    const names = { text: cell.text.trim(), number, hundredfold: times(number, HUNDRED) };
    return { kind: "fault", message: say(AMBIGUOUS, names), found: cell.text.trim(), fix: say(FIX, names) };
  }

  /** Whether its numbers may be fractions of one. */
  isDoubtful(column: number, convention: Convention): boolean {
    let known = this.#doubtful.get(column);
    if (known === undefined) {
      known = this.#isPercent(column) && this.#holdsFractions(column, convention);
      this.#doubtful.set(column, known);
    }
    return known;
  }

  #isPercent(column: number): boolean {
    const headed = this.#header.columns.find((each) => each.column === column);
    return headed?.headings.some((heading) => PERCENT.test(heading.slice(0, LONGEST).normalize("NFC").toLowerCase())) === true;
  }

  /** Nothing above one, and something between it and zero: `0` and `1` alone may be none and one in a hundred. */
  #holdsFractions(column: number, convention: Convention): boolean {
    let fraction = false;
    for (let row = this.#header.bottom + 1; row < this.#table.rows.length; row += 1) {
      const cell = cellAt(this.#table, row, column);
      const number = cell === undefined ? undefined : bare(cell, convention);
      if (number === undefined) continue;
      if (isNegative(number) || compare(number, ONE) > 0) return false;
      fraction ||= !equal(number, ZERO) && !equal(number, ONE);
    }
    return fraction;
  }
}

/** A number that neither its format nor a sign makes a percentage. */
function bare(cell: Cell, convention: Convention): Exact | undefined {
  if (cell.text.includes("%") || (cell.type === "number" && cell.format?.includes("%") === true)) return undefined;
  const reading = numberFrom(cell, convention);
  return reading.kind === "value" && reading.value.type === "number" ? reading.value.number : undefined;
}
