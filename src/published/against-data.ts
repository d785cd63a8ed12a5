/** What a comparison of a published table with the data may find: each with its documentation and examples, as the checks have. */
import type { CodePage } from "../diagnostic.ts";
import { text } from "../text.ts";

const HEAD = "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại\n";
const GOOD = `${HEAD}1/4;Thị xã Kỳ Anh;10,00;Tốt\n2/4;Huyện Hương Khê;9,40;Tốt\n3/4;Huyện Kỳ Anh;9,15;Tốt\n4/4;Huyện Vũ Quang;7,44;Khá`;

export const DATA_CHECKS = {
  figure: {
    code: "published-figure-differs",
    severity: "error",
    title: text("Số công bố khác số tính lại", "A published figure that differs from the data"),
    doc: text(
      "Mỗi số trong bảng được tính lại từ số liệu gốc. Khi khác nhau, các cách tính khác được thử lần lượt: làm tròn trước hay sau khi cộng, cắt bỏ, số chữ số, vòng chấm trước, bỏ sót điều tra, điểm thưởng, điểm phạt hay một lĩnh vực, sai mẫu số, hai đơn vị đổi chỗ, đảo chữ số; không cách nào khớp thì có thể số được gõ tay.",
      "Every figure is worked out again from the data. Where it differs, other ways are tried in turn: rounding before or after adding, cutting off, other decimals, an earlier round, survey, bonus, penalty or a domain left out, the wrong denominator, two units swapped, digits transposed; where none fits it may have been typed by hand.",
    ),
    fix: text(
      "Sửa số công bố, hoặc tìm số liệu gốc đã thay đổi sau khi công bố.",
      "Correct the figure, or find what of the data has changed since.",
    ),
    bad: GOOD.replace("9,40", "9,04"),
    good: GOOD,
  },
  place: {
    code: "published-place-differs",
    severity: "error",
    title: text("Hạng công bố khác hạng tính lại", "A published place that differs from the data"),
    doc: text(
      "Hạng được tính lại theo quy tắc của bộ tiêu chí. Các cách khác được thử: theo thứ tự dòng thay vì đồng hạng, bỏ trống hay không bỏ trống hạng, theo số chưa làm tròn hay làm tròn thô hơn, theo tổng điểm thay vì chỉ số, chưa có điều tra, vòng trước, theo các số in trong bảng.",
      "Places are worked out by the rules of the rubric. Other ways are tried: by the order of rows instead of tied, with or without places left out, on unrounded or coarser figures, on the total instead of the index, without the survey, of an earlier round, on the figures of the table.",
    ),
    fix: text("Sửa hạng theo quy tắc xếp hạng của bộ tiêu chí.", "Correct the place by the ranking rule of the rubric."),
    bad: GOOD.replace("3/4;Huyện Kỳ Anh", "4/4;Huyện Kỳ Anh"),
    good: GOOD,
  },
  grade: {
    code: "published-grade-differs",
    severity: "error",
    title: text("Xếp loại công bố khác xếp loại tính lại", "A published grade that differs from the data"),
    doc: text(
      "Xếp loại được tính lại từ chỉ số theo các mức của bộ tiêu chí.",
      "Grades are worked out from the index by the bands of the rubric.",
    ),
    fix: text("Sửa xếp loại theo các mức của bộ tiêu chí.", "Correct the grade by the bands of the rubric."),
    bad: GOOD.replace("9,15;Tốt", "9,15;Khá"),
    good: GOOD,
  },
  size: {
    code: "published-size-differs",
    severity: "error",
    title: text("Số đơn vị xếp hạng khác số liệu", "Another number of ranked units"),
    doc: text(
      "Mẫu số của hạng (12/13) phải là số đơn vị được xếp hạng trong khối.",
      "Places are out of the number of units that are ranked in the group (12/13).",
    ),
    fix: text("Sửa số đơn vị, hoặc bổ sung số liệu của đơn vị còn thiếu.", "Correct the number, or add the data of the missing units."),
    bad: GOOD.replaceAll("/4;", "/5;"),
    good: GOOD,
  },
  missing: {
    code: "published-unit-missing",
    severity: "error",
    title: text("Đơn vị có số liệu nhưng không có trong bảng", "A unit of the data that the table leaves out"),
    doc: text(
      "Mọi đơn vị được xếp hạng của khối phải có trong bảng công bố.",
      "Every ranked unit of the group stands in the published table.",
    ),
    fix: text("Bổ sung đơn vị vào bảng.", "Add the unit to the table."),
    bad: GOOD.split("\n").slice(0, 4).join("\n"),
    good: GOOD,
  },
  unknown: {
    code: "published-unit-unknown",
    severity: "error",
    title: text("Đơn vị trong bảng không có số liệu", "A unit of the table that the data do not have"),
    doc: text("Tên đơn vị trong bảng phải ứng với một đơn vị trong số liệu gốc.", "Every unit of the table is one of the data."),
    fix: text("Sửa tên đơn vị, hoặc thêm tệp số liệu của đơn vị.", "Correct the name, or add the unit’s data."),
    bad: `${GOOD}\n;Huyện Đức Thọ;8,00;Khá`,
    good: GOOD,
  },
} as const satisfies Readonly<Record<string, CodePage>>;

export const dataChecks: readonly CodePage[] = Object.values(DATA_CHECKS);
