/** Drafting rubrics from the layouts of forms that provinces print. */
import { describe, expect, test } from "vitest";
import { toDecimal } from "../src/points.ts";
import { importRows, L10, lineWith, outline, type Rows } from "./imported.ts";

describe("layouts", () => {
  test("L10: options without codes, points as text, comma and point in one column", async () => {
    const { draft, rubric, told, exit, codes, err } = await importRows(L10);
    expect(err).not.toContain("lỗi  ");
    expect(told).toEqual([]);
    expect(codes).toEqual([]);
    expect(exit).toBe(0);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "1 CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH 4.5",
      "  1.1 Kế hoạch CCHC 3",
      "    1.1.1 Ban hành kế hoạch 1 choice",
      "    1.1.2 Mức độ thực hiện kế hoạch 2 bands",
      "  1.2 Công khai 1.5 checklist",
      "2 CẢI CÁCH THỦ TỤC HÀNH CHÍNH 3",
      "  2.1 Hồ sơ đúng hạn 3 proportional",
    ]);
    expect(rubric?.counts).toEqual({ domains: 2, criteria: 3, subcriteria: 2 });
    expect(rubric?.decision?.number).toBe("123/QĐ-CAT-PV01");
    expect(rubric?.period).toBe("2024");
    expect(rubric?.standing).toBe("reconstructed");
    expect(lineWith(draft, "maxPoints: 4.5")).toBe("maxPoints: 4.5 # ô C6");
    expect(lineWith(draft, "maxPoints: 7.5")).toBe("maxPoints: 7.5 # biểu mẫu › 'Biểu'!C24");
    expect(lineWith(draft, '"1.1.1"')).toBe("- id: \"1.1.1\" # biểu mẫu › 'Biểu'!A8");
    expect(lineWith(draft, "above: 90")).toBe("- { above: 90, points: 2 } # ô C14: Trên 90%");
    expect(lineWith(draft, "from: 70")).toBe("- { from: 70, to: 90, points: 1 } # ô C15: Từ 70% đến 90%");
    expect(lineWith(draft, "Tại Bộ phận")).toBe("- { id: tai-bo-phan-mot-cua, title: Tại Bộ phận một cửa, points: 0.5 } # ô C19");
    expect(lineWith(draft, "Trên bảng tin")).toContain("points: 0.50 }");
    expect(lineWith(draft, "proportional")).toBe("rule: { kind: proportional, numerator: Số hồ sơ đúng hạn, denominator: Tổng số hồ sơ }");
    expect(draft).toMatch(/# cần điền: các khối/);
  });

  test("L11: the total comes first, beside a column of toggles", async () => {
    const head = [
      null,
      "STT",
      "Lĩnh vực/ Tiêu chí/ Tiêu chí thành phần",
      "Điểm tối đa",
      "Điểm tự chấm",
      "Tài liệu kiểm chứng",
      "Giải trình",
      "Điểm thẩm định",
      "Ý kiến của Hội đồng thẩm định",
    ];
    const { rubric, told } = await importRows([
      head,
      [null, null, "Tổng", "10"],
      ["+", "I", "Chỉ đạo, điều hành", "6"],
      [null, "1", "Kế hoạch", "4"],
      [null, null, "Đạt", "4"],
      [null, null, "Không đạt", "0"],
      [null, "2", "Báo cáo", "2"],
      [null, null, "Mỗi báo cáo đúng hạn", "0,5"],
      ["+", "II", "Thể chế", "4"],
      [null, "1", "Rà soát văn bản", "4"],
      [null, null, "Từ 90% trở lên", "4"],
      [null, null, "Từ 70% đến dưới 90%", "2"],
      [null, null, "Còn lại", "0"],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "I Chỉ đạo, điều hành 6",
      "  I.1 Kế hoạch 4 choice",
      "  I.2 Báo cáo 2 per-item",
      "II Thể chế 4",
      "  II.1 Rà soát văn bản 4 bands",
    ]);
    expect(toDecimal(rubric?.maxPoints ?? (null as never))).toBe("10");
    expect(told).toEqual(["B3 codes-restart"]);
  });

  test("L12: all maxima as text, bonus, penalty and total without a code", async () => {
    const { rubric, draft, told } = await importRows([
      ["BẢNG CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH"],
      ["Đơn vị: X - Năm 2024"],
      ["STT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Ghi chú của đơn vị", "Ghi chú của thẩm định"],
      ["1", "CẢI CÁCH THỂ CHẾ", "28.50"],
      ["1.1", "Xây dựng văn bản", "28.50"],
      [null, "Có", "28.50"],
      [null, "Không", "0.00"],
      [null, "Điểm thưởng", "5.00"],
      [null, "Điểm phạt", null],
      [null, "Tổng cộng", "28.50"],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "1 CẢI CÁCH THỂ CHẾ 28.5",
      "  1.1 Xây dựng văn bản 28.5 choice",
      "thuong Điểm thưởng 5 given",
    ]);
    expect(rubric?.leaves.at(-1)?.effect).toBe("bonus");
    expect(lineWith(draft, "maxPoints: 28.50")).toBe("maxPoints: 28.50 # biểu mẫu › 'Biểu'!C10");
    expect(told).toEqual(["B8 way-unknown", "B9 bonus-without-maximum"]);
  });

  test("L13: «Lĩnh vực» heads the names", async () => {
    const { rubric, told } = await importRows([
      ["STT", "Lĩnh vực", "Điểm tối đa", "Điểm tự chấm", "Điểm thẩm định", "Điểm thẩm định lần 2"],
      [1, "Cải cách thể chế", "60,5"],
      [2, "Cải cách thủ tục hành chính", "39,5"],
      [null, "Tổng điểm", 100],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual(["1 Cải cách thể chế 60.5 given", "2 Cải cách thủ tục hành chính 39.5 given"]);
    expect(told).toEqual(["B2 way-unknown", "B3 way-unknown"]);
  });

  test("L15: code and name in one cell, steps under the criterion", async () => {
    const { rubric, told, draft } = await importRows([
      [
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Tự đánh giá",
        "Tài liệu kiểm chứng/Giải trình",
        "Thẩm định",
        "Ý kiến hội đồng thẩm định",
        "Chỉ số",
      ],
      ["1. Công tác chỉ đạo, điều hành (1 điểm)", "1"],
      ["     1.1. Kế hoạch CCHC", "1"],
      ["          1.1.1. Ban hành kế hoạch", "0,25"],
      ["Đạt", "0,25"],
      ["Không đạt", "0"],
      ["          1.1.2. Mức độ hoàn thành", "0,75"],
      ["12 tháng đủ báo cáo", "0,75"],
      ["Không đủ", "0"],
      ["Điểm số", "1"],
    ]);
    expect(outline(rubric?.root.children ?? [])).toEqual([
      "1 Công tác chỉ đạo, điều hành 1",
      "  1.1 Kế hoạch CCHC 1",
      "    1.1.1 Ban hành kế hoạch 0.25 choice",
      "    1.1.2 Mức độ hoàn thành 0.75 choice",
    ]);
    expect(lineWith(draft, '"1.1.2"')).toContain("'Biểu'!A7");
    expect(told).toEqual([]);
  });

  test("without codes, capitals and indentation tell the levels", async () => {
    const { rubric, told } = await importRows([
      ["Nội dung", "Điểm chuẩn"],
      ["CẢI CÁCH THỂ CHẾ", 5],
      ["Kế hoạch", 5],
      ["     Ban hành", 2],
      ["     Thực hiện", 3],
      ["CẢI CÁCH BỘ MÁY", 5],
      ["Sắp xếp", 5],
      ["Tổng điểm", 10],
    ]);
    expect(outline(rubric?.root.children ?? []).map((line) => line.replace(" given", ""))).toEqual([
      "1 CẢI CÁCH THỂ CHẾ 5",
      "  1.1 Kế hoạch 5",
      "    1.1.1 Ban hành 2",
      "    1.1.2 Thực hiện 3",
      "2 CẢI CÁCH BỘ MÁY 5",
      "  2.1 Sắp xếp 5",
    ]);
    expect(told[0]).toBe("A2 codes-missing");
  });

  test("Cà Mau 2013: the ladder as written, in a column of scoring, and 90% exactly gives 1 point", async () => {
    const rows: Rows = [
      [
        "STT",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm đánh giá",
        null,
        null,
        "Điểm đạt được",
        "Chỉ số",
        "Cách tính điểm",
      ],
      [null, null, null, "Điều tra XHH", "Tự đánh giá", "SNV đánh giá"],
      ["1", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC", 10],
      ["1.1", "Kế hoạch CCHC năm", 5],
      [
        "1.1.1",
        "Ban hành kế hoạch CCHC năm",
        1,
        null,
        null,
        null,
        null,
        null,
        "Ban hành kịp thời: 1; ban hành không kịp thời: 0,5; không ban hành: 0",
      ],
      [
        "1.1.2",
        "Xác định đầy đủ nhiệm vụ và bố trí kinh phí",
        1,
        null,
        null,
        null,
        null,
        null,
        "Đầy đủ nhiệm vụ và có bố trí kinh phí: 1; không: 0",
      ],
      ["1.1.3", "Kết quả rõ ràng, cụ thể", 1, null, null, null, null, null, "Đạt yêu cầu: 1; không đạt yêu cầu: 0"],
      ["1.1.4", "Mức độ thực hiện kế hoạch CCHC\nTrên 90%: 2\nTừ 70%-90%: 1\nDưới 70%: 0", 2],
      ["1.2", "Báo cáo CCHC", 2],
      ["1.2.1", "Báo cáo đúng thời gian", 1],
      [null, "Đủ số lượng và đúng thời gian: 1; không: 0"],
      ["1.2.2", "Báo cáo đủ nội dung", 1],
      [null, "Đạt: 1 điểm"],
      [null, "Không: 0 điểm"],
      ["1.3", "Kiểm tra công tác CCHC", 3],
    ];
    const { rubric, draft, told, codes } = await importRows(rows);
    expect(outline(rubric?.root.children ?? []).map((line) => line.split(" ").at(-1))).toEqual([
      "10",
      "5",
      "choice",
      "choice",
      "choice",
      "bands",
      "2",
      "choice",
      "choice",
      "given",
    ]);
    expect(draft).toContain("- { above: 90, points: 2 } # ô B8: Trên 90%");
    expect(draft).toContain("- { from: 70, to: 90, points: 1 } # ô B8: Từ 70%-90%");
    expect(draft).toContain("- { id: ban-hanh-khong-kip-thoi, title: ban hành không kịp thời, points: 0.5 } # ô I5");
    expect(told).toEqual(["C3 total-missing", "B15 way-unknown"]);
    expect(codes).toEqual([]);
  });
});
