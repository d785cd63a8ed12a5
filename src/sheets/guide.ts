/** «Hướng dẫn»: how the form is filled in, what counts itself and what does not, and what becomes of the file. */
import type { Leaf, Rubric } from "../rubric/model.ts";
import { Page } from "./page.ts";
import { FORM_SHEET, isOwn, listField, NEVER, NO, NOT_APPLICABLE, YES } from "./places.ts";
import { UNTOLD } from "./sums.ts";

const join = (leaves: readonly Leaf[]): string => leaves.map(({ id }) => id).join(", ");

const ROUNDING = {
  "half-up": "từ nửa đơn vị trở lên thì làm tròn lên",
  "half-even": "đúng nửa đơn vị thì về chữ số chẵn",
  down: "bỏ phần lẻ",
} as const;

function roundingLine({ rounding: { decimals, mode, at } }: Rubric): string {
  const where = at === "leaf" ? "Điểm từng tiêu chí" : "Chỉ tổng điểm";
  return `${where} được làm tròn đến ${decimals} chữ số thập phân, ${ROUNDING[mode]}, như bộ tiêu chí quy định.`;
}

/** @param untold criteria whose points the sheet cannot always show */
function linesOf(rubric: Rubric, untold: readonly Leaf[]): readonly (readonly [string, string])[] {
  const { leaves } = rubric;
  const own = leaves.filter(isOwn);
  const types = new Set(own.flatMap(({ fields }) => fields.map(({ type }) => type)));
  const typed = own.filter(({ fields }) => fields.length === 0);
  const forbidden = own.filter(({ notApplicable }) => notApplicable === "forbidden");
  const listed = own.filter((leaf) => listField(leaf) !== undefined);
  const others = leaves.filter((leaf) => !isOwn(leaf));
  const absent = forbidden.length === 0 ? "" : ` Không dùng cho các tiêu chí: ${join(forbidden)}.`;
  return [
    ["Ghi ở đâu", `Chỉ ghi vào các ô nền vàng của trang tính «${FORM_SHEET}»; các ô khác được khóa để khỏi ghi nhầm (không có mật khẩu).`],
    [
      "Không sửa gì",
      "Không thêm, bớt, đổi tên cột, dòng, mã tiêu chí, tên trang tính: chương trình chấm điểm đọc theo các mã và tiêu đề đó.",
    ],
    [
      "Số liệu",
      "Mỗi dòng có mã (ví dụ 1.1 hoặc 1.1/…) là một số liệu. Ghi số bằng chữ số, không ghi kèm đơn vị tính; tỷ lệ thì ghi tử số và mẫu số.",
    ],
    ...(types.has("choice") ? [["Chọn một mức", "Bấm vào ô, chọn một mức trong danh sách."] as const] : []),
    ...(types.has("flag")
      ? [["Có hoặc không", `Chọn ${YES} hoặc ${NO}. Ô để trống bên cạnh ô đã ghi được hiểu là ${NO.toLowerCase()}.`] as const]
      : []),
    ...(types.has("date") ? [["Ngày", `Ghi ngày/tháng/năm, ví dụ 15/01/2025. Nếu không làm thì ghi: ${NEVER}.`] as const] : []),
    ...(typed.length > 0
      ? [["Điểm đơn vị tự chấm", `Ghi thẳng vào cột «Điểm tự đánh giá»; số điểm được ghi theo cột «Cách chấm điểm».`] as const]
      : []),
    ...(listed.length > 0
      ? [
          [
            "Danh sách",
            `Tiêu chí ${join(listed)}: ghi ở trang tính mang mã của tiêu chí, mỗi dòng một cơ quan, hoặc chỉ ghi các số tổng ở trang «${FORM_SHEET}». Có danh sách thì tính theo danh sách; khi đó điểm do chương trình tính, bảng tính không hiện.`,
          ] as const,
        ]
      : []),
    ["Không phát sinh", `Tiêu chí không phát sinh ở đơn vị: chọn hoặc ghi «${NOT_APPLICABLE}» ở cột «Số liệu» của dòng tiêu chí.${absent}`],
    ["Số 0 và ô trống", "Số 0 là một số liệu. Ô trống nghĩa là chưa có số liệu: điểm của tiêu chí đó chưa được tính."],
    ["Tài liệu kiểm chứng", "Ghi số, ký hiệu, ngày và tên văn bản; tài liệu cần có ghi ở cuối cột «Cách chấm điểm»."],
    ["Điểm tự đánh giá", `Bảng tính tự tính từ số liệu. ${roundingLine(rubric)} Điểm để xếp hạng do chương trình tính lại từ số liệu.`],
    [
      "Điểm cộng dồn",
      `Dòng lĩnh vực và dòng «Tổng cộng» cộng các tiêu chí đã có điểm. Dấu «${UNTOLD}» nghĩa là trong đó có số liệu mà bảng tính không tính được điểm.`,
    ],
    ...(untold.length > 0
      ? [["Điểm không hiện", `Bảng tính không tính được hết điểm của: ${join(untold)}; chương trình vẫn tính đủ.`] as const]
      : []),
    [
      "Số rất lớn",
      "Số liệu lớn hơn 100 triệu hoặc có quá 3 chữ số thập phân thì bảng tính có thể không hiện điểm để tránh sai; chương trình vẫn tính đủ.",
    ],
    ...(others.length > 0
      ? [["Đơn vị không ghi", `Điều tra xã hội học và tiêu chí do cơ quan thẩm định chấm: ${join(others)}.`] as const]
      : []),
    [
      "Gửi lại",
      `Lưu tệp dạng .xlsx, giữ nguyên tên tệp, gửi cơ quan chủ trì đánh giá. Bản giấy: in trang tính «${FORM_SHEET}», ký, đóng dấu.`,
    ],
    ["Bộ tiêu chí", `${rubric.title}. Mã ${rubric.id}, phiên bản ${rubric.version}.`],
  ];
}

export function guidePage(rubric: Rubric, untold: readonly Leaf[]): Page {
  const page = new Page([6, 24, 66]);
  page.span(0, 0, 2, "HƯỚNG DẪN GHI BIỂU TỰ ĐÁNH GIÁ", { bold: true, size: 14, align: "center" });
  for (const [index, [what, text]] of linesOf(rubric, untold).entries()) {
    const row = 2 + index;
    page.set(row, 0, String(index + 1), { boxed: true, align: "center", size: 11 });
    page.set(row, 1, what, { boxed: true, bold: true, size: 11 });
    page.set(row, 2, text, { boxed: true, size: 11 });
  }
  page.fit(1);
  return page;
}
