/** Columns headed by the names of units, one or two rows deep: the unit, and below it the round. */
import type { Round } from "../assessment.ts";
import { foldHeading } from "../fold.ts";
import type { Rubric } from "../rubric/model.ts";
import type { Table } from "../tables/index.ts";
import { saysBeside } from "./beside.ts";
import { Codes } from "./codes.ts";
import type { HeadedColumn, Header } from "./header.ts";
import { withoutYear } from "./heading-years.ts";
import { roleOf, roundOf } from "./headings.ts";
import { type Names, registerOf } from "./names.ts";
import { nobodyIn } from "./not-a-unit.ts";

export interface UnitColumn {
  readonly column: number;
  /** The name as the heading has it, and where it stands. */
  readonly name: string;
  readonly row: number;
  readonly left: number;
  /** Undefined where no heading names one. */
  readonly round: Round | undefined;
}

/** The next name in a column of units stands so close to one that was taken for a heading. */
const DEEPEST = 3;

/** «Lần 1», «Vòng 2», «Cột 3»: what such headings stand over is no unit. */
const NUMBERED = /^(?:lần|vòng|đợt|cột|năm|quý|tháng) ?\S{1,4}$/u;

/** The round that a heading names, as a word of its own or as that of a column of points. */
function roundIn(written: string): Round | undefined {
  const heading = withoutYear(written);
  const role = roleOf(heading);
  return roundOf(heading) ?? (role?.is === "points" ? role.round : undefined);
}

const isName = (heading: string): boolean =>
  roleOf(heading) === undefined &&
  roundOf(heading) === undefined &&
  /\p{L}{2}/u.test(heading) &&
  [undefined, "lost-letters"].includes(nobodyIn(heading)) &&
  !NUMBERED.test(heading.slice(0, 128).normalize("NFC").toLowerCase());

/** What a column would be if its heading were the name of a unit. */
function candidate({ column, headings, places }: HeadedColumn, before: UnitColumn | undefined): UnitColumn | undefined {
  if (headings.some((heading) => nobodyIn(heading) === "sum" || saysBeside(heading))) return undefined;
  const round = roundIn(headings.at(-1) ?? "");
  const above = round === undefined ? headings : headings.slice(0, -1);
  const index = above.findLastIndex(isName);
  const place = places[index];
  if (place !== undefined) return { column, name: above[index] ?? "", row: place.row, left: place.column, round };
  // The name stands over the first of its columns only.
  const continues = above.length === 0 && round !== undefined && before?.round !== undefined && before.column === column - 1;
  return continues ? { ...before, column, round } : undefined;
}

const holdsFigures = ({ rows }: Table, { bottom }: Header, column: number): boolean =>
  rows.some((cells, row) => row > bottom && cells?.[column] !== undefined && /\d/.test(cells[column].text));

/** Whether a name has the name of another unit below it: then both stand in a column of units, whatever that is headed. */
function standsOverUnit({ rows }: Table, { bottom }: Header, column: number, register: Names | undefined): boolean {
  const below = rows.slice(bottom + 1, bottom + 1 + DEEPEST).find((cells) => cells?.[column] !== undefined)?.[column];
  return below?.type === "text" && register?.recognise(below.text) !== undefined;
}

/**
 * The columns of units of a table with one row a criterion; none where it has another shape. With a register at least one heading must be
 * a unit of it; without one there must be two, over figures, and nothing else that could be answers.
 */
export function unitColumnsOf(table: Table, header: Header, rubric: Rubric): readonly UnitColumn[] {
  const found: UnitColumn[] = [];
  for (const headed of header.columns) {
    const unit = candidate(headed, found.at(-1));
    if (unit !== undefined && (unit.round !== undefined || headed.role === undefined)) found.push(unit);
  }
  const register = registerOf(rubric);
  if (register !== undefined && !found.some(({ name }) => register.recognise(name) !== undefined)) return [];
  const filled = found.filter(
    ({ column, name }) =>
      !standsOverUnit(table, header, column, register) &&
      (register?.recognise(name) !== undefined || (holdsFigures(table, header, column) && !namesNode(name, rubric))),
  );
  // One unit alone over columns of rounds is the name that stands above a form.
  const several = new Set(filled.map(({ name }) => foldHeading(name))).size > 1;
  if (!several && filled.some(({ round }) => round !== undefined)) return [];
  return register === undefined && !(several && isOpenMatrix(header, filled)) ? [] : filled;
}

/** Without a register only the shape tells: several names over the same rounds, or several columns and no other column of answers. */
function isOpenMatrix({ columns }: Header, units: readonly UnitColumn[]): boolean {
  const others = columns.some(
    ({ column, role }) => ["points", "facts", "value"].includes(role?.is ?? "") && !units.some((unit) => unit.column === column),
  );
  return !others && new Set(units.map(({ round }) => round === undefined)).size === 1;
}

const namesNode = (text: string, rubric: Rubric): boolean => new Codes(rubric).leading(text).kind === "node";
