import { compare, equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Ranked, rankedLines, rankingColumn } from "./model.ts";
import { byPlace, outOfOrder } from "./order.ts";
import { byHand, slipBetween } from "./slips.ts";

const ABOVE = words(
  "place-not-by-total",
  "{name} xếp hạng {place} với {figure} nhưng {other} chỉ có {less} lại xếp hạng {better}; có thể do {cause}.",
  "{name} has place {place} with {figure}, yet {other} has only {less} and place {better}; perhaps {cause}.",
);
const BELOW = words(
  "place-not-by-total",
  "{name} xếp hạng {place} với {figure} nhưng {other} có tới {more} lại xếp hạng {worse}; có thể do {cause}.",
  "{name} has place {place} with {figure}, yet {other} has {more} and place {worse}; perhaps {cause}.",
);
const SWAPPED = words("cause-places-swapped", "hai đơn vị bị đổi chỗ cho nhau", "the two units having been swapped");

/** A neighbour whose place fits this figure and whose figure fits this place, or a slip that would make the figure fit. */
function causeOf(odd: Ranked, other: Ranked, ordered: readonly Ranked[]): Finding["message"] {
  const index = ordered.indexOf(odd);
  const [above, below] = [ordered[index - 1], ordered[index + 1]];
  if (Math.abs(ordered.indexOf(other) - index) === 1) {
    const pair = index < ordered.indexOf(other) ? [other, odd] : [odd, other];
    const outer = [ordered[Math.min(index, ordered.indexOf(other)) - 1], ...pair, ordered[Math.max(index, ordered.indexOf(other)) + 1]];
    const known = outer.filter((each) => each !== undefined);
    const falls = known.every((each, at) => at === 0 || compare((known[at - 1] as Ranked).figure.value, each.figure.value) >= 0);
    if (falls) return say(SWAPPED, {});
  }
  for (const near of [above, below]) {
    const slip = near === undefined ? undefined : slipBetween(odd.figure.value, near.figure.value);
    if (slip !== undefined) return slip;
  }
  return byHand();
}

function* run(block: Block): Iterable<Finding> {
  const ordered = byPlace(rankedLines(block));
  const odd = outOfOrder(ordered);
  const heading = rankingColumn(block)?.heading ?? "";
  for (const each of odd) {
    const { line, place, figure } = each;
    const rest = ordered.filter((other) => !odd.includes(other));
    const better = rest.find((other) => other.place.value < place.value && compare(other.figure.value, figure.value) < 0);
    const worse = rest.find((other) => other.place.value > place.value && compare(other.figure.value, figure.value) > 0);
    const other = better ?? worse;
    // Of one place with another: that is told as a place given twice.
    if (other === undefined || equal(other.figure.value, figure.value)) continue;
    const shared = {
      name: line.name,
      place: asCount(place.value),
      figure: figure.written,
      other: other.line.name,
      cause: causeOf(each, other, ordered),
    };
    const message =
      better === undefined
        ? say(BELOW, { ...shared, more: other.figure.written, worse: asCount(other.place.value) })
        : say(ABOVE, { ...shared, less: other.figure.written, better: asCount(other.place.value) });
    yield { message, at: place.at, subject: [line.name, heading], found: place.written };
  }
}

export const placeNotByTotal: PublishedCheck = {
  code: "place-not-by-total",
  severity: "error",
  title: { vi: "Thứ hạng không theo điểm", en: "Places that do not follow the figures" },
  doc: {
    vi: "Đơn vị có điểm cao hơn phải có hạng cao hơn. Chỉ nêu những dòng ít nhất phải sửa để cả bảng đúng thứ tự.",
    en: "The higher figure has the better place. Only the fewest lines are named that must change for the whole table to be in order.",
  },
  fix: { vi: "Đối chiếu điểm và hạng của dòng này với bản gốc.", en: "Compare the figure and the place of this line with the original." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Tài chính;89,50\n3;Sở Y tế;90,00\n4;Sở Tư pháp;88,00",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n3;Sở Tài chính;89,50\n4;Sở Tư pháp;88,00",
  run,
};
