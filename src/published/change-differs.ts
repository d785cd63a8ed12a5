import { equal, isZero, percentage, round, subtract } from "../points.ts";
import { type Message, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Figure, figureOf, type Line } from "./model.ts";
import { slipOr } from "./slips.ts";
import { type Change, changesIn, statedIn } from "./years.ts";

const DIFFERS = words(
  "change-differs",
  "{name}: {later} trừ {earlier} là {right:2} nhưng ghi thay đổi {printed}; có thể do {cause}.",
  "{name}: {later} less {earlier} is {right:2}, but the change is given as {printed}; perhaps {cause}.",
);
const COPIED = words(
  "cause-figure-copied",
  "số năm {year} trùng số của {other}; để khớp phải là {needed:2}",
  "the figure of {year} being that of {other}; it would have to be {needed:2}",
);
const RATE = words(
  "cause-rate-of-growth",
  "ghi tốc độ tăng (%) thay vì chênh lệch",
  "the rate of growth (%) being given instead of the difference",
);
const NEEDED = words(
  "cause-earlier-needed",
  "để khớp, số năm {year} phải là {needed:2}",
  "the figure of {year} ought to be {needed:2} for it",
);
const EXPECTED = words("expected-change", "{right:2}", "{right:2}");

interface Figures {
  readonly printed: Figure;
  readonly to: Figure;
  readonly from: Figure;
}

function causeOf(block: Block, line: Line, { earlier }: Change, { printed, to, from }: Figures): Message {
  const right = subtract(to.value, from.value);
  const needed = subtract(to.value, printed.value);
  const year = String(earlier.year);
  const other = block.lines.find((each) => {
    const theirs = each === line ? undefined : figureOf(each, earlier);
    return theirs !== undefined && equal(theirs.value, from.value);
  });
  if (other !== undefined) return say(COPIED, { year, other: other.name, needed });
  const growth = isZero(from.value) ? right : percentage(right, from.value);
  if (equal(round(growth, { decimals: Math.min(printed.decimals, 6), mode: "half-up" }), printed.value)) return say(RATE, {});
  const slip = slipOr(printed.value, right);
  return slip.words.code === "slip-by-hand" ? say(NEEDED, { year, needed }) : slip;
}

function* changeFindings(block: Block, known: Change): Iterable<Finding> {
  const { change, later, earlier } = known;
  for (const line of block.lines) {
    const [printed, to, from] = [figureOf(line, change), figureOf(line, later), figureOf(line, earlier)];
    const stated = statedIn(line, change);
    if (printed === undefined || stated === undefined || to === undefined || from === undefined) continue;
    const right = subtract(to.value, from.value);
    if (equal(right, stated)) continue;
    const cause = causeOf(block, line, known, { printed: { ...printed, value: stated }, to, from });
    yield {
      message: say(DIFFERS, { name: line.name, later: to.written, earlier: from.written, right, printed: printed.written, cause }),
      at: printed.at,
      subject: [line.name, change.heading],
      found: printed.written,
      expected: say(EXPECTED, { right }),
    };
  }
}

export const changeDiffers: PublishedCheck = {
  code: "change-differs",
  severity: "error",
  title: { vi: "Mức tăng, giảm không bằng chênh lệch hai năm", en: "A change that is not the difference of two years" },
  doc: {
    vi: "Mức tăng, giảm phải bằng số năm sau trừ số năm trước in cùng bảng.",
    en: "The change is the later figure less the earlier one of the same table.",
  },
  fix: { vi: "Trừ lại, hoặc sửa số của năm trước.", en: "Subtract again, or correct the earlier figure." },
  bad: "Vùng;Năm 2023;Năm 2024;Tăng, giảm\nTây Nguyên;85,42;85,63;+0,21\nĐông Nam Bộ;87,45;89,44;+1,58",
  good: "Vùng;Năm 2023;Năm 2024;Tăng, giảm\nTây Nguyên;85,42;85,63;+0,21\nĐông Nam Bộ;87,45;89,44;+1,99",
  *run(block) {
    for (const each of changesIn(block)) yield* changeFindings(block, each);
  },
};
