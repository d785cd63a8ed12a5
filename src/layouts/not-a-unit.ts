/** What stands where the name of a unit should, and is nobody's: words of sums, headings of groups, lines below a table, units of measure, names that lost letters. */
import { fold } from "../fold.ts";
import { remembering } from "../remembering.ts";
import { Beginnings } from "./beginnings.ts";
import { isNote, isSummary } from "./summary.ts";

/** `sum` sums up other rows, `group` heads them, `note` and `signature` stand below; the others hold no name, or what is left of one. */
export type Nobody = "sum" | "group" | "note" | "signature" | "measure" | "nothing" | "lost-letters";

const LONGEST = 160;
/** A long table names its units in each of its rows, and a country has some ten thousand. */
const NAMES_MET = 32_768;

/** What a row or a column that says something of the others is called. */
const SUMS = new Beginnings(
  "Trung bình|Bình quân|TB|BQ|Điểm trung bình|Điểm bình quân|Giá trị trung bình|Giá trị bình quân|Điểm TB|Điểm BQ|Tổng|Cộng|Tổng hợp|Tổng quan|Trung vị|" +
    "Cao nhất|Thấp nhất|Lớn nhất|Nhỏ nhất|Điểm cao nhất|Điểm thấp nhất|Giá trị cao nhất|Giá trị thấp nhất|Độ lệch chuẩn|Khoảng cách|" +
    "Chênh lệch|Tăng, giảm|Tăng/giảm|So sánh|Tỷ lệ|Tỉ lệ|Tỷ trọng|Số lượng|Xếp hạng|Thứ hạng|Hạng|Xếp loại|Xếp thứ|Vị thứ|Kết quả|" +
    "Average|Mean|Median|Sum|Highest|Lowest|Max|Min|Rank|Difference|Grand Total|Tổng cuối",
);
/** What may follow them. Xã Trung Bình and xã Cộng Hòa are units, and no unit's name goes on like this. */
const OF_SUMS = new Beginnings(
  "cộng|chung|điểm|khối|nhóm|các|của|toàn|cả|số|theo|tỉnh|huyện|xã|phường|thành phố|sở|ngành|cấp|năm|quý|so với|giữa|tự chấm|" +
    "thẩm định|lĩnh vực|tiêu chí|đơn vị|%",
);

function isSum(text: string, folded: string): boolean {
  if (isSummary(text)) return true;
  const plain = folded.replace(/ ?\([^()]*\)$/, "");
  return SUMS.all(plain).some((word) => plain === word || OF_SUMS.of(plain.slice(word.length + 1)) !== undefined);
}

/** «I. Các sở», «A. Khối huyện», «2) Cấp xã» */
const COUNT = /^(?:[ivx]{1,5}|[a-e]|\d{1,2}) ?[.)/-] ?/u;
const GROUPS = new Beginnings("Khối|Nhóm");
/** Xã Các Sơn and xã Cấp Tiến are units: these two only head a group before the kinds of units. */
const GROUPS_OF = new Beginnings("Các|Cấp");
const KINDS = new Beginnings(
  "sở|ban|ngành|bộ|cục|chi cục|phòng|trung tâm|cơ quan|đơn vị|địa phương|khối|nhóm|cơ sở|UBND|ủy ban|tỉnh|thành phố|huyện|thị xã|quận|" +
    "xã|phường|thị trấn|đặc khu|trung ương",
);

function isGroup(folded: string): boolean {
  const text = folded.replace(COUNT, "").replaceAll(",", "");
  const word = GROUPS_OF.of(text);
  return GROUPS.of(text) !== undefined || (word !== undefined && KINDS.of(text.slice(word.length + 1)) !== undefined);
}

/** The title of a group without what counts it and without its «Khối»: `II. KHỐI XÃ` is the group «Xã». */
export function bareGroup(text: string): string {
  const title = fold(text).replace(COUNT, "");
  const word = GROUPS.of(title) ?? GROUPS_OF.of(title);
  return word === undefined ? title : title.slice(word.length + 1);
}

/** «Hà Tĩnh, ngày 05 tháng 01 năm 2025», «Ngày …/…/2025», «………, ngày …… tháng …… năm ………» */
const DATE = /^(?:[\p{L}\p{M}\s.…_]{1,40},\s*)?ngày[\s.…_\d]{1,20}(?:tháng[\s.…_\d]{1,20}năm[\s.…_\d]{0,20}|[/-][\s.…_\d/-]{1,20})$/u;
/** «(Ký, ghi rõ họ tên)» */
const SIGN_HERE = /^\(?\s*(?:đã\s+ký|ký\s*(?:tên|,|và|ghi|bởi|số))(?![\p{L}\p{M}])/u;
const OFFICE_HOLDERS = new Beginnings(
  "Giám đốc|Phó giám đốc|Chủ tịch|Phó chủ tịch|Thủ trưởng|Thủ trưởng đơn vị|Lãnh đạo đơn vị|Chánh văn phòng|Phó chánh văn phòng|" +
    "Chánh thanh tra|Phó chánh thanh tra|Trưởng phòng|Phó trưởng phòng|Trưởng ban|Phó trưởng ban|Cục trưởng|Phó cục trưởng|Vụ trưởng|" +
    "Tổ trưởng|Thư ký|Kế toán trưởng|Người lập|Người lập biểu|Người lập bảng|Người tổng hợp|Người chấm|Người kiểm tra|Người thẩm định|" +
    "Người ký|Người duyệt|Nơi nhận|Nơi nhận:|Xác nhận của",
);
/** «KT. GIÁM ĐỐC», «T/M ỦY BAN NHÂN DÂN» */
const ON_BEHALF = /^(?:kt|tm|tl|tuq|t\/m|t\.m|k\/t|t\/l)\s*[./](?=\s*\p{L})|^(?:t\/m|k\/t|t\/l)\s/u;

function isSignature(text: string, folded: string): boolean {
  const plain = text.normalize("NFC").toLowerCase().trim();
  const dated = plain.includes("ngày") && DATE.test(plain);
  return dated || SIGN_HERE.test(plain) || ON_BEHALF.test(plain) || OFFICE_HOLDERS.of(folded) !== undefined;
}

/** What figures are counted in, as a column «Đơn vị tính» has it. */
const MEASURES = new Set(
  (
    "%|Phần trăm|Điểm|Mức|Ngày|Tháng|Quý|Năm|Giờ|Lần|Lượt|Cuộc|Vụ|Vụ việc|Người|Công chức|Biên chế|Văn bản|Báo cáo|Kế hoạch|Quyết định|" +
    "Hồ sơ|Thủ tục|TTHC|Dịch vụ|Phiếu|Sáng kiến|Mô hình|Tiêu chí|Nhiệm vụ|Nội dung|Chỉ tiêu|Số|Số lượng|Tỷ lệ|Tỷ lệ %|Đồng|Nghìn đồng|" +
    "Triệu đồng|Tỷ đồng|Tỉ đồng|Có/Không|Có / Không|Đạt/Không đạt|Cơ quan|Đơn vị|Tin, bài|Ý kiến|Lớp|Hội nghị"
  )
    .split("|")
    .map(fold),
);

/** Whether a text is what figures are counted in. */
export const isMeasure = (text: string): boolean => text.length <= 40 && MEASURES.has(fold(text));

/** Letters that an encoding had no room for were made question marks, or U+FFFD. */
const LOST = /[?\uFFFD]/;

/** What a text is where the name of a unit should stand; undefined for whatever may be one. */
export const nobodyIn = remembering((text: string): Nobody | undefined => {
  if (text.length > LONGEST) return isNote(text) ? "note" : undefined;
  const folded = fold(text);
  if (LOST.test(text)) return "lost-letters";
  if (isSignature(text, folded)) return "signature";
  if (isNote(text)) return "note";
  if (isSum(text, folded)) return "sum";
  if (isMeasure(text)) return "measure";
  if (isGroup(folded)) return "group";
  return /\p{L}/u.test(text) ? undefined : "nothing";
}, NAMES_MET);
