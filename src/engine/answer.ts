/** One answer of one round, judged by the rule of its leaf: what is lost, or why the answer cannot stand. */
import type { Answer, Field, Value } from "../assessment.ts";
import type { Diagnostics, Severity } from "../diagnostic.ts";
import { compare, equal, isNegative, isZero, type Points, type Rounding, round, subtract, ZERO } from "../points.ts";
import type { Leaf, RoundRule } from "../rubric/model.ts";
import type { Loss, Outcome } from "../rules/kind.ts";
import type { CellSpan } from "../source.ts";
import { asCount, type Message, say, type Text, words } from "../text.ts";
import { hasFacts } from "./settle.ts";

const OVER_MAXIMUM = words(
  "over-maximum",
  "Điểm {points:2} lớn hơn điểm tối đa {max:2}.",
  "{points:2} points are more than the maximum of {max:2}.",
);
const NEGATIVE = words("points-negative", "Điểm {points:2} âm.", "{points:2} points are negative.");
const RANGE = words("expected-range", "từ {low:2} đến {high:2} điểm", "from {low:2} to {high:2} points");
const CHECK_CODE = words(
  "fix-points",
  "Nhập lại điểm, hoặc kiểm tra mã tiêu chí của dòng này.",
  "Enter the points again, or check the code of the criterion in this row.",
);
const TOO_MANY_DECIMALS = words(
  "too-many-decimals",
  "Điểm {points:2} có nhiều chữ số thập phân hơn mức {decimals} của bộ tiêu chí.",
  "{points:2} points have more decimals than the {decimals} of the rubric.",
);
const FEWER_DECIMALS = words(
  "fix-too-many-decimals",
  "Ghi điểm với nhiều nhất {decimals} chữ số thập phân; ô có công thức thì làm tròn ngay trong công thức.",
  "Give points with {decimals} decimals at most; where a formula gives them, round in the formula.",
);
const INCOMPLETE = words(
  "answer-incomplete",
  "Số liệu chưa đủ: còn thiếu “{fields}”.",
  "The figures are incomplete: “{fields}” is missing.",
);
const FORBIDDEN = words(
  "not-applicable-forbidden",
  "Tiêu chí {leaf} không chấp nhận “không áp dụng”.",
  "Criterion {leaf} does not allow “not applicable”.",
);
const CONTRADICTED = words(
  "not-applicable-contradicted",
  "Tiêu chí {leaf} vừa ghi “không áp dụng” vừa có số liệu.",
  "Criterion {leaf} is marked not applicable and has figures as well.",
);
const POINTS_BESIDE = words(
  "points-beside-not-applicable",
  "Tiêu chí {leaf} ghi “không áp dụng” nên điểm {points:2} ghi bên cạnh không được tính.",
  "Criterion {leaf} is marked not applicable, so the {points:2} points typed beside it do not count.",
);
const DENOMINATOR_ZERO = words(
  "denominator-zero",
  "Không có gì để tính tỷ lệ ở tiêu chí {leaf} (0/0), mà bộ tiêu chí không cho “không áp dụng”.",
  "There is nothing to measure in criterion {leaf} (0/0), and the rubric does not allow “not applicable”.",
);
const CHECK_FIGURES = words(
  "fix-figures",
  "Kiểm tra lại ô này và các số liệu khác của tiêu chí theo tài liệu kiểm chứng.",
  "Check this cell and the other figures of the criterion against the evidence.",
);
const NO_RATIO = say(
  words(
    "fix-denominator",
    "Ghi mẫu số đúng, lớn hơn 0; nếu trong kỳ không phát sinh thì ghi cả tử số và mẫu số là 0.",
    "Give the right denominator, more than 0; where nothing arose in the period, write 0 for both figures.",
  ),
  {},
);
/** Where more can be advised than to look again. */
const FIX_OF: Readonly<Record<string, Message>> = { [DENOMINATOR_ZERO.code]: NO_RATIO };
const FILL_IN = words("fix-answer-incomplete", "Ghi đủ các ô số liệu của tiêu chí này.", "Fill in all figures of this criterion.");
const MEASURE = words(
  "fix-denominator-zero",
  "Nhập lại tử số và mẫu số nếu ghi nhầm; nếu trong kỳ đúng là không phát sinh thì cơ quan ban hành phải quy định cách chấm: ghi notApplicable cho tiêu chí {leaf} trong bộ tiêu chí.",
  "Type both figures again if they are wrong; where there really was nothing, those who issue the rubric must say how it is scored: notApplicable for criterion {leaf}.",
);
const APPLY = words(
  "fix-not-applicable-forbidden",
  "Bỏ “không áp dụng” và ghi số liệu, kể cả khi số liệu là 0.",
  "Take “not applicable” away and give the figures, even where they are 0.",
);
const ONE_OF_TWO = words(
  "fix-not-applicable-contradicted",
  "Chỉ giữ một: hoặc “không áp dụng”, hoặc số liệu.",
  "Keep one of the two: “not applicable” or the figures.",
);
const CLAIM_DIFFERS = words(
  "claim-differs",
  "Điểm ghi {typed:2} khác điểm tính từ số liệu {computed:2}; lấy điểm tính từ số liệu.",
  "The points typed, {typed:2}, differ from those the figures give, {computed:2}; the computed points count.",
);
const ASSESSED = words("assessed", "Chấm {points:2}/{max:2} điểm ({round})", "Given {points:2} of {max:2} points ({round})");

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
export const joined = (names: readonly Text[]): Text => ({
  vi: names.map(({ vi }) => vi).join("”, “"),
  en: names.map(({ en }) => en).join("”, “"),
});

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
