/**
 * A second opinion on every figure that is published: what the rubric language says, worked out once more by the shortest way and in
 * fractions of its own. Nothing here comes from the engine or its numbers, so that one mistake cannot be made in both.
 */
import type { Facts } from "../src/assessment.ts";
import { flag, number } from "./build.ts";

// ── fractions ──

export type Q = readonly [top: bigint, bottom: bigint];
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
export const q = (top: bigint | number, bottom: bigint | number = 1): Q => {
  const [n, d] = [BigInt(top), BigInt(bottom)];
  const common = gcd(n < 0n ? -n : n, d);
  return [n / common, d / common];
};
const [NONE, HUNDRED] = [q(0), q(100)];
const plus = ([a, b]: Q, [c, d]: Q): Q => q(a * d + c * b, b * d);
const minus = ([a, b]: Q, [c, d]: Q): Q => q(a * d - c * b, b * d);
const times = ([a, b]: Q, [c, d]: Q): Q => q(a * c, b * d);
const over = ([a, b]: Q, [c, d]: Q): Q => q(a * d, b * c);
export const more = ([a, b]: Q, [c, d]: Q): boolean => a * d > c * b;
const same = (a: Q, b: Q): boolean => !more(a, b) && !more(b, a);
const least = (a: Q, b: Q): Q => (more(a, b) ? b : a);
const most = (a: Q, b: Q): Q => (more(a, b) ? a : b);
const sum = (all: readonly Q[]): Q => all.reduce(plus, NONE);
export const half = (x: Q): Q => times(x, q(1, 2));

function rounded([top, bottom]: Q, decimals: number, mode: string): Q {
  const scale = 10n ** BigInt(decimals);
  const [whole, rest] = [(top * scale) / bottom, (top * scale) % bottom];
  const up = mode !== "down" && (2n * rest > bottom || (2n * rest === bottom && (mode === "half-up" || whole % 2n === 1n)));
  return q(whole + (up ? 1n : 0n), scale);
}

/** As results write it: to its end if it has one, or cut off after ten decimals with dots. */
export function written([top, bottom]: Q): string {
  const ends = (2n * 5n) ** 100n % bottom === 0n;
  let places = 0;
  while (ends ? (top * 10n ** BigInt(places)) % bottom !== 0n : places < 10) places += 1;
  const digits = String((top * 10n ** BigInt(places)) / bottom).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  return `${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}${ends ? "" : "…"}`;
}

// ── one rule of each kind: as YAML, as facts made of two numbers up to 12, and what they earn ──

export interface Kind {
  readonly rule: (max: Q) => string;
  readonly facts: (a: number, b: number) => Facts;
  /** Undefined where nothing arose. */
  readonly earned: (max: Q, a: number, b: number, share: (x: Q) => Q) => Q | undefined;
}
/** All of the maximum is no share of it, and there is never more. */
const partOf = (max: Q, x: Q, share: (x: Q) => Q): Q => (more(max, x) ? least(share(x), max) : max);
const DAY = (a: number) => String(9 + a).padStart(2, "0");
const steps = (max: Q, ...[best, middle]: readonly boolean[]): Q => (best ? max : middle ? half(max) : NONE);
const bands = (max: Q, best: string, middle: string, rest: string): string =>
  `bands: [{ ${best}, points: ${written(max)} }, { ${middle}, points: ${written(half(max))} }, { ${rest}, points: 0 }]`;
const TENTHS = "bands: [{ from: 90, points: MAX }, { from: 70, below: 90, points: HALF }, { below: 70, points: 0 }]";
const tenths = (max: Q): string => TENTHS.replace("MAX", written(max)).replace("HALF", written(half(max)));
const ratio = (a: number, b: number): Facts => ({ numerator: number(Math.min(a, b)), denominator: number(b) });
const percent = (a: number, b: number): Q => q(100 * Math.min(a, b), b);
export const KINDS: Readonly<Record<string, Kind>> = {
  choice: {
    rule: (max) =>
      `{ kind: choice, levels: [{ id: x, title: X, points: ${written(max)} }, { id: y, title: Y, points: ${written(half(max))} }, { id: z, title: Z, points: 0 }] }`,
    facts: (a) => ({ level: { type: "choice", id: "xyz"[a % 3] ?? "" } }),
    earned: (max, a) => steps(max, a % 3 === 0, a % 3 === 1),
  },
  checklist: {
    rule: (max) =>
      `{ kind: checklist, items: [{ id: x, title: X, points: ${written(max)} }, { id: y, title: Y, points: ${written(half(max))} }] }`,
    facts: (a) => ({ x: flag(a % 2 === 1), y: flag(a % 3 === 1) }),
    earned: (max, a) => least(max, plus(a % 2 === 1 ? max : NONE, a % 3 === 1 ? half(max) : NONE)),
  },
  bands: {
    rule: (max) => `{ kind: bands, ratio: true, ${tenths(max)} }`,
    facts: ratio,
    earned: (max, a, b) => (b === 0 ? undefined : steps(max, !more(q(90), percent(a, b)), !more(q(70), percent(a, b)))),
  },
  "bands of a rounded ratio": {
    rule: (max) => `{ kind: bands, ratio: true, ratioDecimals: 0, ratioMode: half-even, ${tenths(max)} }`,
    facts: (a, b) => ({ numerator: number(690 + 10 * a + b), denominator: number(1000) }),
    earned: (max, a, b) => {
      const shown = rounded(q(690 + 10 * a + b, 10), 0, "half-even");
      return steps(max, !more(q(90), shown), !more(q(70), shown));
    },
  },
  proportional: {
    rule: () => "{ kind: proportional, floor: 50, full: 90 }",
    facts: ratio,
    earned: (max, a, b, share) => {
      if (b === 0) return undefined;
      if (more(q(50), percent(a, b))) return NONE;
      return more(q(90), percent(a, b)) ? partOf(max, over(times(max, percent(a, b)), HUNDRED), share) : max;
    },
  },
  "per-item": {
    rule: () => "{ kind: per-item, each: 0.375 }",
    facts: (a) => ({ items: number(a) }),
    earned: (max, a, _, share) => partOf(max, q(375 * a, 1000), share),
  },
  deduct: {
    rule: () => "{ kind: deduct, incidents: [{ id: x, title: X, each: 0.35, cap: 0.5 }, { id: y, title: Y, percent: 12.5 }] }",
    facts: (a, b) => ({ x: number(a), y: number(b) }),
    earned: (max, a, b, share) => most(NONE, minus(max, plus(least(q(1, 2), q(35 * a, 100)), share(times(max, q(125 * b, 1000)))))),
  },
  headcount: {
    rule: () => "{ kind: headcount, average: { limit: 2 }, each: 0.25, counts: [over] }",
    facts: (a, b) => ({ averageOffices: number(b + 1), averageDeputies: number(2 * a), over: number(a % 4) }),
    earned: (max, a, b) => most(NONE, minus(max, q((a % 4) + (2 * a > 2 * (b + 1) ? 1 : 0), 4))),
  },
  steps: {
    rule: (max) =>
      `{ kind: steps, facts: [{ id: so, title: A, type: number }, { id: co, title: B, type: flag }], steps: [{ when: { any: [{ fact: so, above: 8 }, { all: [{ fact: co, is: true }, { fact: so, from: 6 }] }] }, points: ${written(max)} }, { when: { fact: so, from: 4 }, points: ${written(half(max))} }, { points: 0 }] }`,
    facts: (a, b) => ({ so: number(a), co: flag(b % 2 === 1) }),
    earned: (max, a, b) => steps(max, a > 8 || (b % 2 === 1 && a >= 6), a >= 4),
  },
  change: {
    rule: (max) => `{ kind: change, toward: decrease, ${bands(max, "from: 25", "above: 0, below: 25", "to: 0")} }`,
    facts: (a, b) => ({ now: number(a), before: number(b) }),
    earned: (max, a, b) => {
      if (b === 0) return a === 0 ? undefined : NONE;
      return steps(max, !more(q(25), q(100 * (b - a), b)), b > a);
    },
  },
  deadline: {
    rule: (max) => `{ kind: deadline, due: 2022-01-15, ${bands(max, "to: 0", "above: 0, to: 3", "above: 3")} }`,
    facts: (a) => ({ date: { type: "date", date: `2022-01-${DAY(a)}` } }),
    earned: (max, a) => steps(max, a <= 6, a <= 9),
  },
  survey: {
    rule: () => "{ kind: survey, measure: mean, scale: { from: 1, to: 14 } }",
    facts: (a, b) => ({ mean: number(`${1 + a}.${b}`) }),
    earned: (max, a, b, share) => partOf(max, over(times(max, b < 10 ? q(10 * a + b, 10) : q(100 * a + b, 100)), q(13)), share),
  },
  "survey of answers": {
    rule: () =>
      "{ kind: survey, measure: answers, answers: [{ id: x, title: X, weight: 100 }, { id: y, title: Y, weight: 33.3 }, { id: z, title: Z, weight: 0 }] }",
    facts: (a, b) => ({ x: number(a), y: number(b), z: number(a % 3) }),
    earned: (max, a, b, share) =>
      a + b === 0 ? undefined : partOf(max, over(times(max, q(1000 * a + 333 * b, 1000)), q(a + b + (a % 3))), share),
  },
};
// ── a rubric and what units answered ──

export type Said = "nothing" | "not applicable" | "facts" | "points";
export interface Told {
  readonly said: Said;
  readonly a: number;
  readonly b: number;
}
export interface Criterion {
  readonly id: string;
  readonly max: Q;
  readonly kind: string;
  readonly effect: string;
  readonly apply: string;
  /** How far before this one stands the criterion that it requires; 0 for none. */
  readonly back: number;
  readonly enough: boolean;
}
export interface Rules {
  readonly decimals: number;
  readonly mode: string;
  readonly at: string;
  readonly by: string;
  readonly cap: boolean;
  readonly caps: boolean;
  readonly criteria: readonly Criterion[];
}
/** By criterion, then the rounds in their order: of a survey only the first is asked. */
export type Answers = readonly (readonly Told[])[];
export const ROUNDS = ["self", "appraisal", "reappraisal"] as const;

export const isSurvey = ({ kind }: Criterion): boolean => kind.startsWith("survey");
export const required = ({ criteria }: Rules, index: number): Criterion | undefined => {
  const [own, other] = [criteria[index] as Criterion, criteria[index - (criteria[index] as Criterion).back]];
  return other === undefined || other === own || own.effect === "penalty" || other.effect !== "score" || other.apply === "pro-rata"
    ? undefined
    : other;
};
export const scale = ({ criteria }: Rules): Q => sum(criteria.filter(({ effect }) => effect === "score").map(({ max }) => max));

/** Half of the maximum and its ends, which are levels of every kind. */
export const typed = (max: Q, a: number): Q => [max, half(max), NONE][a % 3] as Q;

// ── the opinion ──

interface Settled {
  readonly points: Q | "not applicable" | undefined;
  readonly awaiting: boolean;
  /** Only rules say what they take; typed points of a penalty are what is charged. */
  readonly computed: boolean;
}
/** Rounded once, at its leaf. */
const sharing =
  ({ at, decimals, mode }: Rules) =>
  (x: Q): Q =>
    at === "total" ? x : rounded(x, decimals, mode);
/** A penalty of these kinds charges what they take. */
const TAKING: ReadonlySet<string> = new Set(["deduct", "headcount"]);

function settle(given: Rules, unitAnswers: Answers, index: number): Settled {
  const own = given.criteria[index] as Criterion;
  const rounds = (unitAnswers[index] as readonly Told[]).slice(0, isSurvey(own) ? 1 : ROUNDS.length);
  const last = rounds.findLastIndex(({ said }) => said !== "nothing");
  if (last === -1) return { points: undefined, awaiting: false, computed: false };
  const opened = given.criteria.some((each, other) => !isSurvey(each) && unitAnswers[other]?.[1]?.said !== "nothing");
  const awaiting = last === 0 && opened && !isSurvey(own);
  const { said, a, b } = rounds[last] as Told;
  const earned =
    said === "facts" ? (KINDS[own.kind] as Kind).earned(own.max, a, b, sharing(given)) : said === "points" ? typed(own.max, a) : undefined;
  return { points: earned ?? "not applicable", awaiting, computed: said === "facts" };
}

type Reading = "now" | "low" | "high";
/** One unit under one reading: at its worst and best, what appraisers have not looked at may get anything. */
class Worth {
  readonly result: (Q | undefined)[] = [];
  readonly #given: Rules;
  readonly #all: readonly Settled[];
  readonly #reading: Reading;
  /** Criteria whose condition is not met now. */
  readonly #unmet: Set<number>;

  constructor(given: Rules, all: readonly Settled[], reading: Reading, unmet: Set<number>) {
    this.#given = given;
    this.#all = all;
    this.#reading = reading;
    this.#unmet = unmet;
    for (const [index, each] of given.criteria.entries()) {
      this.result.push(this.#alone(each, all[index] as Settled));
      this.#require(each, index);
    }
    this.#inProportion();
  }

  #away = (index: number): boolean => {
    const { points, awaiting } = this.#all[index] as Settled;
    return points === "not applicable" && !(awaiting && this.#reading !== "now");
  };

  /** Undefined for what left the maximum, or waits for its share of the others. */
  #alone({ max, effect, apply, kind }: Criterion, { points, awaiting, computed }: Settled): Q | undefined {
    const best = (this.#reading === "high") !== (effect === "penalty");
    if (awaiting && this.#reading !== "now") return best ? max : NONE;
    if (points === undefined) return this.#reading === "high" && effect === "score" ? max : NONE;
    if (points !== "not applicable") return effect === "penalty" && computed && TAKING.has(kind) ? minus(max, points) : points;
    if (effect !== "score" || apply === "zero") return NONE;
    return apply === "full" ? max : undefined;
  }

  #require({ back, enough, effect, max }: Criterion, index: number): void {
    const other = required(this.#given, index);
    const { points, awaiting } = this.#all[index] as Settled;
    if (other === undefined || points === "not applicable" || this.#away(index - back)) return;
    const own = this.result[index - back] as Q;
    const reached = this.#given.at === "total" ? rounded(own, this.#given.decimals, this.#given.mode) : own;
    const met = enough ? !more(half(other.max), reached) : more(reached, NONE);
    const claimed = effect === "score" || awaiting || more(points ?? NONE, NONE);
    if (!met) this.result[index] = NONE;
    else if (this.#reading === "high" && this.#unmet.has(index) && claimed) this.result[index] = max;
    if (!met && this.#reading === "now") this.#unmet.add(index);
  }

  #inProportion(): void {
    const { criteria } = this.#given;
    const counted = criteria.flatMap(({ effect }, index) => (effect === "score" && !this.#away(index) ? [index] : []));
    const whole = sum(counted.map((index) => (criteria[index] as Criterion).max));
    const earned = sum(counted.map((index) => this.result[index] ?? NONE));
    for (const [index, { effect, apply, max }] of criteria.entries()) {
      if (effect !== "score" || apply !== "pro-rata" || !this.#away(index) || same(whole, NONE)) continue;
      this.result[index] = partOf(max, over(times(max, earned), whole), sharing(this.#given));
    }
  }
}

function totalOf(given: Rules, points: readonly (Q | undefined)[]) {
  const of = (wanted: string): readonly number[] =>
    given.criteria.flatMap(({ effect }, index) => (effect === wanted && points[index] !== undefined ? [index] : []));
  const earned = (wanted: string): Q => sum(of(wanted).map((index) => points[index] as Q));
  const max = sum(of("score").map((index) => (given.criteria[index] as Criterion).max));
  const bonus = given.caps ? least(earned("bonus"), q(6, 10)) : earned("bonus");
  const penalty = given.caps ? least(earned("penalty"), q(7, 10)) : earned("penalty");
  const free = most(NONE, minus(plus(earned("score"), bonus), penalty));
  const exact = given.cap ? least(free, max) : free;
  const total = given.at === "total" ? rounded(exact, given.decimals, given.mode) : exact;
  const share = (x: Q): Q => (same(max, NONE) ? NONE : over(times(x, HUNDRED), max));
  const index = rounded(share(total), given.decimals, given.mode);
  return { max, bonus, penalty, total, index, figure: given.by === "exact" ? share(exact) : index };
}

export function opinionOn(given: Rules, unitAnswers: Answers) {
  const settled = given.criteria.map((_, index) => settle(given, unitAnswers, index));
  const unmet = new Set<number>();
  const points = new Worth(given, settled, "now", unmet).result;
  const now = totalOf(given, points);
  const others = (["low", "high"] as const).map((reading) => totalOf(given, new Worth(given, settled, reading, unmet).result));
  const bound = (best: typeof least, figure: "total" | "figure"): Q => others.map((other) => other[figure]).reduce(best, now[figure]);
  const asked = given.criteria.some((each) => !isSurvey(each)) ? (each: Criterion) => !isSurvey(each) : () => true;
  const silent = given.criteria.every((each, index) => !asked(each) || settled[index]?.points === undefined);
  const state = silent ? "not-submitted" : same(now.max, NONE) ? "nothing-applicable" : "scored";
  const [low, high] = [bound(least, "total"), bound(most, "total")];
  const mayJoin =
    silent ||
    (state === "nothing-applicable" && settled.some(({ awaiting }, index) => awaiting && given.criteria[index]?.effect === "score"));
  return { ...now, points, state, low, high, from: bound(least, "figure"), to: bound(most, "figure"), mayJoin };
}
export type Opinion = ReturnType<typeof opinionOn>;
