import { subtotal } from "../engine/identity.ts";
import { decimalsOf, type Exact, isZero, percentage, round } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited, Dossier } from "./audited.ts";
import { same } from "./readings.ts";

const DIFFERS = words(
  "printed-index-differs",
  "Chỉ số ghi trong ô: {printed:2}%; tính lại: {index:%}.",
  "The cell gives an index of {printed:2}%; computed again: {index:%}.",
);

/** The index of a node, unrounded; undefined where nothing applies. */
function indexOf({ rubric }: Audited, { card }: Dossier, id: string): Exact | undefined {
  if (id === "") return card.exactIndex;
  const node = rubric.nodes.get(id);
  if (node === undefined) return undefined;
  const { applicable, earned } = subtotal(node, card.leaves);
  return isZero(applicable) ? undefined : percentage(earned, applicable);
}

/** Percentages are printed with fewer decimals than points are. */
function isPrinted(printed: Exact, index: Exact, audited: Audited): boolean {
  const decimals = decimalsOf(printed) ?? 6;
  return (
    same(printed, index, audited.rubric) ||
    same(printed, round(index, { decimals: Math.min(decimals, 6), mode: "half-up" }), audited.rubric)
  );
}

export const printedIndexDiffers: Audit = {
  code: "printed-index-differs",
  severity: "error",
  title: { vi: "Chỉ số (%) ghi trong bảng khác chỉ số tính lại", en: "A printed index that is not the one computed" },
  doc: {
    vi: "Chỉ số bằng tổng điểm đạt được chia điểm tối đa áp dụng. Sai thường vì chia cho thang điểm đầy đủ dù có tiêu chí không áp dụng, hoặc gõ tay.",
    en: "The index is the points obtained over the maximum that applies. It is mostly wrong where the full scale was divided by although criteria do not apply, or where it was typed.",
  },
  fix: { vi: "Chia lại cho điểm tối đa áp dụng của đơn vị.", en: "Divide again by the maximum that applies to the unit." },
  bad: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Chỉ số (%)
Huyện An Bình;1;không phát sinh;1,5;4;2;8,5;85`,
  good: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Chỉ số (%)
Huyện An Bình;1;không phát sinh;1,5;4;2;8,5;100`,
  *run(audited) {
    for (const dossier of audited.dossiers) {
      if (dossier.card.unreadable) continue;
      for (const figure of dossier.printed) {
        if (figure.what !== "index" || figure.round !== undefined) continue;
        const index = indexOf(audited, dossier, figure.node);
        if (index === undefined || isPrinted(figure.value, index, audited)) continue;
        const subject = [dossier.card.unit.name, ...(figure.node === "" ? [] : [figure.node])];
        yield { message: say(DIFFERS, { printed: figure.value, index }), at: figure.at, subject };
      }
    }
  },
};
