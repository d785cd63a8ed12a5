/** What rests on one cell: the answer to `cchc explain --cell`. */
import type { UnitMove } from "../engine/compare.ts";
import { bounds, type Use, withPoints } from "../engine/dependence.ts";
import { subtotal } from "../engine/identity.ts";
import { cellJson, pointsJson } from "../engine/json.ts";
import { valuesIn } from "../engine/ledger.ts";
import type { Ranking, RankRow } from "../engine/rank.ts";
import { manifestOf, type Tool } from "../engine/result.ts";
import { cardOfUnit, type ScoreRun } from "../engine/run.ts";
import type { Scorecard } from "../engine/scorecard.ts";
import { isZero, type Points } from "../points.ts";
import { placeName } from "../source.ts";
import { type Lang, render, say, words } from "../text.ts";
import type { Block, Inline, Records, Report } from "./block.ts";
import { type Figures, figures, valueText } from "./figures.ts";
import { apartText, noteText, placeText } from "./standing.ts";
import { capital, named, roundName, TERMS } from "./terms.ts";
import { rulesBlock, titleBlocks } from "./title.ts";

const TITLE = words("cell-title", "Ô {cell}", "Cell {cell}");
const NOT_DECIDING = words(
  "cell-superseded",
  "Không còn quyết định điểm: vòng {round} đã có kết quả khác.",
  "It no longer decides: the round {round} has another result.",
);
const NOT_COUNTED = words("cell-not-counted", "Số liệu ở ô này không được tính.", "What stands in this cell does not count.");
const BESIDE = words(
  "cell-points-beside-facts",
  "Điểm ghi cạnh số liệu không được tính; điểm được tính từ số liệu.",
  "Points typed beside figures do not count; the figures do.",
);
const LEAF = words("cell-leaf", "{earned}/{max} điểm", "{earned} of {max} points");
const IF_WORST = words("cell-worst", "Nếu tiêu chí này được {points} điểm", "If the criterion got {points} points");
const IF_CHARGED = words("cell-charged", "Nếu tiêu chí này bị trừ {points} điểm", "If the criterion charged {points} points");
const THEN = words("cell-then", "tổng {total}, hạng {place}", "total {total}, rank {place}");
const OVERTAKES = words("cell-overtakes", "vượt {names}", "ahead of {names}");
const OVERTAKEN = words("cell-overtaken", "bị {names} vượt", "behind {names}");
const LEAF_TERM = { vi: "Điểm tiêu chí", en: "Criterion" };
const CHARGE_TERM = { vi: "Điểm trừ của tiêu chí", en: "Charged by the criterion" };
const DOMAIN_TERM = { vi: "Điểm lĩnh vực", en: "Domain" };

interface Telling {
  readonly run: ScoreRun;
  readonly lang: Lang;
  readonly shown: Figures;
}

/** A change of the points of a criterion, and whom it moves past whom. */
interface Turn {
  readonly points: Points;
  readonly move: UnitMove;
  /** Units that were before this one and no longer are, or the other way round. */
  readonly passed: readonly string[];
  readonly passing: readonly string[];
}

const place = (move: UnitMove, when: "before" | "after"): number | undefined => move[when]?.row?.place;

function turn(run: ScoreRun, use: Use, points: Points): Turn | undefined {
  const moves = withPoints(run, use, points);
  const { group, id } = use.submission.unit;
  const move = moves.find(({ after }) => after?.card.unit.id === id);
  if (move === undefined) return undefined;
  const [was, is] = [place(move, "before"), place(move, "after")];
  const others = moves.filter(({ after }) => after !== undefined && after.card.unit.id !== id && after.card.unit.group === group);
  const standing = (other: UnitMove, when: "before" | "after", own: number | undefined): number => {
    const theirs = place(other, when);
    return theirs === undefined || own === undefined ? 0 : Math.sign(theirs - own);
  };
  const crossed = (from: readonly number[], to: number) =>
    others.filter((other) => from.includes(standing(other, "before", was)) && standing(other, "after", is) === to).map(({ name }) => name);
  return { points, move, passed: crossed([-1, 0], 1), passing: crossed([1, 0], -1) };
}

function turnLine({ points, move, passed, passing }: Turn, { leaf }: Use, { lang, shown }: Telling): Inline {
  const { after } = move;
  const name = render(say(leaf.effect === "penalty" ? IF_CHARGED : IF_WORST, { points: shown.points(points) }), lang);
  if (after === undefined) return name;
  // Without a place there is no total either, such as where a gate fails.
  if (after.row === undefined) return named(name, apartText(after.card, lang));
  const standing = `${placeText(after.ranking, after.row, lang)}${after.row.tied ? ` (${TERMS.tied[lang]})` : ""}`;
  const parts = [render(say(THEN, { total: shown.points(after.card.total), place: standing }), lang)];
  if (passed.length > 0) parts.push(render(say(OVERTAKES, { names: passed.join(", ") }), lang));
  if (passing.length > 0) parts.push(render(say(OVERTAKEN, { names: passing.join(", ") }), lang));
  return named(name, parts.join("; "));
}

/** Points beside facts, and answers that a later round replaced, decide nothing. */
function reasonNotCounted(use: Use, run: ScoreRun, lang: Lang): string | undefined {
  const { decides, key, answer, leaf, submission } = use;
  if (decides) return key === "points" && answer.facts !== undefined ? render(say(BESIDE, {}), lang) : undefined;
  const round = cardOfUnit(run, submission.unit.id)?.card.leaves[leaf.index]?.round;
  return render(round === undefined ? say(NOT_COUNTED, {}) : say(NOT_DECIDING, { round: roundName(round, lang) }), lang);
}

function useBlocks(use: Use, telling: Telling): readonly Block[] {
  const { run, lang, shown } = telling;
  const { submission, leaf, round, answer, key } = use;
  const found = cardOfUnit(run, submission.unit.id);
  if (found === undefined) return [];
  const { card, ranking } = found;
  const row = ranking.rows.find((each) => each.card === card);
  const score = card.leaves[leaf.index];
  const domain = run.rubric.nodes.get(leaf.domain.id);
  const sums = domain === undefined ? undefined : subtotal(domain, card.leaves);
  const of = (earned: Points, max: Points): string => render(say(LEAF, { earned: shown.points(earned), max: shown.points(max) }), lang);
  const keys = key === "" ? leaf.fields.map((field) => field.key) : [key];
  const values = valuesIn(leaf, answer, keys).map((each) => valueText(each, [], lang));
  const reason = reasonNotCounted(use, run, lang);
  const { worst, best } = bounds(use);
  const turns = reason === undefined ? [worst, best].flatMap((points) => turn(run, use, points) ?? []) : [];
  return [
    { kind: "heading", level: 2, text: `${submission.unit.name} · ${leaf.id} ${leaf.title}` },
    {
      kind: "facts",
      items: [
        ...(values.length === 0 ? [] : [{ name: TERMS.values[lang], value: values.join("; ") }]),
        { name: TERMS.round[lang], value: capital(roundName(round, lang)) },
        { name: (leaf.effect === "penalty" ? CHARGE_TERM : LEAF_TERM)[lang], value: of(score?.earned ?? leaf.max, leaf.max) },
        ...(sums === undefined || isZero(sums.applicable)
          ? []
          : [{ name: DOMAIN_TERM[lang], value: `${leaf.domain.id}. ${of(sums.earned, sums.applicable)}` }]),
        { name: TERMS.total[lang], value: row === undefined ? "–" : of(card.total, card.applicableMax) },
        { name: TERMS.place[lang], value: placeValue(ranking, card, row, telling) },
      ],
    },
    ...(reason === undefined ? [] : [{ kind: "paragraph", text: [{ text: reason, tone: "warning" }] } as const]),
    ...(turns.length === 0 ? [] : [{ kind: "list", items: turns.map((each) => turnLine(each, use, telling)) } as const]),
  ];
}

function placeValue(ranking: Ranking, card: Scorecard, row: RankRow | undefined, { lang, shown }: Telling): string {
  if (row === undefined) return apartText(card, lang);
  const note = noteText(card, row, shown, lang);
  return `${placeText(ranking, row, lang)}${note === "" ? "" : ` (${note})`}`;
}

function useJson(use: Use, run: ScoreRun): object {
  const { submission, leaf, round, key, decides, answer } = use;
  const points = (value: Points): string => pointsJson(value, run.rubric);
  const { worst, best } = bounds(use);
  const counts = decides && !(key === "points" && answer.facts !== undefined);
  const turnJson = (at: Points): object | null => {
    const told = counts ? turn(run, use, at) : undefined;
    const after = told?.move.after;
    if (told === undefined || after === undefined) return null;
    return {
      points: points(at),
      total: after.row === undefined ? null : points(after.card.total),
      place: after.row?.place ?? null,
      state: after.card.state,
      passed: told.passed,
      passing: told.passing,
    };
  };
  return {
    unit: submission.unit.id,
    node: leaf.id,
    round,
    field: key === "" ? null : key,
    cell: cellJson(answer.cells?.[key] ?? answer.at),
    counts,
    worst: turnJson(worst),
    best: turnJson(best),
  };
}

export function dependence(run: ScoreRun, uses: readonly Use[], { lang, tool }: { readonly lang: Lang; readonly tool: Tool }): Report {
  const telling: Telling = { run, lang, shown: figures(run.rubric, lang) };
  const [first] = uses;
  const at = first === undefined ? undefined : (first.answer.cells?.[first.key] ?? first.answer.at);
  return {
    get blocks() {
      const title = render(say(TITLE, { cell: at === undefined ? "" : placeName(at) }), lang);
      return [...titleBlocks(run, lang, title), ...uses.flatMap((use) => useBlocks(use, telling)), rulesBlock(run, lang)];
    },
    get records(): Records {
      return {
        columns: [TERMS.unit, TERMS.criterionId, TERMS.criterion, TERMS.round, TERMS.at].map((term) => term[lang]),
        rows: uses.map(({ submission, leaf, round, answer, key }) => [
          submission.unit.name,
          leaf.id,
          leaf.title,
          roundName(round, lang),
          placeName(answer.cells?.[key] ?? answer.at),
        ]),
      };
    },
    get json() {
      return { schema: "cchc-cell/1", manifest: manifestOf(run, tool), uses: uses.map((use) => useJson(use, run)) };
    },
  };
}
