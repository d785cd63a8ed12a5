import { add, count, type Exact, equal, ONE, round, share, ZERO } from "../points.ts";
import { asCount, type Message, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import {
  type Block,
  type Column,
  type Figure,
  figureOf,
  figureUnder,
  type Line,
  type Role,
  rankedLines,
  rankingColumn,
  type Saying,
} from "./model.ts";
import { byPlace, missingPlaces, sizeOf } from "./order.ts";
import { decimalsIn, expectedIn, workedOut } from "./rounded.ts";
import { slipOr } from "./slips.ts";

const DIFFERS = words(
  "average-differs",
  "Bình quân “{what}” ghi {printed} nhưng {count} đơn vị trong bảng cho {mean:2}; có thể do {cause}.",
  "The average of “{what}” is printed as {printed}, but the {count} units of the table give {mean:2}; perhaps {cause}.",
);
const CUT = words("cause-average-cut", "cắt bỏ phần lẻ thay vì làm tròn", "the rest having been cut off instead of rounded");
const OTHER = words("cause-average-other", "lấy bình quân của cột “{what}”", "the average being that of “{what}”");
const EXPECTED = words("expected-mean", "{mean:2}", "{mean:2}");

const NOT_AVERAGED: readonly Role[] = ["change", "maximum", "former-place", "place-change"];

/** The mean of a column, exactly; undefined where a line has no figure. */
function meanOf(lines: readonly Line[], column: Column): Exact | undefined {
  const figures = lines.map((line) => figureUnder(line, column)?.value);
  if (figures.length === 0 || figures.some((figure) => figure === undefined)) return undefined;
  const sum = (figures as readonly Exact[]).reduce<Exact>((total, value) => add(total, value), ZERO);
  return share(sum, ONE, count(figures.length));
}

type Printed = Pick<Figure, "value" | "decimals" | "written" | "at">;

const agrees = (printed: Printed, mean: Exact): boolean =>
  equal(round(mean, { decimals: decimalsIn(printed), mode: "half-up" }), printed.value);

function causeOf(lines: readonly Line[], printed: Printed, mean: Exact, column: Column, columns: readonly Column[]): Message {
  const shown = { decimals: decimalsIn(printed), mode: "down" } as const;
  if (equal(round(mean, shown), printed.value)) return say(CUT, {});
  const other = columns.find((each) => {
    const theirs = each === column ? undefined : meanOf(lines, each);
    return theirs !== undefined && agrees(printed, theirs);
  });
  if (other !== undefined) return say(OTHER, { what: other.heading });
  return slipOr(printed.value, round(mean, { ...shown, mode: "half-up" }));
}

interface Averaged {
  readonly column: Column;
  readonly printed: Printed;
}

/** The lines whose means the most of the figures are; undefined where it may be of lines some of which have no figure. */
function averagedLines(averaged: readonly Averaged[], among: Saying["among"]): readonly Line[] | undefined {
  const weighed = among.map((lines) => {
    const means = averaged.map(({ column, printed }) => ({ printed, mean: meanOf(lines, column) }));
    const right = means.filter(({ printed, mean }) => mean !== undefined && agrees(printed, mean)).length;
    return { lines, right, known: means.some(({ mean }) => mean !== undefined) };
  });
  const [best] = weighed.toSorted((a, b) => b.right - a.right);
  return best?.right === 0 && weighed.some(({ known }) => !known) ? undefined : best?.lines;
}

function* compareMeans(averaged: readonly Averaged[], among: Saying["among"], columns: readonly Column[]): Iterable<Finding> {
  const lines = averagedLines(averaged, among);
  for (const { column, printed } of lines === undefined ? [] : averaged) {
    const exact = meanOf(lines ?? [], column);
    if (exact === undefined || agrees(printed, exact)) continue;
    const decimals = decimalsIn(printed);
    const mean = round(exact, { decimals, mode: "half-up" });
    const args = {
      what: column.heading,
      printed: printed.written,
      count: asCount(lines?.length ?? 0),
      mean: workedOut(exact, mean, decimals),
      cause: causeOf(lines ?? [], printed, exact, column, columns),
    };
    yield {
      message: say(DIFFERS, args),
      at: printed.at,
      subject: [column.heading],
      found: printed.written,
      expected: say(EXPECTED, { mean: expectedIn(exact, mean, decimals) }),
    };
  }
}

function* run(block: Block): Iterable<Finding> {
  if (block.kind !== "units") return;
  const ranked = byPlace(rankedLines(block));
  // The average of an excerpt is that of others too.
  if (missingPlaces(ranked, sizeOf(ranked)).length > 0) return;
  const columns = block.columns.filter(({ role }) => !NOT_AVERAGED.includes(role));
  const ranking = rankingColumn(block);
  for (const { among, averages, declared } of block.sayings) {
    for (const average of averages) {
      const averaged = columns.flatMap((column): readonly Averaged[] => {
        const printed = figureOf(average, column);
        return printed === undefined ? [] : [{ column, printed }];
      });
      yield* compareMeans(averaged, among, columns);
    }
    for (const printed of declared)
      if (printed.what === "average" && ranking !== undefined) yield* compareMeans([{ column: ranking, printed }], among, columns);
  }
}

export const averageDiffers: PublishedCheck = {
  code: "average-differs",
  severity: "error",
  title: { vi: "Bình quân không đúng", en: "An average that is not the mean" },
  doc: {
    vi: "Bình quân in trong dòng «Bình quân», ở tiêu đề hoặc ghi chú phải bằng trung bình cộng của các đơn vị trong bảng, làm tròn như số đã in. Bảng trích không được kiểm tra.",
    en: "An average printed in a line, a title or a note is the mean of the units of the table, rounded as it is printed. Excerpts are not checked.",
  },
  fix: { vi: "Tính lại bình quân.", en: "Work the average out again." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,00\n2;Sở Y tế;90,00\n;Bình quân;90,00",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,00\n2;Sở Y tế;90,00\n;Bình quân;91,00",
  run,
};
