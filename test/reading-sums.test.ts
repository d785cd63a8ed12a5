/** A sheet is only compared with the others when it names no criterion in any way; one that does is read, or refused. */
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import type { Table } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { answersOf, dec, type ReadBack, read, rubricOf, sheet, type Written } from "./build.ts";
import { memoryHost } from "./memory-host.ts";

const leaf = (id: string, title: string, kind = "given"): string =>
  `{ id: "${id}", title: "${title}", maxPoints: 2, rule: { kind: ${kind} } }`;
const BODY = `maxPoints: 8
domains:
  - id: "1"
    title: Chỉ đạo, điều hành
    maxPoints: 4
    criteria: [${leaf("1.1", "Ban hành kế hoạch")}, ${leaf("1.2", "Báo cáo định kỳ")}]
  - id: "2"
    title: Cải cách thể chế
    maxPoints: 4
    criteria: [${leaf("2.1", "Rà soát văn bản")}, ${leaf("2.2", "Kết quả điều tra", "survey")}]
`;
const rubric = rubricOf(BODY);
const SELF = sheet([
  ["Đơn vị", "1.1", "1.2", "2.1"],
  ["Huyện A", 2, 2, 2],
]);

const formOf = (rows: readonly (readonly Written[])[], head = "TT"): ReadBack =>
  read(rubric, SELF, sheet([[head, "Tiêu chí", "Điểm tối đa", "Điểm thẩm định"], ...rows], { file: "tham-dinh.xlsx" }));
const told = ({ diagnostics }: ReadBack): readonly string[] =>
  diagnostics.map(({ severity, message, at }) => `${severity} ${message.words.code} ${at.kind === "cell" ? `${at.row}:${at.column}` : ""}`);
const appraised = (bound: ReadBack): readonly string[] => answersOf(bound).filter((line) => line.includes("appraisal"));
const ZEROS = ["Huyện A 1.1 appraisal 0", "Huyện A 1.2 appraisal 0", "Huyện A 2.1 appraisal 0"];

describe("a form whose numbers only count the rows", () => {
  test("I, 1, 2, II, 1: the names tell the criteria, which is said once", () => {
    const bound = formOf([
      ["I", "Chỉ đạo, điều hành", 4, 0],
      [1, "Ban hành kế hoạch", 2, 0],
      [2, "Báo cáo định kỳ", 2, 0],
      ["II", "Cải cách thể chế", 4, 0],
      [1, "Rà soát văn bản", 2, 0],
    ]);
    expect(appraised(bound)).toEqual(ZEROS);
    expect(told(bound)).toEqual(["warning code-by-title 1:1"]);
    expect(render(bound.diagnostics[0]?.message as never, "vi")).toBe(
      "5 tiêu chí của trang tính không ghi mã, được hiểu theo tên như sau: “Chỉ đạo, điều hành” là 1, “Ban hành kế hoạch” là 1.1, “Báo cáo định kỳ” là 1.2, “Cải cách thể chế” là 2, “Rà soát văn bản” là 2.1.",
    );
    expect(bound.notRead).toEqual([]);
  });
  test("1, 2, 3 … beside names that begin with the codes: the codes of the names", () => {
    const bound = formOf([
      [1, "1. Chỉ đạo, điều hành", 4, 0],
      [2, "1.1. Ban hành kế hoạch", 2, 0],
      [3, "1.2. Báo cáo định kỳ", 2, 0],
      [4, "2. Cải cách thể chế", 4, 0],
      [5, "2.1. Rà soát văn bản", 2, 0],
    ]);
    expect(appraised(bound)).toEqual(ZEROS);
    expect(told(bound)).toEqual([]);
  });
  test("a numbered row of figures with a name that nobody knows is an error; options and totals are not", () => {
    const bound = formOf([
      [1, "Ban hành kế hoạch", 2, 0],
      [null, "2 văn bản chậm", 1],
      [2, "Việc khác", 2, 1],
      [null, "Tổng cộng", 8, 1],
    ]);
    expect(told(bound)).toEqual(["warning code-by-title 1:1", "error row-name-unknown 3:1"]);
    expect(appraised(bound)).toEqual(["Huyện A 1.1 appraisal 0"]);
  });
  test("codes that are not mere numbers stay codes, whatever the names say", () => {
    const bound = formOf([
      ["1.2", "Ban hành kế hoạch", 2, 1],
      ["1", "Chỉ đạo, điều hành", 4, 1],
    ]);
    expect(appraised(bound)).toEqual(["Huyện A 1.2 appraisal 1"]);
    expect(told(bound)).toEqual(["warning code-name-differs 1:1"]);
  });
  test("numbers that come twice beside unknown names are codes given twice, never a table of sums", () => {
    const bound = formOf([
      ["I", "Phần một", 4, 0],
      [1, "Việc này", 2, 0],
      [2, "Việc kia", 2, 0],
      ["II", "Phần hai", 4, 0],
      [1, "Việc nữa", 2, 0],
    ]);
    expect(bound.errors).toContain("code-twice");
    expect(appraised(bound)).toEqual([]);
  });
  test("an unknown code among domains is told", () => {
    const bound = formOf([
      ["1", "Chỉ đạo, điều hành", 4, 0],
      ["1.9", "Việc khác", 2, 0],
    ]);
    expect(bound.errors).toEqual(["code-unknown"]);
  });
});

describe("a table of domains", () => {
  const rows = [
    [1, "Chỉ đạo, điều hành", 4, 3],
    [2, "Cải cách thể chế", 4, 2],
    ["Tổng cộng", null, 8, 5],
  ];
  test("is compared only, and said to be", () => {
    const bound = formOf(rows);
    expect(told(bound)).toEqual(["warning sums-of-later-round 0:0"]);
    expect(answersOf(bound)).toHaveLength(3);
    expect(bound.notRead.map(({ what, at }) => [what.words.code, at])).toMatchObject([
      ["sheet-compared-only", { file: "tham-dinh.xlsx", row: 0, column: 0 }],
    ]);
    expect(bound.printed.map(({ node, what, value }) => `${node} ${what} ${dec(value)}`)).toContain(" points 5");
  });
  test("with points of a round that no criterion has: the result is without that round", () => {
    const warned = (bound: ReadBack): readonly string[] => told(bound).filter((line) => line.includes("sums-of-later-round"));
    const sums = (heading: string): Table =>
      sheet(
        [
          ["Đơn vị", "Lĩnh vực 1", heading],
          ["Huyện A", 3, 5],
        ],
        { sheet: "TH" },
      );
    expect(warned(read(rubric, SELF, sums("Điểm thẩm định")))).toEqual(["warning sums-of-later-round 0:0"]);
    expect(warned(read(rubric, SELF, sums("Điểm tự chấm")))).toEqual([]);
    const appraisal = sheet(
      [
        ["Đơn vị", "1.1 (thẩm định)", "1.2 (thẩm định)"],
        ["Huyện A", 1, 1],
      ],
      { sheet: "TĐ" },
    );
    expect(warned(read(rubric, SELF, appraisal, sums("Điểm thẩm định")))).toEqual([]);
  });
  test("«Lĩnh vực 1», «LV2» beside the criteria are sums of domains, and no news", () => {
    const bound = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "Lĩnh vực 1", "1.1", "1.2", "LV2", "2.1"],
          ["Huyện A", 3, 2, 1, 2, 2],
        ],
        { sheet: "s" },
      ),
    );
    expect([told(bound), bound.printed.map(({ node, value }) => `${node} ${dec(value)}`)]).toEqual([[], ["1 3", "2 2"]]);
  });
  test("results of a survey under an unknown heading are no sums", () => {
    const bound = read(
      rubric,
      SELF,
      sheet(
        [
          ["Đơn vị", "Tỷ lệ %", "SIPAS năm nay"],
          ["Huyện A", 98, 88],
        ],
        { sheet: "KQ" },
      ),
    );
    expect(told(bound)).toEqual(["error column-with-figures 0:2"]);
  });
  test("a row of figures without a code among the domains is an error", () => {
    expect(told(formOf([...rows.slice(0, 2), [null, "a) Ban hành", 2, 0]]))).toEqual([
      "error row-code-lost 3:1",
      "warning sums-of-later-round 0:0",
    ]);
  });
});

describe("a table with one row a unit", () => {
  const wide = (...head: readonly string[]): ReadBack =>
    read(
      rubric,
      sheet(
        [
          ["STT", "Đơn vị", ...head],
          [1, "Huyện A", 1, 0.5, 1.5],
        ],
        { sheet: "s" },
      ),
    );
  const ANSWERS = ["Huyện A 1.1 self 1", "Huyện A 1.2 self 0.5", "Huyện A 2.1 self 1.5"];
  test("criteria known by their names alone, said once", () => {
    const bound = wide("Ban hành kế hoạch", "Báo cáo định kỳ (2 điểm)", "RÀ SOÁT VĂN BẢN");
    expect(answersOf(bound)).toEqual(ANSWERS);
    expect(told(bound)).toEqual(["warning code-by-title 0:2"]);
  });
  test.each(["TC", "Tiêu chí", "Điểm", "Mã", "TC:"])("«%s 1.1» is the code 1.1", (word) => {
    const bound = wide(`${word} 1.1`, `${word} 1.2`, `${word} 2.1`);
    expect([answersOf(bound), told(bound)]).toEqual([ANSWERS, []]);
  });
  test("names of domains are no criteria: nothing but sums", () => {
    const bound = wide("Chỉ đạo, điều hành", "Cải cách thể chế", "Tổng điểm");
    expect([bound.submissions, bound.errors]).toEqual([[], ["sums-only"]]);
  });
});

test("the program: an appraisal numbered by rows counts, and the self-assessment no longer does", async () => {
  const book = (rows: (string | number)[][]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: "Huyện A", rows }] });
  const head = (round: string): string[] => ["TT", "Tiêu chí", round];
  const host = memoryHost({
    files: {
      "thu.yaml": `cchc: 1\nid: thu\ntitle: Bộ tiêu chí thử\nversion: "1"\nperiod: "2022"\nstanding: illustrative\ngroups: [{ id: huyen, title: Huyện }]\n${BODY.replace("kind: survey", "kind: given")}`,
      "tu-cham.xlsx": await book([
        head("Điểm tự chấm"),
        ["1.1", "Ban hành kế hoạch", 2],
        ["1.2", "Báo cáo định kỳ", 2],
        ["2.1", "Rà soát văn bản", 2],
        ["2.2", "Kết quả điều tra", 2],
      ]),
      "tham-dinh.xlsx": await book([
        head("Điểm thẩm định"),
        ["I", "Chỉ đạo, điều hành", 0],
        [1, "Ban hành kế hoạch", 0],
        [2, "Báo cáo định kỳ", 0],
        ["II", "Cải cách thể chế", 0],
        [1, "Rà soát văn bản", 0],
        [2, "Kết quả điều tra", 0],
      ]),
    },
  });
  const exit = await main(["score", "tu-cham.xlsx", "tham-dinh.xlsx", "--rubric", "thu.yaml", "--format", "json"], host);
  expect([exit, JSON.parse(host.stdout()).groups[0].units[0].total]).toEqual([0, "0.00"]);
});
