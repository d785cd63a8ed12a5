/** One answer of one round, judged by the rule of its leaf: what is lost, or why the answer cannot stand. */
import type { Answer, Field, Value } from "../assessment.ts";
import type { Diagnostics, Severity } from "../diagnostic.ts";
import { compare, equal, isNegative, isZero, type Points, type Rounding, round, subtract, ZERO } from "../points.ts";
import type { Leaf, RoundRule } from "../rubric/model.ts";
import type { Loss, Outcome } from "../rules/kind.ts";
import type { CellSpan } from "../source.ts";
import { asCount, inBoth, type Message, say, type Text } from "../text.ts";
import {
  APPLY,
  ASSESSED,
  CHECK_CODE,
  CHECK_FIGURES,
  CLAIM_DIFFERS,
  CONTRADICTED,
  DENOMINATOR_ZERO,
  FEWER_DECIMALS,
  FILL_IN,
  FIX_OF,
  FORBIDDEN,
  INCOMPLETE,
  MEASURE,
  NEGATIVE,
  ONE_OF_TWO,
  OVER_MAXIMUM,
  POINTS_BESIDE,
  RANGE,
  TOO_MANY_DECIMALS,
} from "./answer-words.ts";
import { hasFacts } from "./settle.ts";

/** What an answer comes to. `typed` tells points that people set from points that facts gave. */
export type Judged =
  | { readonly kind: "earned"; readonly earned: Points; readonly losses: readonly Loss[]; readonly typed: boolean }
  | { readonly kind: "not-applicable" }
  | { readonly kind: "unreadable" };

const UNREADABLE: Judged = { kind: "unreadable" };
const NOT_APPLICABLE: Judged = { kind: "not-applicable" };

export interface Judging {
  readonly rounding: Rounding;
  /** Whether computed shares are rounded at the leaf. */
  readonly atLeaf: boolean;
  readonly unit: string;
  /** The rounds that count. */
  readonly rounds: readonly RoundRule[];
  /** Typed points stand even where the rule has no such level. */
  readonly otherLevels: boolean;
  readonly problems: Diagnostics;
}

/** Words for a typed score; the round's name is filled in where it is printed. */
export const assessedSentence = (round: Text, points: Points, max: Points): Message => say(ASSESSED, { round, points, max });

/** Which answer is judged, for telling what is wrong with it. */
interface Case {
  readonly leaf: Leaf;
  readonly answer: Answer;
  readonly decides: boolean;
  readonly judging: Judging;
}

function tell(
  { leaf, answer, decides, judging }: Case,
  severity: Severity,
  message: Message,
  field: string | undefined,
  more: { fix?: Message; expected?: Message } = {},
): void {
  const at: CellSpan = (field === undefined ? undefined : answer.cells?.[field]) ?? answer.at;
  const told = severity === "error" && !decides ? "warning" : severity;
  judging.problems.add(told, message, at, { subject: [judging.unit, leaf.id], ...more });
}

/**
 * Judges one answer.
 * @param decides whether it is the answer that counts; a fault of one that was superseded is a warning only
 */
export function judge(leaf: Leaf, answer: Answer, decides: boolean, judging: Judging): Judged {
  if (answer.unreadable === true) return UNREADABLE;
  const asked: Case = { leaf, answer, decides, judging };
  if (answer.notApplicable === true) return withoutApplying(asked);
  if (!hasFacts(answer)) return typedPoints(asked);
  const computed = fromFacts(asked);
  if (decides && computed.kind === "earned" && answer.points !== undefined) {
    const worth = claimed(leaf, computed.earned);
    if (!sameClaim(answer.points, worth)) tell(asked, "warning", say(CLAIM_DIFFERS, { typed: answer.points, computed: worth }), "points");
  }
  return computed;
}

/** What a form prints beside the figures: on a penalty leaf the points that are charged. */
const claimed = ({ effect, max, ruleKind }: Leaf, earned: Points): Points =>
  effect === "penalty" && ruleKind.takes === true ? subtract(max, earned) : earned;

const FINEST = { decimals: 6, mode: "half-up" } as const;
/** A share that no decimals can hold is claimed as far as a cell can hold it. */
const sameClaim = (typed: Points, computed: Points): boolean =>
  equal(typed, computed) || equal(round(typed, FINEST), round(computed, FINEST));

/** Whether a value says more than none: a zero or a no beside «không áp dụng» only repeats it. */
export const saysSomething = (value: Value): boolean => {
  if (value.type === "number") return !isZero(value.number);
  return value.type !== "flag" || value.flag;
};

function withoutApplying(asked: Case): Judged {
  const { leaf, answer } = asked;
  const { facts, points } = answer;
  const contradicting = facts === undefined ? undefined : Object.keys(facts).find((key) => saysSomething(facts[key] as Value));
  if (leaf.notApplicable === "forbidden") tell(asked, "error", say(FORBIDDEN, { leaf: leaf.id }), undefined, { fix: say(APPLY, {}) });
  else if (contradicting !== undefined)
    tell(asked, "error", say(CONTRADICTED, { leaf: leaf.id }), contradicting, { fix: say(ONE_OF_TWO, {}) });
  else {
    if (points !== undefined && !isZero(points)) tell(asked, "warning", say(POINTS_BESIDE, { leaf: leaf.id, points }), "points");
    return NOT_APPLICABLE;
  }
  return UNREADABLE;
}

function typedPoints(asked: Case): Judged {
  const { leaf, answer, judging } = asked;
  const { rounding } = judging;
  const points = answer.points ?? ZERO;
  const range = () => ({ expected: say(RANGE, { low: ZERO, high: leaf.max }), fix: say(CHECK_CODE, {}) });
  if (isNegative(points)) {
    tell(asked, "error", say(NEGATIVE, { points }), "points", range());
    return UNREADABLE;
  }
  if (compare(points, leaf.max) > 0) {
    tell(asked, "error", say(OVER_MAXIMUM, { points, max: leaf.max }), "points", range());
    return UNREADABLE;
  }
  const refused = judging.otherLevels ? undefined : leaf.ruleKind.refuse?.(leaf.rule, points, leaf.max);
  if (refused !== undefined) {
    tell(asked, "error", refused, "points");
    return UNREADABLE;
  }
  const decimals = asCount(rounding.decimals);
  if (!equal(round(points, rounding), points))
    tell(asked, "warning", say(TOO_MANY_DECIMALS, { points, decimals }), "points", { fix: say(FEWER_DECIMALS, { decimals }) });
  return { kind: "earned", earned: points, losses: [], typed: true };
}

function fromFacts(asked: Case): Judged {
  const { leaf, answer, judging } = asked;
  const { rounding, atLeaf } = judging;
  const facts = answer.facts ?? {};
  const absent = missingFields(leaf.fields, facts);
  if (absent !== undefined) {
    tell(asked, "error", say(INCOMPLETE, { fields: joined(absent.map(({ label }) => label)) }), undefined, { fix: say(FILL_IN, {}) });
    return UNREADABLE;
  }
  const outcome: Outcome = leaf.ruleKind.deduct(leaf.rule, facts, { max: leaf.max, rounding: atLeaf ? rounding : undefined });
  if (outcome.kind === "losses") {
    let earned = leaf.max;
    for (const { points } of outcome.losses) earned = subtract(earned, points);
    return { kind: "earned", earned, losses: outcome.losses, typed: false };
  }
  if (outcome.kind === "nothing-to-measure") {
    if (leaf.notApplicable !== "forbidden") return NOT_APPLICABLE;
    tell(asked, "error", say(DENOMINATOR_ZERO, { leaf: leaf.id }), outcome.field, { fix: say(MEASURE, { leaf: leaf.id }) });
    return UNREADABLE;
  }
  tell(asked, "error", outcome.message, outcome.field, { fix: FIX_OF[outcome.message.words.code] ?? say(CHECK_FIGURES, {}) });
  return UNREADABLE;
}

/** Names in a row, to stand between quotation marks. */
export const joined = (names: readonly Text[]): Text => inBoth((lang) => names.map((name) => name[lang]).join("”, “"));

/** Fields that must be there and are not. */
function missingFields(fields: readonly Field[], facts: NonNullable<Answer["facts"]>): readonly Field[] | undefined {
  let absent: Field[] | undefined;
  for (const field of fields) {
    if (field.optional === true || field.blankIsNone === true || facts[field.key] !== undefined) continue;
    absent ??= [];
    absent.push(field);
  }
  return absent;
}
