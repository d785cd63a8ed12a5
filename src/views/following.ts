/** What follows from a result, in words: why a grade is lower than the index, who is proposed for commendation, who is not and why. */
import type { Commended } from "../engine/commend.ts";
import type { Graded } from "../engine/grading.ts";
import type { RankRow } from "../engine/rank.ts";
import type { Group } from "../rubric/model.ts";
import { type Lang, render, say, type Text, words } from "../text.ts";
import { TERMS } from "./terms.ts";

const TOLD = words("following", "{what}: {text}", "{what}: {text}");
const WHY = words("following-why", "{text}; {sentences}", "{text}; {sentences}");
const PROVISIONAL = words("following-provisional", "{text} ({provisional})", "{text} ({provisional})");
const BY_INDEX = words("graded-by-index", "theo chỉ số là “{grade}”", "by the index “{grade}”");

export const STATES: Readonly<Record<Commended["state"], Text>> = {
  proposed: { vi: "có", en: "proposed" },
  tied: { vi: "chưa chọn (đồng hạng)", en: "not chosen (tied)" },
  "not-proposed": { vi: "không", en: "no" },
};

export const asksHeads = (groups: readonly Group[]): boolean => groups.some(({ heads }) => heads.length > 0);
export const asksCommend = (groups: readonly Group[]): boolean => groups.some(({ commend }) => commend !== undefined);

const marked = (text: string, provisional: boolean, lang: Lang): string =>
  provisional ? render(say(PROVISIONAL, { text, provisional: TERMS.provisional }), lang) : text;

/** The grade as it is printed; marked where it may still change, for it is often read without the note beside it. */
export function gradeText(graded: Graded | undefined, lang: Lang): string {
  if (graded === undefined) return "";
  return marked(graded.grade.title, graded.provisional, lang);
}

/** Whether what follows may still change though nothing else of the unit does. */
export const followsProvisionally = ({ grade, head, commended, provisional, card }: RankRow): boolean =>
  !provisional && !card.provisional && [grade, head, commended].some((each) => each?.provisional === true);

export function commendText({ commended }: RankRow, lang: Lang): string {
  if (commended === undefined) return "";
  return marked(STATES[commended.state][lang], commended.provisional, lang);
}

/** What the index would give and everything that lowered it; empty where nothing did. */
const whyOf = ({ byIndex, lowered }: Graded, lang: Lang): string =>
  lowered.length === 0 ? "" : [say(BY_INDEX, { grade: byIndex.title }), ...lowered].map((each) => render(each, lang)).join("; ");

const told = (what: string, text: string, lang: Lang): string => render(say(TOLD, { what, text }), lang);
const withWhy = (text: string, sentences: string, lang: Lang): string =>
  sentences === "" ? text : render(say(WHY, { text, sentences }), lang);

/** What a reader of the ranking would ask about: a grade that is not that of the index, a choice that is left open. */
export function openQuestions({ grade, head, commended }: RankRow, lang: Lang): readonly string[] {
  const lowered = (graded: Graded | undefined, what: string): readonly string[] =>
    graded === undefined || graded.lowered.length === 0 ? [] : [told(what, whyOf(graded, lang), lang)];
  const tied = commended?.state === "tied" ? [told(TERMS.commended[lang], render(commended.sentence, lang), lang)] : [];
  return [...lowered(grade, TERMS.grade[lang]), ...lowered(head, TERMS.head[lang]), ...tied];
}

/** The same for one unit, with why it is or is not proposed whatever comes of it. */
export function followingLines(row: RankRow, lang: Lang): readonly string[] {
  const { grade, head, commended } = row;
  // Where nothing but the index decides, the verdict says it all.
  if (head === undefined && commended === undefined && (grade === undefined || grade.lowered.length === 0)) return [];
  const line = (graded: Graded | undefined, what: string): readonly string[] =>
    graded === undefined ? [] : [told(what, withWhy(gradeText(graded, lang), whyOf(graded, lang), lang), lang)];
  const proposed =
    commended === undefined
      ? []
      : [told(TERMS.commended[lang], withWhy(commendText(row, lang), render(commended.sentence, lang), lang), lang)];
  return [...line(grade, TERMS.grade[lang]), ...line(head, TERMS.head[lang]), ...proposed];
}
