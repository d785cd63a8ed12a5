/** Which rows of a table with one row a unit are a unit's; the others head groups, sum up, or stand below the table. */
import { rowAt } from "../tables/index.ts";
import { isFigure } from "./figures.ts";
import { nobodyIn } from "./not-a-unit.ts";
import type { SheetReader } from "./record.ts";

/** A row is of the unit that it names, of the group that it names over others, or beside all units. */
type RowKind = "unit" | "group" | "aside";

export class UnitRows {
  readonly #reader: SheetReader;
  readonly #answers: readonly number[];
  /** Whether the lines that are signed have been met: who signs stands below them. */
  #signed = false;

  /** @param answers the columns that would hold what a unit answered */
  constructor(reader: SheetReader, answers: readonly number[]) {
    this.#reader = reader;
    this.#answers = answers;
  }

  of(row: number, name: string): RowKind {
    if (this.#answers.some((column) => isFigure(this.#reader.cell(row, column)))) {
      this.#signed = false;
      return name === "" || nobodyIn(name) === "sum" ? "aside" : "unit";
    }
    if (this.groupIn(row) !== undefined) return "group";
    this.#signed ||= this.#texts(row).some((text) => nobodyIn(text) === "signature");
    return name === "" || this.#signed || nobodyIn(name) !== undefined || this.#isRemark(row, name) ? "aside" : "unit";
  }

  /** The heading of a group that a row without figures holds. */
  groupIn(row: number): string | undefined {
    return this.#texts(row).find((text) => this.#reader.gathering.isGroup(text) || nobodyIn(text) === "group");
  }

  /** With a register: a note below the table begins in the column of the units, names none of them, and nothing stands beside it. */
  #isRemark(row: number, name: string): boolean {
    const { gathering } = this.#reader;
    const alone = this.#answers.every((column) => this.#reader.cell(row, column) === undefined);
    return alone && gathering.rubric.units !== undefined && gathering.recognise(name) === undefined;
  }

  #texts(row: number): readonly string[] {
    return (rowAt(this.#reader.table, row) ?? []).flatMap((cell) => (cell?.type === "text" ? [cell.text.trim()] : []));
  }
}
