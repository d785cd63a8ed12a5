/** Other ways of counting that a published figure may have been made by, tried one after another. */
import { ROUND_NAMES } from "../assessment.ts";
import { subtotal } from "../engine/identity.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { add, type Exact, isZero, percentage, type Rounding, round, share, subtract } from "../points.ts";
import { asCount, type Message, say, words } from "../text.ts";
import { type Meaning, OTHERS } from "./meanings.ts";
import type { Standings, World } from "./world.ts";

const ROUND = words("way-round", "số của vòng {round}", "the figure of the round of {round}");
const AT_TOTAL = words("way-rounded-after", "cộng trước rồi mới làm tròn", "rounded after adding instead of before");
const AT_LEAF = words("way-rounded-before", "làm tròn từng tiêu chí rồi mới cộng", "rounded before adding instead of after");
const CUT = words("way-cut", "cắt bỏ phần lẻ thay vì làm tròn", "cut off instead of rounded");
const EVEN = words("way-half-even", "làm tròn nửa đơn vị về chữ số chẵn", "halves rounded to the even digit");
const HALF_UP = words("way-half-up", "làm tròn nửa đơn vị lên", "halves rounded up");
const DECIMALS = words("way-decimals", "làm tròn đến {decimals} chữ số thập phân", "rounded to {decimals} decimals");
const NO_SURVEY = words("way-without-survey", "chưa cộng điểm điều tra xã hội học", "the survey left out");
const NO_BONUS = words("way-without-bonus", "chưa cộng điểm thưởng", "the bonus left out");
const NO_PENALTY = words("way-without-penalty", "chưa trừ điểm phạt", "the penalty left out");
const NO_EXTRAS = words("way-without-extras", "chưa tính điểm thưởng, điểm phạt", "bonus and penalty left out");
const NO_DOMAIN = words("way-without-domain", "bỏ sót lĩnh vực {id}", "domain {id} left out");
const WHOLE_SCALE = words(
  "way-whole-scale",
  "lấy {max:2} làm mẫu số thay vì điểm tối đa áp dụng",
  "out of {max:2} instead of the applicable maximum",
);
const OTHER = words("way-other-figure", "ghi {what} của đơn vị vào cột này", "{what} of the unit standing in this column");

export const cutOff = (): Message => say(CUT, {});

/** A way of counting: why, and what a unit gets by it. */
export interface Way {
  readonly cause: Message;
  readonly value: (id: string) => Exact | undefined;
}

const NEITHER = ({ decimals }: { readonly decimals: number }): readonly number[] => [0, 1, 2, 3, 4].filter((each) => each !== decimals);

function inStandings(standings: Standings, { rubric }: World, { of }: Meaning): Way["value"] {
  return (id) => {
    const card = standings.get(id)?.card;
    return card === undefined ? undefined : of(card, rubric);
  };
}

/** The roundings that the rubric does not ask for. */
function roundings({
  rubric,
}: World): readonly { readonly cause: Message; readonly rounding: Rounding & { readonly at: "leaf" | "total" } }[] {
  const { rounding } = rubric;
  const { at, mode } = rounding;
  const modes = [
    { mode: "down", cause: say(CUT, {}) },
    { mode: "half-even", cause: say(EVEN, {}) },
    { mode: "half-up", cause: say(HALF_UP, {}) },
  ] as const;
  return [
    at === "leaf"
      ? { cause: say(AT_TOTAL, {}), rounding: { ...rounding, at: "total" } }
      : { cause: say(AT_LEAF, {}), rounding: { ...rounding, at: "leaf" } },
    ...modes.filter((each) => each.mode !== mode).map((each) => ({ cause: each.cause, rounding: { ...rounding, mode: each.mode } })),
    ...NEITHER(rounding).map((decimals) => ({
      cause: say(DECIMALS, { decimals: asCount(decimals) }),
      rounding: { ...rounding, decimals },
    })),
  ];
}

/** Ways of making the whole: everything that may be left out of it, and the maximum it is out of. */
function ofWhole(world: World, whole: "total" | "index"): readonly Way[] {
  const { rubric } = world;
  const made = (
    points: (card: Scorecard) => Exact | undefined,
    out: (card: Scorecard) => Exact = ({ applicableMax }) => applicableMax,
  ): Way["value"] => {
    return (id) => {
      const card = world.now.get(id)?.card;
      const value = card === undefined ? undefined : points(card);
      if (card === undefined || value === undefined || whole === "total") return value;
      return isZero(out(card)) ? undefined : round(percentage(value, out(card)), rubric.rounding);
    };
  };
  const has = (of: (card: Scorecard) => Exact | undefined): boolean =>
    [...world.now.values()].some(({ card }) => {
      const value = of(card);
      return value !== undefined && !isZero(value);
    });
  const ways: Way[] = [];
  if (has(({ survey }) => survey)) {
    ways.push({
      cause: say(NO_SURVEY, {}),
      value: made(({ total, survey }) => (survey === undefined ? undefined : subtract<Exact>(total, survey))),
    });
  }
  if (has(({ bonus }) => bonus)) ways.push({ cause: say(NO_BONUS, {}), value: made(({ total, bonus }) => subtract<Exact>(total, bonus)) });
  if (has(({ penalty }) => penalty))
    ways.push({ cause: say(NO_PENALTY, {}), value: made(({ total, penalty }) => add<Exact>(total, penalty)) });
  if (has(({ bonus }) => bonus) && has(({ penalty }) => penalty)) {
    ways.push({ cause: say(NO_EXTRAS, {}), value: made(({ total, bonus, penalty }) => add<Exact>(subtract(total, bonus), penalty)) });
  }
  const max = rubric.maxPoints;
  ways.push({ cause: say(WHOLE_SCALE, { max }), value: wholeScale(world, whole, made) });
  for (const domain of rubric.root.children) {
    const without = (card: Scorecard): Exact => subtract<Exact>(card.total, subtotal(domain, card.leaves).earned);
    ways.push({ cause: say(NO_DOMAIN, { id: domain.id }), value: made(without) });
  }
  return ways;
}

type Made = (points: (card: Scorecard) => Exact | undefined, out?: (card: Scorecard) => Exact) => Way["value"];

/** Out of the whole scale; a total that was brought to it is the index in points. */
function wholeScale({ now, rubric }: World, whole: "total" | "index", made: Made): Way["value"] {
  if (whole === "index")
    return made(
      ({ total }) => total,
      () => rubric.maxPoints,
    );
  return (id) => {
    const card = now.get(id)?.card;
    if (card === undefined || isZero(card.applicableMax)) return undefined;
    return round(share<Exact>(rubric.maxPoints, card.total, card.applicableMax), rubric.rounding);
  };
}

/** Every way that may explain the figures of a column. */
export function waysOf(world: World, meaning: Meaning): readonly Way[] {
  const { whole } = meaning;
  return [
    ...(whole === undefined ? [] : ofWhole(world, whole)),
    ...roundings(world).map(({ cause, rounding }): Way => ({ cause, value: inStandings(world.rounded(rounding), world, meaning) })),
    ...world.earlier.map(
      (id): Way => ({ cause: say(ROUND, { round: ROUND_NAMES[id] }), value: inStandings(world.at(id), world, meaning) }),
    ),
    ...OTHERS.filter((other) => other.of !== meaning.of).map(
      (other): Way => ({ cause: say(OTHER, { what: other.name }), value: inStandings(other.in(world), world, other) }),
    ),
  ];
}
