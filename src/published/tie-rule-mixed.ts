import { asCount, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Ranked, rankedLines } from "./model.ts";
import { byPlace, ties } from "./order.ts";

const MIXED = words(
  "tie-rule-mixed",
  "Sau {count} đơn vị đồng hạng {place} là hạng {next}, không theo cách đã dùng ở hạng {other}.",
  "After {count} units sharing place {place} comes place {next}, unlike after place {other}.",
);
const NEITHER = words(
  "tie-rule-mixed",
  "Sau {count} đơn vị đồng hạng {place} là hạng {next}; phải là {shared} (bỏ trống hạng) hoặc {dense} (hạng liền sau).",
  "After {count} units sharing place {place} comes place {next}; it ought to be {shared} (places left out) or {dense} (the next).",
);

interface After {
  readonly tied: readonly Ranked[];
  readonly next: Ranked;
}

/** Groups of equals that share a place, each with who comes behind them. */
function afterTies(ordered: readonly Ranked[]): readonly After[] {
  return ties(ordered).flatMap((tied): readonly After[] => {
    const place = tied[0]?.place.value ?? 0;
    if (tied.some((each) => each.place.value !== place)) return [];
    const next = ordered.find((each) => each.place.value > place);
    return next === undefined ? [] : [{ tied, next }];
  });
}

function* run(block: Block): Iterable<Finding> {
  let first: { readonly dense: boolean; readonly place: number } | undefined;
  for (const { tied, next } of afterTies(byPlace(rankedLines(block)))) {
    const place = (tied[0] as Ranked).place.value;
    const [shared, dense] = [place + tied.length, place + 1];
    const found = { at: next.place.at, subject: [next.line.name], found: next.place.written };
    const given = next.place.value;
    // Beyond the places that were left out some unit is missing, which is told by itself.
    if (given > shared) continue;
    if (given !== shared && given !== dense) {
      yield {
        message: say(NEITHER, {
          count: asCount(tied.length),
          place: asCount(place),
          next: asCount(given),
          shared: asCount(shared),
          dense: asCount(dense),
        }),
        ...found,
      };
      continue;
    }
    const isDense = given === dense;
    if (first === undefined) first = { dense: isDense, place };
    else if (first.dense !== isDense) {
      yield {
        message: say(MIXED, { count: asCount(tied.length), place: asCount(place), next: asCount(given), other: asCount(first.place) }),
        ...found,
      };
    }
  }
}

export const tieRuleMixed: PublishedCheck = {
  code: "tie-rule-mixed",
  severity: "error",
  byRules: true,
  title: { vi: "Đồng hạng theo hai cách trong một bảng", en: "Two ways of sharing places in one table" },
  doc: {
    vi: "Sau khi đồng hạng, hạng kế tiếp hoặc bỏ trống (1, 2, 2, 4), hoặc liền sau (1, 2, 2, 3); một bảng chỉ dùng một cách.",
    en: "After a shared place the next is either left out (1, 2, 2, 4) or follows on (1, 2, 2, 3); a table keeps to one way.",
  },
  fix: {
    vi: "Chọn một cách theo quy chế và sửa các hạng sau.",
    en: "Choose one way, as the regulation says, and correct the places below.",
  },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92\n1;Sở Y tế;92\n3;Sở Tài chính;90\n4;Sở Tư pháp;88\n4;Sở Xây dựng;88\n5;Sở Ngoại vụ;87",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92\n1;Sở Y tế;92\n3;Sở Tài chính;90\n4;Sở Tư pháp;88\n4;Sở Xây dựng;88\n6;Sở Ngoại vụ;87",
  run,
};
