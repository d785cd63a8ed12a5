/** What the user knows better than the headings: which sheets to read, and what a heading stands for. */
import type { Diagnostics } from "../diagnostic.ts";
import { fold, foldHeading } from "../fold.ts";
import { nearest } from "../nearest.ts";
import type { Rubric } from "../rubric/model.ts";
import { fileSpan } from "../source.ts";
import type { Cell, Table } from "../tables/index.ts";
import { begun, type Message, say, type Words, words } from "../text.ts";
import { Codes } from "./codes.ts";
import { SEARCHED_ROWS } from "./header.ts";
import { headingByName, roundOf } from "./headings.ts";
import { isMarker } from "./marker.ts";

export interface LayoutChoices {
  /** Id of the layout that every sheet has. */
  readonly layout?: string | undefined;
  /** Names of the sheets to read; all of them when undefined. */
  readonly sheets?: readonly string[] | undefined;
  /** What stands below a heading: the name of a role (`code`, `points-self`) or a code of the rubric with or without a field (`1.5/items`). */
  readonly map?: ReadonlyMap<string, string> | undefined;
}

const LAYOUT = words("layout-choice-unknown", "Không có mẫu bảng “{name}”.", "There is no layout “{name}”.");
const SHEET = words("sheet-choice-unknown", "Không có trang tính “{name}”.", "There is no sheet “{name}”.");
const HEADING = words("map-heading-unknown", "Không có tiêu đề cột “{name}” trong các tệp.", "No column of the files is headed “{name}”.");
const TARGET = words(
  "map-target-unknown",
  "“{name}” không phải loại cột, cũng không phải mã tiêu chí của bộ tiêu chí {rubric}.",
  "“{name}” is neither a kind of column nor a code of the rubric {rubric}.",
);
const ONE_OF = words("fix-choices", "Chọn một trong: {names}.", "Choose one of: {names}.", [
  "sheet-choice-unknown",
  "layout-choice-unknown",
  "map-target-unknown",
  "map-heading-unknown",
]);
const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const LISTED_AT_MOST = 40;
const LONGEST_HEADING = 80;

/** The tables as the user wants them read; undefined, and told, when a name that was given does not exist. */
export function chosenTables(
  tables: readonly Table[],
  { layout, sheets, map }: LayoutChoices,
  { layouts, rubric }: { readonly layouts: readonly string[]; readonly rubric: Rubric },
  problems: Diagnostics,
): readonly Table[] | undefined {
  const at = fileSpan(tables[0]?.file ?? "");
  let failed = false;
  const refuse = (sentence: Words<"name">, name: string, choices: Iterable<string>): void => {
    failed = true;
    problems.add("error", say(sentence, { name }), at, { found: name, fix: adviceOf(name, [...choices]) });
  };
  if (layout !== undefined && !layouts.includes(layout)) refuse(LAYOUT, layout, layouts);
  const names = new Set(tables.filter((table) => !isMarker(table)).map(({ sheet }) => sheet));
  const wanted = new Set(sheets?.map(fold));
  for (const name of sheets ?? []) if (![...names].some((each) => fold(each) === fold(name))) refuse(SHEET, name, names);
  const renames = map ?? new Map<string, string>();
  // To gather all texts of all sheets takes its time.
  const headings = headingsOf(renames.size === 0 ? [] : tables);
  for (const [heading, target] of renames) {
    if (!headings.has(fold(heading)) && !headings.has(foldHeading(heading))) refuse(HEADING, heading, headings.values());
    if (!isTarget(target, rubric)) {
      failed = true;
      const fix = adviceOf(target, [...headingByName.keys(), ...rubric.nodes.keys()]);
      problems.add("error", say(TARGET, { name: target, rubric: rubric.id }), at, { found: target, fix });
    }
  }
  if (failed) return undefined;
  const kept = sheets === undefined ? tables : tables.filter((table) => isMarker(table) || wanted.has(fold(table.sheet)));
  return renames.size === 0 ? kept : kept.map((table) => (isMarker(table) ? table : renamed(table, renames)));
}

function adviceOf(name: string, choices: readonly string[]): Message {
  const near = nearest(name, choices);
  if (near !== undefined) return say(NEAREST, { name: near });
  return say(ONE_OF, { names: begun(choices, LISTED_AT_MOST) });
}

/** `points-self`, `1.5`, `1.5/items`, `1.5@appraisal`. */
function isTarget(target: string, rubric: Rubric): boolean {
  if (headingByName.has(target)) return true;
  const [code = "", round, ...more] = target.split("@");
  return (
    new Codes(rubric).readText(code.trim()).kind === "node" &&
    more.length === 0 &&
    (round === undefined || roundOf(round.trim()) !== undefined)
  );
}

/** Every text that may be a heading, by how it is compared. */
function headingsOf(tables: readonly Table[]): ReadonlyMap<string, string> {
  const texts = tables.flatMap(textsOf);
  return new Map(texts.flatMap((text) => [[fold(text), text] as const, [foldHeading(text), text] as const]));
}

const textsOf = ({ rows }: Table): readonly string[] =>
  rows
    .slice(0, SEARCHED_ROWS)
    .flatMap((row) => row ?? [])
    .flatMap((cell) => (cell?.type === "text" && cell.text.length <= LONGEST_HEADING ? [cell.text.trim()] : []));

/** The table with the headings of the program in place of the user's. */
function renamed(table: Table, map: ReadonlyMap<string, string>): Table {
  const targets = [...map].map(([heading, target]) => [heading, headingByName.get(target) ?? target] as const);
  const exact = new Map(targets.map(([heading, target]) => [fold(heading), target]));
  const present = new Set(textsOf(table).map(fold));
  // Where a heading stands just so, no other is meant that differs by what it has in brackets.
  const others = targets.filter(([heading]) => !present.has(fold(heading)));
  const loose = new Map(others.map(([heading, target]) => [foldHeading(heading), target]));
  const rename = (cell: Cell | undefined): Cell | undefined => {
    if (cell === undefined || cell.text.length > LONGEST_HEADING) return cell;
    const text = exact.get(fold(cell.text)) ?? loose.get(foldHeading(cell.text));
    return text === undefined ? cell : { type: "text", text };
  };
  return { ...table, rows: table.rows.map((row, index) => (index < SEARCHED_ROWS ? row?.map(rename) : row)) };
}
