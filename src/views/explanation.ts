/** Why one unit has the points it has: the answer to `cchc explain`. Every point that was lost, by domain, until the sum is the total. */

import type { Submission } from "../assessment.ts";
import { subtotal } from "../engine/identity.ts";
import { type LedgerRow, ledgerOf, submissionOf } from "../engine/ledger.ts";
import { type NodeStory, storyOf } from "../engine/node-story.ts";
import { postingsOf } from "../engine/postings.ts";
import type { Ranking, RankRow } from "../engine/rank.ts";
import { toUnitResult } from "../engine/result.ts";
import { cardOfUnit, type ScoreRun } from "../engine/run.ts";
import type { LeafScore, Scorecard } from "../engine/scorecard.ts";
import { type Hash, sealOf, type Tool } from "../engine/seal.ts";
import { isZero, subtract } from "../points.ts";
import { type Leaf, leavesOf, type Node } from "../rubric/model.ts";
import { asCount, formatNumber, type Lang, render, say, words } from "../text.ts";
import type { Block, Entry, Inline, Report } from "./block.ts";
import { historyEntries, historyOf, lossEntry, plainEntry, reasonText, type Telling } from "./entries.ts";
import { figures } from "./figures.ts";
import { followingLines } from "./following.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { nodeTree, nodeTreeJson } from "./node-tree.ts";
import { sealLine } from "./seal-line.ts";
import { apartText, isUnranked, noteText } from "./standing.ts";
import { TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";

export interface ExplanationOptions {
  readonly lang: Lang;
  readonly tool: Tool;
  /** For the seal under the result; without it there is none. */
  readonly hash?: Hash | undefined;
  /** One criterion or branch only, or the root of the rubric, as a tree. */
  readonly node?: Node | undefined;
  /** Also the criteria that lost nothing. */
  readonly all?: boolean | undefined;
}

const RESULT = words("explain-result", "{total}/{max} điểm", "{total} of {max} points");
const PLACE = words("explain-place", "xếp thứ {place}/{of}", "rank {place} of {of}");
const IN_GROUP = words("explain-group", "khối {group}", "group {group}");
const INDEX = words("explain-index", "Chỉ số CCHC {index}%", "PAR Index {index}%");
const GRADE = words("explain-grade", "xếp loại {grade}", "grade {grade}");
const DOMAIN = words("explain-domain", "{id}. {title}: bị trừ {lost}/{max} điểm", "{id}. {title}: {lost} of {max} points lost");
const EXTRAS = words("explain-extras", "Điểm thưởng, điểm phạt", "Bonus and penalty");
const WHOLE = words("explain-whole", "Tính chung toàn bộ", "On the whole");
const BY_DOMAIN = words("explain-by-domain", "Tổng hợp theo lĩnh vực", "By domain");
const FOLLOWING = words("explain-following", "Xếp loại, khen thưởng", "Grades and commendation");
const HISTORY = words("explain-history", "Các vòng chấm", "What each round said");
const NOTHING = words("explain-nothing", "Không bị trừ điểm.", "Nothing was lost.");
const BRIEF = words(
  "explain-brief",
  "Tiêu chí không bị trừ điểm chỉ ghi một dòng; thêm --all để xem số liệu và cách chấm của mọi tiêu chí.",
  "Criteria that lost nothing have one line only; --all tells the figures and the rule of every criterion.",
);
const CAP_OF = words("explain-cap-of", "{id}  {title}", "{id}  {title}");

interface Subject extends Telling {
  readonly ranking: Ranking;
  readonly row: RankRow | undefined;
  readonly card: Scorecard;
  readonly answers: Submission["answers"] | undefined;
  readonly ledger: readonly LedgerRow[];
  readonly all: boolean;
}

const inWords = (parts: readonly string[]): string => parts.filter((part) => part !== "").join(", ");

/** `89,30/100 điểm, xếp thứ 12/13` */
function verdict({ run, ranking, row, card, lang, shown }: Subject, withTotal: boolean): string {
  if (row === undefined) return apartText(card, lang);
  const total = render(say(RESULT, { total: shown.points(card.total), max: formatNumber(card.applicableMax, lang) }), lang);
  const index = render(say(INDEX, { index: shown.points(card.index) }), lang);
  const grade = card.grade === undefined ? "" : render(say(GRADE, { grade: card.grade.title }), lang);
  const unranked = row.place === undefined || isUnranked(run, ranking);
  const place = unranked ? TERMS.unranked[lang] : render(say(PLACE, { place: asCount(row.place ?? ""), of: asCount(ranking.of) }), lang);
  const group = render(say(IN_GROUP, { group: ranking.group.title }), lang);
  const note = noteText(card, row, shown, lang);
  return `${withTotal ? inWords([total, place]) : inWords([index, grade, place, group])}${note === "" ? "" : ` (${note})`}`;
}

/** The criteria of a node in the rubric's order: those that lost, or all. */
function entriesOf(leaves: readonly Leaf[], subject: Subject, all: boolean): readonly Entry[] {
  return leaves.flatMap((leaf): readonly Entry[] => {
    const rows = subject.ledger.filter((row) => row.leaf === leaf);
    if (rows.length > 0) return [lossEntry(leaf, rows, subject)];
    return all ? [plainEntry(subject.card.leaves[leaf.index] as LeafScore, subject.answers?.get(leaf.id), subject)] : [];
  });
}

const entries = (items: readonly Entry[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: "entries", items }]);
const scored = ({ effect }: Leaf): boolean => effect === "score";

function domainBlocks(domain: Node, subject: Subject): readonly Block[] {
  const items = entriesOf(leavesOf(domain).filter(scored), subject, subject.all);
  if (items.length === 0) return [];
  const { applicable, lost } = subtotal(domain, subject.card.leaves);
  const { shown, lang } = subject;
  const title = say(DOMAIN, { id: domain.id, title: domain.title, lost: shown.points(lost), max: shown.points(applicable) });
  return [{ kind: "heading", level: 3, text: render(title, lang) }, ...entries(items)];
}

/** What was added or charged beside the ledger: leaves of bonus and penalty that came to something. */
function extraBlocks(leaves: readonly Leaf[], subject: Subject): readonly Block[] {
  const { card, ledger, lang } = subject;
  const items = leaves
    .filter((leaf) => !scored(leaf))
    .map((leaf) => card.leaves[leaf.index] as LeafScore)
    .filter(({ earned }) => subject.all || !isZero(earned))
    .map((score): Entry => {
      const entry = plainEntry(score, subject.answers?.get(score.leaf.id), subject);
      const why = ledger.filter((row) => row.leaf === score.leaf).map((row): Inline => reasonText(row, lang));
      const name = TERMS[score.leaf.effect === "bonus" ? "bonus" : "penalty"][lang];
      return { ...entry, lines: [name, ...why, ...entry.lines] };
    });
  return items.length === 0 ? [] : [{ kind: "heading", level: 2, text: render(say(EXTRAS, {}), lang) }, ...entries(items)];
}

/** Caps, floor and the rounding of the total: rows of no criterion. */
function wholeBlocks({ ledger, run, shown, lang }: Subject): readonly Block[] {
  const items = ledger
    .filter(({ leaf }) => leaf === undefined)
    .map((row): Entry => {
      const { node, deduction, account } = row;
      const branch = node === "" ? undefined : run.rubric.nodes.get(node);
      const title =
        branch === undefined ? render(deduction.sentence, lang) : render(say(CAP_OF, { id: branch.id, title: branch.title }), lang);
      const lines =
        branch === undefined ? [] : [`${TERMS[account === "score" ? "lost" : account][lang]}: ${render(deduction.sentence, lang)}`];
      // What is cut from a penalty is a gain.
      const figure = account === "penalty" ? `+${shown.points(deduction.points)}` : shown.taken(deduction.points);
      return { title, figure, lines };
    });
  return items.length === 0 ? [] : [{ kind: "heading", level: 2, text: render(say(WHOLE, {}), lang) }, ...entries(items)];
}

/** `100,00 − 10,70 = 89,30` */
function identity({ card, shown }: Subject): string {
  const bonus = isZero(card.bonus) ? "" : ` + ${shown.points(card.bonus)}`;
  const penalty = isZero(card.penalty) ? "" : ` − ${shown.points(card.penalty)}`;
  return `${shown.points(card.applicableMax)} − ${shown.points(card.lost)}${bonus}${penalty} = ${shown.points(card.total)}`;
}

const identityBlock = (subject: Subject): Block => ({ kind: "paragraph", text: [{ text: identity(subject), tone: "strong" }] });

function domainTable({ run, card, shown, lang }: Subject): Block {
  const rows = run.rubric.root.children.map((domain): readonly Inline[] => {
    const { applicable, lost, earned } = subtotal(domain, card.leaves);
    return [`${domain.id}. ${domain.title}`, shown.points(applicable), shown.points(lost), shown.points(earned)];
  });
  const foot: (readonly Inline[])[] = [];
  const whole = subtotal(run.rubric.root, card.leaves);
  const cut = subtract(card.lost, whole.lost);
  if (!isZero(cut)) foot.push([render(say(WHOLE, {}), lang), "", shown.points(cut), ""]);
  if (!isZero(card.bonus)) foot.push([TERMS.bonus[lang], "", "", `+${shown.points(card.bonus)}`]);
  if (!isZero(card.penalty)) foot.push([TERMS.penalty[lang], "", "", `−${shown.points(card.penalty)}`]);
  foot.push([TERMS.sum[lang], shown.points(card.applicableMax), shown.points(card.lost), shown.points(card.total)]);
  const number = (title: string) => ({ title, align: "right" as const });
  return {
    kind: "table",
    columns: [
      { title: TERMS.domain[lang], align: "left", flexible: true },
      ...[TERMS.applicableMax, TERMS.lost, TERMS.earned].map((term) => number(term[lang])),
    ],
    rows,
    foot,
  };
}

/** The grades and the commendation that follow, where more than the index decides them. */
function followingBlocks({ row, lang }: Subject): readonly Block[] {
  const lines = row === undefined ? [] : followingLines(row, lang);
  return lines.length === 0
    ? []
    : [
        { kind: "heading", level: 2, text: render(say(FOLLOWING, {}), lang) },
        { kind: "list", items: lines },
      ];
}

function wholeUnit(subject: Subject): readonly Block[] {
  const { run, card, lang, ledger, row } = subject;
  // A unit that sent nothing lost everything for that one reason; one to which nothing applies had nothing to lose.
  if (card.state === "not-submitted" || (card.state === "nothing-applicable" && !subject.all)) return [];
  const { children } = run.rubric.root;
  const lost = children.flatMap((domain) => domainBlocks(domain, subject));
  const ledgerBlocks: readonly Block[] =
    ledger.length === 0 && lost.length === 0 ? [{ kind: "paragraph", text: render(say(NOTHING, {}), lang) }] : lost;
  const sums: readonly Block[] = row === undefined ? [] : [domainTable(subject), identityBlock(subject)];
  return [
    { kind: "heading", level: 2, text: TERMS.ledger[lang] },
    ...ledgerBlocks,
    ...extraBlocks(run.rubric.leaves, subject),
    ...wholeBlocks(subject),
    ...(sums.length === 0 ? [] : [{ kind: "heading", level: 2, text: render(say(BY_DOMAIN, {}), lang) } as const, ...sums]),
  ];
}

/** One criterion or branch down to its criteria, and where it is one criterion what each round said of it. */
function oneNode(story: NodeStory, subject: Subject): readonly Block[] {
  const { run, card, lang, row } = subject;
  const { node } = story;
  const submission = submissionOf(run, card.unit.id);
  const history =
    node.kind === "branch" || submission === undefined
      ? []
      : historyEntries(node, historyOf(run, submission)(node), submission.answers.get(node.id), subject);
  const tree = nodeTree(story, { ...subject, submission });
  return [
    { kind: "tree", items: [tree] },
    ...(node !== run.rubric.root || row === undefined ? [] : [identityBlock(subject)]),
    ...(history.length === 0 ? [] : [{ kind: "heading", level: 3, text: render(say(HISTORY, {}), lang) } as const, ...entries(history)]),
    ...(node.kind === "leaf" || subject.all ? [] : [{ kind: "paragraph", text: render(say(BRIEF, {}), lang) } as const]),
  ];
}

/** Undefined when the unit is not among the data. */
export function explanation(run: ScoreRun, unit: string, { lang, tool, hash, node, all = false }: ExplanationOptions): Report | undefined {
  const found = cardOfUnit(run, unit);
  if (found === undefined) return undefined;
  const { ranking, card } = found;
  const row = ranking.rows.find((each) => each.card === card);
  const within = node === undefined || node === run.rubric.root ? undefined : new Set(leavesOf(node));
  const submission = submissionOf(run, unit);
  const ledger = ledgerOf(card, submission);
  const subject: Subject = { run, ranking, row, card, answers: submission?.answers, ledger, all, lang, shown: figures(run.rubric, lang) };
  const last = verdict(subject, false);
  const story = node === undefined ? undefined : storyOf(run, card, submission, node);
  return {
    blocks: [
      ...titleBlocks(run, lang, `${card.unit.name} — ${run.rubric.title}`),
      { kind: "paragraph", text: [{ text: verdict(subject, true), tone: "strong" }] },
      ...(story === undefined ? [...followingBlocks(subject), ...wholeUnit(subject)] : oneNode(story, subject)),
      rulesBlock(run, lang, hash === undefined ? undefined : sealLine(sealOf(run, tool, hash), lang)),
      ...(row === undefined ? [] : [{ kind: "paragraph", text: last } as const]),
    ],
    get records() {
      return ledgerRecords({
        run,
        postings: () =>
          postingsOf(card, submission, run.rubric).filter(({ leaf }) => within === undefined || (leaf !== undefined && within.has(leaf))),
        lang,
        shown: subject.shown,
      });
    },
    get json() {
      const told = story === undefined ? {} : { node: story.node.id, tree: nodeTreeJson(story, run.rubric) };
      return { ...toUnitResult(run, tool, unit), ...told };
    },
  };
}
