/** Forms in which nobody wrote whose they are: a name of a sheet or a file is told as what it is, and never as a unit that the register lacks. */
import { expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { CODES, formOf, full, KEY_HEADS, type Rows, RUBRIC, workbook } from "./headed-sheets.ts";
import { memoryHost } from "./memory-host.ts";

const FORM: Rows = formOf([[...KEY_HEADS, "Điểm tự chấm"]], full);

async function toldOf(file: string, sheet: string, rows: Rows = FORM): Promise<string> {
  const host = memoryHost({ files: { [file]: workbook({ [sheet]: rows }, []), "thu.yaml": RUBRIC } });
  await main(["score", file, "-r", "thu.yaml"], host);
  return host.stderr();
}

test.each([
  ["mau-bieu.xlsx", "Sheet1", "mau-bieu"],
  ["Bản tổng hợp gửi đi.xlsx", "Biểu 1", "Bản tổng hợp gửi đi"],
  ["a1.xlsx", "Chấm điểm CCHC", "Chấm điểm CCHC"],
])("%s with the sheet %s names no unit", async (file, sheet, name) => {
  const told = await toldOf(file, sheet);
  expect(told).toContain(`unit-blank  Biểu chưa ghi tên đơn vị; “${name}” là tên trang tính hoặc tên tệp`);
  expect(told).not.toContain("unit-unknown");
});
test.each(["Huyện Q", "Huyen A"])("a sheet %s is of a unit that the register lacks, or of one misspelt", async (sheet) => {
  const told = await toldOf("a1.xlsx", sheet);
  expect(told).toContain(`unit-unknown  Bộ tiêu chí không có đơn vị “${sheet}”.`);
});
test("what stands after «Đơn vị:» is told as it is written", async () => {
  const told = await toldOf("a1.xlsx", "Sheet1", [["Đơn vị: Cục Thuế", ...CODES.map(() => null)], ...FORM]);
  expect(told).toContain("unit-unknown  Bộ tiêu chí không có đơn vị “Cục Thuế”.");
});
