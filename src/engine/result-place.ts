/** What comes of the place of a unit, as JSON: its equals, grades and commendation. */
import type { Grade } from "../rubric/model.ts";
import type { Commended } from "./commend.ts";
import type { Graded } from "./grading.ts";
import { messageJson } from "./json.ts";
import type { RankRow } from "./rank.ts";

const gradeJson = ({ id, title }: Grade): object => ({ id, title });

export const gradedJson = (graded: Graded | undefined): object | null =>
  graded === undefined
    ? null
    : {
        ...gradeJson(graded.grade),
        byIndex: gradeJson(graded.byIndex),
        lowered: graded.lowered.map(messageJson),
        provisional: graded.provisional,
      };

export const commendedJson = (commended: Commended | undefined): object | null =>
  commended === undefined ? null : { state: commended.state, reason: messageJson(commended.sentence), provisional: commended.provisional };

/** Thousands of equal units would each be written with all the others; beyond so many it is said how many there are. */
const EQUALS_AT_MOST = 100;

export function equalsJson(equals: RankRow["equals"]): object {
  const written = equals.slice(0, EQUALS_AT_MOST);
  const more = equals.length - written.length;
  return {
    tiedWith: written.filter(({ by }) => by === undefined).map(({ card: { unit } }) => unit.id),
    tieBreaks: written.flatMap(({ card: { unit }, by }) => (by === undefined ? [] : [{ unit: unit.id, node: by }])),
    ...(more === 0 ? {} : { moreEquals: more }),
  };
}
