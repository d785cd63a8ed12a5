/** Columns that a layout does not read: listed, and told where they hold figures that somebody may have meant to count. */
import { placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { isFigure } from "./figures.ts";
import type { Gathering } from "./gathering.ts";
import type { HeadedColumn, Header } from "./header.ts";
import type { Layout } from "./layout.ts";
import { nobodyIn } from "./not-a-unit.ts";

const COLUMN_UNKNOWN = words("column-unknown", "cột “{heading}”", "column “{heading}”");
const FIGURES_UNREAD = words(
  "column-with-figures",
  "Cột “{heading}” có số nhưng không được đọc.",
  "The column “{heading}” holds figures but is not read.",
);
const FIGURES_FIX = words(
  "fix-column-with-figures",
  'Đổi tiêu đề cho đúng mẫu (các tiêu đề được hiểu: cchc help {layout}); cột không dùng để chấm điểm thì xóa, hoặc thêm --map "{heading}=ignored".',
  'Use a heading of the form (those understood: cchc help {layout}); delete a column that is not meant to count, or add --map "{heading}=ignored".',
);

export const holdsFigures = ({ rows }: Table, { bottom }: Header, column: number): boolean =>
  rows.some((cells, row) => row > bottom && isFigure(cells?.[column]));

/** Such a column is of points that some body gave. */
const POINTS = /điểm|chấm|thẩm định|phúc tra|hội đồng|tự đánh giá/u;
/** It has the word, and is a comparison, another year or something else. */
const BESIDE =
  /chênh|tổng|cộng|lĩnh vực|quy đổi|so sánh|so với|tăng|giảm|trung bình|bình quân|năm trước|xếp|tỷ lệ|tỉ lệ|(?:thời|địa|đặc|quan|ưu|nhược) điểm/u;

/** Whether a heading says that points of an appraisal or of the unit stand below it. */
export function saysPoints(headings: readonly string[]): boolean {
  const text = headings.join(" ").slice(0, 512).normalize("NFC").toLowerCase();
  return POINTS.test(text) && !BESIDE.test(text);
}

/** Whether a heading says that results of a survey stand below it: a table of those alone must not pass for one of sums. */
export const saysSurvey = ({ headings }: HeadedColumn): boolean =>
  /hài lòng|sipas|điều tra/u.test(headings.join(" ").slice(0, 512).normalize("NFC").toLowerCase());

/** Roles of columns that hold answers: what another column says is never counted. */
const ANSWERS: ReadonlySet<string> = new Set(["points", "facts", "value"]);

interface Unread {
  readonly layout: Layout;
  /** The columns that were read though their heading has no role. */
  readonly taken?: ReadonlySet<number>;
  readonly subject?: readonly string[];
  /** How grave figures in such a column are; by its heading where nothing is given. */
  readonly severity?: (headed: HeadedColumn) => "error" | "warning" | "note";
}

const bySaying = ({ headings }: HeadedColumn): "error" | "warning" => (saysPoints(headings) ? "error" : "warning");

/** Beside columns of units those that sum them up are no more than listed. */
export const unlessSum = (headed: HeadedColumn): "error" | "warning" | "note" =>
  headed.headings.some((heading) => nobodyIn(heading) === "sum") ? "note" : bySaying(headed);

/** Tells of every column that the layout leaves out. */
export function tellUnread(
  table: Table,
  header: Header,
  gathering: Gathering,
  { layout, taken, subject = [], severity = bySaying }: Unread,
): void {
  for (const headed of header.columns) {
    const { column, headings, role } = headed;
    if (taken?.has(column) === true || (role !== undefined && (!ANSWERS.has(role.is) || layout.roles.includes(role.is)))) continue;
    const at = placeOf(table, header.bottom, column);
    const heading = headings.join(" / ");
    const grave = holdsFigures(table, header, column) ? severity(headed) : "note";
    if (grave !== "note") {
      const fix = say(FIGURES_FIX, { heading: headings.at(-1) ?? "", layout: layout.id });
      gathering.problems.add(grave, say(FIGURES_UNREAD, { heading }), at, { subject, fix });
    } else if (role === undefined) gathering.skip(at, say(COLUMN_UNKNOWN, { heading }));
  }
}
