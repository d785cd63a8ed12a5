/** A node of one unit as a tree down to its criteria: value read → rule → what it reached → points → lost, with cells and clauses. */
import type { Submission } from "../assessment.ts";
import { cellJson, messageJson, pointsJson } from "../engine/json.ts";
import { isLeafStory, type LeafStory, type NodeStory } from "../engine/node-story.ts";
import { deductionJson, valueJson } from "../engine/result.ts";
import { isNegative, isZero, type Points } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import { render } from "../text.ts";
import type { Inline, Span, Twig } from "./block.ts";
import { historyOf, reasonText, ruleLines, type Telling, titleOf } from "./entries.ts";
import { cellsText, valueText } from "./figures.ts";
import { capital, named, roundName, TERMS } from "./terms.ts";

export interface TreeTelling extends Telling {
  readonly submission: Submission | undefined;
  /** Tell of the criteria that lost nothing as much as of the others. */
  readonly all: boolean;
}

/** `−0,50   1,00/1,50` */
function figureOf(earned: Points, max: Points, lost: Points, { shown }: Telling): Inline {
  const reached: Span = { text: `${shown.points(earned)}/${shown.points(max)}`, tone: isZero(lost) ? "good" : "plain" };
  return isZero(lost) ? [reached] : [{ text: shown.taken(lost), tone: "bad" }, { text: "   " }, reached];
}

/** Bonus and penalty stand outside the maximum. */
function extraFigure({ node, score }: LeafStory, { shown }: Telling): Inline {
  if (isZero(score.earned)) return shown.points(score.earned);
  return node.effect === "bonus"
    ? [{ text: `+${shown.points(score.earned)}`, tone: "good" }]
    : [{ text: shown.taken(score.earned), tone: "bad" }];
}

/** What was read, and where. */
function readLines({ node, read, cells, score, rows }: LeafStory, { lang }: Telling): readonly Inline[] {
  const lines: Inline[] = node.effect === "score" ? [] : [TERMS[node.effect][lang]];
  const deciding = rows.flatMap(({ deduction }) => deduction.at ?? []);
  if (read.length > 0) lines.push(named(TERMS.values[lang], read.map((each) => valueText(each, deciding, lang)).join("; ")));
  if (score.state === "not-applicable") lines.push(TERMS.notApplicable[lang]);
  if (score.state === "missing" && rows.length === 0) lines.push([{ text: TERMS.missing[lang], tone: "warning" }]);
  if (score.awaiting) lines.push([{ text: TERMS.awaiting[lang], tone: "warning" }]);
  if (cells.length > 0) lines.push(named(TERMS.at[lang], cellsText(cells)));
  return lines;
}

/** The rule with its levels, then the one that was reached. */
function ruledLines({ node, rows, reached }: LeafStory, { lang, shown }: Telling): readonly Inline[] {
  const { rule, ruleKind, max } = node;
  const levels = ruleKind.scale(rule, max).map((line) => render(line, lang));
  const lines: Inline[] = [named(TERMS.rule[lang], [ruleKind.title[lang], levels.join("; ")].filter((part) => part !== "").join(": "))];
  for (const sentence of reached) lines.push(named(TERMS.explained[lang], capital(render(sentence, lang))));
  for (const row of rows) {
    const { points, remark } = row.deduction;
    lines.push(named(TERMS.reason[lang], `${rows.length > 1 ? `${shown.taken(points)} — ` : ""}${reasonText(row, lang)}`));
    if (remark !== undefined && remark !== "") lines.push(named(TERMS.remark[lang], remark));
  }
  return lines;
}

/** `Tự đánh giá 1,50 → thẩm định 1,00` */
function roundLines({ node }: LeafStory, { lang, shown }: Telling, history: ReturnType<typeof historyOf> | undefined): readonly Inline[] {
  const said = history?.(node) ?? [];
  if (said.length === 0) return [];
  return [named(TERMS.round[lang], said.map(({ round, earned }) => `${roundName(round, lang)} ${shown.points(earned)}`).join(" → "))];
}

/** `1,50 − 0,50 = 1,00` */
function sumLine({ node, score, lost }: LeafStory, { lang, shown }: Telling): readonly Inline[] {
  if (node.effect !== "score" || isZero(lost)) return [];
  const taken = isNegative(lost) ? shown.taken(lost) : `− ${shown.points(lost)}`;
  return [named(TERMS.earned[lang], `${shown.points(score.applicable)} ${taken} = ${shown.points(score.earned)}`)];
}

const isQuiet = ({ node, score, lost }: LeafStory): boolean =>
  score.state === "answered" && isZero(lost) && (node.effect === "score" || isZero(score.earned));

export function nodeTree(top: NodeStory, telling: TreeTelling): Twig {
  const { run, submission, all, lang } = telling;
  // What each round said of the one criterion that was asked for is told apart from its tree.
  const history = submission === undefined || isLeafStory(top) ? undefined : historyOf(run, submission);
  const ofLeaf = (story: LeafStory): Twig => {
    const { node, score, lost } = story;
    const figure = node.effect === "score" ? figureOf(score.earned, score.applicable, lost, telling) : extraFigure(story, telling);
    // One criterion that was asked for by itself is told in full.
    const lines =
      isQuiet(story) && !all && story !== top
        ? []
        : [
            ...readLines(story, telling),
            ...ruledLines(story, telling),
            ...sumLine(story, telling),
            ...roundLines(story, telling, history),
            ...ruleLines(node, lang),
          ];
    return { title: titleOf(node), figure, lines, children: [] };
  };
  const ofNode = (story: NodeStory): Twig => {
    if (isLeafStory(story)) return ofLeaf(story);
    const { node, sum, rows, children } = story;
    const lines = rows.map((row) => named(telling.shown.taken(row.deduction.points), reasonText(row, lang)));
    return {
      title: node.id === "" ? [{ text: node.title, tone: "strong" }] : titleOf(node),
      figure: figureOf(sum.earned, sum.applicable, sum.lost, telling),
      lines,
      children: children.map(ofNode),
    };
  };
  return ofNode(top);
}

/** The same as data. */
export function nodeTreeJson(story: NodeStory, rubric: Rubric): object {
  const points = (value: Points): string => pointsJson(value, rubric);
  const rows = story.rows.map((row) => deductionJson(row, rubric));
  const name = { id: story.node.id, title: story.node.title, max: points(story.node.max) };
  if (!isLeafStory(story)) {
    const { applicable, lost, earned } = story.sum;
    return {
      ...name,
      applicableMax: points(applicable),
      lost: points(lost),
      earned: points(earned),
      deductions: rows,
      children: story.children.map((child) => nodeTreeJson(child, rubric)),
    };
  }
  const { node, score, lost, read, cells, reached } = story;
  return {
    ...name,
    effect: node.effect,
    state: score.state,
    round: score.round ?? null,
    values: read.map(valueJson),
    cells: cells.map(cellJson),
    rule: { kind: node.ruleKind.kind, scale: node.ruleKind.scale(node.rule, node.max).map(messageJson) },
    reached: reached.map(messageJson),
    applicableMax: points(score.applicable),
    lost: points(lost),
    earned: points(score.earned),
    deductions: rows,
    clause: node.clause ?? null,
  };
}
