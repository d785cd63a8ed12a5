/** Days of documents that evidence only rests on are of no concern; those of the evidence itself are, whatever stands beside them. */
import { expect, test } from "vitest";
import { audited } from "./audit-books.ts";

const daysTold = async (evidence: string, unit = "Huyện An Bình", keys = ""): Promise<readonly string[]> => {
  const rows = ["1.1;1", "1.2;1,5", "1.3;1,25", "2.1;3,8", "2.2;2"].map((row, at) => `${row};${at === 0 ? evidence : `Hồ sơ số ${at}`}`);
  const { told, err } = await audited(`${keys}\n[${unit}]\nMã;Điểm tự đánh giá;Tài liệu kiểm chứng\n${rows.join("\n")}`);
  expect(err).toBe("");
  expect(new Set(told.map(({ code }) => code))).toEqual(told.length === 0 ? new Set() : new Set(["evidence-outside-period"]));
  return told.map(({ vi }) => /ngày ([\d/]+)/.exec(vi)?.[1] ?? "");
};

test.each([
  "Quyết định số 876/QĐ-BNV ngày 10/11/2022",
  "Báo cáo 88/BC-UBND ngày 15/12/2025 theo Luật Cán bộ công chức ngày 13/11/2008",
  "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018, Thông tư 01/2018/TT-VPCP ngày 23/11/2018",
  "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2020 của Ủy ban nhân dân tỉnh, đơn vị đã lập sổ theo dõi",
  "Báo cáo 88/BC-UBND ngày 15/12/2025 thực hiện Kế hoạch số 05/KH-UBND ngày 02 tháng 01 năm 2021",
  "Theo quy định tại điểm a khoản 1 Điều 3 Quyết định 15/QĐ-UBND ngày 01/02/2019",
  "Quyết định 1671/QĐ-TTg ngày 30/9/2020",
])("no finding: %s", async (evidence) => {
  expect(await daysTold(evidence)).toEqual([]);
});

test.each([
  ["Quyết định 12/QĐ-UBND ngày 05/01/2024", "05/01/2024"],
  ["Sáng kiến được công nhận theo Quyết định 45/QĐ-UBND ngày 10/10/2020", "10/10/2020"],
  ["Quyết định kỷ luật số 7/QĐ-UBND ngày 03/02/2023", "03/02/2023"],
  ["Kế hoạch phổ biến pháp luật 9/KH-UBND ngày 03/02/2023", "03/02/2023"],
  ["Căn cứ Nghị định 61/2018/NĐ-CP ngày 23/4/2018. Quyết định 12/QĐ-UBND ngày 05/01/2022", "05/01/2022"],
  ["Thực hiện Kế hoạch 5/KH-UBND ngày 02/01/2021, xã ban hành Quyết định 12/QĐ-UBND ngày 05/01/2022", "05/01/2022"],
  ["Báo cáo kết quả thực hiện nhiệm vụ năm 2025 ngày 03/02/2019", "03/02/2019"],
  ["Căn cứ Quyết định số 876/QĐ-BNV ngày 10/11/2028", "10/11/2028"],
])("a finding: %s", async (evidence, day) => {
  expect(await daysTold(evidence)).toEqual([day]);
});

test("a ministry issues decisions of its own, and what the rubric names is a basis for everyone", async () => {
  const old = "Quyết định số 876/QĐ-BNV ngày 10/11/2022";
  expect(await daysTold(old, "Bộ Nội vụ")).toEqual(["10/11/2022"]);
  expect(await daysTold(old, "Bộ Nội vụ", "decision: { number: 876/QĐ-BNV }")).toEqual([]);
});
