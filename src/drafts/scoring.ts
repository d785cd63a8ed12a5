/** The steps under a criterion → the rule kind that says the same, with what could not be decided. */

import { bare } from "../nearest.ts";
import { add, compare, equal, isNegative, isZero, type Points, parsePoints, ZERO } from "../points.ts";
import { Numeral } from "../shape.ts";
import { type Message, say } from "../text.ts";
import { readPerItem, readProportion } from "./formulas.ts";
import type { Item, Option } from "./item.ts";
import { isRest, type Phrase, readPhrase } from "./phrases.ts";
import { DOUBTFUL, FIGURES, LEFT_OUT, NO_WAY, ONLY_STEP, UNREAD } from "./words.ts";

type Mapping = Readonly<Record<string, unknown>>;

export interface Scoring {
  readonly rule: Mapping;
  /** The steps as a list under a key of the rule, each beside the step of the form that it says. */
  readonly list?: { readonly key: string; readonly entries: readonly { readonly value: Mapping; readonly option: Option }[] };
  readonly undecided: readonly { readonly message: Message; readonly option?: Option }[];
  /** Only a survey fills it in. */
  readonly survey?: true;
}

const SURVEY = /điều tra xã hội học|điều tra XHH|ĐTXHH|khảo sát xã hội/iu;
const num = (text: string): Numeral => new Numeral(text);
const pointsOf = ({ points }: Option): Points => parsePoints(points ?? "") ?? ZERO;
const asWritten = ({ text, points }: Option): string =>
  points === undefined ? text : `${text} ${points.startsWith("-") ? "trừ " : ""}${points.replace("-", "")} điểm`;

/** The rule of a leaf; people give the points where the form says nothing that a kind could. */
export function scoringOf(item: Item): Scoring {
  const { id, options, figures, name } = item;
  if (options.length === 0) {
    const inName = formula(name) ?? perItem(item, name);
    if (inName !== undefined) return inName;
    if (SURVEY.test(name)) return { rule: { kind: "survey" }, undecided: [], survey: true };
    const message = figures.length > 0 ? say(FIGURES, { id, keys: figures.join(", ") }) : say(NO_WAY, { id });
    return { rule: { kind: "given" }, undecided: [{ message }] };
  }
  const found = counted(item) ?? shared(item) ?? (options.every(({ points }) => points !== undefined) ? stepped(item) : undefined);
  const scoring = found ?? { rule: { kind: "given" }, undecided: [{ message: say(UNREAD, { id }) }] };
  return SURVEY.test(name) ? { ...scoring, survey: true } : scoring;
}

function perItem({ id, options }: Item, text: string): Scoring | undefined {
  const found = readPerItem(text);
  if (found === undefined) return undefined;
  const [option] = options;
  const doubt = found.taken ? [{ message: say(UNREAD, { id }), ...(option === undefined ? {} : { option }) }] : [];
  return found.taken
    ? { rule: { kind: "given" }, undecided: doubt }
    : { rule: { kind: "per-item", of: found.of, each: num(found.each) }, undecided: [] };
}

/** «mỗi … 0,5 điểm» for what counts, «mỗi … trừ 0,5 điểm» for incidents. */
function counted(item: Item): Scoring | undefined {
  const read = item.options.map((option) => ({ option, found: readPerItem(asWritten(option)) }));
  const [first] = read;
  if (read.some(({ found }) => found === undefined)) return undefined;
  if (read.length === 1 && first?.found?.taken === false) return perItem(item, asWritten(first.option));
  if (!read.every(({ found }) => found?.taken === true)) return undefined;
  const ids = namer();
  const entries = read.map(({ option, found }) => ({
    option,
    value: { id: ids(found?.of ?? ""), title: found?.of ?? "", each: num(found?.each ?? "0") },
  }));
  return { rule: { kind: "deduct" }, list: { key: "incidents", entries }, undecided: [] };
}

function formula(text: string, floor?: string): Scoring | undefined {
  const found = readProportion(text);
  return found && { rule: { kind: "proportional", ...found, ...(floor === undefined ? {} : { floor: num(floor) }) }, undecided: [] };
}

/** A formula alone, or with one step below which there are no points. */
function shared(item: Item): Scoring | undefined {
  const [option, ...others] = item.options.filter((each) => readProportion(each.text) !== undefined);
  if (option === undefined || others.length > 0) return undefined;
  const rest = item.options.filter((each) => each !== option);
  const floors = rest.map((each) => ({ each, phrase: readPhrase(each.text) }));
  const [floor] = floors;
  const plain =
    floors.length < 2 && floors.every(({ each, phrase }) => isZero(pointsOf(each)) && phrase?.range.below !== undefined && phrase.percent);
  return plain ? formula(option.text, floor?.phrase?.range.below) : undefined;
}

function stepped(item: Item): Scoring | undefined {
  const { id, options } = item;
  if (options.some((option) => isNegative(pointsOf(option)))) return undefined;
  const ladder = bands(item);
  if (ladder !== undefined) return ladder;
  const max = parsePoints(item.max ?? "") ?? ZERO;
  const worth = options.filter((option) => !isZero(pointsOf(option)));
  const sum = worth.reduce<Points>((total, option) => add(total, pointsOf(option)), ZERO);
  const adds = equal(sum, max) && worth.length > 1 && worth.every((option) => compare(pointsOf(option), max) < 0);
  const lone = options.length === 1 && worth.length === 1 && equal(sum, max);
  const ids = namer("points");
  const entryOf = (option: Option) => ({
    option,
    value: { id: ids(option.text), title: option.text || id, points: num(option.points ?? "0") },
  });
  if (!adds && !lone) return { rule: { kind: "choice" }, list: { key: "levels", entries: options.map(entryOf) }, undecided: [] };
  const without = options.filter((option) => !worth.includes(option)).map((option) => leftOut(id, option));
  return {
    rule: { kind: "checklist" },
    list: { key: "items", entries: worth.map(entryOf) },
    undecided: lone ? [{ message: say(ONLY_STEP, { id }) }] : without,
  };
}

const leftOut = (id: string, option: Option) => ({ message: say(LEFT_OUT, { id, text: option.text, points: pointsOf(option) }), option });

interface Rung {
  readonly option: Option;
  readonly phrase: Phrase | undefined;
}

/** A ladder, where all steps but one at most name a range; the one that does not is the rest, or stands beside the ladder. */
function bands({ id, options }: Item): Scoring | undefined {
  const rungs: readonly Rung[] = options.map((option) => ({ option, phrase: readPhrase(option.text) }));
  const bounded = rungs.filter(({ phrase }) => phrase !== undefined);
  const [other, ...more] = rungs.filter(({ phrase }) => phrase === undefined);
  const percent = bounded[0]?.phrase?.percent;
  // One count alone («12 tháng: 1; không đủ: 0») is a level with a name, not a ladder.
  const least = percent === true && other !== undefined ? 1 : 2;
  if (bounded.length < least || more.length > 0) return undefined;
  if (bounded.some(({ phrase }) => phrase?.percent !== percent)) return undefined;
  if (other !== undefined && !isRest(other.option.text) && !isZero(pointsOf(other.option))) return undefined;
  const held = other !== undefined && (isRest(other.option.text) || !bounded.some(({ option }) => isZero(pointsOf(option))));
  const entries = rungs
    .filter(({ phrase }) => phrase !== undefined || held)
    .map(({ option, phrase }) => ({ option, value: { ...numbers(phrase), points: num(option.points ?? "0") } }));
  // The first band that holds the figure counts, so the rest must come last.
  const ordered = [
    ...entries.filter(({ option }) => option !== other?.option),
    ...entries.filter(({ option }) => option === other?.option),
  ];
  const doubtful = bounded.filter(({ phrase }) => phrase?.doubtful === true);
  return {
    rule: percent === true ? { kind: "bands", ratio: true } : { kind: "bands" },
    list: { key: "bands", entries: ordered },
    undecided: [
      ...doubtful.map(({ option }) => ({ message: say(DOUBTFUL, { text: option.text }), option })),
      ...(other === undefined || isRest(other.option.text) || (held && percent !== true && /^không có /iu.test(other.option.text))
        ? []
        : [held ? { message: say(DOUBTFUL, { text: other.option.text }), option: other.option } : leftOut(id, other.option)]),
    ],
  };
}

const numbers = (phrase: Phrase | undefined): Mapping =>
  Object.fromEntries(Object.entries(phrase?.range ?? {}).map(([end, text]) => [end, num(text)]));

/** Ids out of titles: `Ban hành kịp thời` → `ban-hanh-kip-thoi`, each given once. */
function namer(...reserved: readonly string[]): (title: string) => string {
  const given = new Set(reserved);
  return (title) => {
    const slug = idOf(title, "muc");
    let id = slug;
    for (let number = 2; given.has(id); number += 1) id = `${slug}-${number}`;
    given.add(id);
    return id;
  };
}

const WORDS = 5;
/** Plain letters, digits and dashes of the first words of a text. */
export const idOf = (text: string, otherwise: string): string =>
  bare(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, WORDS)
    .join("-") || otherwise;
