/** Last year's file shows by the year in its title: it is read, and said; years of days and decisions are no year of the table. */
import { describe, expect, test } from "vitest";
import { render } from "../src/text.ts";
import { flat, leaf, type ReadBack, read, rubricOf, sheet, type Written } from "./build.ts";

const LEAVES = [leaf("1", 2), leaf("2", 3)];
const rubric = flat(5, LEAVES);
const FORM: readonly (readonly Written[])[] = [
  ["Mã", "Nội dung", "Điểm tự chấm"],
  ["1", "Tiêu chí 1", 2],
];
const form = (titles: readonly string[], name = "Huyện A", of = rubric): ReadBack =>
  read(of, sheet([...titles.map((title) => [title]), ...FORM], { sheet: name }));
const told = ({ diagnostics }: ReadBack): readonly string[] =>
  diagnostics.map(
    ({ severity, at, message, found }) => `${severity} ${at.kind === "cell" ? at.row + 1 : ""} ${message.words.code} ${found}`,
  );

describe("the year in a title", () => {
  test.each([
    [["BẢNG TỰ CHẤM ĐIỂM CHỈ SỐ CCHC NĂM 2021"], "Huyện A", "warning 1 title-other-year 2021"],
    [["BẢNG TỰ CHẤM ĐIỂM", "Đơn vị: Huyện A - Năm 2023"], "Biểu", "warning 2 title-other-year 2023"],
    [["Năm 2021".normalize("NFD")], "Huyện A", "warning 1 title-other-year 2021"],
    [["BẢNG TỰ CHẤM ĐIỂM"], "Huyện A năm 2021", "warning 1 title-other-year 2021"],
  ])("%j on the sheet %s is told once, and the figures are read", (titles, name, expected) => {
    const bound = form(titles, name);
    expect(told(bound)).toEqual([expected]);
    expect(bound.submissions[0]?.answers.size).toBe(1);
  });

  test.each([
    [["BẢNG TỰ CHẤM ĐIỂM NĂM 2022"]],
    [["BẢNG TỰ CHẤM ĐIỂM NĂM 2022", "so sánh kết quả năm 2021"]],
    [["Hà Tĩnh, ngày 05 tháng 01 năm 2023"]],
    [["(Kèm theo Quyết định số 12/QĐ-UBND ngày 5/1/2021, có hiệu lực từ năm 2021)"]],
    [["Căn cứ Nghị quyết số 76/NQ-CP năm 2021"]],
    [["BẢNG TỰ CHẤM ĐIỂM GIAI ĐOẠN ĐẾN NĂM 2030"]],
    [["BẢNG TỰ CHẤM ĐIỂM 2021/QĐ"]],
    [[]],
  ])("%j is nothing to tell", (titles) => {
    expect(told(form(titles))).toEqual([]);
  });

  test("a period of several years takes all of them, one without a year none", () => {
    const of = (period: string) => rubricOf(`period: "${period}"\nmaxPoints: 5\ndomains: [${LEAVES.join(", ")}]`);
    const year = (period: string, title: string): readonly string[] => told(form([title], "Huyện A", of(period)));
    expect(year("2021-2025", "Năm 2023")).toEqual([]);
    expect(year("2021-2025", "Năm 2020")).toEqual(["warning 1 title-other-year 2020"]);
    expect(year("6 tháng đầu năm 2022", "6 tháng năm 2021")).toEqual([]);
    expect(year("quý I năm 2022", "Năm 2021")).toEqual(["warning 1 title-other-year 2021"]);
  });

  test("the advice names both ways out", () => {
    const [only] = form(["BẢNG CHẤM ĐIỂM NĂM 2021"]).diagnostics;
    expect(only?.fix === undefined ? "" : render(only.fix, "vi")).toBe(
      "Kiểm tra đây có phải tệp của kỳ 2022 không: đúng thì sửa năm ở tiêu đề; không đúng thì thay bằng tệp của kỳ này, hoặc chọn bộ tiêu chí của năm 2021 bằng --rubric.",
    );
  });
});
