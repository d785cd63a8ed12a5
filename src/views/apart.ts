/** The units that have no place, each with the reason. */
import type { Ranking } from "../engine/rank.ts";
import { type Lang, render, say, words } from "../text.ts";
import type { Block } from "./block.ts";
import { apartText } from "./standing.ts";

const APART = words("apart", "Đơn vị chưa được xếp hạng", "Units without a rank");

/** Nothing where every unit has its place. */
export function apartBlocks(rankings: readonly Ranking[], lang: Lang): readonly Block[] {
  const items = rankings.flatMap(({ apart }) => apart.map((card) => `${card.unit.name}: ${apartText(card, lang)}`));
  if (items.length === 0) return [];
  return [
    { kind: "paragraph", text: `${render(say(APART, {}), lang)}:` },
    { kind: "list", items },
  ];
}
