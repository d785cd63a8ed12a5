import { add, compare, type Exact, HUNDRED, ZERO } from "../points.ts";
import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { type Block, type Column, figureOf, ownColumns } from "./model.ts";

const ABOVE = words(
  "total-above-maximum",
  "{what} của {name} là {printed}, lớn hơn {max:2}.",
  "{what} of {name} is {printed}, above {max:2}.",
);
const EXPECTED = words("expected-most", "không quá {max:2}", "{max:2} at most");

/** What a column of totals can come to at most; undefined where nothing says. */
function mostIn(block: Block, column: Column): Exact | undefined {
  if (column.percent || column.role === "index") return HUNDRED;
  if (column.max !== undefined) return column.max;
  const parts = new Map(block.columns.flatMap(({ part }) => (part === undefined ? [] : [[part.name, part.max] as const])));
  if (parts.size < 2 || [...parts.values()].includes(undefined)) return undefined;
  return [...(parts.values() as Iterable<Exact>)].reduce<Exact>((sum, max) => add(sum, max), ZERO);
}

export const totalAboveMaximum: PublishedCheck = {
  code: "total-above-maximum",
  severity: "error",
  byRules: true,
  title: { vi: "Tổng điểm lớn hơn thang điểm", en: "A total above the scale" },
  doc: {
    vi: "Tổng điểm không thể lớn hơn thang điểm, chỉ số không thể lớn hơn 100%, trừ khi bảng có điểm thưởng.",
    en: "No total exceeds the scale and no index 100 %, unless the table has bonus points.",
  },
  fix: { vi: "Đối chiếu số này với bản gốc.", en: "Compare the figure with the original." },
  bad: "Xếp hạng;Đơn vị;Chỉ số (%)\n1;Sở Nội vụ;192,10\n2;Sở Y tế;90,00",
  good: "Xếp hạng;Đơn vị;Chỉ số (%)\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00",
  *run(block) {
    if (block.kind !== "units" || ownColumns(block, "bonus").length > 0) return;
    // What a domain or a part is capped at is told where the parts are.
    const columns = ownColumns(block, "total", "index", "appraisal", "reappraisal", "council", "self", "survey", "part", "rate", "year");
    for (const column of columns) {
      const max = mostIn(block, column);
      for (const line of block.lines) {
        const figure = figureOf(line, column);
        if (figure === undefined || max === undefined || compare(figure.value, max) <= 0) continue;
        const message = say(ABOVE, { what: column.heading, name: line.name, printed: figure.written, max });
        yield { message, at: figure.at, subject: [line.name, column.heading], found: figure.written, expected: say(EXPECTED, { max }) };
      }
    }
  },
};
