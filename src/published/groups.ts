/** The lines of a published table, group by group, with those that sum them up. */
import { placeOf } from "../tables/index.ts";
import { plain } from "./headings.ts";
import type { Block, Column, Line } from "./model.ts";
import { aloneIn, type Sheet } from "./sheet.ts";

const SUM = /^(?:tổng(?: cộng| điểm| số)?|cộng):?$/u;
const AVERAGE = /^(?:(?:điểm |giá trị )?(?:bình quân|trung bình)(?: chung| khối| toàn khối)?):?$/u;
const SIGNATURE = /^(?:…|\.{3}|_|\(ký|ghi chú|lưu ý|nguồn|người |t[lm]\.|kt\.|lãnh đạo|ngày |[\p{L} ]+, ngày)/u;

export interface Gathering {
  readonly title: string;
  readonly at: Block["at"];
  readonly lines: Line[];
  readonly notes: number[];
  sum?: Line;
  average?: Line;
}

/** The lines of one table while they are read, group by group. */
class Groups {
  readonly #sheet: Sheet;
  readonly #naming: Column;
  readonly #group: Column | undefined;
  readonly #groups = new Map<string, Gathering>();
  #current: Gathering;

  constructor(sheet: Sheet, naming: Column, title: string) {
    this.#sheet = sheet;
    this.#naming = naming;
    const group = sheet.column("group");
    this.#group = group === naming ? undefined : group;
    this.#current = this.#open(title, sheet.header.top);
  }

  #open(name: string, row: number): Gathering {
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const made: Gathering = { title: name, at: placeOf(this.#sheet.table, row, this.#naming.column), lines: [], notes: [] };
    this.#groups.set(name, made);
    return made;
  }

  /** A text alone over a line is the heading of a group; anywhere else it is a note. */
  alone(text: string, row: number): void {
    const { table, end } = this.#sheet;
    const next = row + 1;
    const over = next < end && this.#sheet.text(next, this.#naming) !== "" && aloneIn(table, next) === undefined;
    if (over && !SIGNATURE.test(plain(text))) this.#current = this.#open(text, row);
    this.#current.notes.push(row);
  }

  line(name: string, row: number): void {
    const line = this.#sheet.line(row, name, this.#naming);
    if (AVERAGE.test(plain(name))) this.#current.average = line;
    else if (SUM.test(plain(name))) this.#current.sum = line;
    else if (line.figures.size === 0 && line.place === undefined) this.#current.notes.push(row);
    else {
      const of = this.#sheet.text(row, this.#group);
      (of === "" ? this.#current : this.#open(of, row)).lines.push(line);
    }
  }

  get list(): readonly Gathering[] {
    return [...this.#groups.values()].filter(({ lines }) => lines.length > 0);
  }
}

/** @param title what stands over the first group */
export function gather(sheet: Sheet, naming: Column, title: string): readonly Gathering[] {
  const { table, header, end } = sheet;
  const groups = new Groups(sheet, naming, title);
  for (let row = header.bottom + 1; row < end; row += 1) {
    const alone = aloneIn(table, row);
    const name = sheet.text(row, naming) || labelOf(sheet, row);
    if (alone !== undefined) groups.alone(alone, row);
    else if (name !== "") groups.line(name, row);
  }
  return groups.list;
}

/** «Tổng cộng» stands merged over the first columns. */
function labelOf(sheet: Sheet, row: number): string {
  const text =
    sheet.table.rows[row]
      ?.find((cell) => cell?.type === "text")
      ?.text.normalize("NFC")
      .trim() ?? "";
  return SUM.test(plain(text)) || AVERAGE.test(plain(text)) ? text : "";
}
