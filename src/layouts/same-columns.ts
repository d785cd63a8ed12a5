/** Columns that were taken for the same thing: one of them may be of another round, body or year, and nobody can tell which. */
import { addTo, groupedBy } from "../grouped.ts";
import { columnName } from "../source.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import type { Gathering } from "./gathering.ts";
import type { HeadedColumn, Header } from "./header.ts";
import { holdsAny } from "./header-rows.ts";
import type { Layout } from "./layout.ts";
import { roleText } from "./sheet-reading.ts";

const SAME = words(
  "columns-same",
  "Các cột {columns} đều được hiểu là “{role}”; không rõ lấy cột nào nên không đọc cột nào.",
  "The columns {columns} are all taken for “{role}”; which one is meant is unclear, and none was read.",
);
const SAME_FIX = say(
  words(
    "fix-columns-same",
    "Ghi rõ vòng chấm ở tiêu đề từng cột (tự đánh giá, thẩm định, thẩm định lại), hoặc xóa cột không dùng.",
    "Name the round in the heading of each column (self-assessment, appraisal, reappraisal), or delete the one that is not used.",
  ),
  {},
);

const ANSWERS: ReadonlySet<string> = new Set(["facts", "points", "value"]);

const lastPlace = ({ places }: HeadedColumn): string => `${places.at(-1)?.row}:${places.at(-1)?.column}`;

/** Of the columns under one merged heading, those that hold nothing are left out. */
export function withoutBlankTwins(table: Table, header: Header): Header {
  const counts = groupedBy(header.columns, lastPlace);
  const blank = new Set(
    [...counts.values()].flatMap((twins) => {
      if (twins.length === 1) return [];
      const kept = twins.filter(({ column }) => holdsAny(table, header.bottom, column));
      return twins.filter((each) => !(kept.length === 0 ? twins.slice(0, 1) : kept).includes(each));
    }),
  );
  return blank.size === 0 ? header : { ...header, columns: header.columns.filter((column) => !blank.has(column)) };
}

/** The header without columns of answers that are taken for the same; those under one merged heading are each other's continuation. */
export function withoutSame(table: Table, header: Header, layout: Layout, gathering: Gathering): Header {
  if (!layout.roles.includes("code") || !layout.roles.includes("points")) return header;
  const alike = new Map<string, HeadedColumn[]>();
  for (const column of header.columns) {
    const { role } = column;
    if (role === undefined || !ANSWERS.has(role.is)) continue;
    addTo(alike, `${role.is} ${"round" in role ? role.round : ""}`, column);
  }
  const dropped = new Set<HeadedColumn>();
  for (const columns of alike.values()) {
    if (new Set(columns.map(lastPlace)).size < 2) continue;
    const second = columns.slice(1).find(({ column }) => holdsAny(table, header.bottom, column));
    // As long as only the first of them is filled in, it is the one that the form has for it.
    if (second?.role === undefined || lastPlace(second) === lastPlace(columns[0] as HeadedColumn)) continue;
    for (const column of columns) dropped.add(column);
    const names = columns.map(({ column }) => columnName(column)).join(", ");
    const { row, column } = second.places.at(-1) as HeadedColumn["places"][number];
    gathering.problems.add("error", say(SAME, { columns: names, role: roleText(second.role) }), placeOf(table, row, column), {
      found: second.headings.join(" / "),
      fix: SAME_FIX,
    });
  }
  return dropped.size === 0 ? header : { ...header, columns: header.columns.filter((column) => !dropped.has(column)) };
}
