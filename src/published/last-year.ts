/** A published table against the one of the year before: the figures of last year that it repeats, and the changes that it states. */
import type { CodePage, Diagnostics } from "../diagnostic.ts";
import { addTo } from "../grouped.ts";
import { type Exact, equal, round, subtract } from "../points.ts";
import { few, say, text, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import { tellFinding } from "./check.ts";
import { type Block, type Column, type Figure, figureOf, type Line, ownColumns, rankingColumn } from "./model.ts";
import { yearsOf } from "./years.ts";

const GOOD = "Đơn vị;Năm 2023;Năm 2024;Tăng, giảm\nSở Nội vụ;85,42;86,00;+0,58\nSở Y tế;84,10;83,60;-0,50";

const LAST_YEAR_CHECKS = {
  figure: {
    code: "last-year-figure-differs",
    severity: "error",
    title: text("Số năm trước khác bảng của năm trước", "A figure of last year that differs from last year’s table"),
    doc: text(
      "Với --last-year, số năm trước nhắc lại trong bảng được đối chiếu với bảng đã công bố của chính năm đó.",
      "With --last-year, what the table repeats of last year is held against the table that was published that year.",
    ),
    fix: text("Sửa số năm trước theo bảng đã công bố của năm đó.", "Correct the figure by the table of that year."),
    bad: GOOD.replace("84,10;83,60;-0,50", "84,20;83,60;-0,60"),
    good: GOOD,
  },
  change: {
    code: "last-year-change-differs",
    severity: "error",
    title: text("Mức tăng, giảm không khớp bảng của năm trước", "A change that does not follow from last year’s table"),
    doc: text(
      "Bảng chỉ ghi mức tăng, giảm mà không nhắc lại số năm trước thì mức ấy được tính lại từ bảng của năm trước (--last-year).",
      "Where a table states the change without last year’s figure, it is worked out from last year’s own table (--last-year).",
    ),
    fix: text("Trừ lại số của năm trước theo bảng đã công bố.", "Subtract last year’s published figure again."),
    bad: "Đơn vị;Tổng điểm;Tăng, giảm\nSở Nội vụ;86,00;+0,58\nSở Y tế;83,60;+0,50",
    good: "Đơn vị;Tổng điểm;Tăng, giảm\nSở Nội vụ;86,00;+0,58\nSở Y tế;83,60;-0,50",
  },
  unused: {
    code: "last-year-unused",
    severity: "warning",
    title: text("Không có gì để đối chiếu với năm trước", "Nothing to hold against last year"),
    doc: text(
      "Với --last-year, bảng phải có cột số năm trước hoặc mức tăng, giảm, và đơn vị phải có trong bảng của năm trước.",
      "With --last-year a table needs a column of last year or of changes, and units that last year’s table has.",
    ),
    fix: text(
      "Kiểm tra tên cột (“Năm 2023”, “Tăng, giảm”) và tên đơn vị ở hai bảng.",
      "Check the headings (“Năm 2023”, “Tăng, giảm”) and the names of units in both tables.",
    ),
    bad: "Đơn vị;Tổng điểm\nSở Nội vụ;86,00\nSở Y tế;83,60",
    good: GOOD,
  },
  missing: {
    code: "last-year-unit-missing",
    severity: "note",
    title: text("Đơn vị không có trong bảng của năm trước", "A unit that last year’s table does not have"),
    doc: text(
      "Đơn vị có số năm trước hoặc mức tăng, giảm nhưng không tìm thấy trong bảng của năm trước, chẳng hạn do sáp nhập, đổi tên.",
      "A unit with a figure of last year or a change that last year’s table does not have, such as after a merger.",
    ),
    fix: text("Kiểm tra tên đơn vị, hoặc nguồn của số năm trước.", "Check the name, or where the figure of last year is from."),
    bad: `${GOOD}\nSở Du lịch;80,00;81,00;+1,00`,
    good: GOOD,
  },
} as const satisfies Readonly<Record<string, CodePage>>;

export const lastYearChecks: readonly CodePage[] = Object.values(LAST_YEAR_CHECKS);

const FIGURE = words(
  LAST_YEAR_CHECKS.figure.code,
  "{name}: “{column}” ghi {printed}, bảng năm trước ghi {right}.",
  "{name}: “{column}” says {printed}, last year’s table {right}.",
);
const CHANGE = words(
  LAST_YEAR_CHECKS.change.code,
  "{name}: {later} trừ {earlier} của bảng năm trước là {right:2} nhưng ghi thay đổi {printed}.",
  "{name}: {later} less {earlier} of last year’s table is {right:2}, but the change is given as {printed}.",
);
const UNUSED = words(
  LAST_YEAR_CHECKS.unused.code,
  "Bảng không có số năm trước hay mức tăng, giảm nào của đơn vị có trong bảng năm trước.",
  "The table has no figure of last year and no change of any unit that last year’s table has.",
);
const MISSING = words(LAST_YEAR_CHECKS.missing.code, "Bảng năm trước không có: {names}.", "Last year’s table does not have: {names}.");
const HERE = words("last-year-cell", "số của năm trước", "last year’s figure");
const EXPECTED = words("expected-last-year", "{right:2}", "{right:2}");
const NAMED_AT_MOST = 10;

type Kept = Pick<Line, "name"> & { readonly figures: readonly Figure[] };

/** The columns that may hold the result of a year in its own table, the likeliest first. */
function resultsOf(block: Block): readonly Column[] {
  const first = rankingColumn(block);
  const others = ownColumns(block, "index", "total").filter((column) => column !== first);
  return first === undefined ? others : [first, ...others];
}

/** Units by name: with its type where it has one, else by the rest of it where that is one unit's alone. */
class LastYear {
  readonly #byKey = new Map<string, Kept>();
  readonly #byCore = new Map<string, Kept[]>();

  constructor(blocks: readonly Block[]) {
    for (const block of blocks) {
      const columns = resultsOf(block);
      for (const line of block.lines) {
        const figures = columns.flatMap((column) => figureOf(line, column) ?? []);
        const { key, core } = parseName(line.name);
        if (figures.length === 0 || this.#byKey.has(key)) continue;
        const kept = { name: line.name, figures };
        this.#byKey.set(key, kept);
        addTo(this.#byCore, core, kept);
      }
    }
  }

  of(name: string): Kept | undefined {
    const { key, core, type } = parseName(name);
    const same = this.#byCore.get(core) ?? [];
    const [only] = same;
    const loose = only !== undefined && same.length === 1 && (type === undefined || parseName(only.name).type === undefined);
    return this.#byKey.get(key) ?? (loose ? only : undefined);
  }
}

/** Whether a printed figure is the other one, which may have been printed with more decimals. */
const agrees = ({ value, decimals }: Figure, right: Exact): boolean =>
  equal(value, right) || equal(value, round(right, { decimals: Math.min(decimals, 6), mode: "half-up" }));

function checkLine(line: Line, known: Kept, { later, earlier, change }: ReturnType<typeof yearsOf>, problems: Diagnostics): boolean {
  const [last] = known.figures as readonly [Figure];
  const told = figureOf(line, earlier);
  const related = { at: last.at, message: say(HERE, {}) };
  if (told !== undefined && earlier !== undefined) {
    if (known.figures.some(({ value }) => agrees(told, value))) return true;
    const message = say(FIGURE, { name: line.name, column: earlier.heading, printed: told.written, right: last.written });
    const expected = say(EXPECTED, { right: last.value });
    const subject = [line.name, earlier.heading];
    tellFinding(LAST_YEAR_CHECKS.figure, { message, at: told.at, subject, found: told.written, expected, related }, problems);
    return true;
  }
  const stated = figureOf(line, change);
  const now = figureOf(line, later);
  if (stated === undefined || now === undefined || change === undefined) return false;
  if (known.figures.some(({ value }) => agrees(stated, subtract(now.value, value)))) return true;
  const right = subtract(now.value, last.value);
  const message = say(CHANGE, { name: line.name, later: now.written, earlier: last.written, right, printed: stated.written });
  const expected = say(EXPECTED, { right });
  const subject = [line.name, change.heading];
  tellFinding(LAST_YEAR_CHECKS.change, { message, at: stated.at, subject, found: stated.written, expected, related }, problems);
  return true;
}

function checkBlock(block: Block, last: LastYear, problems: Diagnostics): boolean {
  const years = yearsOf(block);
  const missing: Line[] = [];
  let compared = false;
  for (const line of block.lines) {
    if ((figureOf(line, years.earlier) ?? figureOf(line, years.change)) === undefined) continue;
    const known = last.of(line.name);
    if (known === undefined) missing.push(line);
    else if (checkLine(line, known, years, problems)) compared = true;
  }
  const [first] = missing;
  if (compared && first !== undefined) {
    const names = few(
      missing.map(({ name }) => name),
      NAMED_AT_MOST,
      "đơn vị",
    );
    tellFinding(LAST_YEAR_CHECKS.missing, { message: say(MISSING, { names }), at: first.at }, problems);
  }
  return compared;
}

/** @param last the blocks of last year's table */
export function compareWithLastYear(blocks: readonly Block[], last: readonly Block[], problems: Diagnostics): void {
  const known = new LastYear(last);
  const units = blocks.filter(({ kind }) => kind === "units");
  const compared = units.map((block) => checkBlock(block, known, problems));
  const [first] = units;
  if (first === undefined || compared.includes(true)) return;
  tellFinding(LAST_YEAR_CHECKS.unused, { message: say(UNUSED, {}), at: first.at }, problems);
}
