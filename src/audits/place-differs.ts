import type { PrintedFigure } from "../assessment.ts";
import { rankGroup } from "../engine/rank.ts";
import { compare, count, equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited, Dossier } from "./audited.ts";
import { same } from "./readings.ts";

const DIFFERS = words(
  "place-differs",
  "Xếp hạng ghi trong ô: {printed}; tính lại: {place}/{of}.",
  "The cell gives the place {printed}; computed again: {place}/{of}.",
);

/** The total that the sheet prints for a unit in the end. */
const printedTotal = ({ printed }: Dossier): PrintedFigure | undefined =>
  printed.findLast(({ what, node, round }) => what === "points" && node === "" && round === undefined);

/** The place that the printed totals give: where they are wrong, they are told and not the place that follows. */
function followsTotals({ dossiers, rubric }: Audited, dossier: Dossier, place: PrintedFigure): boolean {
  const own = printedTotal(dossier);
  if (own === undefined) return false;
  const group = dossiers.filter(({ ranking }) => ranking === dossier.ranking);
  const totals = group.flatMap((each) => printedTotal(each) ?? []);
  const wrong = group.some((each) => {
    const total = printedTotal(each);
    return total !== undefined && !same(total.value, each.card.total, rubric);
  });
  const better = totals.filter(({ value }) => compare(value, own.value) > 0).length;
  return wrong && equal(place.value, count(better + 1));
}

/**
 * The place among the units at hand, a fault elsewhere in the files notwithstanding; undefined where one of the group cannot be read or is
 * not among them, for then the printed places may be right.
 */
function placeOf({ rubric, dossiers }: Audited, { ranking, card }: Dossier): number | undefined {
  const { group, of, registered } = ranking;
  const cards = dossiers.filter((each) => each.ranking === ranking).map((each) => each.card);
  if ((registered !== undefined && registered !== of) || cards.some(({ unreadable }) => unreadable)) return undefined;
  return rankGroup(group, cards, rubric).rows.find((row) => row.card === card)?.place;
}

export const placeDiffers: Audit = {
  code: "place-differs",
  severity: "error",
  title: { vi: "Xếp hạng ghi trong bảng khác xếp hạng tính lại", en: "A printed place that is not the one computed" },
  doc: {
    vi: "Xếp hạng được tính lại trong từng khối, theo cách xử lý đồng hạng của bộ tiêu chí. Xếp hạng chỉ sai theo một tổng điểm ghi sai thì báo ở tổng điểm đó.",
    en: "Places are computed again within each group, ties as the rubric has them. A place that only follows from a wrong printed total is told at that total.",
  },
  fix: {
    vi: "Xem lại xếp hạng theo cchc score; đơn vị bằng điểm thì xếp theo quy định của bộ tiêu chí.",
    en: "Look at the places of cchc score; units with equal points are placed as the rubric says.",
  },
  bad: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Xếp hạng
Huyện An Bình;1;1,5;1,25;3,8;2;9,55;1
Huyện Bình Minh;1;1,5;1,25;3,8;2;9,55;2`,
  good: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Xếp hạng
Huyện An Bình;1;1,5;1,25;3,8;2;9,55;1
Huyện Bình Minh;1;1,5;1,25;3,8;2;9,55;1`,
  *run(audited) {
    for (const dossier of audited.dossiers) {
      const { card, ranking } = dossier;
      for (const figure of dossier.printed) {
        const place = figure.what === "place" && figure.round === undefined ? placeOf(audited, dossier) : undefined;
        if (place === undefined || equal(figure.value, count(place)) || followsTotals(audited, dossier, figure)) continue;
        const message = say(DIFFERS, { printed: figure.value, place: asCount(place), of: asCount(ranking.of) });
        yield { message, at: figure.at, subject: [card.unit.name] };
      }
    }
  },
};
