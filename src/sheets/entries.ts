/** What may be typed into each blank: a list to choose from or a condition, with a hint before and a refusal after, in Vietnamese. */
import type { Field } from "../assessment.ts";
import type { Points } from "../points.ts";
import type { Leaf } from "../rubric/model.ts";
import { literal } from "../rules/formula.ts";
import { formatNumber } from "../text.ts";
import type { ChoiceLists } from "./choices.ts";
import type { Entry } from "./page.ts";
import { nameOf } from "./page.ts";
import { NEVER, NO, NOT_APPLICABLE, quoted, YES } from "./places.ts";

type Place = Pick<Entry, "row" | "column">;

/** Days outside of these are slips of the hand: 1990 and 2100. */
const [EARLIEST, LATEST] = ["DATE(1990,1,1)", "DATE(2100,1,1)"];

const ABSENT = ` Không phát sinh thì ghi: ${NOT_APPLICABLE}.`;

/** How the unit of a figure is printed in its own column. */
export function unitOf({ type, whole, label }: Field): string {
  const named = type === "number" ? /\((\p{Ll}[^()\d]{0,20})\)$/u.exec(label.vi)?.[1] : undefined;
  if (named !== undefined) return named;
  if (type === "choice") return "Chọn một mức";
  if (type === "flag") return `${YES}/${NO}`;
  if (type === "date") return "Ngày";
  if (type === "list") return "Danh sách";
  return type === "number" && whole === true ? "Số lượng" : type === "number" ? "Số" : "Chữ";
}

/** @param absent whether the same cell may say that the criterion does not apply */
export function entryOf(field: Field, at: Place, lists: ChoiceLists, absent: boolean): Entry {
  const title = field.label.vi;
  const hint = absent ? ABSENT : "";
  const entry = { ...at, title };
  const cell = nameOf(at.row, at.column);
  const orAbsent = (condition: string): string => (absent ? `OR(${cell}=${quoted(NOT_APPLICABLE)},${condition})` : condition);
  switch (field.type) {
    case "choice":
    case "flag": {
      const words = field.type === "flag" ? [YES, NO] : (field.choices ?? []).map((choice) => choice.title);
      const { list } = lists.of(absent ? [...words, NOT_APPLICABLE] : words);
      return {
        ...entry,
        from: { list },
        prompt: `Chọn trong danh sách.${hint}`,
        refusal: "Chỉ chọn một nội dung trong danh sách của ô này.",
      };
    }
    case "date": {
      const date = `AND(ISNUMBER(${cell}),N(${cell})>=${EARLIEST},N(${cell})<${LATEST},INT(N(${cell}))=N(${cell}))`;
      const condition = orAbsent(`OR(${cell}=${quoted(NEVER)},${date})`);
      const prompt = `Ghi ngày/tháng/năm, ví dụ 15/01/2025. Nếu không làm thì ghi: ${NEVER}.${hint}`;
      return { ...entry, from: { condition }, prompt, refusal: `Ghi một ngày có thật dạng ngày/tháng/năm, hoặc: ${NEVER}.` };
    }
    case "number":
      return { ...entry, ...numberEntry(field, cell, orAbsent, hint) };
    default:
      return { ...entry, from: undefined, prompt: "Ghi bằng chữ.", refusal: "" };
  }
}

function numberEntry({ whole, signed }: Field, cell: string, orAbsent: (condition: string) => string, hint: string) {
  const limits = [...(signed === true ? [] : [`N(${cell})>=0`]), ...(whole === true ? [`INT(N(${cell}))=N(${cell})`] : [])];
  const condition = orAbsent(`AND(${[`ISNUMBER(${cell})`, ...limits].join(",")})`);
  const what = whole === true ? "số nguyên từ 0 trở lên" : signed === true ? "một số" : "một số từ 0 trở lên";
  return { from: { condition }, prompt: `Ghi ${what}.${hint}`, refusal: `Ô này chỉ nhận ${what}.` };
}

/** The blank of a criterion that has several figures, or none: only that it does not apply. */
export function absentEntry(leaf: Leaf, at: Place, lists: ChoiceLists): Entry {
  const { list } = lists.of([NOT_APPLICABLE]);
  const title = `Tiêu chí ${leaf.id}`;
  const prompt = `Chỉ chọn «${NOT_APPLICABLE}» nếu tiêu chí không phát sinh ở đơn vị; nếu có thì để trống ô này.`;
  return { ...at, title, from: { list }, prompt, refusal: `Ô này để trống hoặc chọn: ${NOT_APPLICABLE}.` };
}

/** Points that the unit gives itself where no figures ask for them. */
export function pointsEntry(leaf: Leaf, at: Place): Entry {
  const cell = nameOf(at.row, at.column);
  const { step, values } = allowedOf(leaf);
  const range = `từ 0 đến ${formatNumber(leaf.max, "vi")}`;
  const conditions = [`ISNUMBER(${cell})`, `N(${cell})>=0`, `N(${cell})<=${literal(leaf.max)}`];
  if (step !== undefined) conditions.push(`ABS(N(${cell})/${literal(step)}-ROUND(N(${cell})/${literal(step)},0))<0.000001`);
  if (values !== undefined) conditions.push(`OR(${values.map((value) => `${cell}=${literal(value)}`).join(",")})`);
  const shown = values === undefined ? range : values.map((value) => formatNumber(value, "vi")).join("; ");
  const allowed = step === undefined ? shown : `${shown}, theo bước ${formatNumber(step, "vi")}`;
  return {
    ...at,
    title: `Tiêu chí ${leaf.id}`,
    from: { condition: `AND(${conditions.join(",")})` },
    prompt: `Ghi điểm đơn vị tự chấm: ${allowed}.`,
    refusal: `Điểm phải là: ${allowed}.`,
  };
}

/** Steps and lists of points that a rule without figures may prescribe. */
function allowedOf({ rule }: Leaf): { readonly step?: Points | undefined; readonly values?: readonly Points[] | undefined } {
  return "step" in rule || "values" in rule ? rule : {};
}

/** Where a cell asks for words of one's own. */
export const textEntry = (at: Place, title: string, prompt: string): Entry => ({ ...at, title, from: undefined, prompt, refusal: "" });
