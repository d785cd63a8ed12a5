/** What is said under a ledger: the sum of all, whether a part is left out, who is not in it. */
import { type Chosen, sumOfUnits } from "../engine/ledger-choice.ts";
import { addTo, NO_SUMS, type Placed, placedUnits, type Sums } from "../engine/postings.ts";
import { isNegative, isZero, negate } from "../points.ts";
import { asCount, few, type Lang, render, say, type Text, words } from "../text.ts";
import type { Figures } from "./figures.ts";
import { TERMS } from "./terms.ts";

const BONUS = words("ledger-bonus", "thưởng {points}", "{points} bonus");
const PENALTY = words("ledger-penalty", "phạt {points}", "{points} penalty");
const WHOLE = words(
  "ledger-whole",
  "{units} đơn vị: điểm tối đa {max} − bị trừ {lost}{extras} = {total} điểm",
  "{units} units: maximum {max} − {lost} lost{extras} = {total} points",
);
const ONE = words(
  "ledger-one",
  "{unit}: điểm tối đa {max} − bị trừ {lost}{extras} = {total} điểm",
  "{unit}: maximum {max} − {lost} lost{extras} = {total} points",
);
const CHOSEN = words(
  "ledger-chosen",
  "Chỉ liệt kê một phần: {rows} dòng, bị trừ {lost} trong tổng số {all} điểm bị trừ của các đơn vị này.",
  "Only a part is listed: {rows} rows, {lost} of the {all} points that these units lost.",
);
const CHOSEN_BACK = words(
  "ledger-chosen-back",
  "Chỉ liệt kê một phần: {rows} dòng, được cộng lại {points}; các đơn vị này bị trừ tổng số {all} điểm.",
  "Only a part is listed: {rows} rows, {points} given back; these units lost {all} points in all.",
);
const NOT_SENT = words(
  "ledger-not-submitted",
  "Không đưa vào bảng kê, vì chưa gửi hồ sơ tự đánh giá: {names}.",
  "Not in the ledger, as no self-assessment was submitted: {names}.",
);

const PROVISIONAL = words(
  "ledger-provisional",
  "Tạm tính, điểm còn có thể thay đổi: {names}.",
  "Provisional, the points may still change: {names}.",
);

/** `10,70 điểm, thưởng 1,00` */
export function sumsText({ lost, bonus, penalty }: Sums, { points }: Figures, lang: Lang): string {
  const parts = [points(lost)];
  if (!isZero(bonus)) parts.push(render(say(BONUS, { points: points(bonus) }), lang));
  if (!isZero(penalty)) parts.push(render(say(PENALTY, { points: points(penalty) }), lang));
  return parts.join(", ");
}

/** The maximum and what became of it, from the cards themselves and not from the rows. */
function wholeText(units: readonly Placed[], shown: Figures, lang: Lang): string {
  const bonus = sumOfUnits(units, (card) => card.bonus);
  const penalty = sumOfUnits(units, (card) => card.penalty);
  const extras = `${isZero(bonus) ? "" : ` + ${TERMS.bonus[lang].toLowerCase()} ${shown.points(bonus)}`}${
    isZero(penalty) ? "" : ` − ${TERMS.penalty[lang].toLowerCase()} ${shown.points(penalty)}`
  }`;
  const args = {
    max: shown.points(sumOfUnits(units, (card) => card.applicableMax)),
    lost: shown.points(sumOfUnits(units, (card) => card.lost)),
    extras,
    total: shown.points(sumOfUnits(units, (card) => card.total)),
  };
  const [only] = units;
  return only !== undefined && units.length === 1
    ? render(say(ONE, { unit: only.card.unit.name, ...args }), lang)
    : render(say(WHOLE, { units: asCount(units.length), ...args }), lang);
}

const MOST_NAMED = 20;
const some = (units: readonly Placed[]): Text =>
  few(
    units.map(({ card }) => card.unit.name),
    MOST_NAMED,
    "đơn vị",
  );

/** What stands under the rows: the sum of all, whether a part is left out, who is not in it. */
export function ledgerNotes({ run, units, postings, partly }: Chosen, shown: Figures, lang: Lang): readonly string[] {
  const notes = [wholeText(units, shown, lang)];
  if (partly) {
    let rows = 0;
    let sums = NO_SUMS;
    for (const posting of postings()) {
      rows += 1;
      sums = addTo(sums, posting);
    }
    const all = sumOfUnits(units, (card) => card.lost);
    const told = { rows: asCount(rows), all: shown.points(all) };
    const back = { ...sums, lost: negate(sums.lost) };
    const message = isNegative(sums.lost)
      ? say(CHOSEN_BACK, { ...told, points: sumsText(back, shown, lang) })
      : say(CHOSEN, { ...told, lost: sumsText(sums, shown, lang) });
    notes.push(render(message, lang));
  }
  const open = units.filter(({ card }) => card.provisional);
  if (open.length > 0) notes.push(render(say(PROVISIONAL, { names: some(open) }), lang));
  const silent = placedUnits(run).filter(({ card }) => card.state === "not-submitted");
  if (silent.length > 0) notes.push(render(say(NOT_SENT, { names: some(silent) }), lang));
  return notes;
}
