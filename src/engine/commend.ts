/** Who may be proposed for commendation: what follows from the results of a group, never something that is filled in. */
import { compare, type Exact, equal } from "../points.ts";
import { bestFirst } from "../rubric/best-first.ts";
import type { Commend, Grade } from "../rubric/model.ts";
import { percentBeside } from "../rules/ladder.ts";
import { asCount, type Message, say, words } from "../text.ts";
import { type Contested, type Grades, withinLimit } from "./grading.ts";
import type { Scorecard } from "./scorecard.ts";

const MET = words("commend-met", "chỉ số {index}, đủ điều kiện", "index {index}, every condition is met");
const INDEX_LOW = words("commend-index", "chỉ số {index} thấp hơn {from}%", "the index of {index} is below {from}%");
const GRADE_LOW = words("commend-grade", "xếp loại “{grade}”, thấp hơn “{least}”", "the grade “{grade}” is below “{least}”");
const FULL = words(
  "commend-full",
  "đủ điều kiện, nhưng {most} suất thuộc về các đơn vị có kết quả cao hơn",
  "every condition is met, but the {most} places go to units with better results",
);
const TIED = words(
  "commend-tied",
  "đủ điều kiện, nhưng {tied} đơn vị bằng nhau mà chỉ còn {left} trong {most} suất: chưa chọn đơn vị nào, để hội đồng quyết định",
  "every condition is met, but {tied} units are equal for {left} of {most} places: none is chosen, that is for the council",
);

export interface Commended {
  /** `tied`: equal at the edge of what may be proposed; the council has to choose. */
  readonly state: "proposed" | "tied" | "not-proposed";
  readonly sentence: Message;
  readonly provisional: boolean;
}

interface Judgement {
  /** Undefined when every condition is met. */
  readonly unmet: Message | undefined;
  readonly open: boolean;
}

function judgementOf(card: Scorecard, { from, grade: least }: Commend, order: readonly Grade[], grades: Grades, figure: Exact): Judgement {
  const graded = grades.get(card);
  const lowest = order.findIndex(({ id }) => id === least);
  const openIndex =
    from !== undefined && !equal(card.lowIndex, card.highIndex) && compare(card.lowIndex, from) < 0 !== compare(card.highIndex, from) < 0;
  const open = openIndex || (least !== undefined && graded?.provisional === true);
  if (from !== undefined && compare(figure, from) < 0)
    return { unmet: say(INDEX_LOW, { index: percentBeside(figure, { from }), from }), open };
  if (lowest !== -1 && (graded === undefined || order.indexOf(graded.grade) > lowest)) {
    return { unmet: say(GRADE_LOW, { grade: graded?.grade.title ?? "–", least: order[lowest]?.title ?? "" }), open };
  }
  return { unmet: undefined, open };
}

/** @param grades what the units were graded, by the grades of `list` */
export function commendAll(
  commend: Commend,
  contested: Contested,
  list: readonly Grade[],
  grades: Grades,
): ReadonlyMap<Scorecard, Commended> {
  const { ranked, figure, open } = contested;
  const order = bestFirst(list);
  const judged = new Map(ranked.map((card) => [card, judgementOf(card, commend, order, grades, figure(card))]));
  const meeting = ranked.filter((card) => judged.get(card)?.unmet === undefined);
  const most = commend.most ?? meeting.length;
  const { kept, tied } = withinLimit(meeting, most, contested);
  const commended = (card: Scorecard): Commended => {
    const { unmet, open: own } = judged.get(card) as Judgement;
    // Whoever has no place because others are better has one when they turn out not to be.
    const provisional = own || (unmet === undefined && commend.most !== undefined && open);
    if (unmet !== undefined) return { state: "not-proposed", sentence: unmet, provisional };
    if (kept.has(card))
      return {
        state: "proposed",
        sentence: say(MET, { index: percentBeside(figure(card), commend.from === undefined ? {} : { from: commend.from }) }),
        provisional,
      };
    if (!tied.has(card)) return { state: "not-proposed", sentence: say(FULL, { most: asCount(most) }), provisional };
    return {
      state: "tied",
      sentence: say(TIED, { tied: asCount(tied.size), left: asCount(most - kept.size), most: asCount(most) }),
      provisional,
    };
  };
  return new Map(ranked.map((card) => [card, commended(card)]));
}
