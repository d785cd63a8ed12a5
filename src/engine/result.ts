/** A whole scoring as one versioned JSON object: no language chosen, no clock, the same bytes for the same inputs. */
import { type Answer, type Field, type LeafAnswers, ROUNDS, type Round, type Submission, type Value } from "../assessment.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { decimalsOf, type Exact, equal, type Points, round, toDecimal } from "../points.ts";
import type { Leaf, Rubric } from "../rubric/model.ts";
import { type CellSpan, cellName, lineOf, type Span } from "../source.ts";
import { type Arg, type Args, type Message, render } from "../text.ts";
import { subtotal } from "./identity.ts";
import type { Ranking, RankRow } from "./rank.ts";
import { cardOfUnit, type ScoreRun } from "./run.ts";
import type { Account, Deduction, Scorecard } from "./scorecard.ts";
import { roundsUpTo } from "./settle.ts";

const RESULT_SCHEMA = "cchc-result/1";

/** The program that made the result. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** A value that a row of the ledger rests on. Without a field it is the points that people typed. */
export interface ReadValue {
  readonly field: Field | undefined;
  readonly value: Value;
  readonly at: CellSpan;
}

/** A row of the ledger with everything that can be shown of it. */
export interface LedgerRow {
  /** Undefined for a row of the whole: a cap, the floor, the rounding. */
  readonly leaf: Leaf | undefined;
  /** The leaf, or the node whose cap it is; empty for the whole. */
  readonly node: string;
  readonly account: Account;
  readonly deduction: Deduction;
  readonly values: readonly ReadValue[];
  readonly cells: readonly CellSpan[];
}

/** The values of the named fields in one answer, `points` being the typed ones. */
export function valuesIn(leaf: Leaf, answer: Answer, keys: readonly string[]): readonly ReadValue[] {
  return keys.flatMap((key): ReadValue[] => {
    const at = answer.cells?.[key] ?? answer.at;
    const value = answer.facts?.[key];
    const field = leaf.fields.find((each) => each.key === key);
    if (value !== undefined && field !== undefined) return [{ field, value, at }];
    if (key !== "points" || answer.points === undefined) return [];
    return [{ field: undefined, value: { type: "number", number: answer.points }, at }];
  });
}

/** The cells of values, each once; the row of the answer when none of them has a cell. */
export function cellsOf(values: readonly ReadValue[], more: readonly CellSpan[], fallback: CellSpan | undefined): readonly CellSpan[] {
  const cells = new Map<string, CellSpan>();
  // The rows of a list that decided say more than the place where the list begins.
  const read = values.filter(({ value }) => value.type !== "list" || more.length === 0).map(({ at }) => at);
  for (const cell of [...read, ...more]) cells.set(`${cell.file}\n${cell.sheet}\n${cell.row}\n${cell.column}`, cell);
  if (cells.size === 0) return fallback === undefined ? [] : [fallback];
  return [...cells.values()];
}

function rowOf(leaf: Leaf, deduction: Deduction, answers: LeafAnswers | undefined): LedgerRow {
  const { round: from, fields, at = [] } = deduction;
  const answer = from === undefined ? undefined : answers?.rounds[from];
  const values = answer === undefined ? [] : valuesIn(leaf, answer, fields);
  const blank = [...ROUNDS, "survey" as const].map((each) => answers?.rounds[each]?.at).find((each) => each !== undefined);
  const cells = cellsOf(values, at, answer?.at ?? blank);
  return { leaf, node: leaf.id, account: leaf.effect, deduction, values, cells };
}

/** Every row of a unit: those of its leaves in the rubric's order, then those of the whole. */
export function ledgerOf(card: Scorecard, submission: Submission | undefined): readonly LedgerRow[] {
  const own = card.leaves.flatMap(({ leaf, deductions }) => deductions.map((each) => rowOf(leaf, each, submission?.answers.get(leaf.id))));
  const whole = card.rows.map(
    (row): LedgerRow => ({ leaf: undefined, node: row.node, account: row.account, deduction: row, values: [], cells: [] }),
  );
  return [...own, ...whole];
}

export const submissionOf = (run: ScoreRun, unit: string): Submission | undefined => run.submissions.find((each) => each.unit.id === unit);

const path = (file: string): string => file.replaceAll("\\", "/");
const cellJson = ({ file, sheet, row, column }: CellSpan): object => ({ file: path(file), sheet, cell: cellName(row, column) });

function spanJson(span: Span): object {
  if (span.kind === "cell") return cellJson(span);
  if (span.kind === "file") return { file: path(span.file) };
  const { line, start } = lineOf(span.source.text, span.start);
  return { file: path(span.source.name), line, column: [...span.source.text.slice(start, span.start)].length + 1 };
}

function argJson(value: Arg): unknown {
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "object" && "words" in value) return messageJson(value);
  if (typeof value === "object" && "vi" in value) return { vi: value.vi, en: value.en };
  return toDecimal(value as Exact);
}
const argsJson = (args: Args): object => Object.fromEntries(Object.entries(args).map(([name, value]) => [name, argJson(value)]));
const messageJson = (message: Message): object => ({
  code: message.words.code,
  args: argsJson(message.args),
  text: { vi: render(message, "vi"), en: render(message, "en") },
});

/** A diagnostic as data; columns count characters from 1. */
export const diagnosticJson = ({ severity, message, at, subject, found, expected, fix, related }: Diagnostic): object => ({
  severity,
  ...messageJson(message),
  at: spanJson(at),
  ...(subject === undefined ? {} : { subject }),
  ...(found === undefined ? {} : { found }),
  ...(expected === undefined ? {} : { expected: messageJson(expected) }),
  ...(fix === undefined ? {} : { fix: messageJson(fix) }),
  ...(related === undefined ? {} : { related: related.map((each) => ({ ...messageJson(each.message), at: spanJson(each.at) })) }),
});

/** Points with the rubric's decimals; where they cannot be written out in full, as rounded for print. */
function pointsJson(value: Exact, { rounding }: Rubric): string {
  const whole = (decimalsOf(value) ?? 7) <= 6;
  return toDecimal(whole ? value : round(value, rounding), rounding.decimals);
}

function valueJson({ field, value, at }: ReadValue): object {
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

function deductionJson({ leaf, node, account, deduction, values, cells }: LedgerRow, rubric: Rubric): object {
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
    grade: card.grade === undefined ? null : { id: card.grade.id, title: card.grade.title },
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

/** What stands in the title of every output until the data are official. */
export const NOTICES = {
  illustrative: { vi: "SỐ LIỆU MINH HỌA", en: "ILLUSTRATIVE DATA" },
  draft: { vi: "DỰ THẢO", en: "DRAFT" },
} as const;

function notApplicableJson(rubric: Rubric): object {
  const rules: Record<string, string[]> = {};
  for (const leaf of rubric.leaves) {
    rules[leaf.notApplicable] ??= [];
    rules[leaf.notApplicable]?.push(leaf.id);
  }
  return Object.fromEntries(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The last round that counted: the one asked for may lie beyond those of the rubric. */
export const lastRound = ({ rubric, round: asked }: ScoreRun): Round => roundsUpTo(rubric, asked).at(-1)?.id ?? asked;

/** What the result was made of and by which rules. */
function manifestOf(run: ScoreRun, tool: Tool): object {
  const { rubric, dataStanding } = run;
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
    inputs: run.inputs.map(({ file, sha256: hash }) => ({ file: path(file), sha256: hash })),
    round: lastRound(run),
    rounding: { decimals: rounding.decimals, mode: rounding.mode, at: rounding.at },
    notApplicable: notApplicableJson(rubric),
    missing: rubric.missing,
    surveyAbsent: rubric.surveyAbsent,
    ranking: { by: ranking.by, ties: ranking.ties, tieBreak: ranking.tieBreak },
    dataStanding,
    ...(dataStanding === "official" ? {} : { notice: NOTICES[dataStanding] }),
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

export function toResult(run: ScoreRun, tool: Tool): object {
  return {
    schema: RESULT_SCHEMA,
    manifest: manifestOf(run, tool),
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
