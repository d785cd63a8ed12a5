/** A sheet that fits no layout though it stands beside others that do: it may be a cover, or an appraisal under headings that nobody knows. */
import { equal } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { type Cell, placeOf, readColumnConvention, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import { Codes } from "./codes.ts";
import { isFigure } from "./figures.ts";
import type { Gathering } from "./gathering.ts";
import { OWN_SHEET } from "./marker.ts";
import { numberFrom } from "./value.ts";

const SHEET = words("sheet-not-read", "trang tính “{name}” không phải bảng chấm điểm", "the sheet “{name}” is not a table of scores");
const ANSWERS = words(
  "sheet-with-answers",
  "Trang tính “{name}” có số liệu theo đơn vị và mã tiêu chí nhưng không được đọc, vì không hiểu tiêu đề các cột.",
  "The sheet “{name}” holds figures by units and codes but was not read: the headings of its columns are not understood.",
);
const FIGURES = words(
  "sheet-with-figures",
  "Trang tính “{name}” có số liệu bên cạnh tên đơn vị hoặc mã tiêu chí nhưng không được đọc.",
  "The sheet “{name}” holds figures beside units or codes, but was not read.",
);
const FIX = say(
  words(
    "fix-sheet-with-figures",
    "Nếu trang tính này để chấm điểm, đổi tiêu đề theo mẫu (cchc help layouts); nếu không, chọn trang tính cần đọc bằng --sheet.",
    "If the sheet is meant to count, use the headings of a layout (cchc help layouts); if not, name the sheets to read with --sheet.",
  ),
  {},
);
/** Deeper down nothing new is learnt of what a sheet is about. */
const SEARCHED_ROWS = 300;
/** One code alone may be a date, a version, a figure. */
const LEAST_CODES = 2;

/**
 * Lists a sheet that was not read, and tells of it where it looks as if its figures were meant to count.
 * @param beside its file has tables that were read; that another has none is told of the whole file
 */
export function tellUnfit(table: Table, gathering: Gathering, beside: boolean): void {
  const at = placeOf(table, 0, 0);
  gathering.skip(at, say(SHEET, { name: table.sheet }));
  const { units, codes } = beside && !table.sheet.includes(OWN_SHEET) ? aboutWhat(table, gathering) : { units: false, codes: false };
  if (!units && !codes) return;
  const [severity, sentence] = units && codes ? (["error", ANSWERS] as const) : (["warning", FIGURES] as const);
  gathering.problems.add(severity, say(sentence, { name: table.sheet }), at, { fix: FIX });
}

/** Whether figures stand beside names of units, and whether they do beside or below codes of criteria. */
function aboutWhat(table: Table, gathering: Gathering): { readonly units: boolean; readonly codes: boolean } {
  const codes = new Codes(gathering.rubric);
  const leaves = new Set<Leaf>();
  const bySheet = codes.readText(table.sheet);
  let [units, coded] = [false, false];
  for (const cells of table.rows.slice(0, SEARCHED_ROWS)) {
    const unit = (cells ?? []).findIndex((cell) => namesUnit(cell, gathering));
    units ||= unit !== -1 && (cells ?? []).slice(unit + 1).some(isFigure);
    for (const [column, cell] of (cells ?? []).entries()) {
      const leaf = leafIn(cell, codes);
      if (leaf === undefined) continue;
      leaves.add(leaf);
      coded ||= (cells ?? [])
        .slice(column + 1)
        .some((each) => isFigure(each) && leafIn(each, codes) === undefined && !isMaximum(each, leaf));
    }
  }
  const several = leaves.size >= Math.min(LEAST_CODES, gathering.rubric.leaves.length);
  const named = bySheet.kind === "node" && bySheet.node.kind === "leaf";
  return { units, codes: (several && (coded || units)) || (named && units) };
}

function namesUnit(cell: Cell | undefined, gathering: Gathering): boolean {
  if (cell?.type !== "text" || cell.text.length > 80) return false;
  return gathering.rubric.units === undefined ? parseName(cell.text).type !== undefined : gathering.recognise(cell.text) !== undefined;
}

/** The criterion whose code a cell of text is: a number is taken for a figure, or counts the rows. */
function leafIn(cell: Cell | undefined, codes: Codes): Leaf | undefined {
  if (cell?.type !== "text" || cell.text.length > 20 || /^\s*\d+\s*$/.test(cell.text)) return undefined;
  const reading = codes.readText(cell.text);
  return reading.kind === "node" && reading.node.kind === "leaf" ? reading.node : undefined;
}

/** A list of the criteria has their maxima beside them. */
function isMaximum(cell: Cell | undefined, { max }: Leaf): boolean {
  const reading = numberFrom(cell, readColumnConvention([cell], "score"));
  return reading.kind === "value" && reading.value.type === "number" && equal(reading.value.number, max);
}
