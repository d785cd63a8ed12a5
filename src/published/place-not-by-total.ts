import { compare, count, equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, type Ranked, rankedLines, rankingColumn } from "./model.ts";
import { byPlace, outOfOrder } from "./order.ts";
import { byHand, slipBetween, slipInto } from "./slips.ts";

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
const LISTED_ABOVE = words(
  "place-not-by-total",
  "Danh sách xếp theo điểm nhưng {name} ở số thứ tự {place} với {figure}, trong khi {other} chỉ có {less} lại ở số {better}; có thể do {cause}.",
  "The list falls by its figures, yet {name} is number {place} with {figure}, while {other} has only {less} and is number {better}; perhaps {cause}.",
);
const LISTED_BELOW = words(
  "place-not-by-total",
  "Danh sách xếp theo điểm nhưng {name} ở số thứ tự {place} với {figure}, trong khi {other} có tới {more} lại ở số {worse}; có thể do {cause}.",
  "The list falls by its figures, yet {name} is number {place} with {figure}, while {other} has {more} and is number {worse}; perhaps {cause}.",
);
const PLACE = words("cause-place-free", "hạng đúng là {right}, chưa ghi cho đơn vị nào", "the place being {right}, which nobody has");
const SWAPPED = words("cause-places-swapped", "hai đơn vị bị đổi chỗ cho nhau", "the two units having been swapped");

/** The place that its figure has among the others, or would share, where nobody holds it. */
function freePlace({ figure }: Ranked, ordered: readonly Ranked[]): number | undefined {
  const orders = ordered.map((each) => compare(each.figure.value, figure.value));
  const first = 1 + orders.filter((order) => order > 0).length;
  const last = orders.filter((order) => order >= 0).length;
  const held = new Set(ordered.map(({ place }) => place.value));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).find((place) => !held.has(place));
}

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
  const free = freePlace(odd, ordered);
  if (free !== undefined) return slipBetween(count(odd.place.value), count(free)) ?? say(PLACE, { right: asCount(free) });
  return slipInto(odd.figure.value, above?.figure.value, below?.figure.value) ?? byHand();
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
        ? say(block.numbered ? LISTED_BELOW : BELOW, { ...shared, more: other.figure.written, worse: asCount(other.place.value) })
        : say(block.numbered ? LISTED_ABOVE : ABOVE, { ...shared, less: other.figure.written, better: asCount(other.place.value) });
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
