/** What a form says of itself around its table: its title, its decision, its year, how many domains and criteria it has. */
import type { Header } from "../layouts/header.ts";
import type { CellSpan } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import type { Form, Told } from "./item.ts";
import { tidyText } from "./options.ts";

const TITLE = /chỉ số|bộ tiêu chí|tiêu chí (?:đánh giá|chấm)|bảng (?:tự |chấm|đánh giá|điểm)/iu;
const DECISION = /(?:quyết định|qđ)\s*(?:số)?\s*:?\s*(\d{1,5}(?:\/\d{4})?\/QĐ-[\p{Lu}\p{N}-]{2,20})/iu;
const YEAR = /năm\s+(20\d{2})/iu;
const N = "(\\d{1,3}(?:[.,]\\d{1,2})?)";
const DECLARED: readonly (readonly [string, RegExp])[] = [
  ["domains", /(\d{1,3})\s+lĩnh vực/iu],
  ["criteria", /(\d{1,3})\s+tiêu chí(?!\s+thành phần|\s*\/)/iu],
  ["subcriteria", /(\d{1,3})\s+tiêu chí thành phần/iu],
  ["appraised", new RegExp(`${N}\\s+điểm (?:chấm|thẩm định|tự đánh giá)`, "iu")],
  ["survey", new RegExp(`${N}\\s+điểm (?:điều tra|khảo sát)|điều tra xã hội học:?\\s+${N}\\s+điểm`, "iu")],
];

interface Line {
  readonly text: string;
  readonly at: CellSpan;
}

function linesOf(table: Table, header: Header): readonly Line[] {
  const lines: Line[] = [];
  for (const [row, cells] of table.rows.entries()) {
    if (row >= header.top && row <= header.bottom) continue;
    for (const [column, cell] of (cells ?? []).entries()) {
      if (cell?.type === "text" && cell.text.length <= 600) lines.push({ text: tidyText(cell.text), at: placeOf(table, row, column) });
    }
  }
  return lines;
}

function first(lines: readonly Line[], pattern: RegExp): Told<string> | undefined {
  for (const { text, at } of lines) {
    const match = pattern.exec(text);
    if (match !== null) return { value: match.slice(1).find((group) => group !== undefined) ?? text, at };
  }
  return undefined;
}

/** A line with two counts at least speaks of the whole rubric; «3 tiêu chí» in the name of a criterion does not. */
function counts(lines: readonly Line[]): ReadonlyMap<string, Told<string>> {
  for (const line of lines) {
    const found = DECLARED.flatMap(([key, pattern]) => {
      const told = first([line], pattern);
      return told === undefined ? [] : [[key, { ...told, value: told.value.replace(",", ".").replace(/^0+(?=\d)/, "") }] as const];
    });
    if (found.length >= 2) return new Map(found);
  }
  return new Map();
}

export function readPreamble(table: Table, header: Header): Pick<Form, "title" | "decision" | "period" | "counts"> {
  const lines = linesOf(table, header);
  const above = lines.filter(({ at }) => at.row < header.top);
  const title = above.find(({ text }) => TITLE.test(text) && !/^\(/.test(text));
  return {
    title: title === undefined ? undefined : { value: title.text, at: title.at },
    decision: first(above, DECISION),
    period: first(above, YEAR),
    counts: counts(lines),
  };
}
