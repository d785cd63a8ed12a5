/** How a unit stands, in words: its place, why it has none, how far its total may still move. */
import type { Ranking, RankRow } from "../engine/rank.ts";
import type { Equal } from "../engine/rank-equals.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { groupedBy } from "../grouped.ts";
import { equal } from "../points.ts";
import { asCount, few, type Lang, render, say, type Text, words } from "../text.ts";
import type { Figures } from "./figures.ts";
import { TERMS } from "./terms.ts";

const RANGE = words("range", "có thể từ {low} đến {high} điểm", "may become {low} to {high} points");
const PLACES = words("range-places", "có thể xếp thứ {best} đến {worst}", "may rank {best} to {worst}");
const PLACE = words("range-place", "vẫn xếp thứ {best}", "ranks {best} all the same");
const TIED_WITH = words("tied-with", "đồng hạng với {names}", "tied with {names}");
const BROKEN = words(
  "tie-broken",
  "bằng Chỉ số với {names}, xếp theo điểm của {node}",
  "the same index as {names}, told apart by the points of {node}",
);
const GATE = words("gate-failed", "Không đủ điều kiện xếp hạng: {nodes}", "Not eligible for ranking: {nodes}");
const REFUSED = words("refused", "Chưa có số liệu: {nodes}", "No figures yet: {nodes}");
const PRESENT = words("group-size", "{title}: {of} đơn vị", "{title}: {of} units");
const OF_REGISTERED = words("group-of-registered", "{title}: {of}/{registered} đơn vị", "{title}: {of} of {registered} units");
const OF_REGISTERED_RANKED = words(
  "group-of-registered-ranked",
  "{title}: {of}/{registered} đơn vị, xếp hạng tạm tính",
  "{title}: {of} of {registered} units, ranks provisional",
);
const ABSENT = words("group-absent", "chưa có số liệu của: {names}", "no data of: {names}");
const ABSENT_ALL = words("group-absent-all", "Chưa có số liệu của {count} đơn vị: {names}.", "No data of {count} units: {names}.");
const NOT_RANKED = words("group-not-ranked", "TẠM TÍNH, chưa xếp hạng", "PROVISIONAL, not ranked yet");

const CLAIMED = words(
  "note-claimed",
  "điểm tự đánh giá đơn vị ghi {self}, điểm được tính {counted}",
  "the unit claimed {self} points, {counted} count",
);
const NOT_APPLICABLE = words("note-not-applicable", "không áp dụng: {nodes}", "not applicable: {nodes}");

const NAMED_AT_MOST = 5;
/** A heading has room for fewer. */
const ABSENT_NAMED = 3;

const someNodes = (ids: readonly string[]): Text => few(ids, NAMED_AT_MOST, "mục");

/** `12/13`; in words where there is no place. */
export const placeText = ({ of }: Ranking, row: RankRow | undefined, lang: Lang): string =>
  row?.place === undefined ? TERMS.unranked[lang] : `${row.place}/${of}`;

/** Whether places are withheld in a group: something could not be read. */
export const isUnranked = (run: ScoreRun, { rows }: Ranking): boolean => run.unranked || rows.some(({ place }) => place === undefined);

/** `từ 88,30 đến 90,30 điểm`; empty when the total is final. */
const rangeText = (card: Scorecard, { points }: Figures, lang: Lang): string =>
  equal(card.low, card.high) ? "" : render(say(RANGE, { low: points(card.low), high: points(card.high) }), lang);

/** With whom a unit shares its place, and from whom only a tie-break tells it apart. */
function equalsText({ equals }: RankRow, lang: Lang): readonly string[] {
  if (equals.length === 0) return [];
  const apart = groupedBy(equals, ({ by }) => by);
  const names = (all: readonly Equal[]): Text =>
    few(
      all.map(({ card }) => card.unit.name),
      NAMED_AT_MOST,
      "đơn vị",
    );
  const tied = apart.get(undefined);
  const broken = [...apart].flatMap(([node, all]) => (node === undefined ? [] : [say(BROKEN, { names: names(all), node })]));
  return [...(tied === undefined ? [] : [say(TIED_WITH, { names: names(tied) })]), ...broken].map((each) => render(each, lang));
}

const OF_INDEX = words("standing-index", "{total}, chỉ số {index}%", "{total}, index {index}%");

/** `8,50, chỉ số 94,44%`: places go by the index, which is told where the total is not measured by the whole scale. */
export const totalText = ({ total, index, applicableMax }: Scorecard, { points, scale }: Figures, lang: Lang): string =>
  equal(applicableMax, scale) ? points(total) : render(say(OF_INDEX, { total: points(total), index: points(index) }), lang);

/** Whether the total of a unit or its place may still change. */
export const isProvisional = (card: Scorecard, row: RankRow | undefined): boolean => card.provisional || row?.provisional === true;

/** `có thể xếp thứ 2 đến 4`; empty where the place is final. */
function placesText({ range, provisional }: RankRow, lang: Lang): string {
  if (range === undefined || !provisional) return "";
  return render(
    range.best === range.worst
      ? say(PLACE, { best: asCount(range.best) })
      : say(PLACES, { best: asCount(range.best), worst: asCount(range.worst) }),
    lang,
  );
}

/** Where points that a unit typed are not those that count, its own column and the survey do not make up the total. */
function claimText({ self, own, appraised }: Scorecard, { points }: Figures, lang: Lang): string {
  if (self === undefined || appraised !== undefined || equal(self, own)) return "";
  return render(say(CLAIMED, { self: points(self), counted: points(own) }), lang);
}

/** `đồng hạng; tạm tính, có thể từ … đến … điểm; không áp dụng: 2.1` */
export function noteText(card: Scorecard, row: RankRow | undefined, shown: Figures, lang: Lang): string {
  const range = rangeText(card, shown, lang);
  const provisional = isProvisional(card, row) || range !== "";
  const notes = row === undefined || row.place === undefined ? [] : [...equalsText(row, lang)];
  const places = row === undefined ? "" : placesText(row, lang);
  if (provisional) notes.push([TERMS.provisional[lang], range, places].filter((part) => part !== "").join(", "));
  const claim = claimText(card, shown, lang);
  if (claim !== "") notes.push(claim);
  // What left a unit's maximum is a reason for its place as much as what it lost.
  const outside = card.outside.map(({ id }) => id);
  if (outside.length > 0) notes.push(render(say(NOT_APPLICABLE, { nodes: someNodes(outside) }), lang));
  return notes.join("; ");
}

/** Why a unit stands apart; empty when it is scored. */
export function apartText(card: Scorecard, lang: Lang): string {
  if (card.state === "scored") return "";
  if (card.state === "not-submitted") return TERMS.notSubmitted[lang];
  if (card.state === "nothing-applicable") return TERMS.nothingApplicable[lang];
  if (card.state === "gate-failed")
    return render(
      say(GATE, {
        nodes: someNodes(card.failedGates.map(({ id }) => id)),
      }),
      lang,
    );
  const missing = card.leaves.filter(({ state, leaf }) => state === "missing" && leaf.effect === "score").map(({ leaf }) => leaf.id);
  return render(say(REFUSED, { nodes: someNodes(missing) }), lang);
}

/** All that the heading has no room for; empty where it names everyone. */
export const absentText = ({ absent }: Ranking, lang: Lang): string =>
  absent.length > ABSENT_NAMED ? render(say(ABSENT_ALL, { count: asCount(absent.length), names: absent.join(", ") }), lang) : "";

/** The heading of a group: how many units are ranked, who is absent, whether there are ranks at all. */
export function groupHeading(run: ScoreRun, ranking: Ranking, lang: Lang): string {
  const { group, of, registered, absent } = ranking;
  const unranked = isUnranked(run, ranking);
  const short = registered !== undefined && registered !== of;
  const size = short
    ? say(unranked ? OF_REGISTERED : OF_REGISTERED_RANKED, { title: group.title, of: asCount(of), registered: asCount(registered) })
    : say(PRESENT, { title: group.title, of: asCount(of) });
  const parts = [render(size, lang)];
  if (absent.length > 0) parts.push(render(say(ABSENT, { names: few(absent, ABSENT_NAMED, "đơn vị") }), lang));
  if (unranked) parts.push(render(say(NOT_RANKED, {}), lang));
  return parts.join("; ");
}
