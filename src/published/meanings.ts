/** Which figure of a scorecard a column of a published table prints. */
import type { Round } from "../assessment.ts";
import { subtotal } from "../engine/identity.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { foldHeading } from "../fold.ts";
import { type Exact, isZero, percentage, round } from "../points.ts";
import type { Node, Rubric } from "../rubric/model.ts";
import { type Text, text } from "../text.ts";
import { type Block, type Column, lastRound, ownColumns } from "./model.ts";
import type { Standings, World } from "./world.ts";

export interface Meaning {
  readonly name: Text;
  /** It is the figure that everything else adds up to. */
  readonly whole?: "total" | "index";
  /** Of the cards of which scoring. */
  readonly in: (world: World) => Standings;
  readonly of: (card: Scorecard, rubric: Rubric) => Exact | undefined;
}

const now = (world: World): Standings => world.now;
const plain = (name: Text, of: (card: Scorecard) => Exact | undefined): Meaning => ({ name, in: now, of });

const TOTAL: Meaning = { ...plain(text("tổng điểm", "the total"), ({ total }) => total), whole: "total" };
const INDEX: Meaning = { ...plain(text("chỉ số", "the index"), ({ index }) => index), whole: "index" };
const OWN = plain(text("điểm thẩm định", "the appraised points"), ({ appraised, self }) => appraised ?? self);
const SELF = plain(text("điểm tự đánh giá", "the self-assessed points"), ({ self }) => self);
const SURVEY = plain(text("điểm điều tra xã hội học", "the survey points"), ({ survey }) => survey);
const BONUS = plain(text("điểm thưởng", "the bonus"), ({ bonus }) => bonus);
const PENALTY = plain(text("điểm phạt", "the penalty"), ({ penalty }) => penalty);
const LOST = plain(text("điểm bị trừ", "the points lost"), ({ lost }) => lost);
const APPLICABLE = plain(text("điểm tối đa áp dụng", "the applicable maximum"), ({ applicableMax }) => applicableMax);

/** Figures that may stand in the wrong column. */
export const OTHERS: readonly Meaning[] = [TOTAL, INDEX, OWN, SELF, SURVEY];

const at = (round: Round, meaning: Meaning): Meaning => ({ ...meaning, in: (world) => world.at(round) });

/** The domain or criterion that a heading names. */
function nodeOf(heading: string, rubric: Rubric): Node | undefined {
  const code = /^\s*((?:\d{1,3}|[IVX]{1,5})(?:\.\d{1,3})*)\b\.?/.exec(heading)?.[1];
  const name = foldHeading(heading.replace(/^\s*[\dIVX.]+\s+/, ""));
  for (const node of rubric.nodes.values()) if (foldHeading(node.title) === name) return node;
  return code === undefined ? undefined : rubric.nodes.get(code);
}

/** @param role of the column, where it is one of several of the same part */
function ofNode(node: Node, role: Column["role"]): Meaning {
  const name = text(`điểm của ${node.id}`, `the points of ${node.id}`);
  const of = (card: Scorecard, { rounding }: Rubric): Exact | undefined => {
    const { earned, applicable, lost } = subtotal(node, card.leaves);
    if (role === "lost") return lost;
    if (role !== "index") return earned;
    return isZero(applicable) ? undefined : round(percentage(earned, applicable), rounding);
  };
  const meaning: Meaning = { name, in: now, of };
  return role === "self" || role === "appraisal" ? at(role, meaning) : meaning;
}

const PLAIN: Readonly<Partial<Record<Column["role"], readonly Meaning[]>>> = {
  total: [TOTAL, INDEX],
  index: [INDEX, TOTAL],
  self: [SELF],
  survey: [SURVEY],
  bonus: [BONUS],
  penalty: [PENALTY],
  lost: [LOST],
  applicable: [APPLICABLE],
};

/** What the column may mean, the likeliest first; empty where data cannot tell. */
export function meaningsOf(block: Block, column: Column, { rubric }: World): readonly Meaning[] {
  const { role, part } = column;
  if (part !== undefined || role === "part") {
    const node = nodeOf(part?.name ?? column.heading, rubric);
    return node === undefined ? [] : [ofNode(node, role)];
  }
  // Where nothing else is printed, what is headed as the total may be the appraised points.
  if (role === "total" && lastRound(block) === undefined && ownColumns(block, "survey").length === 0) return [TOTAL, INDEX, OWN];
  if (role !== "appraisal" && role !== "reappraisal" && role !== "council") return PLAIN[role] ?? [];
  // The last round that a table prints is what it ranks on, unless it prints a total too.
  const last = column === lastRound(block);
  const ranks = last && ownColumns(block, "total", "index").length === 0;
  return [...(last ? [OWN] : []), at(role, OWN), ...(ranks ? [TOTAL, INDEX] : [])];
}
