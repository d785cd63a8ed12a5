import { add, compare, type Exact, isPositive, type Points, parseExact, percentage, subtract, times, ZERO } from "../points.ts";
import { appraisersNamed } from "../rubric/model.ts";
import { type CellSpan, sheetKey } from "../source.ts";
import { say, words } from "../text.ts";
import { type Audit, type Finding, NOTHING } from "./audit.ts";

import { type Judged, judgedClaims } from "./changes.ts";
import { wordsSaid } from "./words-said.ts";

const STANDS_OUT = words(
  "appraiser-stands-out",
  "{name} trừ {rate:%} số điểm đã thẩm định ({lowered:2}/{claimed:2}), mức giữa của các nơi là {middle:%}: cách chấm có khác không?",
  "{name} takes {rate:%} of the points appraised ({lowered:2} of {claimed:2}); the middle of all is {middle:%}: are the rules read otherwise?",
);

/** Fewer than these are too few to compare. */
const LEAST = { appraisers: 3, claims: 5, lowered: 3 };
/** Below so many percentage points above the middle nothing stands out. */
const LEAST_DISTANCE = parseExact("10") as Exact;

interface Tally {
  readonly name: string;
  claims: number;
  cuts: number;
  claimed: Points;
  lowered: Points;
  first: CellSpan | undefined;
}

function count(tallies: Map<string, Tally>, name: string, { case: each, claimed, lowered }: Judged): void {
  const tally = tallies.get(name) ?? { name, claims: 0, cuts: 0, claimed: ZERO, lowered: ZERO, first: undefined };
  tallies.set(name, tally);
  tally.claims += 1;
  tally.claimed = add(tally.claimed, claimed);
  if (!isPositive(lowered)) return;
  tally.cuts += 1;
  tally.lowered = add(tally.lowered, lowered);
  tally.first ??= each.score.round === undefined ? undefined : each.at(each.score.round);
}

/** Who appraised: whoever the sheet names beside the answer, else the body that the rubric names; and the sheet where a sheet is one appraiser's work on several units. */
class Tallies {
  readonly #bodies = new Map<string, Tally>();
  readonly #sheets = new Map<string, Tally>();
  readonly #units = new Map<string, Set<string>>();

  add(judged: Judged): void {
    const { leaf, score, unit } = judged.case;
    const { round } = score;
    const at = round === undefined ? undefined : judged.case.at(round);
    const by = round === undefined ? undefined : wordsSaid(judged.case.said(round)?.by);
    const name = by ?? appraisersNamed(leaf).join(", ");
    if (name !== "") count(this.#bodies, name, judged);
    if (at === undefined) return;
    const key = sheetKey(at);
    const units = this.#units.get(key);
    if (units === undefined) this.#units.set(key, new Set([unit]));
    else units.add(unit);
    count(this.#sheets, key, judged);
  }

  get lists(): readonly (readonly Tally[])[] {
    const shared = [...this.#sheets].filter(([key]) => (this.#units.get(key)?.size ?? 0) > 1);
    return [[...this.#bodies.values()], shared.map(([, tally]) => ({ ...tally, name: tally.first?.sheet ?? tally.name }))];
  }
}

const rateOf = ({ lowered, claimed }: Tally): Exact => percentage(lowered, claimed);

/** Those of one list that take far more than the middle of it. */
function* standingOut(tallies: readonly Tally[], factor: Exact): Iterable<Finding> {
  const compared = tallies.filter(({ claims, claimed }) => claims >= LEAST.claims && isPositive(claimed));
  if (compared.length < LEAST.appraisers) return;
  const rates = compared.map(rateOf).sort(compare);
  const middle = rates[(rates.length - 1) >> 1] as Exact;
  for (const tally of compared) {
    const rate = rateOf(tally);
    const far = compare(subtract(rate, middle), LEAST_DISTANCE) > 0 && compare(rate, times(middle, factor)) > 0;
    if (!far || tally.cuts < LEAST.lowered || tally.first === undefined) continue;
    const { name, lowered, claimed } = tally;
    yield { message: say(STANDS_OUT, { name, rate, lowered, claimed, middle }), at: tally.first, subject: [name] };
  }
}

export const appraiserStandsOut: Audit = {
  code: "appraiser-stands-out",
  severity: "note",
  title: { vi: "Một nơi thẩm định trừ điểm khác hẳn các nơi khác", en: "An appraiser whose deductions stand out" },
  doc: {
    vi: "So tỷ lệ điểm bị hạ của từng người hoặc cơ quan thẩm định (ghi trong bảng; không ghi thì theo bộ tiêu chí), hoặc của từng trang tính khi mỗi trang là phần của một người thẩm định nhiều đơn vị, với mức giữa. Cần ít nhất 3 nơi, mỗi nơi từ 5 tiêu chí đã thẩm định.",
    en: "The rate of points taken by each appraiser that the sheet names, or else the rubric, or by each sheet where a sheet is one appraiser's work on several units, is compared with the middle. It takes three of them, each with five appraised criteria.",
  },
  fix: {
    vi: "So cách chấm của nơi này với các nơi khác trên vài tiêu chí giống nhau.",
    en: "Compare how this one and the others judge a few criteria that are alike.",
  },
  thresholds: ["factor"],
  bad: `
[Thẩm định]
Đơn vị;1.1;1.1 (thẩm định);1.2/items;1.2/items (thẩm định);1.3;1.3 (thẩm định);2.1;2.1 (thẩm định);2.2;2.2 (thẩm định)
Huyện An Bình;1;1;2;1;1,5;1,5;3,9;3,9;2;2
Huyện Bình Minh;1;1;2;1;1,25;1,25;3,8;3,8;2;2
Huyện Cát Sơn;1;1;2;1;1,5;1,5;3,7;3,7;2;2
Huyện Duyên Hà;1;1;2;1;1,5;1,5;3,9;3,9;2;2
Huyện Đông Giang;1;1;2;1;1,25;1,25;4;4;2;2`,
  good: `
[Thẩm định]
Đơn vị;1.1;1.1 (thẩm định);1.2/items;1.2/items (thẩm định);1.3;1.3 (thẩm định);2.1;2.1 (thẩm định);2.2;2.2 (thẩm định)
Huyện An Bình;1;1;2;1;1,5;1,5;3,9;3,9;2;2
Huyện Bình Minh;1;1;2;1;1,25;1,25;3,8;3,8;2;2`,
  byUnit({ thresholds }) {
    const tallies = new Tallies();
    return {
      each(dossier) {
        for (const judged of judgedClaims(dossier)) tallies.add(judged);
        return NOTHING;
      },
      end: () => tallies.lists.flatMap((list) => [...standingOut(list, thresholds.factor)]),
    };
  },
};
