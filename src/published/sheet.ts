/** One published table under its headings: what stands in its cells. */
import type { Diagnostics } from "../diagnostic.ts";
import { placeIn } from "../layouts/place-text.ts";
import { parseExact } from "../points.ts";
import { type Convention, cellAt, placeOf, readColumnConvention, readNumber, rowAt, type Table } from "../tables/index.ts";
import type { Header } from "./header.ts";
import { plain } from "./headings.ts";
import type { Column, Figure, Line, Place, Role } from "./model.ts";
import { tellPlace } from "./places.ts";

const NO_FIGURES: readonly Role[] = ["order", "place", "of", "unit", "group", "name", "code", "class", "ignored"];

/** `tăng 2 bậc`, `▼ 1,5`, `giữ nguyên` as a signed number. */
function changeIn(text: string): string {
  const words = plain(text).replace(/\s*(?:bậc|hạng|điểm|%)$/u, "");
  if (/^(?:giữ nguyên|không (?:thay )?đổi|=|↔)$/u.test(words)) return "0";
  const fallen = words.replace(/^(?:giảm|xuống|↓|▼)\s*/u, "");
  return fallen === words ? words.replace(/^(?:tăng|lên|↑|▲|≈|\+)\s*/u, "") : `-${fallen}`;
}

/** One table under its headings, with everything needed to read its lines. */
export class Sheet {
  readonly table: Table;
  readonly header: Header;
  readonly end: number;
  readonly #problems: Diagnostics;
  readonly #conventions = new Map<Column, Convention>();

  constructor(table: Table, header: Header, end: number, problems: Diagnostics) {
    this.table = table;
    this.header = header;
    this.end = end;
    this.#problems = problems;
  }

  column(...roles: readonly Role[]): Column | undefined {
    return this.header.columns.find(({ role }) => roles.includes(role));
  }

  text(row: number, column: Column | undefined): string {
    return column === undefined ? "" : (cellAt(this.table, row, column.column)?.text.normalize("NFC").replace(/\s+/g, " ").trim() ?? "");
  }

  #convention(column: Column): Convention {
    const known = this.#conventions.get(column);
    if (known !== undefined) return known;
    const convention = this.#decide(column);
    this.#conventions.set(column, convention);
    return convention;
  }

  /** By the column, else by the whole table; where all have three decimals behind a point, no score is a number of thousands. */
  #decide(column: Column): Convention {
    const rows = this.table.rows.slice(this.header.bottom + 1, this.end);
    const own = readColumnConvention(
      rows.map((row) => row?.[column.column]),
      "score",
    );
    if (own.decimal !== "undetermined") return own;
    const figures = this.header.columns.filter(({ role }) => !NO_FIGURES.includes(role));
    const all = readColumnConvention(
      rows.flatMap((row) => figures.map((each) => row?.[each.column])),
      "score",
    );
    if (all.decimal !== "undetermined") return all;
    const point = rows.some((row) => /^\s*[+-]?\d{1,3}\.\d{3}\s*$/.test(row?.[column.column]?.text ?? ""));
    return point ? { purpose: "score", decimal: "point" } : own;
  }

  figure(row: number, column: Column): Figure | undefined {
    const cell = cellAt(this.table, row, column.column);
    const at = placeOf(this.table, row, column.column);
    const isChange = column.role === "change" || column.role === "place-change";
    const signed =
      cell?.type === "text" ? { ...cell, text: isChange ? changeIn(cell.text) : cell.text.replace(/^\s*(?:≈\s*|\+)/u, "") } : cell;
    const reading = readNumber(signed, this.#convention(column));
    if (reading.kind === "fault") {
      this.#problems.add("error", reading.message, at, { found: reading.found, fix: reading.fix });
      return undefined;
    }
    if (reading.kind !== "number" && reading.kind !== "pair") return undefined;
    const value = parseExact(reading.kind === "number" ? reading.text : reading.numerator);
    if (value === undefined) return undefined;
    const outOf = reading.kind === "pair" ? parseExact(reading.denominator) : undefined;
    const written = cell?.text.trim() ?? "";
    return { value, outOf, decimals: /[.,](\d+)/.exec(written)?.[1]?.length ?? 0, written, at };
  }

  place(row: number): Place | undefined {
    const column = this.column("place");
    const written = this.text(row, column);
    const read = placeIn(written);
    if (column === undefined || read === undefined) return undefined;
    const of = read.of ?? placeIn(this.text(row, this.column("of")))?.value;
    return { value: read.value, of, at: placeOf(this.table, row, column.column), written };
  }

  line(row: number, name: string, column: Column): Line {
    const grade = this.column("class");
    const figures = this.header.columns
      .filter(({ role }) => !NO_FIGURES.includes(role))
      .flatMap((each) => {
        const figure = this.figure(row, each);
        return figure === undefined ? [] : [[each, figure] as const];
      });
    const text = this.text(row, grade);
    const place = this.place(row);
    const places = this.column("place");
    if (place === undefined && places !== undefined) {
      const at = placeOf(this.table, row, places.column);
      tellPlace(cellAt(this.table, row, places.column), name, figures.length > 0, at, this.#problems);
    }
    return {
      name,
      code: this.text(row, this.column("code")).replace(/\.$/, "") || undefined,
      at: placeOf(this.table, row, column.column),
      place,
      grade: grade === undefined || text === "" ? undefined : { text, at: placeOf(this.table, row, grade.column) },
      figures: new Map(figures),
    };
  }
}

/** The text of a row that holds nothing else. */
export function aloneIn(table: Table, row: number): string | undefined {
  const cells = (rowAt(table, row) ?? []).filter((cell) => cell !== undefined);
  return cells.length === 1 && cells[0]?.type === "text" ? cells[0].text.normalize("NFC").trim() : undefined;
}
