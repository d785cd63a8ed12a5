/** The catalogue of audits: every example is a real workbook run through the program, and says exactly what it is an example of. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { audits } from "../src/audits/index.ts";
import { audited, type Told } from "./audit-books.ts";

const home = join(import.meta.dirname, "..");
const VIETNAMESE = /[ăâđêôơưàảãáạ]/i;

describe.each(audits.map((audit) => [audit.code, audit] as const))("%s", (code, audit) => {
  test("its bad example gives this finding, once, and no other", async () => {
    const { told, err } = await audited(audit.bad);
    expect(err).toBe("");
    expect(told.map((each) => each.code)).toEqual([code]);
    const [found] = told;
    expect(found?.severity).toBe(audit.severity);
    expect(found?.fix).toMatch(/\.$/);
    for (const text of [found?.vi, found?.en]) expect(text).toMatch(/^[^{}]+[.?]$/);
  });

  test("its good example gives none", async () => {
    const { told, err } = await audited(audit.good);
    expect(err).toBe("");
    expect(told.map((each) => `${each.cell} ${each.code} ${each.vi}`)).toEqual([]);
  });
});

test("a code is declared by one audit only, in a file of its name, and the English of every text is English", () => {
  expect(new Set(audits.map(({ code }) => code)).size).toBe(audits.length);
  const folder = join(home, "src", "audits");
  const files = readdirSync(folder).filter((name) => /: Audit = /.test(readFileSync(join(folder, name), "utf8")));
  expect(files.map((name) => name.replace(/\.ts$/, "")).sort()).toEqual(audits.map(({ code }) => code).sort());
  for (const { fix } of audits) expect(fix.en.replace(/«[^»]*»/g, "")).not.toMatch(VIETNAMESE);
  for (const name of files) {
    const own = name.replace(/\.ts$/, "");
    const said = [...readFileSync(join(folder, name), "utf8").matchAll(/words\(\s*"([a-z-]+)"/g)].map(([, code = ""]) => code);
    expect(said.filter((code) => code !== own && !/^(?:fix|expected|points)-/.test(code))).toEqual([]);
  }
});

/** Place, subject and both sentences, one line each. */
const lineOf = ({ code, severity, cell, subject, vi, en }: Told): string => `${severity} ${code} ${cell} (${subject}): ${vi} | ${en}`;

test("what every example finds is told at this very cell in these very words (CCHC_UPDATE=1 writes them down)", async () => {
  const golden = join(import.meta.dirname, "golden", "audits.txt");
  const lines: string[] = [];
  for (const { bad } of audits) lines.push(...(await audited(bad)).told.map(lineOf));
  const told = `${lines.join("\n")}\n`;
  if (process.env.CCHC_UPDATE === "1") writeFileSync(golden, told);
  expect(told).toBe(readFileSync(golden, "utf8"));
});

const HEAD = "[Huyện An Bình]\nMã;Nội dung;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định";
const NAMES: Readonly<Record<string, string>> = {
  "1.1": "Ban hành kế hoạch",
  "1.2": "Sáng kiến cấp tỉnh",
  "1.3": "Đoàn kiểm tra chấm",
  "2.1": "Hồ sơ giải quyết đúng hạn",
  "2.2": "Công khai thủ tục",
};
/** A form with these rows in place of those that are sound. */
function form(changes: Readonly<Record<string, string>>, more = "", head = HEAD): string {
  const sound: Readonly<Record<string, string>> = {
    "1.1": "1;1",
    "1.2": "1,5;1,5",
    "1.3": "1,25;1;Thiếu biên bản",
    "2.1": "3,8;3,8",
    "2.2": "2;2",
  };
  const rows = Object.entries({ ...sound, ...changes }).map(([id, cells]) => `${id};${NAMES[id] ?? ""};${cells}`);
  return `${head}\n${rows.join("\n")}${more === "" ? "" : `\n${more}`}`;
}
const SUMMARY = "[Tổng hợp]\nĐơn vị;1.1;1.2;1.3;2.1;2.2;Tổng điểm;Xếp hạng";

/** What is easily told wrongly: a limit reached but not passed, a consequence of another fault, a later round that put things right. */
const cases: readonly (readonly [string, string, readonly string[], (readonly string[])?])[] = [
  ["sound", form({}), []],
  [
    "a claim above the maximum that the appraisers put right is a warning",
    form({ "1.2": "2;1,5" }),
    ["warning over-maximum Huyện An Bình!C3"],
  ],
  ["points off the step under the appraisal too", form({ "1.3": "1,3;1,25" }), ["warning points-off-step Huyện An Bình!C4"]],
  [
    "a level typed by hand where the rule has none",
    form({ "1.1": "0,7;0,5;Kế hoạch ban hành chậm" }),
    ["warning points-not-listed Huyện An Bình!C2"],
  ],
  ["a wrong total of the claims alone", form({}, ";Tổng cộng;9,6;9,3"), ["error total-differs Huyện An Bình!C7"]],
  ["totals of both columns, right", form({}, ";Tổng cộng;9,55;9,3"), []],
  [
    "a total that follows from a wrong sum is not told again",
    `${HEAD}\n1;Chỉ đạo, điều hành;4;3,5\n1.1;a;1;1\n1.2;b;1,5;1,5\n1.3;c;1,25;1;Thiếu\n2;Thủ tục hành chính;5,8;5,8\n2.1;d;3,8;3,8\n2.2;e;2;2\n;Tổng cộng;9,8;9,3`,
    ["error sum-differs Huyện An Bình!C2"],
  ],
  [
    "two wrong sums that cancel are both told, and the total is right",
    `${HEAD}\n1;Chỉ đạo, điều hành;4;3,5\n1.1;a;1;1\n1.2;b;1,5;1,5\n1.3;c;1,25;1;Thiếu\n2;Thủ tục hành chính;5,55;5,8\n2.1;d;3,8;3,8\n2.2;e;2;2\n;Tổng cộng;9,55;9,3`,
    ["error sum-differs Huyện An Bình!C2", "error sum-differs Huyện An Bình!C6"],
  ],
  [
    "a stale formula is told once, not as a wrong total as well",
    form({}, ";Tổng cộng;=SUM(C2:C6) → 9,9;=SUM(D2:D6) → 9,3"),
    ["error formula-stale Huyện An Bình!C7"],
  ],
  [
    "a rounded sum is right as Excel rounds it",
    form({}, ";Tổng cộng;=ROUND(SUM(C2:C6),1) → 9,6;=SUM(D2:D6) → 9,3"),
    ["error total-differs Huyện An Bình!C7"],
  ],
  [
    "a formula over another sheet is added up there",
    form({}, ";Tổng cộng;=SUM('Phụ lục 1'!B1:B2) → 9,55;9,3\n\n[Phụ lục 1]\nx;4\ny;5,55"),
    [],
  ],
  ["a formula that is not understood is not doubted", form({}, ";Tổng cộng;=SUMPRODUCT(C2:C6,C2:C6) → 9,55;=SUM(D2:D6) → 9,3"), []],
  [
    "a wrong total is told, the place that follows from it is not",
    `${SUMMARY}\nHuyện An Bình;1;1,5;1,25;3,8;2;9,55;2\nHuyện Bình Minh;1;1,5;1;3,8;2;9,9;1`,
    ["error total-differs Tổng hợp!G3"],
  ],
  [
    "no places are compared where a registered unit is absent",
    `units: [{ id: a, name: Huyện An Bình }, { id: b, name: Huyện Bình Minh }, { id: c, name: Huyện Cát Sơn }]\n\n${SUMMARY}\nHuyện An Bình;1;1,5;1,25;3,8;2;9,55;2\nHuyện Bình Minh;1;1,5;1;3,8;2;9,3;3`,
    ["error group-size-differs vi-du.xlsx"],
  ],
  [
    "a hidden column and a hidden sheet",
    "[Tổng hợp (ẩn)]\nĐơn vị;1.1;1.2;1.3;2.1;2.2\nHuyện An Bình;1;1,5;1,25;3,8;2",
    ["warning hidden-points Tổng hợp!A1"],
  ],
  [
    "lowered with figures of the appraisers' own",
    "[Huyện An Bình]\nMã;Số liệu;Điểm tự đánh giá;Số liệu thẩm định;Điểm thẩm định;Ý kiến thẩm định\n1.1;Đúng hạn;1;;1;\n1.2;2;1,5;1;0,75;\n1.3;;1,25;;1,25;\n2.1;;3,8;;3,8;\n2.2;;2;;2;",
    [],
  ],
  [
    "lowered to what the unit's own figures give is a wrong claim and nothing else",
    "[Huyện An Bình]\nMã;Số liệu;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định\n1.1;Đúng hạn;1;1;\n1.2;1;1,5;0,75;\n1.3;;1,25;1,25;\n2.1;;3,8;3,8;\n2.2;;2;2;",
    ["warning claim-differs Huyện An Bình!C3"],
  ],
  [
    "where there is no column for reasons, it is told once a unit",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Điểm thẩm định\n1.1;1;1\n1.2;1,5;1,5\n1.3;1,25;1\n2.1;3,8;3,7\n2.2;2;2",
    ["warning lowered-without-reason Huyện An Bình!C4"],
  ],
  ["a difference of just the limit", form({ "1.3": "1,25;0,25;Thiếu" }), []],
  ["and the smallest step beyond it", form({ "1.3": "1,25;0,25;Thiếu", "2.1": "3,8;3,79;Sai số" }), ["note gap-large Huyện An Bình!A1"]],
  [
    "a dash, a tick and «không có» name neither a reason nor evidence",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định;Tài liệu kiểm chứng\n1.1;1;1;;Quyết định 12\n1.2;1,5;0,75;-;x\n1.3;1,25;1,25;;–\n2.1;3,8;3,7;Không có.;Báo cáo 88\n2.2;2;2;;Không",
    [
      "warning evidence-missing Huyện An Bình!B3",
      "warning lowered-without-reason Huyện An Bình!C3",
      "warning evidence-missing Huyện An Bình!B4",
      "warning lowered-without-reason Huyện An Bình!C5",
      "warning evidence-missing Huyện An Bình!B6",
    ],
  ],
  [
    "«Không giải trình» explains nothing",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định;Điểm thẩm định lại;Giải trình\n1.1;1;1;;;\n1.2;1,5;1,5;;;\n1.3;1,25;0,5;Thiếu biên bản;1,25;Không giải trình\n2.1;3,8;3,8;;;\n2.2;2;2;;;",
    ["warning raised-without-explanation Huyện An Bình!E4"],
  ],
  [
    "hidden points, to who is strict",
    "[Tổng hợp (ẩn)]\nĐơn vị;1.1;1.2;1.3;2.1;2.2\nHuyện An Bình;1;1,5;1,25;3,8;2",
    ["error hidden-points Tổng hợp!A1"],
    ["--strict"],
  ],
  ["a limit that was set", form({}), ["note gap-large Huyện An Bình!A1"], ["--threshold", "gap=2"]],
  [
    "evidence of the last month that counts",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Tài liệu kiểm chứng\n1.1;1;QĐ 1/QĐ-UBND ngày 01/10/2024\n1.2;1,5;BC 2/BC-UBND ngày 31.3.2026\n1.3;1,25;c\n2.1;3,8;d\n2.2;2;e",
    [],
  ],
  [
    "and of the month before and after",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Tài liệu kiểm chứng\n1.1;1;QĐ 1/QĐ-UBND ngày 30/09/2024\n1.2;1,5;BC 2/BC-UBND ngày 01/04/2026\n1.3;1,25;c\n2.1;3,8;d\n2.2;2;e",
    ["warning evidence-outside-period Huyện An Bình!C2", "warning evidence-outside-period Huyện An Bình!C3"],
  ],
  [
    "numbers of documents are no days",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Tài liệu kiểm chứng\n1.1;1;Nghị quyết 12/2021/NQ-HĐND\n1.2;1,5;TB 05/2020/TB-UBND\n1.3;1,25;c\n2.1;3,8;d\n2.2;2;e",
    [],
  ],
  [
    "a unit that names no evidence at all is told once",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Tài liệu kiểm chứng\n1.1;1;\n1.2;1,5;\n1.3;1,25;\n2.1;3,8;\n2.2;2;",
    ["warning evidence-missing Huyện An Bình!A1"],
  ],
  [
    "no evidence is needed for no points",
    "[Huyện An Bình]\nMã;Điểm tự đánh giá;Tài liệu kiểm chứng\n1.1;1;a\n1.2;0;\n1.3;1,25;c\n2.1;3,8;d\n2.2;2;e",
    [],
  ],
];

describe("one fault, one finding", () => {
  const named = cases.map(([title, text, expected, options = []]) => [title, { text, expected, options }] as const);
  test.each(named)("%s", async (_, { text, expected, options }) => {
    const { told, err } = await audited(text, ...options);
    expect(err).toBe("");
    expect(told.map(({ severity, code, cell }) => `${severity} ${code} ${cell}`)).toEqual(expected);
  });
});

test("what is asked for wrongly is refused before anything is read", async () => {
  for (const [options, said] of [
    [["--threshold", "gapp=5"], "Không có ngưỡng “gapp”.\nTên gần đúng: gap.\n"],
    [["--threshold", "gap"], "Ngưỡng “gap” không nhận “”.\nGhi một số từ 0, như --threshold gap=10.\n"],
    [["--threshold", "months=-1"], "Ngưỡng “months” không nhận “-1”.\nGhi một số từ 0, như --threshold months=3.\n"],
    [["--last-rubric", "a"], "--last-rubric chỉ dùng cùng --last-year.\nThêm --last-year với tệp của năm trước.\n"],
  ] as const) {
    const { exit, err } = await audited(form({}), ...options);
    expect([exit, err]).toEqual([2, said]);
  }
});

describe("last year", () => {
  const rubric = `domains:
  - id: "1"
    title: Chỉ đạo
    maxPoints: 2
    criteria: [{ id: "1.1", title: Ban hành kế hoạch, maxPoints: 2, rule: { kind: given } }]
  - id: "2"
    title: Thủ tục
    maxPoints: 8
    criteria:
      - { id: "2.1", title: Ban hành kế hoạch, maxPoints: 4, rule: { kind: given } }
      - { id: "2.2", title: Công khai, maxPoints: 4, rule: { kind: given } }`;
  const year = (name: string, ...points: readonly string[]): string =>
    `[${name}]\nMã;Điểm tự đánh giá\n${["1.1", "2.1", "2.2"].map((id, index) => `${id};${points[index]}`).join("\n")}`;
  const again = async (now: readonly string[], before: readonly string[]): Promise<readonly string[]> =>
    (await audited(`${rubric}\n\n${year("Huyện An Bình", ...now)}\n\n${year("năm trước: Huyện An Bình", ...before)}`)).told
      .filter(({ code }) => code === "deducted-again")
      .map(({ cell, vi }) => `${cell} ${/tiêu chí ([\d.]+)/.exec(vi)?.[1]}`);

  test("of two criteria with one title each is held against its own", async () => {
    expect(await again(["1", "4", "4"], ["2", "1", "4"])).toEqual([]);
    expect(await again(["1", "4", "4"], ["1", "4", "4"].with(1, "3"))).toEqual(["Huyện An Bình!B2 1.1"]);
    expect(await again(["1", "3", "3"], ["1", "1", "1"])).toEqual(["Huyện An Bình!B2 1.1", "Huyện An Bình!B3 2.1", "Huyện An Bình!B4 2.2"]);
  });

  test("is not the same file again", async () => {
    const { exit, err } = await audited(`${form({})}\n\n${form({}).replace("[", "[năm trước: ")}`);
    expect([exit, err]).toEqual([2, expect.stringContaining("“nam-truoc.xlsx” có nội dung giống hệt tệp đang rà soát.")]);
  });
});

test("an appraiser whom the sheets name beside every answer may stand out", async () => {
  const sheet = (unit: string, cut: boolean): string =>
    `[${unit}]\nMã;Điểm tự đánh giá;Điểm thẩm định;Ý kiến thẩm định;Người thẩm định\n${[
      ["1.1", "1", "1", ""],
      ["1.2", "1,5", cut ? "0,75" : "1,5", "Thiếu"],
      ["1.3", "1,25", cut ? "0,5" : "1,25", "Thiếu"],
      ["2.1", "3,8", cut ? "3" : "3,8", "Thiếu"],
      ["2.2", "2", "2", ""],
    ]
      .map((cells) => `${cells.join(";")};Tổ ${unit.at(-1)}`)
      .join("\n")}`;
  const { told } = await audited([sheet("Xã A", false), sheet("Xã B", true), sheet("Xã C", false)].join("\n\n"));
  expect(told.filter(({ code }) => code === "appraiser-stands-out").map(({ cell, subject }) => [cell, subject])).toEqual([
    ["Xã B!C3", "Tổ B"],
  ]);
});
