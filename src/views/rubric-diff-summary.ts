/** The one sentence that sums up a comparison of rubrics, and where the maximum went. */
import { type Exact, equal, isZero, negate, subtract } from "../points.ts";
import type { RubricChange, RubricComparison } from "../rubric/compare.ts";
import type { Node } from "../rubric/model.ts";
import { asCount, formatNumber, type Lang, render, say, type Text, type Words, words } from "../text.ts";
import type { Block } from "./block.ts";
import { type Figures, figures } from "./figures.ts";
import { TERMS } from "./terms.ts";

const NOTHING: Text = { vi: "Hai bộ tiêu chí như nhau, không có thay đổi nào.", en: "The two rubrics are the same; nothing changed." };
const SENTENCE = words("diff-summary", "{parts}; {scale}.", "{parts}; {scale}.");
const SCALE_KEPT = words("diff-scale-kept", "thang điểm vẫn {scale}", "the scale is still {scale}");
const SCALE_MOVED = words("diff-scale-moved", "thang điểm nay {after} (trước {before})", "the scale is now {after} (was {before})");
const NO_SCORE: Text = { vi: "không thay đổi nào làm đổi điểm", en: "nothing that changes a score" };
const WORDS_ONLY = words("diff-words-only", "{count} thay đổi không đổi điểm", "changes that change no score: {count}");

type Counted = Words<"count">;
const OTHERS = words("diff-others", "{count} thay đổi khác có thể đổi điểm", "other changes that can change a score: {count}");
/** How many criteria or changes there are of each, in the order in which they are told. */
const COUNTED: readonly (readonly [Counted, (change: RubricChange) => boolean, "nodes" | "changes"])[] = [
  [
    words("diff-maximum", "{count} tiêu chí đổi điểm tối đa", "criteria with another maximum: {count}"),
    ({ code, after }) => code === "maximum-changed" && after?.kind === "leaf",
    "nodes",
  ],
  [
    words("diff-maximum-above", "{count} mục có tổng điểm tối đa thay đổi", "sums of maxima that moved: {count}"),
    ({ code, after }) => code === "maximum-changed" && after?.kind === "branch",
    "nodes",
  ],
  [words("diff-added", "{count} mục thêm", "added: {count}"), ({ code }) => code === "criterion-added", "nodes"],
  [words("diff-removed", "{count} mục bỏ", "removed: {count}"), ({ code }) => code === "criterion-removed", "nodes"],
  [words("diff-renumbered", "{count} mục đánh số lại", "renumbered: {count}"), ({ code }) => code === "criterion-renumbered", "nodes"],
  [
    words("diff-rule", "{count} tiêu chí đổi cách tính điểm", "criteria counted another way: {count}"),
    ({ code, effect }) => code.startsWith("rule-") && effect === "scores",
    "nodes",
  ],
  [
    words("diff-file", "{count} thay đổi trong quy định chung", "changes of the rubric as a whole: {count}"),
    ({ before, after, effect }) => before === undefined && after === undefined && effect === "scores",
    "changes",
  ],
];

/** `3 tiêu chí đổi điểm tối đa, 1 mục thêm, 1 mục bỏ, 2 mục đánh số lại; thang điểm vẫn 100.` */
export function summaryText({ before, after, changes, same }: RubricComparison, lang: Lang): string {
  if (same) return NOTHING[lang];
  const parts = COUNTED.flatMap(([sentence, counts, what]) => {
    const found = changes.filter(counts);
    const count = what === "nodes" ? new Set(found.map((change) => change.after ?? change.before)).size : found.length;
    return count === 0 ? [] : [render(say(sentence, { count: asCount(count) }), lang)];
  });
  const others = changes.filter((change) => change.effect === "scores" && !COUNTED.some(([, counts]) => counts(change))).length;
  if (others > 0) parts.push(render(say(OTHERS, { count: asCount(others) }), lang));
  if (!changes.some(({ effect }) => effect === "scores")) parts.unshift(NO_SCORE[lang]);
  const rest = changes.filter(({ effect, code }) => effect === "words" && code !== "criterion-renumbered").length;
  if (rest > 0) parts.push(render(say(WORDS_ONLY, { count: asCount(rest) }), lang));
  const scale = equal(before.maxPoints, after.maxPoints)
    ? say(SCALE_KEPT, { scale: after.maxPoints })
    : say(SCALE_MOVED, { before: before.maxPoints, after: after.maxPoints });
  const text = render(say(SENTENCE, { parts: parts.join(", "), scale }), lang);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The domain a change is told under: that of the new rubric where there is one; undefined for the whole file. */
export function domainOf({ before, after, domains }: RubricComparison, change: RubricChange): Node | undefined {
  const holds = (root: Node | undefined, node: Node): boolean =>
    root !== undefined && (root === node || (root.kind === "branch" && root.children.some((child) => holds(child, node))));
  const now = change.after;
  if (now !== undefined) return after.root.children.find((domain) => holds(domain, now));
  const old = change.before === undefined ? undefined : before.root.children.find((domain) => holds(domain, change.before as Node));
  if (old === undefined) return undefined;
  const told = domains.find((each) => each.before === old);
  return told?.after ?? told?.before;
}

const BEFORE: Text = { vi: "Trước", en: "Before" };
const AFTER: Text = { vi: "Sau", en: "After" };
export const DIFFERENCE: Text = { vi: "Chênh lệch", en: "Difference" };
const NONE = "–";

/** `+0,50`, `−1,50`, and nothing for what stayed. */
export const signed = (shown: Figures, value: Exact): string => (isZero(value) ? "0" : shown.taken(negate(value)));

/** The maximum of every domain before and after; undefined when none of them moved. */
export function movementTable({ before, after, domains }: RubricComparison, lang: Lang): Block | undefined {
  if (domains.every(({ moved }) => isZero(moved))) return undefined;
  const old = figures(before, lang);
  const now = figures(after, lang);
  const code = (node: Node | undefined): string => (node === undefined ? "" : node.id);
  return {
    kind: "table",
    columns: [
      { title: TERMS.domain[lang], align: "left", flexible: true },
      { title: BEFORE[lang], align: "right" },
      { title: AFTER[lang], align: "right" },
      { title: DIFFERENCE[lang], align: "right" },
    ],
    rows: domains.map((domain) => {
      const node = domain.after ?? domain.before;
      return [
        `${code(node)}. ${node?.title ?? ""}`,
        domain.before === undefined ? NONE : old.points(domain.before.max),
        domain.after === undefined ? NONE : now.points(domain.after.max),
        signed(now, domain.moved),
      ];
    }),
    foot: [
      [
        TERMS.sum[lang],
        formatNumber(before.maxPoints, lang, before.rounding.decimals),
        formatNumber(after.maxPoints, lang, after.rounding.decimals),
        signed(now, subtract(after.maxPoints, before.maxPoints)),
      ],
    ],
  };
}
