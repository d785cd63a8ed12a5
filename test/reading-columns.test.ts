/** Columns and rows that no layout can place: never dropped where they could have counted. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import type { Rubric } from "../src/rubric/model.ts";
import { render } from "../src/text.ts";
import { answersOf, branch, flat, leaf, type ReadBack, read, readAs, type Sheet, sheet, type Written } from "./build.ts";
import { memoryHost } from "./memory-host.ts";

const SURVEY =
  "{ kind: survey, measure: answers, answers: [{ id: a, title: Rất hài lòng, weight: 100 }, { id: b, title: Hài lòng, weight: 60 }, { id: c, title: Không hài lòng, weight: 0 }] }";
const rubric = flat(8, [leaf("1", 2), leaf("2", 2), leaf("3", 2, "{ kind: proportional }"), leaf("4", 2, SURVEY, "source: survey")]);
const told = ({ diagnostics }: ReadBack): readonly string[] =>
  diagnostics.map(({ severity, message, at }) => `${severity} ${message.words.code} ${at.kind === "cell" ? `${at.row}:${at.column}` : ""}`);
const table = (rows: readonly (readonly Written[])[], more: Sheet = {}, of: Rubric = rubric): ReadBack =>
  read(of, sheet(rows, { sheet: "s", ...more }));
const span = (top: number, bottom: number, left: number, right = left) => ({ top, bottom, left, right });

describe("two columns for one thing", () => {
  test("tables side by side with the units in another order are not read", () => {
    const bound = table([
      ["STT", "Đơn vị", "1", null, "STT", "Đơn vị", "2"],
      [1, "Huyện A", 2, null, 1, "Huyện B", 1],
      [2, "Huyện B", 1, null, 2, "Huyện A", 2],
    ]);
    expect([told(bound), bound.submissions]).toEqual([["error column-contested 0:5"], []]);
  });
  test("in the same order they are one table", () => {
    const bound = table([
      ["STT", "Đơn vị", "1", null, "STT", "Đơn vị", "2"],
      [1, "Huyện A", 2, null, 1, "HUYỆN A", 1],
    ]);
    expect([told(bound), answersOf(bound)]).toEqual([[], ["Huyện A 1 self 2", "Huyện A 2 self 1"]]);
  });
  test("a district merged down beside its communes; --map decides which column is not of the units", () => {
    const rows = [
      ["Địa phương", "Tên đơn vị", "1", "2"],
      ["Huyện A", "Xã B", 2, 2],
      [null, "Xã C", 1, 1],
    ];
    const merged = sheet(rows, { sheet: "s", merges: [span(1, 2, 0)] });
    const bound = read(rubric, merged);
    expect(told(bound)).toEqual(["error column-contested 0:1"]);
    expect(render(bound.diagnostics[0]?.fix as never, "vi")).toContain('--map "Địa phương=ignored"');
    const mapped = readAs(rubric, { map: new Map([["Địa phương", "ignored"]]) }, merged);
    expect([told(mapped), answersOf(mapped)]).toEqual([[], ["Xã B 1 self 2", "Xã B 2 self 2", "Xã C 1 self 1", "Xã C 2 self 1"]]);
  });
  test("of two columns of units in a long table neither is chosen", () => {
    const bound = table([
      ["Đơn vị", "Mã", "Điểm tự chấm", "Đơn vị"],
      ["Huyện A", "1", 2, "Huyện B"],
    ]);
    expect([told(bound), bound.submissions]).toEqual([["error column-contested 0:3"], []]);
  });
});

describe("rows without a unit", () => {
  const ROUNDS = [
    ["Đơn vị", "Vòng", "1", "2"],
    ["Huyện A", "TC", 2, 2],
    [null, "TĐ", 1, 0.5],
    [null, "TĐ2", 0.5, 0],
  ];
  const of = flat(4, [leaf("1", 2), leaf("2", 2)], "rounds: [self, appraisal, reappraisal]");
  test.each([["merged over its rounds", [span(1, 3, 0)]] as const, ["in the first row only", []] as const])(
    "a row for each round, the name %s",
    (_, merges) => {
      const bound = table(ROUNDS, { merges }, of);
      expect(told(bound)).toEqual([]);
      expect(answersOf(bound)).toEqual([
        "Huyện A 1 appraisal 1",
        "Huyện A 1 reappraisal 0.5",
        "Huyện A 1 self 2",
        "Huyện A 2 appraisal 0.5",
        "Huyện A 2 reappraisal 0",
        "Huyện A 2 self 2",
      ]);
    },
  );
  test("a round that nobody knows, and one that the heading contradicts", () => {
    const bound = table([
      ["Đơn vị", "Vòng", "1 (thẩm định)", "2"],
      ["Huyện A", "TC", 2, 2],
      ["Huyện B", "Chung kết", 2, 2],
    ]);
    expect(told(bound)).toEqual(["error round-differs 1:2", "error round-unknown 2:1"]);
    expect(answersOf(bound)).toEqual(["Huyện A 2 self 2"]);
  });
  test("figures whose unit was erased are an error; totals, notes and a row of maxima are none", () => {
    const bound = table([
      ["STT", "Đơn vị", "1", "2"],
      [null, null, 2, 2],
      [1, "Huyện A", 1, 1],
      [2, null, 2, 2],
      ["Tổng cộng", null, 3, 3],
      ["Ghi chú: số liệu năm 2022", null, null, null],
    ]);
    expect(told(bound)).toEqual(["error figures-without-unit 3:1"]);
    expect(bound.notRead).toHaveLength(3);
  });
  test("in a long table a merged unit stands for each of its rows", () => {
    const rows = [
      ["Đơn vị", "Mã", "Điểm tự chấm"],
      ["Huyện A", "1", 2],
      [null, "2", 1],
    ];
    expect(answersOf(table(rows, { merges: [span(1, 2, 0)] }))).toEqual(["Huyện A 1 self 2", "Huyện A 2 self 1"]);
    expect(told(table(rows))).toEqual(["error row-without-unit 2:0"]);
  });
});

describe("columns of figures that are not read", () => {
  const long = (heading: string, value: Written): readonly string[] =>
    told(
      table([
        ["Đơn vị", "Mã", "Điểm tự chấm", heading],
        ["Huyện A", "1", 2, value],
      ]),
    );
  test.each<readonly [string, Written, readonly string[]]>([
    ["Điểm Sở Nội vụ", 0, ["error column-with-figures 0:3"]],
    ["Điểm Sở Nội vụ", "0,5", ["error column-with-figures 0:3"]],
    ["Sở chấm lần cuối", "1 điểm", ["error column-with-figures 0:3"]],
    ["Dân số", 12000, ["warning column-with-figures 0:3"]],
    ["Thời điểm", "12", ["warning column-with-figures 0:3"]],
    ["Chênh lệch điểm", -1, ["warning column-with-figures 0:3"]],
    ["Điểm Sở Nội vụ", "chưa có", []],
    ["Năm", 2022, []],
    ["Năm", 2021, ["error rows-of-other-year 1:3"]],
  ])("long: «%s» over %j", (heading, value, expected) => {
    expect(long(heading, value)).toEqual(expected);
  });
  test("rows of last year are told once, with how many there are", () => {
    const bound = table([
      ["Đơn vị", "Năm", "Mã", "Điểm tự chấm"],
      ["Huyện A", 2021, "1", 2],
      ["Huyện A", "2021", "2", 2],
      ["Huyện A", 2022, "3", 2],
    ]);
    expect(told(bound)).toEqual(["error rows-of-other-year 1:1"]);
    expect(render(bound.diagnostics[0]?.message as never, "vi")).toBe("Cột “Năm” có 2 dòng của năm 2021, bộ tiêu chí là của năm 2022.");
  });
  test.each<readonly [string, readonly string[]]>([
    ["Điểm thưởng", ["error column-with-figures 0:3"]],
    ["Tổng điểm cả năm", ["warning column-with-figures 0:3"]],
    ["Số xã", ["warning column-with-figures 0:3"]],
    ["Tiêu chí 4", ["error column-with-figures 0:3"]],
  ])("wide: «%s»", (heading, expected) => {
    const bound = table([
      ["Đơn vị", "1", "2", heading],
      ["Huyện A", 2, 2, "1,5"],
    ]);
    expect(told(bound)).toEqual(expected);
  });
  test("a form in a file of text, and rows of points beside the criteria", () => {
    const form = (...rows: readonly (readonly Written[])[]): readonly string[] =>
      told(table([["Mã", "Nội dung", "Điểm tự chấm", "Điểm cũ"], ...rows], { sheet: "", file: "Huyện A.csv" }));
    expect(form(["1", "Tiêu chí 1", "2", "1,5"])).toEqual(["error column-with-figures 0:3"]);
    expect(form(["1", "Tiêu chí 1", "2"], ["", "Việc khác", "1"])).toEqual(["warning row-code-lost 2:1"]);
    expect(form(["1", "Tiêu chí 1", "2"], ["", "Điểm trừ do chậm", "1"])).toEqual(["error row-code-lost 2:1"]);
    expect(form(["1", "Tiêu chí 1", "2"], ["", "Điểm trừ do chậm", "0"])).toEqual(["warning row-code-lost 2:1"]);
  });
  test("rounds by their short names are headings of a form", () => {
    const of = flat(2, [leaf("1", 2)], "rounds: [self, appraisal, reappraisal, council]");
    const head = ["Mã", "Tự chấm", "Thẩm định lần 1", "Thẩm định lần 2", "Điểm Hội đồng thẩm định"];
    expect(answersOf(table([head, ["1", 2, 1.5, 1, 0.5]], { sheet: "Huyện A" }, of))).toEqual([
      "Huyện A 1 appraisal 1.5",
      "Huyện A 1 council 0.5",
      "Huyện A 1 reappraisal 1",
      "Huyện A 1 self 2",
    ]);
    expect(
      answersOf(
        table(
          [
            ["Mã", "Điểm TĐ", "Điểm phúc tra"],
            ["1", 2, 1],
          ],
          { sheet: "Huyện A" },
          of,
        ),
      ),
    ).toEqual(["Huyện A 1 appraisal 2", "Huyện A 1 reappraisal 1"]);
  });
});

describe("survey results", () => {
  const HEAD = ["Đơn vị", "Rất hài lòng", "Hài lòng", "Không hài lòng"];
  const survey = (head: readonly string[], ...rows: readonly (readonly Written[])[]): ReadBack => table([head, ...rows], { sheet: "KQ" });
  test("an answer under another name is missing, and its column an error", () => {
    const bound = survey(["Đơn vị", "Rất hài lòng", "Hài lòng", "Chưa hài lòng"], ["Huyện A", 50, 30, 20]);
    expect(told(bound).filter((line) => line.startsWith("error"))).toEqual([
      "error column-with-figures 0:3",
      "error survey-answer-missing 0:0",
    ]);
    expect(bound.diagnostics.map(({ message }) => render(message, "vi"))).toContain("Bảng không có cột của tiêu chí 4: “Không hài lòng”.");
  });
  test("the printed number of answers must be theirs; ballots sent out and shares are something else", () => {
    const head = [...HEAD, "Tổng số phiếu", "Số phiếu phát ra", "Tỷ lệ hài lòng chung"];
    const errors = ({ diagnostics }: ReadBack): readonly string[] =>
      told({ diagnostics } as ReadBack).filter((line) => line.startsWith("error"));
    expect(errors(survey(head, ["Huyện A", 50, 30, 20, 100, 120, 80]))).toEqual([]);
    expect(errors(survey(head, ["Huyện A", 50, 30, null, 80, 120, 80]))).toEqual([]);
    expect(errors(survey(head, ["Huyện A", 50, 30, 20, 110, 120, 80]))).toEqual(["error survey-total-differs 1:4"]);
  });
  test("results of a unit whose name was erased", () => {
    expect(survey(HEAD, ["Huyện A", 50, 30, 20], [null, 1, 2, 3], ["Tổng cộng", 51, 32, 23]).errors).toEqual(["figures-without-unit"]);
  });
});

describe("sheets beside those that are read", () => {
  const of = flat(4, [branch("1", 4, [leaf("1.1", 2), leaf("1.2", 2)])]);
  const scores = sheet(
    [
      ["Đơn vị", "1.1", "1.2"],
      ["Huyện A", 2, 2],
    ],
    { sheet: "Tự chấm" },
  );
  const beside = (name: string, rows: readonly (readonly Written[])[]): readonly string[] =>
    told(read(of, scores, sheet(rows, { sheet: name })));
  test.each<readonly [string, string, readonly (readonly Written[])[], readonly string[]]>([
    [
      "units and codes",
      "Thẩm định",
      [
        ["Đơn vị", "Mã", "Điểm"],
        ["Huyện A", "1.1", 0],
        ["Huyện A", "1.2", 0],
      ],
      ["error sheet-with-answers 0:0"],
    ],
    [
      "codes for columns",
      "Lần 2",
      [
        ["Tên", "1.1", "1.2"],
        ["Huyện A", "0", "0"],
      ],
      ["error sheet-with-answers 0:0"],
    ],
    [
      "a code for its name",
      "1.2",
      [
        ["Huyện", "Đạt", "Giao"],
        ["Huyện A", 1, 2],
      ],
      ["error sheet-with-answers 0:0"],
    ],
    [
      "units with figures",
      "Biểu đồ",
      [
        ["Huyện A", 85.5],
        ["Huyện B", 80],
      ],
      ["warning sheet-with-figures 0:0"],
    ],
    [
      "codes with figures",
      "Nháp",
      [
        ["1.1", 0.5],
        ["1.2", 1],
      ],
      ["warning sheet-with-figures 0:0"],
    ],
    [
      "the criteria with their maxima",
      "Danh mục",
      [
        ["1.1", "Tiêu chí 1.1", 2],
        ["1.2", "Tiêu chí 1.2", 2],
      ],
      [],
    ],
    [
      "units that are only listed",
      "Danh sách",
      [
        [1, "Huyện A"],
        [2, "Huyện B"],
      ],
      [],
    ],
    [
      "the list of an annotated copy",
      "Rà soát (cchc)",
      [
        [1, "Huyện A", "1.1", 0.5],
        [2, "Huyện A", "1.2", 1],
      ],
      [],
    ],
    ["a cover", "Bìa", [["BÁO CÁO NĂM 2022"], ["Hà Tĩnh, ngày 1 tháng 12"], ["1.1", "Căn cứ"]], []],
  ])("%s", (_, name, rows, expected) => {
    expect(beside(name, rows)).toEqual(expected);
  });
  test("each is listed, and --sheet leaves it out", () => {
    const other = sheet(
      [
        ["Đơn vị", "Mã", "Điểm"],
        ["Huyện A", "1.1", 0],
        ["Huyện A", "1.2", 0],
      ],
      { sheet: "Thẩm định" },
    );
    const bound = readAs(of, { sheets: ["Tự chấm"] }, scores, other);
    expect([told(bound), bound.notRead.map(({ what }) => what.words.code)]).toEqual([[], ["sheet-not-chosen"]]);
    expect(read(of, scores, other).notRead.map(({ what }) => what.words.code)).toEqual(["sheet-not-read"]);
  });
});

test("the program stops where a column of points was not read, and goes on when told what it is", async () => {
  const world = {
    files: {
      "thu.yaml":
        'cchc: 1\nid: thu\ntitle: Bộ tiêu chí thử\nversion: "1"\nperiod: "2022"\nstanding: illustrative\ngroups: [{ id: huyen, title: Huyện }]\nmaxPoints: 2\ndomains: [{ id: "1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }]\n',
      "diem.csv": "Đơn vị;Mã;Điểm tự chấm;Điểm Sở Nội vụ\nHuyện A;1;2;0\n",
    },
  };
  const score = async (...more: readonly string[]): Promise<readonly [number, string]> => {
    const host = memoryHost(world);
    return [await main(["score", "diem.csv", "--rubric", "thu.yaml", ...more], host), host.stderr()];
  };
  const [failed, said] = await score();
  expect([failed, said]).toEqual([1, expect.stringContaining("diem.csv › D1  lỗi  column-with-figures  Cột “Điểm Sở Nội vụ” có số")]);
  expect(await score("--map", "Điểm Sở Nội vụ=ignored")).toEqual([0, ""]);
});
