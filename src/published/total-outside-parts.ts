import { compare, type Exact, isPositive, isZero, larger, ONE, percentage, round, share, smaller, subtract, times } from "../points.ts";
import { type Message, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, type Figure, figureOf, type Line, lastRound, ownColumns } from "./model.ts";

const OUTSIDE = words(
  "total-outside-parts",
  "{what} của {name} là {printed} nhưng các phần chỉ từ {low} đến {high}: không tỷ trọng nào cho ra số này.{hint}",
  "{what} of {name} is {printed}, but its parts lie between {low} and {high}: no weights can give it.{hint}",
);
const HINT = words(
  "total-outside-parts-hint",
  " Với tỷ trọng như ở {other} ({weight:%}), {part} phải khoảng {figure:1}.",
  " With the weights of {other} ({weight:%}), {part} would be about {figure:1}.",
);
const NO_HINT = words("total-outside-parts-no-hint", "", "");

interface Parts {
  readonly total: Figure;
  readonly first: Figure;
  readonly second: Figure;
}

interface Columns {
  readonly total: Column;
  readonly parts: readonly Column[];
}

/** Percentages of parts beside that of the whole, whose weights are not printed. */
function columnsOf(block: Block): Columns | undefined {
  const own = lastRound(block);
  const parts = [...(own === undefined ? [] : [own]), ...ownColumns(block, "survey", "part")];
  const total = ownColumns(block, "total", "index").at(-1);
  return total === undefined || parts.length < 2 || !parts.every(({ percent }) => percent) ? undefined : { total, parts };
}

/** The weight of the second part in a line of two that is possible. */
function weightIn({ total, first, second }: Parts): Exact | undefined {
  const whole = subtract(second.value, first.value);
  const part = subtract(total.value, first.value);
  if (isZero(whole)) return undefined;
  const weight = share(ONE, part, whole);
  return isPositive(weight) && compare(weight, ONE) < 0 ? weight : undefined;
}

const partsIn = (line: Line, { total, parts }: Columns): Parts | undefined => {
  const [first, second] = parts.map((column) => figureOf(line, column));
  const whole = figureOf(line, total);
  return whole === undefined || first === undefined || second === undefined || parts.length !== 2
    ? undefined
    : { total: whole, first, second };
};

/** What the second part would be with the weights of a line that is sound. */
function hintFor(line: Line, block: Block, columns: Columns): Message {
  const here = partsIn(line, columns);
  const [, part] = columns.parts;
  for (const other of block.lines) {
    const there = other === line ? undefined : partsIn(other, columns);
    const weight = there === undefined ? undefined : weightIn(there);
    if (here === undefined || weight === undefined || part === undefined) continue;
    const figure = subtract(here.total.value, times(here.first.value, subtract(ONE, weight)));
    return say(HINT, {
      other: other.name,
      weight: percentage(weight, ONE),
      part: part.heading,
      figure: round(share(figure, ONE, weight), { decimals: 1, mode: "half-up" }),
    });
  }
  return say(NO_HINT, {});
}

function* run(block: Block): Iterable<Finding> {
  const columns = block.kind === "units" ? columnsOf(block) : undefined;
  if (columns === undefined) return;
  for (const line of block.lines) {
    const total = figureOf(line, columns.total);
    const parts = columns.parts.map((column) => figureOf(line, column)?.value);
    const [first] = parts;
    if (total === undefined || first === undefined || parts.some((part) => part === undefined)) continue;
    const known = parts as readonly Exact[];
    const low = known.reduce((a, b) => smaller(a, b), first);
    const high = known.reduce((a, b) => larger(a, b), first);
    if (compare(total.value, low) >= 0 && compare(total.value, high) <= 0) continue;
    const hint = hintFor(line, block, columns);
    yield {
      message: say(OUTSIDE, { what: columns.total.heading, name: line.name, printed: total.written, low, high, hint }),
      at: total.at,
      subject: [line.name, columns.total.heading],
      found: total.written,
    };
  }
}

export const totalOutsideParts: PublishedCheck = {
  code: "total-outside-parts",
  severity: "error",
  title: { vi: "Chỉ số chung nằm ngoài khoảng các phần", en: "An index outside the range of its parts" },
  doc: {
    vi: "Khi tổng và các phần đều tính bằng phần trăm, tổng là bình quân theo tỷ trọng nên không thể thấp hơn phần thấp nhất hay cao hơn phần cao nhất.",
    en: "Where the whole and its parts are percentages, the whole is a weighted mean: it cannot be below the least or above the greatest of them.",
  },
  fix: {
    vi: "Một trong các số của dòng này ghi sai; đối chiếu với bản gốc.",
    en: "One of the figures of this line is wrong; compare with the original.",
  },
  bad: "Khối;Chỉ số (%);Điểm thẩm định (%);Điểm điều tra (%)\nSở;85,73;84,19;89,19\nHuyện;92,75;91,56;42,11",
  good: "Khối;Chỉ số (%);Điểm thẩm định (%);Điểm điều tra (%)\nSở;85,73;84,19;89,19\nHuyện;92,75;91,56;95,42",
  run,
};
