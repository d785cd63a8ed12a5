import { subtotal } from "../engine/identity.ts";
import { type Points, subtract, ZERO } from "../points.ts";
import { leavesOf } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited, Dossier } from "./audited.ts";
import { finalPoints, same } from "./readings.ts";

const DIFFERS = words(
  "lost-differs",
  "Điểm bị trừ ghi trong ô: {printed:2}; tính lại: {lost:2}.",
  "The cell gives {printed:2} points lost; computed again: {lost:2}.",
);

/** Against the maximum, against what the unit claimed, or only what was charged after the appraisal: sheets mean any of the three. */
function readings(audited: Audited, dossier: Dossier, id: string): readonly Points[] {
  const { rubric } = audited;
  const { card, cases } = dossier;
  const node = id === "" ? rubric.root : rubric.nodes.get(id);
  if (node === undefined) return [];
  const claims = leavesOf(node).map(({ index }) => cases[index]?.shown("self") ?? ZERO);
  const claimed = claims.reduce((sum, points) => subtract(sum, points), ZERO);
  const earned = finalPoints(audited, dossier, node);
  return [id === "" ? card.lost : subtotal(node, card.leaves).lost, subtract(subtract(ZERO, claimed), earned), card.penalty];
}

export const lostDiffers: Audit = {
  code: "lost-differs",
  severity: "warning",
  title: { vi: "Điểm bị trừ ghi trong bảng khác điểm tính lại", en: "Printed points lost that are not those computed" },
  doc: {
    vi: "Cột điểm bị trừ được so với ba cách hiểu: điểm tối đa trừ điểm đạt được; điểm tự đánh giá trừ điểm đạt được; điểm phạt. Không khớp cách nào thì báo.",
    en: "A column of points lost is compared with what it may mean: the maximum minus the points obtained, the points claimed minus those obtained, or the penalty. It is told when it is none of them.",
  },
  fix: { vi: "Tính lại điểm bị trừ từ điểm đạt được.", en: "Work the points lost out again from the points obtained." },
  bad: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Điểm bị trừ
Huyện An Bình;1;1,5;1,25;3,8;2;9,55;0,54`,
  good: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Điểm bị trừ
Huyện An Bình;1;1,5;1,25;3,8;2;9,55;0,45`,
  *run(audited) {
    for (const dossier of audited.dossiers) {
      const { card } = dossier;
      if (card.unreadable) continue;
      for (const { what, node, value, at } of dossier.printed) {
        if (what !== "lost") continue;
        const all = readings(audited, dossier, node);
        const [lost = ZERO] = all;
        if (all.length === 0 || all.some((reading) => same(value, reading, audited.rubric))) continue;
        yield { message: say(DIFFERS, { printed: value, lost }), at, subject: [card.unit.name, ...(node === "" ? [] : [node])] };
      }
    }
  },
};
