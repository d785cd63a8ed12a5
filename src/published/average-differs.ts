import { add, count, type Exact, equal, ONE, round, share, ZERO } from "../points.ts";
import { asCount, type Message, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, type Figure, figureOf, rankedLines, rankingColumn } from "./model.ts";
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

/** The mean of a column, exactly; undefined where a line has no figure. */
function meanOf(block: Block, column: Column | undefined): Exact | undefined {
  const figures = block.lines.map((line) => figureOf(line, column)?.value);
  if (figures.length === 0 || figures.some((figure) => figure === undefined)) return undefined;
  const sum = (figures as readonly Exact[]).reduce<Exact>((total, value) => add(total, value), ZERO);
  return share(sum, ONE, count(figures.length));
}

type Printed = Pick<Figure, "value" | "decimals" | "written" | "at">;

function causeOf(block: Block, printed: Printed, mean: Exact, column: Column): Message {
  const shown = { decimals: decimalsIn(printed), mode: "down" } as const;
  if (equal(round(mean, shown), printed.value)) return say(CUT, {});
  const other = block.columns.find((each) => {
    const theirs = each === column ? undefined : meanOf(block, each);
    return theirs !== undefined && equal(round(theirs, { ...shown, mode: "half-up" }), printed.value);
  });
  if (other !== undefined) return say(OTHER, { what: other.heading });
  return slipOr(printed.value, round(mean, { ...shown, mode: "half-up" }));
}

function* compareMean(block: Block, column: Column | undefined, printed: Printed | undefined): Iterable<Finding> {
  const exact = printed === undefined ? undefined : meanOf(block, column);
  if (exact === undefined || printed === undefined || column === undefined) return;
  const decimals = decimalsIn(printed);
  const mean = round(exact, { decimals, mode: "half-up" });
  if (equal(mean, printed.value)) return;
  const args = {
    what: column.heading,
    printed: printed.written,
    count: asCount(block.lines.length),
    mean: workedOut(exact, mean, decimals),
    cause: causeOf(block, printed, exact, column),
  };
  yield {
    message: say(DIFFERS, args),
    at: printed.at,
    subject: [column.heading],
    found: printed.written,
    expected: say(EXPECTED, { mean: expectedIn(exact, mean, decimals) }),
  };
}

function* run(block: Block): Iterable<Finding> {
  if (block.kind !== "units") return;
  const ranked = byPlace(rankedLines(block));
  // The average of an excerpt is that of others too.
  if (missingPlaces(ranked, sizeOf(ranked)).length > 0) return;
  const { average } = block;
  const columns = block.columns.filter(({ role }) => role !== "change" && role !== "maximum");
  if (average !== undefined) for (const column of columns) yield* compareMean(block, column, figureOf(average, column));
  for (const declared of block.declared) if (declared.what === "average") yield* compareMean(block, rankingColumn(block), declared);
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
