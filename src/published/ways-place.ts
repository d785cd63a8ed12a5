/** Other ways of ranking that published places may have been made by. */
import { ROUND_NAMES } from "../assessment.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { add, compare, type Exact, isZero, round, subtract } from "../points.ts";
import { asCount, type Message, say, words } from "../text.ts";
import type { World } from "./world.ts";

const ROW_ORDER = words(
  "way-row-order",
  "bằng điểm nhưng xếp liền nhau theo thứ tự dòng thay vì đồng hạng",
  "equals ranked one after another by the order of rows instead of tied",
);
const DENSE = words("way-dense", "sau đồng hạng không bỏ trống hạng", "no place left out after a shared one");
const SHARED = words("way-shared", "sau đồng hạng bỏ trống hạng", "places left out after a shared one");
const NO_TIE_BREAK = words("way-no-tie-break", "không xét tiêu chí phân hạng khi bằng điểm", "equals not told apart as the rubric says");
const EXACT = words("way-more-decimals", "xếp theo số chưa làm tròn", "ranked on unrounded figures");
const PUBLISHED = words("way-published-decimals", "xếp theo số đã làm tròn", "ranked on rounded figures");
const FEWER = words("way-fewer-decimals", "xếp theo số làm tròn đến {decimals} chữ số", "ranked on figures of {decimals} decimals");
const BY_TOTAL = words("way-by-total", "xếp theo tổng điểm thay vì chỉ số", "ranked on the total instead of the index");
const NO_SURVEY = words("way-rank-without-survey", "xếp theo điểm chưa có điều tra xã hội học", "ranked without the survey");
const NO_EXTRAS = words("way-rank-without-extras", "xếp theo điểm chưa tính thưởng, phạt", "ranked without bonus and penalty");
const ROUND = words("way-rank-round", "hạng của vòng {round}", "the place of the round of {round}");
const PRINTED = words("way-printed-figures", "xếp theo đúng các số in trong bảng", "ranked on the very figures of the table");

export interface PlaceWay {
  readonly cause: Message;
  readonly place: (id: string) => number | undefined;
}

type Ties = "shared" | "dense" | "rows";

/** Places by a figure. @param ids in the order of the rows */
export function placesBy(ids: readonly string[], figure: (id: string) => Exact | undefined, ties: Ties): ReadonlyMap<string, number> {
  const known = ids.flatMap((id, row) => {
    const value = figure(id);
    return value === undefined ? [] : [{ id, value, row }];
  });
  known.sort((a, b) => compare(b.value, a.value) || a.row - b.row);
  const places = new Map<string, number>();
  let place = 0;
  for (const [index, { id, value }] of known.entries()) {
    const above = known[index - 1];
    const same = above !== undefined && compare(above.value, value) === 0;
    if (ties === "rows" || !same) place = ties === "dense" ? place + 1 : index + 1;
    places.set(id, place);
  }
  return places;
}

/** @param ids units in the order of the rows. @param printed the figures that the table ranks on */
export function placeWays(world: World, ids: readonly string[], printed: ReadonlyMap<string, Exact>): readonly PlaceWay[] {
  const { rubric, now } = world;
  const { ranking } = rubric;
  const own = (card: Scorecard): Exact => (ranking.by === "exact" ? card.exactIndex : card.index);
  const by = (
    cause: Message,
    of: (card: Scorecard) => Exact | undefined,
    ties: Ties = ranking.ties === "dense" ? "dense" : "shared",
  ): PlaceWay => {
    const places = placesBy(
      ids,
      (id) => {
        const card = now.get(id)?.card;
        return card === undefined ? undefined : of(card);
      },
      ties,
    );
    return { cause, place: (id) => places.get(id) };
  };
  const scored = (cause: Message, standings: World["now"]): PlaceWay => ({ cause, place: (id) => standings.get(id)?.place });
  const fromPrinted = placesBy(ids, (id) => printed.get(id), ranking.ties === "dense" ? "dense" : "shared");
  const fromPrintedRows = placesBy(ids, (id) => printed.get(id), "rows");
  return [
    by(say(ROW_ORDER, {}), own, "rows"),
    ...(ranking.ties === "dense" ? [by(say(SHARED, {}), own, "shared")] : [by(say(DENSE, {}), own, "dense")]),
    ...(ranking.tieBreak.length === 0 ? [] : [scored(say(NO_TIE_BREAK, {}), world.ranked({ ...ranking, tieBreak: [] }))]),
    ranking.by === "exact"
      ? scored(say(PUBLISHED, {}), world.ranked({ ...ranking, by: "published" }))
      : scored(say(EXACT, {}), world.ranked({ ...ranking, by: "exact" })),
    ...[1, 0]
      .filter((decimals) => decimals < rubric.rounding.decimals)
      .map((decimals) => by(say(FEWER, { decimals: asCount(decimals) }), (card) => round(own(card), { decimals, mode: "half-up" }))),
    by(say(BY_TOTAL, {}), ({ total }) => total),
    by(say(NO_SURVEY, {}), ({ total, survey }) => (survey === undefined || isZero(survey) ? undefined : subtract<Exact>(total, survey))),
    by(say(NO_EXTRAS, {}), ({ total, bonus, penalty }) => add<Exact>(subtract(total, bonus), penalty)),
    ...world.earlier.map((id) => scored(say(ROUND, { round: ROUND_NAMES[id] }), world.at(id))),
    { cause: say(PRINTED, {}), place: (id) => fromPrinted.get(id) },
    { cause: say(PRINTED, {}), place: (id) => fromPrintedRows.get(id) },
  ];
}
