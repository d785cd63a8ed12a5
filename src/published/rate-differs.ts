import { equal, isZero, percentage, round, share } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, type Figure, figureOf, type Line, ownColumns } from "./model.ts";
import { decimalsIn, expectedIn, workedOut } from "./rounded.ts";
import { slipOr } from "./slips.ts";

const DIFFERS = words(
  "rate-differs",
  "{name}: {raw} là {right:2} nhưng “{what}” ghi {printed}; có thể do {cause}.",
  "{name}: {raw} is {right:2}, but “{what}” says {printed}; perhaps {cause}.",
);
const EXPECTED = words("expected-rate", "{right:2}", "{right:2}");

function* lineFinding(line: Line, raw: Figure, column: Column | undefined): Iterable<Finding> {
  const printed = figureOf(line, column);
  const whole = column?.role === "rate" ? undefined : column?.max;
  if (printed === undefined || column === undefined || raw.outOf === undefined || isZero(raw.outOf)) return;
  if (column.role !== "rate" && whole === undefined) return;
  const exact = whole === undefined ? percentage(raw.value, raw.outOf) : share(whole, raw.value, raw.outOf);
  const decimals = decimalsIn(printed);
  const right = round(exact, { decimals, mode: "half-up" });
  if (equal(right, printed.value)) return;
  const args = {
    name: line.name,
    raw: raw.written,
    right: workedOut(exact, right, decimals),
    what: column.heading,
    printed: printed.written,
    cause: slipOr(printed.value, right),
  };
  yield {
    message: say(DIFFERS, args),
    at: printed.at,
    subject: [line.name, column.heading],
    found: printed.written,
    expected: say(EXPECTED, { right: expectedIn(exact, right, decimals) }),
  };
}

function* run(block: Block): Iterable<Finding> {
  const raw = ownColumns(block, "raw")[0];
  if (block.kind !== "units" || raw === undefined) return;
  for (const line of block.lines) {
    const figure = figureOf(line, raw);
    if (figure === undefined) continue;
    yield* lineFinding(line, figure, ownColumns(block, "rate")[0]);
    yield* lineFinding(line, figure, ownColumns(block, "appraisal")[0]);
  }
}

export const rateDiffers: PublishedCheck = {
  code: "rate-differs",
  severity: "error",
  title: { vi: "Điểm quy đổi không khớp điểm thực tế", en: "Converted points that do not follow from the actual ones" },
  doc: {
    vi: "Từ điểm thực tế dạng 39.5/50 tính ra tỷ lệ phần trăm và điểm quy đổi về thang của cột (Tối đa 70).",
    en: "Actual points such as 39.5/50 give the percentage and the points converted to the scale of the column (Tối đa 70).",
  },
  fix: { vi: "Quy đổi lại từ điểm thực tế.", en: "Convert the actual points again." },
  bad: "STT;Đơn vị;Điểm thẩm định thực tế;Tỷ lệ % thực hiện nhiệm vụ;Điểm thẩm định (Tối đa 70)\n1;Sở Nội vụ;39.5/50;79;55.3\n2;Sở Y tế;40/50;80;65",
  good: "STT;Đơn vị;Điểm thẩm định thực tế;Tỷ lệ % thực hiện nhiệm vụ;Điểm thẩm định (Tối đa 70)\n1;Sở Nội vụ;39.5/50;79;55.3\n2;Sở Y tế;40/50;80;56",
  run,
};
