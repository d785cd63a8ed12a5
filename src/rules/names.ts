/** Ids and titles inside a rule: levels, items, incidents, answers, facts. An id is also the key of a field in the sheets. */
import type * as z from "zod";
import { about, fault, id, text } from "../shape.ts";
import { say, words } from "../text.ts";

const ID_TWICE = words("id-twice", "Mã “{id}” đã dùng ở trên trong cùng danh sách.", "The id “{id}” is used above in the same list.");
const ID_RESERVED = words(
  "id-reserved",
  "Mã “{id}” dành cho cột điểm, hãy đặt mã khác.",
  "The id “{id}” is kept for points; choose another.",
);

/** `points` names the column of the points that people type. */
const RESERVED = "points";

export const named = () => ({
  id: id().meta(
    about(
      "Mã, dùng trong biểu mẫu và bảng dữ liệu: chữ không dấu, số, dấu - và _",
      "Id, used in forms and tables of data: plain letters, digits, - and _",
    ),
  ),
  title: text().meta(about("Tên in trong biểu mẫu và trong lý do trừ điểm", "Name printed in forms and in reasons")),
});

/** Refines a list: every id is there once. */
export function distinct(list: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of list.entries()) {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [index, "id"], ...fault(say(ID_TWICE, { id })) });
    seen.add(id);
  }
}

/** Refines a list whose ids are keys of fields: every id is there once and is not that of the typed points. */
export function distinctKeys(list: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  distinct(list, context);
  const index = list.findIndex(({ id }) => id === RESERVED);
  if (index >= 0) context.addIssue({ code: "custom", path: [index, "id"], ...fault(say(ID_RESERVED, { id: RESERVED })) });
}
