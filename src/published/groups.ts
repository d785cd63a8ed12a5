/** The lines of a published table, group by group, with those that sum them up. */
import { placeOf, rowAt } from "../tables/index.ts";
import { plain } from "./headings.ts";
import type { Block, Column, Line } from "./model.ts";
import { headingsFrom } from "./notes.ts";
import { aloneIn, type Sheet } from "./sheet.ts";

const SUM = /^(?:tổng(?: cộng| điểm| số)?|cộng):?$/u;
const AVERAGE = /^(?:(?:điểm |giá trị )?(?:bình quân|trung bình)(?: chung| khối| toàn khối)?):?$/u;
/** What groups are numbered with, whose lines have figures: `I`, `II.`, `A)`. */
const NUMERAL = /^(?:[IVX]{1,6}|[A-HK])[.)]?$/u;
const GROUP_WORD = /^(?:khối|nhóm|cụm|các) /u;

export interface Gathering {
  readonly title: string;
  readonly at: Block["at"];
  readonly lines: Line[];
  /** Rows of its heading. */
  readonly headings: number[];
  /** Rows between and under its lines that hold words. */
  readonly notes: number[];
  readonly averages: Line[];
  /** The figures that stand beside its heading. */
  beside?: Line;
  sum?: Line;
  unfilled: number;
}

/** The lines of one table while they are read, group by group. */
class Groups {
  readonly #sheet: Sheet;
  readonly #naming: Column;
  readonly #group: Column | undefined;
  readonly #numbering: Column | undefined;
  readonly #ofUnits: boolean;
  readonly #groups = new Map<string, Gathering>();
  #current: Gathering;

  constructor(sheet: Sheet, kind: Block["kind"], naming: Column, title: string) {
    this.#sheet = sheet;
    this.#naming = naming;
    this.#ofUnits = kind === "units";
    const group = sheet.column("group");
    this.#group = group === naming ? undefined : group;
    this.#numbering = sheet.column("order", "place");
    this.#current = this.#open(title, sheet.header.top);
  }

  #open(name: string, row: number): Gathering {
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const at = placeOf(this.#sheet.table, row, this.#naming.column);
    const made: Gathering = { title: name, at, lines: [], headings: [], notes: [], averages: [], unfilled: 0 };
    this.#groups.set(name, made);
    return made;
  }

  /** A line of the table itself, rather than one that sums others up. */
  #isLine(row: number): boolean {
    const name = plain(this.#sheet.text(row, this.#naming));
    return row < this.#sheet.end && name !== "" && !SUM.test(name) && !AVERAGE.test(name) && aloneIn(this.#sheet.table, row) === undefined;
  }

  /** Texts alone right over a line are the heading of a group; anywhere else they are notes. */
  alone(first: number, next: number): void {
    const { table } = this.#sheet;
    const from = this.#isLine(next) ? headingsFrom(table, first, next) : next;
    for (let row = first; row < from; row += 1) this.#current.notes.push(row);
    const rows = Array.from({ length: next - from }, (_, index) => from + index);
    const named = rows.findLast((row) => !(aloneIn(table, row) ?? "(").startsWith("(")) ?? rows.at(-1);
    if (named === undefined) return;
    this.#current = this.#open(aloneIn(table, named) ?? "", named);
    this.#current.headings.push(...rows);
  }

  /** A row that numbers and names a group: lines of units follow that are numbered in another way, or anew. */
  #isHeading(row: number, name: string, line: Line): boolean {
    if (!this.#ofUnits || line.place !== undefined || !this.#isLine(row + 1)) return false;
    const [own, next] = [row, row + 1].map((each) => this.#sheet.text(each, this.#numbering)) as [string, string];
    const numbered = /^\d/.test(next);
    if (NUMERAL.test(own)) return numbered;
    const cells = (rowAt(this.#sheet.table, row) ?? []).filter((cell) => cell !== undefined).length;
    if (line.figures.size > 0 || cells > 2) return false;
    if (GROUP_WORD.test(plain(name))) return true;
    return numbered && /^\d/.test(own) && (next.startsWith(`${own}.`) || Number(next) <= Number(own));
  }

  line(name: string, row: number): void {
    const line = this.#sheet.line(row, name, this.#naming);
    const of = this.#sheet.text(row, this.#group);
    const group = of === "" ? this.#current : this.#open(of, row);
    if (AVERAGE.test(plain(name))) group.averages.push(line);
    else if (SUM.test(plain(name))) group.sum = line;
    else if (this.#isHeading(row, name, line)) {
      this.#current = this.#open(name, row);
      this.#current.headings.push(row);
      if (line.figures.size > 0) this.#current.beside = line;
    } else if (line.figures.size === 0 && line.place === undefined) {
      if (/^\d/.test(this.#sheet.text(row, this.#numbering))) group.unfilled += 1;
      else group.notes.push(row);
    } else group.lines.push(line);
  }

  get list(): readonly Gathering[] {
    return [...this.#groups.values()];
  }
}

/** All groups, those without lines too, in the order of the table. @param title what stands over the first group */
export function gather(sheet: Sheet, kind: Block["kind"], naming: Column, title: string): readonly Gathering[] {
  const { table, header, end } = sheet;
  const groups = new Groups(sheet, kind, naming, title);
  for (let row = header.bottom + 1; row < end; row += 1) {
    let next = row;
    while (next < end && aloneIn(table, next) !== undefined) next += 1;
    if (next > row) {
      groups.alone(row, next);
      row = next - 1;
      continue;
    }
    const name = sheet.text(row, naming) || labelOf(sheet, row);
    if (name !== "") groups.line(name, row);
  }
  return groups.list;
}

/** «Tổng cộng» stands merged over the first columns. */
function labelOf(sheet: Sheet, row: number): string {
  const text =
    rowAt(sheet.table, row)
      ?.find((cell) => cell?.type === "text")
      ?.text.normalize("NFC")
      .trim() ?? "";
  return SUM.test(plain(text)) || AVERAGE.test(plain(text)) ? text : "";
}
