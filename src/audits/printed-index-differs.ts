import type { PrintedFigure } from "../assessment.ts";
import { subtotal } from "../engine/identity.ts";
import { decimalsOf, type Exact, isZero, percentage, round } from "../points.ts";
import { say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited, Dossier } from "./audited.ts";
import { readingsOf, same } from "./readings.ts";

const DIFFERS = words(
  "printed-index-differs",
  "Chỉ số ghi trong ô: {printed:2}%; tính lại: {index:%}.",
  "The cell gives an index of {printed:2}%; computed again: {index:%}.",
);

/** What the index of a node may mean, unrounded, the usual first; nothing where nothing applies. */
function indicesOf(audited: Audited, dossier: Dossier, figure: PrintedFigure): readonly Exact[] {
  const { rubric } = audited;
  const { card } = dossier;
  const { node: id, round: of } = figure;
  const node = id === "" ? rubric.root : rubric.nodes.get(id);
  if (node === undefined || of === "survey") return [];
  if (id === "" && of === undefined) return [card.exactIndex];
  const { applicable, earned } = subtotal(node, card.leaves);
  if (isZero(applicable)) return [];
  const sums = of === undefined ? [earned] : readingsOf(audited, dossier, node, figure);
  return sums.map((points) => percentage(points, applicable));
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
        if (figure.what !== "index") continue;
        const indices = indicesOf(audited, dossier, figure);
        const [index] = indices;
        if (index === undefined || indices.some((each) => isPrinted(figure.value, each, audited))) continue;
        const subject = [dossier.card.unit.name, ...(figure.node === "" ? [] : [figure.node])];
        yield { message: say(DIFFERS, { printed: figure.value, index }), at: figure.at, subject };
      }
    }
  },
};
