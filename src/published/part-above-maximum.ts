import { add, compare, type Exact, equal, isNegative, parseExact, subtract, ZERO } from "../points.ts";
import { type Message, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, type Figure, figureOf, type Line, ownColumns } from "./model.ts";
import { slipBetween } from "./slips.ts";
import { lineSum, sumOf } from "./sums.ts";

const ABOVE = words(
  "part-above-maximum",
  "{what} của {name} là {printed}, lớn hơn điểm tối đa {max:2}.{more}",
  "{what} of {name} is {printed}, above the maximum of {max:2}.{more}",
);
const SUM = words("part-above-maximum-sum", " Các phần cộng lại {sum:2}/{whole:2}.", " The parts add up to {sum:2} of {whole:2}.");
const NEEDED = words(
  "part-above-maximum-needed",
  " Để khớp tổng {total}, ô này phải là {needed:2}.",
  " For the total of {total} it would have to be {needed:2}.",
);
const SLIP = words("part-above-maximum-slip", " Có thể là {likely:2}: {cause}.", " Perhaps {likely:2}: {cause}.");
const FITS = words(
  "part-above-maximum-fits",
  " Tổng {total} đã cộng đủ số này: có thể điểm tối đa ở tiêu đề ghi sai, hoặc cả hai số cùng sai.",
  " The total of {total} has it in full: the maximum of the heading may be wrong, or both figures are.",
);
const NOTHING = words("part-above-maximum-nothing", "", "");
const BOTH = words("part-above-maximum-both", "{first}{second}", "{first}{second}");
const EXPECTED = words("expected-most", "không quá {max:2}", "{max:2} at most");

const isPoints = ({ role }: Column): boolean =>
  ![
    "maximum",
    "index",
    "rate",
    "change",
    "year",
    "applicable",
    "count",
    "raw",
    "bonus",
    "penalty",
    "former-place",
    "place-change",
  ].includes(role);

/** All of a column, as long as every line has it. */
function sumIn(block: Block, column: Column): Exact | undefined {
  const figures = block.lines.map((line) => figureOf(line, column)?.value);
  return figures.some((figure) => figure === undefined)
    ? undefined
    : (figures as readonly Exact[]).reduce<Exact>((total, value) => add(total, value), ZERO);
}

/** The figure without one of its digits, where that is within the maximum. */
function shorter({ written, value }: Figure, max: Exact): Message {
  const text = written.replace(",", ".");
  for (let index = 0; index < text.length; index += 1) {
    const likely = parseExact(text.slice(0, index) + text.slice(index + 1));
    const cause = likely === undefined ? undefined : slipBetween(value, likely);
    if (likely !== undefined && cause !== undefined && compare(likely, max) <= 0) return say(SLIP, { likely, cause });
  }
  return say(NOTHING, {});
}

/** Of a unit: what its printed total says of the figure. */
function byTotal(block: Block, line: Line, column: Column, figure: Figure, max: Exact): Message {
  const known = sumOf(block);
  const total = known === undefined ? undefined : figureOf(line, known.total);
  const sum = known === undefined ? undefined : lineSum(line, known);
  if (total === undefined || sum?.parts.some((part) => part.column === column) !== true) return shorter(figure, max);
  if (equal(total.value, sum.sum)) return say(FITS, { total: total.written });
  const needed = add(subtract(total.value, sum.sum), figure.value);
  return compare(needed, max) <= 0 && !isNegative(needed) ? say(NEEDED, { total: total.written, needed }) : shorter(figure, max);
}

/** What the figure would have to be for the printed total, where that is told; else the likely slip of the pen. */
function moreOf(block: Block, line: Line, column: Column, figure: Figure, max: Exact): Message {
  if (block.kind === "units") return byTotal(block, line, column, figure, max);
  if (block.lines.some(({ code }) => code?.includes("."))) return shorter(figure, max);
  const sum = sumIn(block, column);
  const total = totalOf(block, column);
  if (sum === undefined) return say(NOTHING, {});
  if (total !== undefined && !equal(total.value, sum)) {
    const needed = add(subtract(total.value, sum), figure.value);
    if (!isNegative(needed) && compare(needed, max) <= 0) return say(NEEDED, { total: total.written, needed });
  }
  const whole = sumIn(block, ownColumns(block, "maximum")[0] as Column) ?? max;
  return say(BOTH, { first: say(SUM, { sum, whole }), second: shorter(figure, max) });
}

/** The sum that is printed of a column; of what was lost, what the maximum and the total leave. */
function totalOf(block: Block, column: Column): Figure | undefined {
  const { sum } = block;
  const own = sum === undefined ? undefined : figureOf(sum, column);
  if (own !== undefined || sum === undefined || column.role !== "lost") return own;
  const max = figureOf(sum, ownColumns(block, "maximum")[0]);
  const kept = figureOf(sum, ownColumns(block, "total")[0]);
  if (max === undefined || kept === undefined) return undefined;
  return { ...kept, value: subtract(max.value, kept.value), written: `${max.written} − ${kept.written}` };
}

function maximumOf(block: Block, line: Line, column: Column): Exact | undefined {
  return block.kind === "parts" ? figureOf(line, ownColumns(block, "maximum")[0])?.value : column.max;
}

function* run(block: Block): Iterable<Finding> {
  if (block.kind === "grades") return;
  const lines = block.sum === undefined ? block.lines : [...block.lines, block.sum];
  for (const line of lines) {
    for (const column of block.columns) {
      const figure = isPoints(column) && (block.kind === "parts" || column.part !== undefined) ? figureOf(line, column) : undefined;
      const max = maximumOf(block, line, column);
      if (figure === undefined || max === undefined || compare(figure.value, max) <= 0) continue;
      const more = moreOf(block, line, column, figure, max);
      yield {
        message: say(ABOVE, { what: column.heading, name: line.name, printed: figure.written, max, more }),
        at: figure.at,
        subject: [line.name, column.heading],
        found: figure.written,
        expected: say(EXPECTED, { max }),
      };
    }
  }
}

export const partAboveMaximum: PublishedCheck = {
  code: "part-above-maximum",
  severity: "error",
  title: { vi: "Điểm thành phần lớn hơn điểm tối đa", en: "A part above its maximum" },
  doc: {
    vi: "Điểm đạt được, và điểm bị trừ, của một lĩnh vực hay tiêu chí không thể lớn hơn điểm tối đa của nó.",
    en: "Neither the points earned nor the points lost of a domain or criterion can exceed its maximum.",
  },
  fix: { vi: "Đối chiếu số này với bản gốc.", en: "Compare the figure with the original." },
  bad: "Nhóm tiêu chí;Điểm tối đa;Điểm đạt được\nCông khai;18;15,61\nTrực tuyến;12;18,4\nThanh toán;10;10",
  good: "Nhóm tiêu chí;Điểm tối đa;Điểm đạt được\nCông khai;18;15,61\nTrực tuyến;12;8,4\nThanh toán;10;10",
  run,
};
