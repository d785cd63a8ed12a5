/** What a sheet prints as the result of a criterion, or as points taken off, is told where it is not what was used. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const RUBRIC = `cchc: 1
id: thu
title: Bộ tiêu chí thử
version: "1"
period: "2022"
standing: illustrative
groups: [{ id: huyen, title: Huyện }]
rounds: [self, appraisal, reappraisal]
maxPoints: 5
domains:
  - { id: "1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }
  - { id: "2", title: Hồ sơ, maxPoints: 3, rule: { kind: proportional } }
`;

async function score(rows: readonly string[], ...more: readonly string[]): Promise<{ exit: number; said: string; total: string }> {
  const files = { "thu.yaml": RUBRIC, "Huyện A.csv": `${rows.join("\n")}\n` };
  const host = memoryHost({ files });
  const exit = await main(["score", "Huyện A.csv", "--rubric", "thu.yaml", "--format", "json", ...more], host);
  return { exit, said: host.stderr(), total: JSON.parse(host.stdout()).groups[0].units[0].total };
}
const LOST = "Mã;Điểm tự chấm;Điểm thẩm định;Điểm bị trừ";
const AFTER = `${LOST};Điểm thẩm định sau khi trừ`;

describe("a printed result", () => {
  test("that is not the points used is one error for the sheet, at its first cell", async () => {
    const { exit, said, total } = await score([AFTER, "1;2;2;1;1", "2;3;3;0,5;2,5"]);
    expect([exit, total]).toEqual([1, "5.00"]);
    expect(said).toContain(
      "Huyện A.csv › E2 · Huyện A · 1  lỗi  printed-result-differs  2 kết quả ghi trong bảng khác điểm dùng để tính, như tiêu chí 1: ghi 1,00, dùng 2,00; thứ hạng chỉ là tạm tính.",
    );
    expect(said.match(/printed-result-differs/g)).toHaveLength(1);
  });
  test.each<readonly [string, readonly string[]]>([
    ["the same, however it is spelt", [AFTER, "1;2;1,5;0,5;1,50", "2;3;3;0;3"]],
    ["of some criteria only", [AFTER, "1;2;1,5;;1,5", "2;3;3;;"]],
    ["a column of formulas before anybody appraised", ["Mã;Điểm tự chấm;Điểm đạt được", "1;2;0", "2;3;0"]],
    ["off by what Excel adds up in doubles", ["Mã;Điểm tự chấm;Điểm đạt được", "1;1,25;1,2500000001", "2;3;3"]],
  ])("that is %s is right", async (_, rows) => {
    expect(await score(rows)).toMatchObject({ exit: 0, said: "" });
  });
  test("of a later round says nothing of an earlier one", async () => {
    const rows = ["Mã;Điểm tự chấm;Điểm thẩm định;Điểm đạt được", "1;2;1;1", "2;3;2;2"];
    expect(await score(rows, "--round", "self")).toMatchObject({ exit: 0, total: "5.00" });
    expect(await score(rows)).toMatchObject({ exit: 0, total: "3.00" });
  });
  test("of a claim alone counts as soon as one of them is more than nothing", async () => {
    const { exit, said } = await score(["Mã;Điểm tự chấm;Điểm đạt được", "1;2;0", "2;3;3"]);
    expect([exit, said]).toEqual([1, expect.stringContaining("ghi 0,00, dùng 2,00")]);
  });
});

describe("points taken off in a column of their own", () => {
  test("that no points show are an error", async () => {
    const { exit, said } = await score([LOST, "1;2;2;1", "2;3;3;0"]);
    expect([exit, said]).toEqual([
      1,
      expect.stringContaining("1 ô điểm bị trừ của bảng không được tính, như tiêu chí 1: ghi trừ 1,00, điểm dùng vẫn là 2,00"),
    ]);
  });
  test.each([
    ["from the maximum", "1;1,5;1;1"],
    ["from what was claimed", "1;1,5;1;0,5"],
  ])("%s are what was lost", async (_, row) => {
    expect(await score([LOST, row, "2;3;3;0"])).toMatchObject({ exit: 0, said: "" });
  });
});
