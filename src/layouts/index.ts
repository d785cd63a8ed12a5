/** The door of the folder: tables in, what the units answered out. */
import type { DataStanding, NotRead, PrintedFigure, Submission } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { fold } from "../fold.ts";
import { nearest } from "../nearest.ts";
import type { Rubric } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import * as all from "./all.ts";
import { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { isMarker, Standings } from "./marker.ts";

export type { Layout } from "./layout.ts";
export { isMarker, type Marker, readMarker } from "./marker.ts";

export const layouts: readonly Layout[] = Object.values(all);

const NO_LAYOUT = words("no-table", "Không thấy bảng chấm điểm nào trong tệp.", "No table of scores was found in the file.");
const NO_LAYOUT_FIX = words(
  "fix-no-table",
  "Cần dòng tiêu đề: cột “Mã” với cột điểm hoặc số liệu, hay cột “Đơn vị” với các cột mang mã tiêu chí; xem cchc help layouts.",
  "A heading row is needed: a column “Mã” of codes with one of points or figures, or a column “Đơn vị” of units with columns headed by codes; see cchc help layouts.",
);
const SEVERAL = words("layout-ambiguous", "Trang tính vừa giống {names}.", "The sheet fits several layouts: {names}.");
const SHEET = words("sheet-not-read", "trang tính “{name}” không phải bảng chấm điểm", "the sheet “{name}” is not a table of scores");
const HIDDEN = words(
  "sheet-hidden",
  "Trang tính ẩn “{name}” có số liệu, vẫn được đọc.",
  "The hidden sheet “{name}” holds figures and was read.",
);
const HIDDEN_CELLS = words(
  "cells-hidden",
  "Có dòng hoặc cột ẩn trong bảng, vẫn được đọc.",
  "The table has hidden rows or columns, which were read.",
);

const NO_SHEET = words("sheet-choice-unknown", "Không có trang tính “{name}”.", "There is no sheet “{name}”.");
const NEAREST_SHEET = words("fix-nearest-sheet", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const SHEETS = words("fix-sheets", "Các trang tính: {names}.", "The sheets: {names}.");

export interface Bound {
  readonly submissions: readonly Submission[];
  readonly notRead: readonly NotRead[];
  readonly printed: readonly PrintedFigure[];
  readonly dataStanding: DataStanding;
}

/** What the user knows better than the headings. */
export interface LayoutChoices {
  /** Id of the layout that every sheet has. */
  readonly layout?: string | undefined;
  /** Names of the sheets to read; all of them when undefined. */
  readonly sheets?: readonly string[] | undefined;
}

/** Reads every sheet of every file against the rubric. */
export function bind(given: readonly Table[], rubric: Rubric, problems: Diagnostics, choices: LayoutChoices = {}): Bound {
  const { layout: chosen, sheets: wanted } = choices;
  const tables = wanted === undefined ? given : sheetsNamed(given, wanted, problems);
  const gathering = new Gathering(rubric, problems);
  const standings = new Standings(tables);
  /** Files in which some sheet is a table of scores: one that has none gave its units no answer at all. */
  const fitted = new Set<string>();
  const sheets: { readonly table: Table; readonly layout: Layout; readonly header: Header }[] = [];
  for (const table of tables) {
    if (isMarker(table)) {
      standings.mark(table, problems);
      continue;
    }
    const fits = layouts.flatMap((layout) => {
      const header = chosen === undefined || chosen === layout.id ? layout.recognise(table, rubric) : undefined;
      return header === undefined ? [] : [{ table, layout, header }];
    });
    const [only, ...others] = fits;
    if (only !== undefined) fitted.add(table.file);
    if (only === undefined) gathering.skip(placeOf(table, 0, 0), say(SHEET, { name: table.sheet }));
    else if (others.length > 0)
      severalFit(
        table,
        fits.map(({ layout }) => layout),
        problems,
      );
    else sheets.push(only);
  }
  for (const file of new Set(tables.map((table) => table.file))) {
    if (!fitted.has(file)) problems.add("error", say(NO_LAYOUT, {}), { kind: "file", file }, { fix: say(NO_LAYOUT_FIX, {}) });
  }
  for (const { table, layout, header } of sheets) {
    noteHidden(table, header, problems);
    layout.read(table, header, gathering);
  }
  return {
    submissions: gathering.submissions(),
    notRead: gathering.notRead,
    printed: gathering.printed,
    dataStanding: standings.lowest(problems),
  };
}

/** The sheets that were named, with those that say what the workbook is; none, and told, when one of the names does not exist. */
function sheetsNamed(tables: readonly Table[], wanted: readonly string[], problems: Diagnostics): readonly Table[] {
  const names = [...new Set(tables.filter((table) => !isMarker(table)).map(({ sheet }) => sheet))];
  const unknown = wanted.filter((name) => !names.some((each) => fold(each) === fold(name)));
  for (const name of unknown) {
    const near = nearest(name, names);
    const fix = near === undefined ? say(SHEETS, { names: names.slice(0, 40).join(", ") }) : say(NEAREST_SHEET, { name: near });
    problems.add("error", say(NO_SHEET, { name }), { kind: "file", file: tables[0]?.file ?? "" }, { found: name, fix });
  }
  const folded = new Set(wanted.map(fold));
  return unknown.length > 0 ? [] : tables.filter((table) => isMarker(table) || folded.has(fold(table.sheet)));
}

function severalFit(table: Table, fits: readonly Layout[], problems: Diagnostics): void {
  const names = { vi: fits.map(({ title }) => `«${title.vi}»`).join(", "), en: fits.map(({ title }) => `«${title.en}»`).join(", ") };
  problems.add("error", say(SEVERAL, { names }), placeOf(table, 0, 0));
}

/** What cannot be seen is read all the same, and said. */
function noteHidden(table: Table, header: Header, problems: Diagnostics): void {
  if (table.hidden) problems.add("warning", say(HIDDEN, { name: table.sheet }), placeOf(table, 0, 0));
  const rows = [...table.hiddenRows].filter((row) => table.rows[row] !== undefined);
  const columns = header.columns.filter(({ column, role }) => role !== undefined && table.hiddenColumns.has(column));
  const [row] = rows;
  const [column] = columns;
  if (row === undefined && column === undefined) return;
  const at: CellSpan = placeOf(table, row ?? header.top, row === undefined ? (column?.column ?? 0) : 0);
  problems.add("warning", say(HIDDEN_CELLS, {}), at);
}
