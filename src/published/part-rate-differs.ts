import { type Exact, equal, isPositive, percentage, round } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, type Figure, figureOf, type Line, ownColumns, type Role } from "./model.ts";
import { decimalsIn, expectedIn, workedOut } from "./rounded.ts";
import { slipOr } from "./slips.ts";

const DIFFERS = words(
  "part-rate-differs",
  "{name}: {points}/{max:2} điểm là {right:2} % nhưng “{what}” ghi {printed}; có thể do {cause}.",
  "{name}: {points} of {max:2} points is {right:2} %, but “{what}” says {printed}; perhaps {cause}.",
);
const EXPECTED = words("expected-part-rate", "{right:2}", "{right:2}");

const POINTS: readonly Role[] = ["total", "council", "reappraisal", "appraisal", "part", "self"];
const isRate = ({ role }: Column): boolean => role === "rate" || role === "index";

interface Rated {
  readonly line: Line;
  readonly points: Figure;
  readonly max: Exact;
  readonly printed: Figure;
}

/** Lines with points, their maximum and a percentage. */
function ratedIn(lines: readonly Line[], rate: Column, points: Column, maxOf: (line: Line) => Exact | undefined): readonly Rated[] {
  return lines.flatMap((line): readonly Rated[] => {
    const [own, printed, max] = [figureOf(line, points), figureOf(line, rate), maxOf(line)];
    return own === undefined || printed === undefined || max === undefined || !isPositive(max) ? [] : [{ line, points: own, max, printed }];
  });
}

const rightIn = ({ points, max, printed }: Rated): Exact =>
  round(percentage(points.value, max), { decimals: decimalsIn(printed), mode: "half-up" });
const agrees = (rated: Rated): boolean => equal(rightIn(rated), rated.printed.value);

function* findings(rate: Column, rated: readonly Rated[]): Iterable<Finding> {
  for (const each of rated.filter((one) => !agrees(one))) {
    const { line, points, max, printed } = each;
    const [exact, right] = [percentage(points.value, max), rightIn(each)];
    const decimals = decimalsIn(printed);
    yield {
      message: say(DIFFERS, {
        name: line.name,
        points: points.written,
        max,
        right: workedOut(exact, right, decimals),
        what: rate.heading,
        printed: printed.written,
        cause: slipOr(printed.value, right),
      }),
      at: printed.at,
      subject: [line.name, rate.heading],
      found: printed.written,
      expected: say(EXPECTED, { right: expectedIn(exact, right, decimals) }),
    };
  }
}

/** Of which points a percentage is, its lines tell: those that most of them agree with, and at least half. */
function* check(block: Block, rate: Column, points: readonly Column[], maxOf: (line: Line) => Exact | undefined): Iterable<Finding> {
  const lines = block.sum === undefined ? block.lines : [...block.lines, block.sum];
  const [best] = points
    .map((column) => ratedIn(lines, rate, column, maxOf))
    .map((rated) => ({ rated, right: rated.filter(agrees).length }))
    .toSorted((a, b) => b.right - a.right);
  if (best !== undefined && best.right > 0 && best.right * 2 >= best.rated.length) yield* findings(rate, best.rated);
}

export const partRateDiffers: PublishedCheck = {
  code: "part-rate-differs",
  severity: "error",
  title: { vi: "Tỷ lệ của một phần không bằng điểm chia điểm tối đa", en: "A percentage of a part that is not points out of its maximum" },
  doc: {
    vi: "Tỷ lệ % của lĩnh vực hay tiêu chí phải bằng điểm chia điểm tối đa của nó. Cột tỷ lệ mà quá nửa số dòng không theo cách tính này thì không được kiểm tra.",
    en: "The percentage of a domain or criterion is its points out of its maximum. A column of which more than half is something else is not checked.",
  },
  fix: {
    vi: "Tính lại tỷ lệ, hoặc đối chiếu điểm với bản gốc.",
    en: "Work the percentage out again, or compare the points with the original.",
  },
  bad: "STT;Lĩnh vực;Điểm tối đa;Điểm đạt được;Tỷ lệ %\n1;Chỉ đạo;10;9,5;95\n2;Thủ tục;20;18;80\n;Tổng;30;27,5;91,67",
  good: "STT;Lĩnh vực;Điểm tối đa;Điểm đạt được;Tỷ lệ %\n1;Chỉ đạo;10;9,5;95\n2;Thủ tục;20;18;90\n;Tổng;30;27,5;91,67",
  *run(block) {
    const ofRole = (columns: readonly Column[]): readonly Column[] =>
      POINTS.flatMap((role) => columns.filter((each) => each.role === role && !each.percent));
    if (block.kind === "parts") {
      const maximum = ownColumns(block, "maximum")[0];
      const points = ofRole(ownColumns(block, ...POINTS));
      for (const rate of ownColumns(block, "rate", "index")) yield* check(block, rate, points, (line) => figureOf(line, maximum)?.value);
      return;
    }
    for (const rate of block.kind === "units" ? block.columns.filter(isRate) : []) {
      const { part } = rate;
      if (part?.max === undefined) continue;
      yield* check(block, rate, ofRole(block.columns.filter((each) => each.part?.name === part.name)), () => part.max);
    }
  },
};
