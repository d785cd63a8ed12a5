/** The seal under a printed result of ours: read back, and held against the figures above it and against the data. */
import type { Diagnostics } from "../diagnostic.ts";
import { canonicalText, type Seal, type SealedRow, SHORT } from "../engine/seal.ts";
import type { CellSpan } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { type Block, figureOf, ownColumns } from "./model.ts";
import { tellData, tellSources } from "./sources.ts";

const BROKEN = words(
  "seal-broken",
  "Tên đơn vị, tổng điểm hoặc hạng trong bảng đã bị sửa sau khi in: mã kiểm chứng ghi {printed}, tính lại từ bảng là {right}.",
  "Names, totals or places of the table were changed after it was printed: its seal says {printed}, the table gives {right}.",
);
const BROKEN_FIX = words(
  "fix-seal-broken",
  "In lại kết quả từ số liệu; thêm --data để biết ô nào khác.",
  "Print the result again from the data; add --data to learn which cell differs.",
);

const UNSEALED = words(
  "seal-missing",
  "Kết quả của cchc score nhưng không còn dòng “Mã kiểm chứng”, nên không biết các số có còn nguyên không.",
  "A result of cchc score without its line “Seal”, so that nobody can tell whether its figures are as they were.",
);

const LINE = /cchc (\S+) · (\S+) (.{1,60}?) · ([0-9a-f]{12}) · \D{1,20} ([0-9a-f]{12}) · \D{1,20} ([0-9a-f]{16})/u;

export interface PrintedSeal {
  readonly tool: string;
  readonly rubric: string;
  readonly version: string;
  readonly meaning: string;
  readonly data: string;
  readonly figures: string;
  readonly at: CellSpan;
}

/** The seal of a sheet; undefined where it is no result of ours. */
export function sealIn(table: Table): PrintedSeal | undefined {
  for (const [row, cells] of table.rows.entries()) {
    for (const [column, cell] of (cells ?? []).entries()) {
      const match = cell?.type === "text" && cell.text.length < 500 ? LINE.exec(cell.text.normalize("NFC")) : null;
      if (match === null) continue;
      const [, tool = "", rubric = "", version = "", meaning = "", data = "", figures = ""] = match;
      return { tool, rubric, version, meaning, data, figures, at: placeOf(table, row, column) };
    }
  }
  return undefined;
}

const rowsOf = (block: Block): readonly SealedRow[] => {
  const total = ownColumns(block, "total").at(-1);
  return block.lines.flatMap((line) => {
    const figure = figureOf(line, total);
    const place = line.place === undefined ? undefined : `${line.place.value}/${line.place.of ?? ""}`;
    return figure === undefined ? [] : [{ unit: line.name, total: figure.value, place }];
  });
};

export function tellUnsealed(at: CellSpan, problems: Diagnostics): void {
  problems.add("error", say(UNSEALED, {}), at, { fix: say(BROKEN_FIX, {}) });
}

/** Whether the figures are still those that were sealed. */
export function checkSeal(printed: PrintedSeal, blocks: readonly Block[], hash: (text: string) => string, problems: Diagnostics): void {
  const right = hash(canonicalText(blocks.filter(({ kind }) => kind === "units").flatMap(rowsOf))).slice(0, SHORT.figures);
  if (right === printed.figures) return;
  problems.add("error", say(BROKEN, { printed: printed.figures, right }), printed.at, { found: printed.figures, fix: say(BROKEN_FIX, {}) });
}

/** Whether the result was made from these data by this rubric and this program. */
export function checkSources(printed: PrintedSeal, now: Seal, problems: Diagnostics): void {
  const at = (): CellSpan => printed.at;
  const then = { tool: printed.tool, rubric: `${printed.rubric} ${printed.version}`, meaning: printed.meaning };
  tellSources(then, now, at, problems);
  const data = now.data.slice(0, SHORT.source);
  if (data !== printed.data) tellData(printed.data, data, printed.at, problems);
}
