import { add, type Exact, equal, ZERO } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, figureOf, type Line } from "./model.ts";
import { isComplete, nodesOf } from "./nodes.ts";
import { isCapped, type LineSum, lineSum, sumCause, sumOf, withinRounding } from "./sums.ts";

const DIFFERS = words(
  "total-not-sum",
  "{what} của {name} ghi {printed} nhưng các phần cộng lại {sum:2}; có thể do {cause}.",
  "{what} of {name} is printed as {printed}, but its parts add up to {sum:2}; perhaps {cause}.",
);
const EXPECTED = words("expected-sum", "{sum:2}", "{sum:2}");

function* ofUnits(block: Block): Iterable<Finding> {
  const sum = sumOf(block);
  if (sum === undefined || [...sum.plus, ...sum.minus].every(({ percent }) => percent)) return;
  for (const line of block.lines) {
    const [figure, parts] = [figureOf(line, sum.total), lineSum(line, sum)];
    if (figure === undefined || parts === undefined || !isCapped(sum.total, figure, parts))
      yield* lineFinding(line, sum.total, parts, block.lines);
  }
}

function* lineFinding(line: Line, total: Column, sum: LineSum | undefined, others: readonly Line[]): Iterable<Finding> {
  const figure = figureOf(line, total);
  if (figure === undefined || sum === undefined || equal(figure.value, sum.sum) || withinRounding(figure, sum)) return;
  yield {
    message: say(DIFFERS, {
      what: total.heading,
      name: line.name,
      printed: figure.written,
      sum: sum.sum,
      cause: sumCause(figure, sum, others, total),
    }),
    at: figure.at,
    subject: [line.name, total.heading],
    found: figure.written,
    expected: say(EXPECTED, { sum: sum.sum }),
  };
}

/** A part of one unit's score against what stands under it, and the last line against all. */
function* ofParts(block: Block): Iterable<Finding> {
  const points = block.columns.filter(
    ({ role }) => role !== "maximum" && role !== "index" && role !== "rate" && role !== "raw" && role !== "change",
  );
  for (const { line, children } of nodesOf(block)) {
    if (!isComplete(block, line, children)) continue;
    for (const column of points) {
      const figures = children.map((child) => figureOf(child, column));
      if (figures.some((figure) => figure === undefined)) continue;
      const parts = children.map((child, index) => ({
        column: { ...column, heading: child.code ?? child.name },
        figure: figures[index] as NonNullable<(typeof figures)[number]>,
        sign: 1 as const,
      }));
      const sum = parts.reduce<Exact>((total, { figure }) => add(total, figure.value), ZERO);
      yield* lineFinding(line, column, { sum, parts }, []);
    }
  }
}

export const totalNotSum: PublishedCheck = {
  code: "total-not-sum",
  severity: "error",
  byRules: true,
  title: { vi: "Tổng điểm không bằng các phần cộng lại", en: "A total that is not the sum of its parts" },
  doc: {
    vi: "Tổng điểm phải bằng điểm thẩm định và điều tra (hoặc điểm các lĩnh vực), cộng điểm thưởng, trừ điểm phạt. Chênh lệch nhỏ do làm tròn được báo riêng.",
    en: "A total is the appraised and survey points (or the points of the domains), plus bonus, less penalty. A gap that rounding can make is told apart.",
  },
  fix: { vi: "Cộng lại các phần và sửa ô sai.", en: "Add the parts up again and correct the wrong cell." },
  bad: "Xếp hạng;Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm\n1;Sở Nội vụ;74,36;17,96;92,32\n2;Sở Y tế;73,00;17,00;73,00",
  good: "Xếp hạng;Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm\n1;Sở Nội vụ;74,36;17,96;92,32\n2;Sở Y tế;73,00;17,00;90,00",
  *run(block) {
    yield* block.kind === "units" ? ofUnits(block) : block.kind === "parts" ? ofParts(block) : [];
  },
};
