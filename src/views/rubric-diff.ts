/** What changed between two rubrics, for the council that has to adopt the second: the answer to `cchc diff`. */
import type { Tool } from "../engine/result.ts";
import { groupedBy } from "../grouped.ts";
import type { RubricChange, RubricComparison } from "../rubric/compare.ts";
import type { Node, Rubric } from "../rubric/model.ts";
import { type Lang, render, type Text } from "../text.ts";
import type { Block, Entry, Inline, Report } from "./block.ts";
import { diffJson, diffRecords } from "./rubric-diff-data.ts";
import { domainOf, movementTable, summaryText } from "./rubric-diff-summary.ts";
import { type Replay, replayBlocks } from "./rubric-diff-units.ts";
import { capital, TERMS } from "./terms.ts";
import { noticeOf } from "./title.ts";

export interface RubricDiffOptions {
  readonly lang: Lang;
  readonly tool: Tool;
  /** The same data scored by both rubrics. */
  readonly replay?: Replay | undefined;
}

const TITLE: Text = { vi: "So sánh hai bộ tiêu chí", en: "Two rubrics compared" };
const ASSUMED: Text = { vi: "GIẢ ĐỊNH", en: "HYPOTHETICAL" };
const OLD: Text = { vi: "Bộ trước", en: "Before" };
const NEW: Text = { vi: "Bộ sau", en: "After" };
const SCORES: Text = {
  vi: "Thay đổi có thể làm đổi điểm, thứ hạng hoặc xếp loại",
  en: "Changes that can change a score, a place or a grade",
};
const WORDS: Text = { vi: "Thay đổi không đổi điểm", en: "Changes that change no score" };
const WHOLE: Text = { vi: "Quy định chung", en: "The rubric as a whole" };
const MAXIMA: Text = { vi: "Điểm tối đa theo lĩnh vực", en: "Maximum by domain" };
const ALL_NODES: Text = { vi: "Nhiều tiêu chí", en: "Several criteria" };

/** From so many criteria on, one sentence that holds of all of them is told once. */
const TOLD_TOGETHER = 4;

const nameOfRubric = ({ id, version, title, decision, source }: Rubric, lang: Lang): string =>
  [title, ...(decision === undefined ? [] : [decision.number]), `${id}, ${TERMS.version[lang].toLowerCase()} ${version}`, source.name].join(
    " · ",
  );

const nodeOf = ({ before, after }: RubricChange): Node | undefined => after ?? before;
function titleOf(node: Node | undefined, lang: Lang): Inline {
  if (node === undefined) return WHOLE[lang];
  // The name of a domain stands in the heading above.
  return node.depth === 0 ? TERMS.domain[lang] : [{ text: node.id, tone: "strong" }, { text: ` ${node.title}` }];
}

/** Every node with what there is to say of it. */
function entries(changes: readonly RubricChange[], lang: Lang): readonly Entry[] {
  const byNode = new Map<Node | undefined, string[]>();
  for (const change of changes) {
    const node = nodeOf(change);
    const lines = byNode.get(node) ?? [];
    byNode.set(node, [...lines, capital(render(change.message, lang))]);
  }
  return [...byNode].map(([node, lines]) => ({ title: titleOf(node, lang), lines }));
}

/** Changes that are said alike of many criteria, apart from the others. */
function together(
  changes: readonly RubricChange[],
  lang: Lang,
): { readonly many: readonly Entry[]; readonly rest: readonly RubricChange[] } {
  const alike = groupedBy(changes, ({ code, message }) => `${code} ${render(message, lang)}`);
  const groups = [...alike.values()].filter(
    (group) => group.length >= TOLD_TOGETHER && group.every(({ before, after }) => before !== undefined && after !== undefined),
  );
  const told = new Set(groups.flat());
  const many = groups.map((group): Entry => {
    const [first] = group as readonly [RubricChange];
    const ids = group.map((change) => nodeOf(change)?.id ?? "").join(", ");
    return { title: `${ALL_NODES[lang]}: ${ids}`, lines: [capital(render(first.message, lang))] };
  });
  return { many, rest: changes.filter((change) => !told.has(change)) };
}

/** The file first, then domain by domain. */
function sections(comparison: RubricComparison, changes: readonly RubricChange[], title: Text, lang: Lang): readonly Block[] {
  if (changes.length === 0) return [];
  const { many, rest } = together(changes, lang);
  const domains = new Map<Node | undefined, RubricChange[]>([[undefined, []]]);
  for (const { after, before } of comparison.domains) domains.set(after ?? before, []);
  for (const change of rest) domains.get(domainOf(comparison, change))?.push(change);
  const blocks: Block[] = [{ kind: "heading", level: 2, text: title[lang] }];
  for (const [domain, list] of domains) {
    const items = domain === undefined ? [...entries(list, lang), ...many] : entries(list, lang);
    if (items.length === 0) continue;
    if (domain !== undefined) blocks.push({ kind: "heading", level: 3, text: `${domain.id}. ${domain.title}` });
    blocks.push({ kind: "entries", items });
  }
  return blocks;
}

function titleBlock(lang: Lang, replay: Replay | undefined): Block {
  if (replay === undefined) return { kind: "heading", level: 1, text: TITLE[lang] };
  const notice = noticeOf(replay.after, lang);
  const stamp = notice === "" ? ASSUMED[lang] : `${ASSUMED[lang]}, ${notice}`;
  return { kind: "heading", level: 1, text: [{ text: TITLE[lang] }, { text: ` — ${stamp}`, tone: "warning" }] };
}

function blocksOf(comparison: RubricComparison, { lang, replay }: RubricDiffOptions): readonly Block[] {
  const { before, after, changes } = comparison;
  const of = (effect: RubricChange["effect"]): readonly RubricChange[] => changes.filter((change) => change.effect === effect);
  const movement = movementTable(comparison, lang);
  return [
    titleBlock(lang, replay),
    { kind: "paragraph", text: [{ text: summaryText(comparison, lang), tone: "strong" }] },
    {
      kind: "facts",
      items: [
        { name: OLD[lang], value: nameOfRubric(before, lang) },
        { name: NEW[lang], value: nameOfRubric(after, lang) },
      ],
    },
    ...sections(comparison, of("scores"), SCORES, lang),
    ...(movement === undefined ? [] : [{ kind: "heading", level: 2, text: MAXIMA[lang] } as const, movement]),
    ...sections(comparison, of("words"), WORDS, lang),
    ...(replay === undefined ? [] : replayBlocks(comparison, replay, lang)),
  ];
}

export function rubricDiff(comparison: RubricComparison, options: RubricDiffOptions): Report {
  return {
    get blocks() {
      return blocksOf(comparison, options);
    },
    get records() {
      return diffRecords(comparison, options.lang);
    },
    get json() {
      return diffJson(comparison, options.tool, options.replay);
    },
  };
}
