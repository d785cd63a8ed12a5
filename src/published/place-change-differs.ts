import { count, type Exact, equal, negate } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Column, figureOf, type Line, ownColumns } from "./model.ts";
import { slipOr } from "./slips.ts";

const DIFFERS = words(
  "place-change-differs",
  "{name}: từ hạng {before} đến hạng {now} là {right} bậc nhưng “{what}” ghi {printed}; có thể do {cause}.",
  "{name}: from place {before} to place {now} is {right}, but “{what}” says {printed}; perhaps {cause}.",
);
const EXPECTED = words("expected-place-change", "{right}", "{right}");

interface Move {
  readonly line: Line;
  /** Greater than nothing for a better place. */
  readonly rise: Exact;
  readonly stated: Exact;
  readonly before: string;
  readonly now: string;
}

function movesIn({ lines }: Block, change: Column, former: Column): readonly Move[] {
  return lines.flatMap((line): readonly Move[] => {
    const before = figureOf(line, former);
    const stated = figureOf(line, change)?.value;
    const places = Number(before?.written.split("/")[0]);
    if (before === undefined || stated === undefined || line.place === undefined || !Number.isInteger(places)) return [];
    return [{ line, rise: count(places - line.place.value), stated, before: before.written, now: line.place.written }];
  });
}

function* findings(block: Block, change: Column, former: Column): Iterable<Finding> {
  const moves = movesIn(block, change, former);
  const risen = moves.filter(({ rise, stated }) => equal(rise, stated)).length;
  const fallen = moves.filter(({ rise, stated }) => equal(negate(rise), stated)).length;
  // Some print a better place as fewer.
  const as = (rise: Exact): Exact => (fallen > risen ? negate(rise) : rise);
  for (const { line, rise, stated, before, now } of moves) {
    const right = as(rise);
    const printed = figureOf(line, change);
    if (printed === undefined || equal(right, stated)) continue;
    yield {
      message: say(DIFFERS, {
        name: line.name,
        before,
        now,
        right,
        what: change.heading,
        printed: printed.written,
        cause: slipOr(stated, right),
      }),
      at: printed.at,
      subject: [line.name, change.heading],
      found: printed.written,
      expected: say(EXPECTED, { right }),
    };
  }
}

export const placeChangeDiffers: PublishedCheck = {
  code: "place-change-differs",
  severity: "error",
  title: { vi: "Mức tăng, giảm hạng không đúng", en: "A change of place that is not right" },
  doc: {
    vi: "Số bậc tăng, giảm phải bằng hạng năm trước trừ hạng năm nay in cùng bảng; bảng ghi ngược dấu (tăng hạng là số âm) thì phải ghi ngược ở mọi dòng.",
    en: "The change is the earlier place less the present one of the same table; where it is printed the other way round, it is so in every line.",
  },
  fix: { vi: "Trừ lại hai hạng.", en: "Subtract the two places again." },
  bad: "Đơn vị;Tổng điểm;Hạng năm 2023;Hạng năm 2024;Tăng/giảm hạng\nXã A;92,00;2;1;+1\nXã B;90,50;1;2;-2\nXã C;90,00;3;3;0",
  good: "Đơn vị;Tổng điểm;Hạng năm 2023;Hạng năm 2024;Tăng/giảm hạng\nXã A;92,00;2;1;+1\nXã B;90,50;1;2;-1\nXã C;90,00;3;3;0",
  *run(block) {
    const former = ownColumns(block, "former-place").toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];
    if (block.kind !== "units" || former === undefined) return;
    for (const change of ownColumns(block, "place-change")) yield* findings(block, change, former);
  },
};
