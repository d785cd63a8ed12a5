/** What the columns of published tables are headed, as ministries, provinces and newspapers print them. */
import { foldHeading } from "../fold.ts";
import { type Exact, parseExact } from "../points.ts";
import type { Role } from "./model.ts";

const WORDS: readonly (readonly [Role, readonly string[]])[] = [
  ["order", ["STT", "TT", "Số TT"]],
  ["place", ["Xếp hạng", "Hạng", "Thứ hạng", "Xếp thứ", "Vị trí xếp hạng", "Rank", "Place"]],
  ["of", ["Số đơn vị xếp hạng", "Units ranked", "Block size"]],
  [
    "unit",
    [
      "Đơn vị",
      "Tên đơn vị",
      "Cơ quan, đơn vị",
      "Cơ quan, đơn vị, địa phương",
      "Sở, ban, ngành",
      "Địa phương",
      "Tỉnh, thành phố",
      "Bộ, cơ quan ngang bộ",
      "Vùng",
      "Vùng kinh tế - xã hội",
      "Unit",
      "Region",
      "Province",
    ],
  ],
  ["group", ["Khối", "Group", "Block"]],
  [
    "name",
    [
      "Nội dung",
      "Tiêu chí",
      "Tên tiêu chí",
      "Lĩnh vực",
      "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
      "Nhóm chỉ tiêu",
      "Nhóm tiêu chí",
      "Chỉ số thành phần",
      "Domain",
      "Criterion",
    ],
  ],
  ["code", ["Mã", "Mã số", "Mã tiêu chí"]],
  ["class", ["Xếp loại", "Loại", "Phân loại", "Kết quả xếp loại", "Nhóm xếp loại", "Mức xếp loại", "Grade"]],
  ["count", ["Số đơn vị", "Số lượng", "Số lượng đơn vị"]],
  ["maximum", ["Điểm tối đa", "Điểm chuẩn", "Thang điểm", "Maximum", "Max points"]],
  ["raw", ["Điểm thẩm định thực tế", "Điểm đạt được/điểm áp dụng"]],
  ["rate", ["Tỷ lệ % thực hiện nhiệm vụ", "Tỷ lệ thực hiện nhiệm vụ", "Tỷ lệ %"]],
  ["self", ["Điểm tự đánh giá", "Điểm tự chấm", "Tự chấm", "Tự đánh giá", "ĐTC", "Self-assessed"]],
  ["appraisal", ["Điểm thẩm định", "Điểm thẩm định lần 1", "Thẩm định", "Điểm chấm thực tế", "TĐ1", "Điểm duyệt", "Appraised"]],
  ["reappraisal", ["Điểm thẩm định lại", "Điểm thẩm định lần 2", "Thẩm định lại", "TĐ2"]],
  ["council", ["Điểm Hội đồng thông qua", "Điểm Hội đồng", "Hội đồng thông qua"]],
  ["survey", ["Điểm điều tra xã hội học", "Điểm điều tra XHH", "Điểm điều tra", "Điều tra xã hội học", "Điểm ĐTXHH", "Survey"]],
  ["bonus", ["Điểm thưởng", "Điểm cộng", "Thưởng", "Bonus"]],
  ["penalty", ["Điểm phạt", "Phạt", "Penalty"]],
  ["lost", ["Điểm bị trừ", "Bị trừ", "Trừ điểm", "Điểm trừ", "Points lost"]],
  [
    "total",
    [
      "Tổng điểm",
      "Tổng điểm đạt được",
      "Tổng số điểm",
      "Tổng",
      "Tổng cộng",
      "Điểm đạt được",
      "Điểm",
      "Điểm thẩm định sau khi trừ",
      "Total",
      "Score",
      "Points",
    ],
  ],
  ["applicable", ["Điểm tối đa áp dụng", "Điểm phát sinh", "Applicable maximum"]],
  ["index", ["Chỉ số", "Chỉ số %", "Chỉ số CCHC", "Chỉ số CCHC %", "PAR INDEX", "Chỉ số cải cách hành chính", "Index", "Index %"]],
  [
    "ignored",
    [
      "Ghi chú",
      "Note",
      "Tình trạng",
      "State",
      "Mã đơn vị",
      "Unit id",
      "Thấp nhất có thể",
      "Cao nhất có thể",
      "Lowest possible",
      "Highest possible",
    ],
  ],
];
const ROLES: ReadonlyMap<string, Role> = new Map(
  WORDS.flatMap(([role, headings]) => headings.map((each) => [foldHeading(each), role] as const)),
);

/** What short headings mean under that of a domain only; elsewhere «TC» may as well be a criterion. */
const UNDER_PART: ReadonlyMap<string, Role> = new Map([
  ["tc", "self"],
  ["tđ", "appraisal"],
]);

/** `Tổng điểm đạt được /100`, `Kế hoạch (10 điểm)`, `Điểm thẩm định (Tối đa 70)` */
const MAXIMUM = /[(/]\s*(?:tối đa\s*)?(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:điểm)?\s*(?:\)|$)/iu;
const YEAR =
  /^(?:(?:chỉ số(?: cchc| cải cách hành chính)?|par index|(?:tổng )?điểm(?: đạt được)?|giá trị|kết quả)?\s*(?:\(%\)\s*)?(?:năm)?\s*)?((?:19|20)\d\d)(?!\d)/u;
const CHANGE = /^(?:tăng|giảm|thay đổi|chênh lệch|so với)(?![\p{L}])/u;
/** How many places a unit rose is no difference of figures. */
const CHANGE_OF_PLACE = /bậc|hạng/u;
/** `Xếp hạng năm 2023` */
const OF_YEAR = /^(.+?)[\s(]*(?:năm\s+)?((?:19|20)\d\d)\)?\s*$/u;

/** Composed, in small letters, with single spaces: for patterns of words. */
export const plain = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

export interface Heading {
  readonly role: Role | undefined;
  readonly max: Exact | undefined;
  readonly percent: boolean;
  readonly year: number | undefined;
}

const withoutMaximum = (text: string): string => text.replace(/\s*\/\s*\d[\d.,]*\s*$/u, "");

function roleOf(text: string, underPart: boolean): Role | undefined {
  const name = foldHeading(withoutMaximum(text));
  const known = (underPart ? UNDER_PART.get(name) : undefined) ?? ROLES.get(name);
  if (known !== undefined || !CHANGE.test(plain(text))) return known;
  return CHANGE_OF_PLACE.test(plain(text)) ? "place-change" : "change";
}

/** `rank_printed`, `total_pct`: the names of columns of a data set, as words. */
function asWords(heading: string): string {
  if (!/^[a-z]\w*$/.test(heading)) return heading;
  const said = heading.replaceAll("_", " ").replace(/ printed$/, "");
  return said.replace(/ ?\bpct\b/, " %").trim();
}

/** What one heading says by itself. @param underPart it stands under the heading of a domain */
export function readHeading(heading: string, underPart: boolean): Heading {
  const text = asWords(heading);
  const max = MAXIMUM.exec(text.normalize("NFC"))?.[1];
  const year = YEAR.exec(plain(text))?.[1];
  const own = roleOf(text, underPart) ?? (year === undefined ? undefined : "year");
  const [, name = "", ofYear] = own === undefined ? (OF_YEAR.exec(text.normalize("NFC").trim()) ?? []) : [];
  const named = ofYear === undefined ? undefined : roleOf(name, underPart);
  const told = year ?? (named === undefined ? undefined : ofYear);
  return {
    role: own ?? named,
    max: max === undefined ? undefined : parseExact(max.replace(",", ".")),
    percent: text.includes("%"),
    year: told === undefined ? undefined : Number(told),
  };
}

/** «Điểm đo lường hài lòng»: points of something, whatever it is. */
export const isPoints = (text: string): boolean => plain(text).startsWith("điểm ");
