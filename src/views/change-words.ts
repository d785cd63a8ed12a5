/** How one change is told: what it is of, what it was, what it is, where. */
import type { Value } from "../assessment.ts";
import type { AnswerChange, ChangedPart } from "../engine/changes.ts";
import type { CellChange } from "../layouts/table-changes.ts";
import { type CellSpan, cellInFile } from "../source.ts";
import { type Lang, type Message, render, say, type Text, words } from "../text.ts";
import { valueText } from "./figures.ts";
import { capital, roundName, TERMS } from "./terms.ts";

export const OTHER: Text = {
  vi: "Ô khác đã thay đổi (không dùng để tính điểm)",
  en: "Other cells that changed (no points come from them)",
};
const MOVED_CELL = words("log-moved-cell", "{at}, trước ở {was}", "{at}, before in {was}");
const FORMULA_LOST = words("log-formula-lost", "công thức thay bằng giá trị gõ tay", "a formula replaced by a typed value");
const FORMULA_PUT = words("log-formula-put", "giá trị gõ tay thay bằng công thức", "a typed value replaced by a formula");
const FORMULA_CHANGED = words("log-formula-changed", "công thức thay đổi: {before} → {after}", "the formula changed: {before} → {after}");
export const NONE: Text = { vi: "(trống)", en: "(blank)" };
const UNREAD: Text = { vi: "(trống hoặc không đọc được)", en: "(blank or not readable)" };
/** What of an answer a change is of. */
export const PARTS: Readonly<Record<ChangedPart, Text>> = {
  value: { vi: "Số liệu", en: "Figure" },
  points: TERMS.points,
  "not-applicable": TERMS.notApplicable,
  remark: TERMS.remark,
  evidence: TERMS.evidence,
  explanation: TERMS.explanation,
};

/** What one change is of: `Thẩm định · Số hồ sơ`. */
export function whatOf({ part, round, field }: AnswerChange, lang: Lang): string {
  const name = part === "value" && field !== undefined ? field.label[lang] : PARTS[part][lang];
  return round === undefined ? name : `${capital(roundName(round, lang))} · ${name}`;
}

export function shownValue({ field, unreadable }: AnswerChange, value: Value | undefined, lang: Lang): string {
  if (value === undefined) return (unreadable ? UNREAD : NONE)[lang];
  if (value.type === "text") return `“${value.text}”`;
  const nowhere: CellSpan = { kind: "cell", file: "", sheet: "", row: 0, column: 0 };
  const said = valueText({ field, value, at: nowhere }, [], lang);
  return said.slice(said.indexOf(": ") + 2);
}

/** Where it stands now, and where it stood if that was elsewhere. */
export function placesText(was: CellSpan | undefined, at: CellSpan | undefined, lang: Lang): string {
  const here = at ?? was;
  if (here === undefined) return "";
  if (at === undefined || was === undefined || cellInFile(at) === cellInFile(was)) return cellInFile(here);
  return render(say(MOVED_CELL, { at: cellInFile(at), was: cellInFile(was) }), lang);
}

/** What became of a formula; undefined where there was none or it stands as it was. */
export function formulaChange({ before, after }: CellChange): Message | undefined {
  if (before?.formula === undefined) return after?.formula === undefined || before === undefined ? undefined : say(FORMULA_PUT, {});
  if (before.formula === after?.formula) return undefined;
  return after?.formula === undefined ? say(FORMULA_LOST, {}) : say(FORMULA_CHANGED, { before: before.formula, after: after.formula });
}
