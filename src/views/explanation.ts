/** Why one unit has the points it has: the answer to `cchc explain`. Every point that was lost, by domain, until the sum is the total. */
import { subtotal } from "../engine/identity.ts";
import { ledgerOf, submissionOf } from "../engine/ledger.ts";
import { type NodeStory, storyOf } from "../engine/node-story.ts";
import { type Posting, postingsOf } from "../engine/postings.ts";
import { printedPostings } from "../engine/printed-postings.ts";
import type { Ranking, RankRow } from "../engine/rank.ts";
import { toUnitResult } from "../engine/result.ts";
import { cardOfUnit, type ScoreRun } from "../engine/run.ts";
import { type Hash, sealOf, type Tool } from "../engine/seal.ts";
import { isZero, subtract } from "../points.ts";
import { leavesOf, type Node } from "../rubric/model.ts";
import { asCount, formatNumber, type Lang, render, say, words } from "../text.ts";
import type { Block, Inline, Report } from "./block.ts";
import { historyEntries, historyOf } from "./entries.ts";
import { figures } from "./figures.ts";
import { followingLines } from "./following.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { ledgerSheets } from "./ledger-sheet.ts";
import { nodeTree, nodeTreeJson } from "./node-tree.ts";
import { sealLine } from "./seal-line.ts";
import { apartText, isUnranked, noteText } from "./standing.ts";
import { TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";
import { domainBlocks, entries, extraBlocks, type UnitTelling, WHOLE, wholeBlocks } from "./unit-ledger.ts";

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
const BY_DOMAIN = words("explain-by-domain", "Tổng hợp theo lĩnh vực", "By domain");
const FOLLOWING = words("explain-following", "Xếp loại, khen thưởng", "Grades and commendation");
const HISTORY = words("explain-history", "Các vòng chấm", "What each round said");
const NOTHING = words("explain-nothing", "Không bị trừ điểm.", "Nothing was lost.");
const BRIEF = words(
  "explain-brief",
  "Tiêu chí không bị trừ điểm chỉ ghi một dòng; thêm --all để xem số liệu và cách chấm của mọi tiêu chí.",
  "Criteria that lost nothing have one line only; --all tells the figures and the rule of every criterion.",
);

interface Subject extends UnitTelling {
  readonly ranking: Ranking;
  readonly row: RankRow | undefined;
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
    ...extraBlocks(subject),
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
  const title = `${card.unit.name} — ${run.rubric.title}`;
  const postings = (): readonly Posting[] =>
    printedPostings(card, postingsOf(card, submission, run.rubric), run.rubric)
      .map(({ posting }) => posting)
      .filter(({ leaf }) => within === undefined || (leaf !== undefined && within.has(leaf)));
  const story = node === undefined ? undefined : storyOf(run, card, submission, node);
  return {
    blocks: [
      ...titleBlocks(run, lang, title),
      { kind: "paragraph", text: [{ text: verdict(subject, true), tone: "strong" }] },
      ...(story === undefined ? [...followingBlocks(subject), ...wholeUnit(subject)] : oneNode(story, subject)),
      rulesBlock(run, lang, hash === undefined ? undefined : sealLine(sealOf(run, tool, hash), lang)),
      ...(row === undefined ? [] : [{ kind: "paragraph", text: last } as const]),
    ],
    get records() {
      return ledgerRecords({ run, postings, lang, shown: subject.shown });
    },
    get sheets() {
      return ledgerSheets({ run, postings }, { lang, title, notes: row === undefined ? [] : [identity(subject)] });
    },
    get json() {
      const told = story === undefined ? {} : { node: story.node.id, tree: nodeTreeJson(story, run.rubric) };
      return { ...toUnitResult(run, tool, unit), ...told };
    },
  };
}
