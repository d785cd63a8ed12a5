/** A whole scoring as one versioned JSON object: no language chosen, no clock, the same bytes for the same inputs. */
import type { DataStanding, Round } from "../assessment.ts";
import { decimalsOf, equal, type Points, toDecimal } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import type { Text } from "../text.ts";
import { subtotal } from "./identity.ts";
import { cellJson, diagnosticJson, messageJson, path, pointsJson, spanJson } from "./json.ts";
import { type LedgerRow, ledgerOf, type ReadValue, submissionOf } from "./ledger.ts";
import { cardsOf, type Ranking, type RankRow } from "./rank.ts";
import { commendedJson, equalsJson, gradedJson } from "./result-place.ts";
import { cardOfUnit, type ScoreRun } from "./run.ts";
import type { Scorecard } from "./scorecard.ts";
import { type Hash, sealOf, type Tool } from "./seal.ts";
import { roundsUpTo } from "./settle.ts";
import { laterOf } from "./tally.ts";

export type { Tool } from "./seal.ts";

const RESULT_SCHEMA = "cchc-result/1";

export function valueJson({ field, value, at }: ReadValue): object {
  const plain =
    value.type === "number"
      ? toDecimal(value.number)
      : value.type === "choice"
        ? { id: value.id, title: field?.choices?.find(({ id }) => id === value.id)?.title ?? value.id }
        : value.type === "list"
          ? value.rows.map(({ name }) => name)
          : value.type === "flag"
            ? value.flag
            : value.type === "date"
              ? value.date
              : value.text;
  return {
    field: field?.key ?? "points",
    ...(field === undefined ? {} : { label: field.label }),
    type: value.type,
    value: plain,
    cell: cellJson(at),
  };
}

export function deductionJson({ leaf, node, account, deduction, values, cells }: LedgerRow, rubric: Rubric): object {
  const { points, sentence, reason, round: from, remark } = deduction;
  const short = pointsJson(points, rubric);
  return {
    node,
    title: leaf?.title ?? rubric.nodes.get(node)?.title ?? null,
    domain: leaf?.domain.id ?? null,
    account,
    points: short,
    // What no decimals can hold is cut above; the sum of the ledger needs it whole.
    ...(decimalsOf(points) === undefined ? { exact: toDecimal(points) } : {}),
    code: sentence.words.code,
    reason: reason ?? null,
    sentence: messageJson(sentence),
    clause: leaf?.clause ?? null,
    ...(leaf?.note === undefined ? {} : { note: leaf.note }),
    round: from ?? null,
    remark: remark ?? null,
    values: values.map(valueJson),
    cells: cells.map(cellJson),
  };
}

function unitJson(run: ScoreRun, { of }: Ranking, card: Scorecard, row: RankRow | undefined): object {
  const { rubric } = run;
  const points = (value: Points): string => pointsJson(value, rubric);
  const maybe = (value: Points | undefined): string | null => (value === undefined ? null : points(value));
  // A unit that stands apart has no total.
  const total = (value: Points): string | null => (row === undefined ? null : points(value));
  return {
    place: row?.place ?? null,
    of: row === undefined ? null : of,
    tied: row?.tied ?? false,
    ...equalsJson(row?.equals ?? []),
    bestPlace: row?.range?.best ?? null,
    worstPlace: row?.range?.worst ?? null,
    provisional: card.provisional || (row?.provisional ?? false),
    unit: { id: card.unit.id, name: card.unit.name },
    state: card.state,
    failedGates: card.failedGates.map(({ id }) => id),
    self: maybe(card.self),
    appraised: maybe(card.appraised),
    survey: maybe(card.survey),
    bonus: points(card.bonus),
    penalty: points(card.penalty),
    total: total(card.total),
    low: total(card.low),
    high: total(card.high),
    ...(row === undefined || equal(card.exactTotal, card.total) ? {} : { exactTotal: toDecimal(card.exactTotal) }),
    applicableMax: points(card.applicableMax),
    index: total(card.index as Points),
    grade: gradedJson(row?.grade),
    head: gradedJson(row?.head),
    commended: commendedJson(row?.commended),
    lost: points(card.lost),
    deductions: ledgerOf(card, submissionOf(run, card.unit.id)).map((each) => deductionJson(each, rubric)),
    extras: card.leaves
      .filter(({ leaf, earned }) => leaf.effect !== "score" && toDecimal(earned) !== "0")
      .map(({ leaf, earned }) => ({ node: leaf.id, title: leaf.title, effect: leaf.effect, points: points(earned) })),
    domains: rubric.root.children.map((domain) => {
      const { applicable, lost, earned } = subtotal(domain, card.leaves);
      return { id: domain.id, title: domain.title, applicableMax: points(applicable), lost: points(lost), earned: points(earned) };
    }),
  };
}

/** What stands in the title of every output of data that say of themselves that they are no results. */
export const NOTICES: Readonly<Partial<Record<DataStanding, Text>>> = {
  illustrative: { vi: "SỐ LIỆU MINH HỌA", en: "ILLUSTRATIVE DATA" },
  draft: { vi: "DỰ THẢO", en: "DRAFT" },
};

/** `null` where the data say nothing of their standing. */
export function standingJson({ dataStanding }: ScoreRun): object {
  const notice = NOTICES[dataStanding];
  return { dataStanding: dataStanding === "unstated" ? null : dataStanding, ...(notice === undefined ? {} : { notice }) };
}

function notApplicableJson(rubric: Rubric): object {
  const rules: Record<string, string[]> = {};
  for (const leaf of rubric.leaves) {
    rules[leaf.notApplicable] ??= [];
    rules[leaf.notApplicable]?.push(leaf.id);
  }
  return Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last round that counted: the one asked for may lie beyond those of the rubric. */
const lastRound = ({ rubric, round: asked }: ScoreRun): Round => roundsUpTo(rubric, asked).at(-1)?.id ?? asked;

/** Every row of a table of results names the round, and all units have to be asked for it. */
const REACHED = new WeakMap<ScoreRun["rankings"], { readonly round: Round | undefined }>();

/** The last of those rounds in which any unit has data; the survey where there is nothing else, undefined where there is nothing at all. */
export function roundReached({ rankings }: ScoreRun): Round | undefined {
  const known = REACHED.get(rankings) ?? { round: roundIn(rankings) };
  REACHED.set(rankings, known);
  return known.round;
}

const roundIn = (rankings: ScoreRun["rankings"]): Round | undefined =>
  rankings.flatMap(cardsOf).reduce<Round | undefined>((last, { reached }) => laterOf(last, reached), undefined);

/** What the result was made of and by which rules. */
export function manifestOf(run: ScoreRun, tool: Tool): object {
  const { rubric } = run;
  const { id, version, title, standing, period, sha256, meaning, rounding, ranking } = rubric;
  return {
    tool: { name: tool.name, version: tool.version },
    rubric: {
      id,
      version,
      title,
      decision: rubric.decision ?? null,
      standing,
      period,
      maxPoints: pointsJson(rubric.maxPoints, rubric),
      sha256,
      meaning,
    },
    register: rubric.register === undefined ? null : { file: path(rubric.register.file), sha256: rubric.register.sha256 },
    inputs: run.inputs.map(({ file, sha256: hash }) => ({ file: path(file), sha256: hash })),
    round: lastRound(run),
    roundReached: roundReached(run) ?? null,
    rounding: { decimals: rounding.decimals, mode: rounding.mode, at: rounding.at },
    notApplicable: notApplicableJson(rubric),
    missing: rubric.missing,
    surveyAbsent: rubric.surveyAbsent,
    ranking: { by: ranking.by, ties: ranking.ties, tieBreak: ranking.tieBreak },
    ...standingJson(run),
  };
}

const groupJson = (run: ScoreRun, { group, of, registered, absent, rows }: Ranking): object => ({
  id: group.id,
  title: group.title,
  of,
  registered: registered ?? null,
  absent,
  ranked: !run.unranked && rows.every(({ place }) => place !== undefined),
});

/** What the seal of a result says: hashes of the data and of the published figures. */
function sealJson(run: ScoreRun, tool: Tool, hash: Hash): object {
  const { data, figures } = sealOf(run, tool, hash);
  return { seal: { data, figures } };
}

/** @param hash SHA-256 in hexadecimal; without it the result has no seal */
export function toResult(run: ScoreRun, tool: Tool, hash?: Hash): object {
  return {
    schema: RESULT_SCHEMA,
    manifest: manifestOf(run, tool),
    ...(hash === undefined ? {} : sealJson(run, tool, hash)),
    groups: run.rankings.map((ranking) => ({
      ...groupJson(run, ranking),
      units: ranking.rows.map((row) => unitJson(run, ranking, row.card, row)),
      apart: ranking.apart.map((card) => unitJson(run, ranking, card, undefined)),
    })),
    notRead: run.notRead.map(({ at, what }) => ({ at: spanJson(at), ...messageJson(what) })),
    diagnostics: run.diagnostics.map(diagnosticJson),
  };
}

/** The same for one unit; undefined when it is not among the data. */
export function toUnitResult(run: ScoreRun, tool: Tool, unit: string): object | undefined {
  const found = cardOfUnit(run, unit);
  if (found === undefined) return undefined;
  const { ranking, card } = found;
  const row = ranking.rows.find((each) => each.card === card);
  return {
    schema: RESULT_SCHEMA,
    manifest: manifestOf(run, tool),
    group: groupJson(run, ranking),
    unit: unitJson(run, ranking, card, row),
  };
}
