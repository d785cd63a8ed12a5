/** A file without any table of scores: which headings come nearest to one, and what they lack. */
import type { Diagnostics } from "../diagnostic.ts";
import { nearest } from "../nearest.ts";
import type { Rubric } from "../rubric/model.ts";
import { placeOf, type Table } from "../tables/index.ts";
import { inBoth, type Message, say, shorten, type Text, words } from "../text.ts";
import { Codes } from "./codes.ts";
import { fullestHeader, type HeadedColumn, type Header } from "./header.ts";
import { headingsByRole } from "./headings.ts";
import { targetOf } from "./wide-target.ts";

const NO_LAYOUT = words("no-table", "Không thấy bảng chấm điểm nào trong tệp.", "No table of scores was found in the file.");
const NEARLY = words(
  "no-table",
  "Không thấy bảng chấm điểm nào trong tệp; gần nhất là các tiêu đề ở dòng {row}, còn thiếu {lack}.",
  "No table of scores was found in the file; nearest are the headings in row {row}, which lack {lack}.",
);
const FIX = say(
  words(
    "fix-no-table",
    "Cần dòng tiêu đề: cột “Mã” với cột điểm hoặc số liệu, hay cột “Đơn vị” với các cột mang mã tiêu chí; xem cchc help layouts.",
    "A heading row is needed: a column “Mã” of codes with one of points or figures, or a column “Đơn vị” of units with columns headed by codes; see cchc help layouts.",
  ),
  {},
);
const UNKNOWN = words(
  "fix-no-table-headings",
  'Các tiêu đề chưa hiểu: {headings}. Đổi cho đúng mẫu (cchc help layouts), hoặc nêu nghĩa bằng --map, ví dụ --map "{first}={meaning}".',
  'Headings not understood: {headings}. Use those of the forms (cchc help layouts), or say what they mean by --map, such as --map "{first}={meaning}".',
);
/** What is missing, and the name of its role on the command line. */
interface Lack {
  readonly what: Text;
  readonly meaning: string;
}
const ANSWERS: Text = {
  vi: "cột điểm hoặc cột số liệu (“Điểm tự đánh giá”, “Điểm thẩm định”, “Số liệu”)",
  en: "a column of points or figures (“Điểm tự đánh giá”, “Điểm thẩm định”, “Số liệu”)",
};
const CODES: Text = {
  vi: "cột mã tiêu chí (“Mã”, “STT”) hoặc tên tiêu chí (“Tiêu chí”)",
  en: "a column of codes (“Mã”, “STT”) or names (“Tiêu chí”) of criteria",
};
const UNITS: Text = { vi: "cột đơn vị (“Đơn vị”, “Địa phương”)", en: "a column of units (“Đơn vị”, “Địa phương”)" };
const CRITERIA: Text = {
  vi: "các cột mang mã tiêu chí ở tiêu đề, như “1.1”",
  en: "columns headed by codes of criteria, such as “1.1”",
};
const SECOND: Text = {
  vi: "cột mang mã tiêu chí thứ hai: bảng ngang cần từ hai cột mã trở lên",
  en: "a second column headed by a code: a wide table has two or more",
};
const NAMED_AT_MOST = 6;

/** @param tables the sheets of the file */
export function tellNoTable(file: string, tables: readonly Table[], rubric: Rubric, problems: Diagnostics): void {
  const [nearly] = tables
    .flatMap((table) => {
      const header = fullestHeader(table);
      return header === undefined ? [] : [{ table, header, known: header.columns.filter(({ role }) => role !== undefined).length }];
    })
    .sort((one, other) => other.known - one.known);
  const lack = nearly === undefined ? undefined : lackOf(nearly.header, rubric);
  if (nearly === undefined || lack === undefined) {
    problems.add("error", say(NO_LAYOUT, {}), { kind: "file", file }, { fix: FIX });
    return;
  }
  const { table, header } = nearly;
  const row = String(header.bottom + 1);
  const found = header.columns.map(({ headings }) => headings.join(" / ")).join(" | ");
  problems.add("error", say(NEARLY, { row, lack: lack.what }), placeOf(table, header.bottom, header.columns[0]?.column ?? 0), {
    found: shorten(found, 160),
    fix: unknownIn(header.columns, lack, rubric) ?? FIX,
  });
}

/** What the headings would need to be one of the layouts; undefined where they seem to be of something else altogether. */
function lackOf({ columns }: Header, rubric: Rubric): Lack | undefined {
  const has = (...roles: readonly string[]): boolean => columns.some(({ role }) => roles.includes(role?.is ?? ""));
  const codes = new Codes(rubric);
  const criteria = columns.filter((column) => targetOf(column, codes) !== undefined).length;
  const [leaf] = rubric.leaves;
  const coded = { meaning: leaf?.id ?? "code" };
  const answers = has("points", "facts", "value");
  // With units, codes and answers it is a table that another layout reads than the one that was asked for.
  if (has("unit") && has("code") && answers) return undefined;
  if (has("unit") && !has("code")) return criteria > 1 ? undefined : { what: criteria === 0 ? CRITERIA : SECOND, ...coded };
  if (criteria > 1) return { what: UNITS, meaning: "unit" };
  if (has("code", "name") && !answers) return { what: ANSWERS, meaning: "points-self" };
  return answers && !has("code", "name") ? { what: CODES, meaning: "code" } : undefined;
}

/** The headings that are not understood, each with what it may be a slip for. */
function unknownIn(columns: readonly HeadedColumn[], { meaning }: Lack, rubric: Rubric): Message | undefined {
  const codes = new Codes(rubric);
  const unknown = columns.filter((column) => column.role === undefined && targetOf(column, codes) === undefined);
  const [first] = unknown;
  if (first === undefined) return undefined;
  const known = headingsByRole.flatMap(({ headings }) => headings);
  const named = unknown.slice(0, NAMED_AT_MOST).map(({ headings }) => {
    const heading = headings.at(-1) ?? "";
    const near = nearest(heading, known);
    return near === undefined
      ? { vi: `“${heading}”`, en: `“${heading}”` }
      : { vi: `“${heading}” (gần đúng: “${near}”)`, en: `“${heading}” (near: “${near}”)` };
  });
  const headings = inBoth((lang) => `${named.map((each) => each[lang]).join(", ")}${unknown.length > NAMED_AT_MOST ? ", …" : ""}`);
  return say(UNKNOWN, { headings, first: first.headings.at(-1) ?? "", meaning });
}
