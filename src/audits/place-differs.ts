import type { PrintedFigure, Round } from "../assessment.ts";
import { roundsUpTo } from "../engine/settle.ts";
import { compare, count, equal } from "../points.ts";
import type { Rubric } from "../rubric/model.ts";
import { asCount, say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Audited, Dossier } from "./audited.ts";
import { type Compared, comparedSums, isRight } from "./readings.ts";
import { Places, type Standing } from "./standings.ts";

const DIFFERS = words(
  "place-differs",
  "Xếp hạng ghi trong ô: {printed}; tính lại: {place}/{of}.",
  "The cell gives the place {printed}; computed again: {place}/{of}.",
);

const PART = words(
  "place-differs",
  "Xếp hạng về mục {node} ghi trong ô: {printed}; tính lại: {place}/{of}.",
  "The cell gives the place {printed} by {node}; computed again: {place}/{of}.",
);

/** The sums that sheets print of a node, each unit's last; those of one round where a place is of it. */
class Sums {
  readonly #audited: Audited;
  readonly #known = new Map<string, ReadonlyMap<Dossier, Compared>>();

  constructor(audited: Audited) {
    this.#audited = audited;
  }

  of(node: string, round: Round | undefined): ReadonlyMap<Dossier, Compared> {
    const key = `${node}\n${round ?? ""}`;
    let known = this.#known.get(key);
    if (known === undefined) {
      const all = comparedSums(this.#audited).filter(
        ({ figure }) => figure.node === node && (round === undefined || figure.round === round),
      );
      // What no round is named of goes before the sums of rounds, which stand for it where there is nothing else.
      const final = round === undefined ? all.filter(({ figure }) => figure.round === undefined) : [];
      known = new Map([...all, ...final].map((sum) => [sum.dossier, sum]));
      this.#known.set(key, known);
    }
    return known;
  }
}

/** The place that the printed sums give: where they are wrong, they are told and not the place that follows. */
function follows(place: PrintedFigure, dossier: Dossier, sums: ReadonlyMap<Dossier, Compared>, rubric: Rubric): boolean {
  const own = sums.get(dossier)?.figure;
  const beside = [...sums.values()].filter((each) => each.dossier.ranking === dossier.ranking);
  if (own === undefined || beside.every((each) => isRight(each, rubric))) return false;
  const better = beside.filter(({ figure }) => compare(figure.value, own.value) > 0).length;
  return equal(place.value, count(better + 1));
}

/** What a printed place may mean: that after the round of its column, or the one in the end. */
function* standings(places: Places, audited: Audited, dossier: Dossier, { node: id, round }: PrintedFigure): Generator<Standing> {
  const { rubric, run } = audited;
  const node = id === "" ? rubric.root : rubric.nodes.get(id);
  const held: readonly Round[] = roundsUpTo(rubric, run.round).map((each) => each.id);
  if (node === undefined || (round !== undefined && !held.includes(round))) return;
  if (round !== undefined) yield* places.of(dossier, node, round);
  yield* places.of(dossier, node, run.round);
}

export const placeDiffers: Audit = {
  code: "place-differs",
  severity: "error",
  title: { vi: "Xếp hạng ghi trong bảng khác xếp hạng tính lại", en: "A printed place that is not the one computed" },
  doc: {
    vi: "Xếp hạng được tính lại trong từng khối, theo cách xử lý đồng hạng của bộ tiêu chí. Xếp hạng chỉ sai theo một tổng điểm ghi sai thì báo ở tổng điểm đó.",
    en: "Places are computed again within each group, ties as the rubric has them. A place that only follows from a wrong printed total is told at that total.",
  },
  fix: {
    vi: "Xem lại xếp hạng theo cchc score; đơn vị bằng điểm thì xếp theo quy định của bộ tiêu chí.",
    en: "Look at the places of cchc score; units with equal points are placed as the rubric says.",
  },
  bad: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Xếp hạng
Huyện An Bình;1;1,5;1,25;3,8;2;9,55;1
Huyện Bình Minh;1;1,5;1,25;3,8;2;9,55;2`,
  good: `
[Tổng hợp]
Đơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Xếp hạng
Huyện An Bình;1;1,5;1,25;3,8;2;9,55;1
Huyện Bình Minh;1;1,5;1,25;3,8;2;9,55;1`,
  *run(audited) {
    const { rubric } = audited;
    const places = new Places(audited);
    const sums = new Sums(audited);
    for (const dossier of audited.dossiers) {
      const { name } = dossier.card.unit;
      for (const figure of dossier.printed) {
        if (figure.what !== "place") continue;
        const [usual, ...others] = standings(places, audited, dossier, figure);
        if (
          usual === undefined ||
          [usual, ...others].some((each) => stands(figure, each)) ||
          follows(figure, dossier, sums.of(figure.node, figure.round), rubric)
        )
          continue;
        const { node } = figure;
        const figures = { printed: figure.value, place: asCount(usual.first), of: asCount(usual.of) };
        const message = node === "" ? say(DIFFERS, figures) : say(PART, { ...figures, node });
        yield { message, at: figure.at, subject: node === "" ? [name] : [name, node] };
      }
    }
  },
};

const stands = ({ value }: PrintedFigure, { first, last }: Standing): boolean =>
  compare(value, count(first)) >= 0 && compare(value, count(last)) <= 0;
