/** An error in last year's file is told once a file, and what could not be read there is not lost again. */
import { expect, test } from "vitest";
import { audited } from "./audit-books.ts";

const NOW = `[Huyện An Bình]
Mã;Nội dung;Điểm tự đánh giá
1.1;Ban hành kế hoạch;0,5
1.2;Sáng kiến cấp tỉnh;1,5
1.3;Đoàn kiểm tra chấm;1,5
2.1;Hồ sơ giải quyết đúng hạn;3
2.2;Công khai thủ tục;2`;
const before = (first: string, more = ""): string =>
  `${NOW}\n\n[năm trước: Huyện An Bình]\n${NOW.split("\n").slice(1).join("\n").replace("0,5", first).replace(";3\n", ";4\n")}${more}`;

test("sound: only what was lost again", async () => {
  expect((await audited(before("0,5"))).told.map(({ code }) => code)).toEqual(["deducted-again"]);
});

test("an answer that cannot be read is told, with the number of errors, and is not taken for a loss", async () => {
  const { told, exit } = await audited(before("nửa điểm", "\n9.9;Mã lạ;1"));
  expect([exit, told.map(({ code, severity, cell }) => `${severity} ${code} ${cell}`)]).toEqual([
    0,
    ["warning last-year-faults Huyện An Bình!C2"],
  ]);
  expect(told[0]?.vi).toMatch(/^Tệp năm trước có 2 lỗi .* Lỗi đầu tiên: \S/);
});
