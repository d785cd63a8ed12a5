/** What a column holds, read off its heading: the words that the forms in use have for it. */
import type { PrintedFigure, Round } from "../assessment.ts";
import { foldHeading } from "../fold.ts";
import { remembering } from "../remembering.ts";
import { saysBeside, saysCompared } from "./beside.ts";
import type { PlainRole, Role } from "./roles.ts";

const plain = (is: PlainRole["is"], ...headings: readonly string[]): readonly [Role, readonly string[]] => [{ is }, headings];
const printed = (what: PrintedFigure["what"], ...headings: readonly string[]): readonly [Role, readonly string[]] => [
  { is: "printed", what },
  headings,
];
const of = (is: "facts" | "points" | "remark" | "by", round: Round, ...headings: readonly string[]): readonly [Role, readonly string[]] => [
  { is, round },
  headings,
];

/** Headings of columns that count rows, where the codes have a column of their own. */
const COUNTING = ["STT", "TT", "Số TT"];

const SYNONYMS: readonly (readonly [Role, readonly string[]])[] = [
  plain("code", "Mã", "Mã số", "Mã tiêu chí", "Mã TC", "Code", ...COUNTING),
  plain(
    "name",
    "Nội dung",
    "Tiêu chí",
    "Tên tiêu chí",
    "Lĩnh vực",
    "Lĩnh vực/Tiêu chí",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Tiêu chí, tiêu chí thành phần",
    "Tiêu chí và lĩnh vực",
    "Criterion",
  ),
  plain("max", "Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Thang điểm đánh giá", "Maximum"),
  plain("unit", "Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị, địa phương", "Địa phương", "Unit"),
  plain("group", "Khối", "Group"),
  plain("round", "Vòng", "Vòng chấm", "Round"),
  plain("field", "Mã số liệu", "Ô nhập liệu", "Tên số liệu", "Field"),
  plain("value", "Giá trị", "Value"),
  plain(
    "evidence",
    "Tài liệu kiểm chứng",
    "Minh chứng",
    "Tài liệu viện dẫn",
    "Tài liệu thẩm định",
    "Các yêu cầu và tài liệu kiểm chứng",
    "Evidence",
  ),
  plain("explanation", "Giải trình", "Giải trình của đơn vị", "Tài liệu kiểm chứng/Giải trình", "Ghi chú của đơn vị", "Explanation"),
  of("facts", "self", "Số liệu", "Số liệu tự đánh giá", "Số liệu kê khai", "Số liệu đơn vị", "Facts", "Facts self"),
  of("facts", "appraisal", "Số liệu thẩm định", "Số liệu thẩm định lần 1", "Facts appraisal"),
  of("facts", "reappraisal", "Số liệu thẩm định lại", "Số liệu thẩm định lần 2", "Facts reappraisal"),
  of("facts", "council", "Số liệu Hội đồng", "Số liệu Hội đồng thông qua", "Facts council"),
  of("facts", "survey", "Kết quả điều tra xã hội học", "Kết quả điều tra", "Kết quả ĐTXHH", "Facts survey"),
  of(
    "points",
    "self",
    "Điểm tự đánh giá",
    "Điểm tự chấm",
    "Tự chấm",
    "Tự đánh giá",
    "ĐTC",
    "Điểm tự ĐG",
    "Đơn vị tự chấm",
    "Đơn vị tự đánh giá",
    "Điểm đơn vị tự chấm",
    "Điểm đơn vị tự đánh giá",
    "Điểm tự chấm của đơn vị",
    "Điểm tự đánh giá của đơn vị",
    "Points self",
  ),
  of(
    "points",
    "appraisal",
    "Điểm thẩm định",
    "Điểm thẩm định lần 1",
    "Thẩm định",
    "Thẩm định lần 1",
    "Điểm TĐ",
    "Điểm TĐ lần 1",
    "Điểm chấm thực tế",
    "TĐ1",
    "Điểm duyệt",
    "Cụm chấm",
    "SNV đánh giá",
    "Sở Nội vụ thẩm định",
    "Điểm Sở Nội vụ thẩm định",
    "Điểm thẩm định của Sở Nội vụ",
    "Points appraisal",
  ),
  of(
    "points",
    "reappraisal",
    "Điểm thẩm định lại",
    "Điểm thẩm định lần 2",
    "Thẩm định lại",
    "Thẩm định lần 2",
    "Điểm TĐ lần 2",
    "TĐ2",
    "Phúc tra",
    "Điểm phúc tra",
    "Points reappraisal",
  ),
  of("points", "council", "Điểm Hội đồng thông qua", "Hội đồng thông qua", "Điểm Hội đồng", "Điểm Hội đồng thẩm định", "Points council"),
  of("points", "survey", "Điểm điều tra xã hội học", "Điểm điều tra XHH", "Điểm điều tra", "Điều tra XHH", "Điểm ĐTXHH", "Points survey"),
  of(
    "remark",
    "appraisal",
    "Ý kiến",
    "Ý kiến thẩm định",
    "Ghi chú của thẩm định",
    "Nhận xét",
    "Ý kiến thẩm định lần 1",
    "Remark appraisal",
  ),
  of("remark", "reappraisal", "Ý kiến thẩm định lại", "Ý kiến thẩm định lần 2", "Remark reappraisal"),
  of("remark", "council", "Ý kiến của Hội đồng thẩm định", "Ý kiến hội đồng thẩm định", "Ý kiến Hội đồng", "Remark council"),
  of("remark", "self", "Ghi chú", "Remark self"),
  of(
    "by",
    "appraisal",
    "Cơ quan thẩm định",
    "Đơn vị thẩm định",
    "Người thẩm định",
    "Người chấm",
    "Cơ quan thẩm định lần 1",
    "Người thẩm định lần 1",
    "By appraisal",
  ),
  of(
    "by",
    "reappraisal",
    "Cơ quan thẩm định lại",
    "Người thẩm định lại",
    "Cơ quan thẩm định lần 2",
    "Người thẩm định lần 2",
    "By reappraisal",
  ),
  printed("lost", "Điểm bị trừ", "Bị trừ", "Trừ điểm", "Points lost"),
  printed(
    "points",
    "Điểm đạt được",
    "Tổng điểm đạt được",
    "Điểm thẩm định sau khi trừ",
    "Tổng điểm",
    "Tổng",
    "Tổng cộng",
    "Tổng số điểm",
    "Total",
  ),
  printed("index", "Chỉ số", "Chỉ số %", "Chỉ số CCHC", "Tỷ lệ %", "Index"),
  printed("place", "Xếp hạng", "Thứ hạng", "Hạng", "Xếp thứ", "Vị trí xếp hạng", "Rank"),
  plain("ignored", "Xếp loại", "Đơn vị tính", "Cách tính điểm", "Cách chấm điểm", "Số TC", "Số TCTP", "Năm", "Năm đánh giá", "Kỳ đánh giá"),
];

const ROLES: ReadonlyMap<string, Role> = new Map(
  SYNONYMS.flatMap(([role, headings]) => headings.map((heading) => [foldHeading(heading), role] as const)),
);
const LONGEST = 120;

/**
 * The role of a heading; undefined for any other text. The same headings stand on every sheet of a workbook; folding each once is most of
 * the work of finding a header.
 */
export const roleOf = remembering((heading: string): Role | undefined => {
  if (heading.length > LONGEST) return undefined;
  const role = ROLES.get(foldHeading(numbered(heading))) ?? ROLES.get(foldHeading(heading));
  return role !== undefined && isOther(role, heading) ? undefined : role;
});

/** «Điểm thẩm định (đợt 2)» is «Điểm thẩm định lần 2»: brackets decorate a heading, but not these. */
const numbered = (heading: string): string =>
  heading.normalize("NFC").replace(/[\s(]+(?:lần|đợt|vòng)\s+(?:thứ\s+)?([12])\s*\)?\s*$/iu, " lần $1");

/** «Điểm thẩm định (chênh lệch)» heads no points. */
const isOther = ({ is }: Role, heading: string): boolean =>
  (is === "points" && saysBeside(heading)) || (is === "facts" && saysCompared(heading));

/** What is understood as a heading of each role, for the reference. */
export const headingsByRole: readonly { readonly role: Role; readonly headings: readonly string[] }[] = SYNONYMS.map(
  ([role, headings]) => ({
    role,
    headings,
  }),
);

/** The name of a role on the command line: `code`, `points-self`, `lost`. */
function nameOf(role: Role): string {
  if ("round" in role) return `${role.is}-${role.round}`;
  return role.is === "printed" ? PRINTED_NAMES[role.what] : role.is;
}
const PRINTED_NAMES = { points: "total", maximum: "max", lost: "lost", index: "index", place: "place" } as const;

/** One heading of each role, by the name of the role. */
export const headingByName: ReadonlyMap<string, string> = new Map(
  SYNONYMS.map(([role, [heading = ""]]) => [nameOf(role), heading] as const),
);

const KINDS_OF_UNITS = new Set(
  [
    [
      "Đơn vị, địa phương",
      "Địa phương, đơn vị",
      "Tên địa phương",
      "Tỉnh, thành phố",
      "Bộ, ngành",
      "Bộ, cơ quan ngang bộ",
      "Sở, ban, ngành",
    ],
    ["Sở, ngành", "Huyện, thị xã, thành phố", "Huyện, thành phố, thị xã", "Quận, huyện, thị xã", "Quận, huyện", "Xã, phường, thị trấn"],
    ["Xã, phường, đặc khu", "Xã, phường"],
  ]
    .flat()
    .map(foldHeading),
);

/** Whether the heading says of which kind the units below it are. A group of units may be called just so: it is theirs where nothing else is. */
export const isKindOfUnits = (heading: string): boolean => heading.length <= LONGEST && KINDS_OF_UNITS.has(foldHeading(heading));

/** Whether the heading, if it stands beside one of codes, only counts the rows. */
export const isCounting = (heading: string): boolean => COUNTING.some((each) => foldHeading(each) === foldHeading(heading));

const ROUNDS: ReadonlyMap<string, Round> = new Map(
  (
    [
      ["self", ["Tự đánh giá", "Tự chấm", "self", "TC"]],
      ["appraisal", ["Thẩm định", "Thẩm định lần 1", "appraisal", "TĐ", "TĐ lần 1"]],
      ["reappraisal", ["Thẩm định lại", "Thẩm định lần 2", "Phúc tra", "reappraisal", "TĐ lần 2"]],
      ["council", ["Hội đồng", "Hội đồng thông qua", "council"]],
      ["survey", ["Điều tra", "Điều tra xã hội học", "survey"]],
    ] as const
  ).flatMap(([round, names]) => names.map((name) => [foldHeading(name), round] as const)),
);

/** The round that a cell names. */
export const roundOf = remembering((text: string): Round | undefined => {
  if (text.length > LONGEST) return undefined;
  const round = ROUNDS.get(foldHeading(numbered(text))) ?? ROUNDS.get(foldHeading(text));
  return round === undefined || saysBeside(text) ? undefined : round;
});
