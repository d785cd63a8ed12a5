/** How sheets become answers: headings, codes, values. Names of units are in reading-units.test.ts. */
import { describe, expect, test } from "vitest";
import { decode, type Table } from "../src/tables/index.ts";
import { render } from "../src/text.ts";
import { answersOf, branch, flat, leaf, type ReadBack, read, type Sheet, sheet, type Written } from "./build.ts";

const LEVELS =
  "{ kind: choice, levels: [{ id: dat, title: Đạt yêu cầu, points: 1 }, { id: mot-phan, title: Đạt một phần, points: 0.5 }, { id: khong, title: Không đạt, points: 0 }] }";
const LIST = "{ kind: checklist, items: [{ id: a, title: A, points: 1 }, { id: b, title: B, points: 1 }] }";
const DATE = "{ kind: deadline, due: 2022-01-15, bands: [{ to: 0, points: 1 }, { from: 1, points: 0 }] }";
const OFFICES = "{ kind: headcount, tiers: [{ from: 0, deputies: 2 }], each: 1, counts: [over] }";
const INCIDENTS = "{ kind: deduct, incidents: [{ id: a, title: A, each: 1 }, { id: b, title: B, each: 1 }] }";

const rubric = flat(16, [
  branch("1", 4, [leaf("1.1", 1, LEVELS), leaf("1.2", 1), leaf("1.10", 2, "{ kind: proportional }")]),
  branch("2", 6, [leaf("2.1", 2, LIST), leaf("2.2", 1, DATE), leaf("2.3", 2, OFFICES), leaf("2.4", 1, undefined, "source: assessor")]),
  branch("3", 6, [leaf("3.1", 2, "{ kind: survey }"), leaf("3.2", 2, "{ kind: per-item, each: 0.5 }"), leaf("3.3", 2, INCIDENTS)]),
]);
const HEAD = ["Mã", "Nội dung", "Điểm tối đa", "Số liệu", "Điểm tự đánh giá", "Điểm thẩm định"] as const;
/** A form of Huyện A. */
const form = (...rows: readonly (readonly Written[])[]): ReadBack => read(rubric, sheet([HEAD, ...rows]));
const answers = (...rows: readonly (readonly Written[])[]): readonly string[] =>
  answersOf(form(...rows)).map((line) => line.replace("Huyện A ", ""));
const notRead = ({ notRead: list }: ReadBack): readonly string[] => list.map(({ what }) => render(what, "vi"));
const read1 = (table: readonly (readonly Written[])[], more?: Sheet): readonly string[] =>
  answersOf(read(rubric, sheet(table, more))).map((line) => line.replace("Huyện A ", ""));

async function csv(text: string): Promise<Table> {
  const { tables } = await decode("thu.csv", Buffer.from(text), { inflate: () => undefined });
  return tables[0] as Table;
}

describe("what looks wrong in a form is told, though it is read", () => {
  const toldAt = ({ diagnostics }: ReadBack): readonly string[] =>
    diagnostics.map(({ message, at }) => `${message.words.code} ${at.kind === "cell" ? `${at.row},${at.column}` : ""}`);
  test("a printed maximum that is not the rubric's, of a criterion and of a domain", () => {
    expect(toldAt(form(["1", "LĨNH VỰC", 5], ["1.2", "Tiêu chí 1.2", 2, null, 0.5]))).toEqual([
      "maximum-differs 1,2",
      "maximum-differs 2,2",
    ]);
    expect(toldAt(form(["1", "LĨNH VỰC", 4], ["1.2", "Tiêu chí 1.2", 1, null, 0.5]))).toEqual([]);
  });
  test("a row with figures whose code was lost; signatures are only listed", () => {
    const back = form(
      ["1.2", "Tiêu chí 1.2", 1, null, 0.5],
      [null, "Nội dung khác", 1, null, 0.5],
      [null, "Tổng cộng", 1, null, 1],
      [null, "NGƯỜI LẬP BIỂU"],
    );
    expect(toldAt(back)).toEqual(["row-code-lost 2,1"]);
    expect(back.notRead).toHaveLength(1);
  });
  test("a column of figures under a heading that nobody knows", () => {
    const table = sheet([
      [...HEAD, "Điểm Sở Nội vụ chấm", "Ghi nhớ"],
      ["1.2", "Tiêu chí 1.2", 1, null, 0.5, null, 0.25, "xem lại"],
    ]);
    const back = read(rubric, table);
    expect(toldAt(back)).toEqual(["column-with-figures 0,6"]);
    expect(back.notRead.map(({ what }) => render(what, "vi"))).toEqual(["cột “Ghi nhớ”"]);
  });
});

describe("headings", () => {
  const row = ["1.2", "Nội dung", 1, null, 0.5, 0.75];
  test("the header may stand at row 7, below titles and the unit's name", () => {
    const table = sheet([["ỦY BAN NHÂN DÂN"], [], ["BIỂU TỰ CHẤM"], ["Đơn vị: Huyện A"], [], [], HEAD, row], { sheet: "Sheet1" });
    expect(answersOf(read(rubric, table))).toEqual(["Huyện A 1.2 appraisal 0.75", "Huyện A 1.2 self 0.5"]);
  });
  test("two rows with merged cells", () => {
    const merges = [
      { top: 0, bottom: 0, left: 2, right: 3 },
      { top: 0, bottom: 1, left: 0, right: 0 },
    ];
    const table = [
      ["Mã", "Tiêu chí", "Điểm", null],
      [null, null, "Tự chấm", "Thẩm định"],
      ["1.2", "Nội dung", 0.5, 0.75],
    ];
    expect(read1(table, { merges })).toEqual(["1.2 appraisal 0.75", "1.2 self 0.5"]);
  });
  test("columns swapped, synonyms, a colon, unit of measure, lower case, tone placed either way", () => {
    expect(
      read1([
        ["ĐIỂM TỰ CHẤM (điểm):", "Điểm Thẩm Định", "mã số"],
        [0.5, 0.75, "1.2"],
      ]),
    ).toEqual(["1.2 appraisal 0.75", "1.2 self 0.5"]);
  });
  test("two columns of one appraisal heading are the first and the second appraisal", () => {
    expect(
      read1([
        ["Mã", "Điểm tự chấm", "Điểm thẩm định", "Điểm thẩm định"],
        ["1.2", 0.5, 0.75, 1],
      ]),
    ).toEqual(["1.2 appraisal 0.75", "1.2 reappraisal 1", "1.2 self 0.5"]);
  });
  test("a column that counts rows is not that of the codes", () => {
    expect(
      read1([
        ["STT", "Mã tiêu chí", "Điểm tự chấm"],
        [1, "1.2", 0.5],
        [2, "1.1", 1],
      ]),
    ).toEqual(["1.1 self 1", "1.2 self 0.5"]);
    expect(
      read1([
        ["STT", "Nội dung", "Điểm tự chấm"],
        ["1.2", "Kế hoạch", 0.5],
      ]),
    ).toEqual(["1.2 self 0.5"]);
  });
  test("in a wide table each criterion has its own rounds", () => {
    const table = [
      ["Đơn vị", "1.1", null, "1.2", null],
      [null, "Điểm tự chấm", "Điểm thẩm định", "Điểm tự chấm", "Điểm thẩm định"],
      ["Huyện A", 1, 0.5, 1, 0.75],
    ];
    const merges = [
      { top: 0, bottom: 0, left: 1, right: 2 },
      { top: 0, bottom: 0, left: 3, right: 4 },
      { top: 0, bottom: 1, left: 0, right: 0 },
    ];
    expect(read1(table, { merges, sheet: "s" })).toEqual(["1.1 appraisal 0.5", "1.1 self 1", "1.2 appraisal 0.75", "1.2 self 1"]);
  });
  test("a wide table headed by rounds above the codes, or with the round behind the code", () => {
    const merges = [{ top: 0, bottom: 0, left: 1, right: 2 }];
    expect(
      read1(
        [
          ["Đơn vị", "Thẩm định", null],
          [null, "1.1", "1.2"],
          ["Huyện A", 1, 0.5],
        ],
        { merges, sheet: "s" },
      ),
    ).toEqual(["1.1 appraisal 1", "1.2 appraisal 0.5"]);
    expect(
      read1(
        [
          ["Đơn vị", "1.1 (thẩm định)", "1.2"],
          ["Huyện A", 1, 0.5],
        ],
        { sheet: "s" },
      ),
    ).toEqual(["1.1 appraisal 1", "1.2 self 0.5"]);
  });
  test("a wide column twice counts for neither; a wrong or broken code in a heading is told", () => {
    const twice = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "1.1", "1.2", "1.2"],
          ["Huyện A", 1, 0.5, 1],
        ],
        { sheet: "s" },
      ),
    );
    expect(twice.errors).toEqual(["column-twice"]);
    expect(answersOf(twice)).toEqual(["Huyện A 1.1 self 1", "Huyện A 1.2 self unreadable"]);
    const errors = (heading: Written) =>
      read(
        rubric,
        sheet(
          [
            ["Đơn vị", "1.1", "1.2", heading],
            ["Huyện A", 1, 0.5, 1],
          ],
          { sheet: "s" },
        ),
      ).errors;
    expect(errors("1.3")).toEqual(["code-unknown"]);
    expect(errors("1,10")).toEqual([]);
    expect(errors("3.2/item")).toEqual(["field-unknown"]);
    expect(errors({ type: "date", text: "2022-05-02" })).toEqual(["code-became-date"]);
    expect(errors(1.1)).toEqual(["code-ambiguous"]);
    expect(errors("Ghi chú năm 2022")).toEqual([]);
  });
  test("a round that the rubric does not have is an error, once a column", () => {
    const two = flat(2, [leaf("1", 1), leaf("2", 1)], "rounds: [self, appraisal]");
    const bound = read(
      two,
      sheet([
        ["Mã", "Điểm tự chấm", "Điểm Hội đồng"],
        ["1", 1, 0.5],
        ["2", 1, 0],
      ]),
    );
    expect(bound.errors).toEqual(["round-not-in-rubric"]);
  });
  test("a long row of one round under a heading of another is an error", () => {
    const bound = read(
      rubric,
      sheet(
        [
          ["Đơn vị", "Mã", "Vòng", "Điểm tự chấm"],
          ["Huyện A", "1.2", "Thẩm định", 1],
        ],
        { sheet: "s" },
      ),
    );
    expect([bound.errors, answersOf(bound)]).toEqual([["round-differs"], []]);
    const value = sheet(
      [
        ["Đơn vị", "Mã", "Vòng", "Giá trị"],
        ["Huyện A", "1.2", "Thẩm định", 1],
        ["Huyện A", "1.2", null, 0.5],
      ],
      { sheet: "s" },
    );
    expect(answersOf(read(rubric, value))).toEqual(["Huyện A 1.2 appraisal 1", "Huyện A 1.2 self 0.5"]);
  });
});

describe("codes", () => {
  const self = (code: Written): readonly string[] => {
    const bound = form([code, "Nội dung", null, null, 1]);
    return [...answersOf(bound).map((line) => line.replace("Huyện A ", "")), ...bound.errors];
  };
  test.each([
    ["1.2", ["1.2 self 1"]],
    [" 1.2. ", ["1.2 self 1"]],
    ["1,2", ["1.2 self 1"]],
    ["１.２", ["1.2 self 1"]],
    ["1.10", ["1.10 self 1"]],
    [1.2, ["1.2 self 1"]],
    [1.1, ["code-ambiguous"]],
    [{ type: "number", text: "1.1", format: "0.00" } as const, ["1.10 self 1"]],
    [{ type: "date", text: "2022-10-01" } as const, ["code-became-date"]],
    [{ type: "error", text: "#REF!" } as const, ["code-broken"]],
    ["1.3", ["code-unknown"]],
  ])("%j", (code, expected) => {
    expect(self(code)).toEqual(expected);
  });
  test("an unknown code names the nearest", () => {
    const fixes = form(["3.4.1", "x", null, null, 1], ["2.40", "x", null, null, 1]).diagnostics.map(({ fix }) =>
      fix === undefined ? "" : render(fix, "vi"),
    );
    expect(fixes).toEqual(["Tên gần đúng: 3.1.", "Tên gần đúng: 2.4."]);
  });
  test("code and name in one cell", () => {
    expect(
      read1([
        ["Tiêu chí", "Điểm tự chấm"],
        ["     1.2. Kế hoạch năm", 0.5],
        ["1.10 Tỷ lệ", 1],
      ]),
    ).toEqual(["1.10 self 1", "1.2 self 0.5"]);
  });
  test("a code twice counts for neither row", () => {
    const bound = form(["1.2", "x", null, null, 1], ["1.2", "x", null, null, 0.5]);
    expect([bound.errors, answersOf(bound)]).toEqual([["code-twice"], ["Huyện A 1.2 self 1 unreadable"]]);
  });
});

describe("values", () => {
  const fact = (code: string, value: Written): string => {
    const bound = form([code, null, null, value]);
    return [...answersOf(bound).map((line) => line.replace(`Huyện A ${code.split("/")[0]} self `, "")), ...bound.errors].join(", ");
  };
  const typed = (value: Written): string => {
    const bound = form(["1.2", null, null, null, value]);
    return [...answersOf(bound).map((line) => line.replace("Huyện A 1.2 self ", "")), ...bound.errors].join(", ");
  };
  test.each([
    ["dat", "level=dat"],
    ["ĐẠT  yêu cầu", "level=dat"],
    [0.5, "level=mot-phan"],
    ["0,5", "level=mot-phan"],
    ["Gần đạt", "unreadable, cell-choice"],
    [0.75, "unreadable, cell-choice"],
    ["-", "unreadable, cell-choice"],
  ])("choice: %j", (value, expected) => {
    expect(fact("1.1", value)).toBe(expected);
  });
  test("a number that is the id of one level and the worth of another is no choice", () => {
    const numbered = flat(2, [
      leaf("1", 2, "{ kind: choice, levels: [{ id: '1', title: Một, points: 2 }, { id: '2', title: Hai, points: 1 }] }"),
    ]);
    const bound = read(
      numbered,
      sheet([
        ["Mã", "Số liệu"],
        ["1", 1],
      ]),
    );
    expect(bound.errors).toEqual(["cell-choice-points"]);
  });
  test.each([
    ["x", "a=true"],
    ["Có", "a=true"],
    [1, "a=true"],
    [{ type: "boolean", text: "true" } as const, "a=true"],
    ["không", "a=false"],
    ["–", "a=false"],
    [0, "a=false"],
    ["một phần", "unreadable, cell-flag"],
    [2, "unreadable, cell-flag"],
  ])("tick: %j", (value, expected) => {
    expect(fact("2.1/a", value)).toBe(expected);
  });
  test.each([
    [{ type: "date", text: "2022-01-10" } as const, "date=2022-01-10"],
    ["10/01/2022", "date=2022-01-10"],
    ["ngày 5-1-2022", "date=2022-01-05"],
    ["2022-01-10", "date=2022-01-10"],
    ["Không ban hành", "date=never"],
    ["31/02/2022", "unreadable, cell-date"],
    ["10/01/22", "unreadable, cell-date"],
    [44571, "unreadable, cell-date-serial"],
    ["-", "unreadable, cell-dash"],
  ])("date: %j", (value, expected) => {
    expect(fact("2.2", value)).toBe(expected);
  });
  test.each([
    ["38/40", "denominator=40 numerator=38"],
    ["không áp dụng", "NA"],
    ["không phát sinh", "NA"],
    ["Đã giải quyết hết", ""],
    [{ type: "date", text: "2022-04-03" } as const, "unreadable, number-is-date"],
    [{ type: "error", text: "#REF!" } as const, "unreadable, cell-error"],
  ])("in the row of a ratio: %j", (value, expected) => {
    expect(fact("1.10", value)).toBe(expected);
  });
  test("figures in words are listed as not read", () => {
    expect(notRead(form(["1.10", null, null, "Đã giải quyết hết"]))).toEqual([
      "số liệu ghi bằng lời của tiêu chí 1.10; tiêu chí này cần từng ô 1.10/numerator, 1.10/denominator",
    ]);
  });
  test.each([
    [0, "0"],
    ["0,75", "0.75"],
    ["0,5 điểm", "0.5"],
    ["", ""],
    ["không áp dụng", "NA"],
    ["-", "unreadable, cell-dash"],
    ["Không", "unreadable, cell-number"],
    ["x", "unreadable, cell-number"],
    ["1.234", "unreadable, number-ambiguous"],
    ["50%", "unreadable, cell-percent"],
    [{ type: "number", text: "0.5", format: "0%" } as const, "unreadable, cell-percent"],
    [{ type: "error", text: "#REF!" } as const, "unreadable, cell-error"],
    [{ type: "uncomputed", text: "SUM(A1)", formula: "SUM(A1)" } as const, "unreadable, formula-uncomputed"],
    [{ type: "date", text: "2022-01-02" } as const, "unreadable, number-is-date"],
  ])("points: %j", (value, expected) => {
    expect(typed(value)).toBe(expected);
  });
  test.each([
    [{ type: "number", text: "0.8857", format: "0.00%" } as const, "percent=88.57"],
    [{ type: "number", text: "88.57", format: '0.00"%"' } as const, "percent=88.57"],
    ["88,57%", "percent=88.57"],
    [88.57, "percent=88.57"],
  ])("percentage: %j", (value, expected) => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Kết quả điều tra"],
        ["3.1", value],
      ]),
    );
    expect(answersOf(bound)).toEqual([`Huyện A 3.1 survey ${expected}`]);
  });
  test("a dash in a count of incidents means none, not nothing said", () => {
    expect(fact("3.3/a", "-")).toBe("a=0");
    expect(fact("3.2", "-")).toBe("unreadable, cell-dash");
  });
});

describe("whose answer it is", () => {
  test("facts of a survey leaf are of the survey; points that a unit typed for it are refused with a warning", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Kết quả điều tra", "Điểm tự đánh giá"],
        ["3.1", 88, 2],
      ]),
    );
    expect([answersOf(bound), bound.warnings, bound.errors]).toEqual([["Huyện A 3.1 survey percent=88"], ["round-not-allowed"], []]);
    expect(form(["3.1", null, null, null, "-"]).diagnostics).toEqual([]);
  });
  test("a survey result for a leaf that is not of the survey is not taken in silence", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm điều tra"],
        ["1.2", 1],
        ["3.1", 1],
      ]),
    );
    expect([answersOf(bound), bound.warnings]).toEqual([["Huyện A 3.1 survey 1"], ["not-of-survey"]]);
  });
  test("units may not score what only appraisers do", () => {
    const bound = form(["2.4", null, null, null, 1, 0.5]);
    expect([answersOf(bound), bound.warnings]).toEqual([["Huyện A 2.4 appraisal 0.5"], ["round-not-allowed"]]);
  });
  test("a row with nothing but evidence is no answer", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm tự chấm", "Minh chứng"],
        ["1.2", null, "QĐ 12"],
      ]),
    );
    expect([answersOf(bound), bound.errors]).toEqual([[], []]);
    expect(bound.submissions[0]?.answers.get("1.2")).toMatchObject({ rounds: {}, evidence: "QĐ 12" });
  });
});

describe("rows and sheets", () => {
  test("notes and signatures are listed, and points in the row of a figure", () => {
    const bound = form(
      ["1.2", null, null, null, 1],
      [null, "Tổng cộng", 16, null, 1],
      [null, "NGƯỜI LẬP"],
      ["3.2/items", null, null, 2, 1],
    );
    expect(notRead(bound)).toEqual([
      "dòng không có mã tiêu chí: “NGƯỜI LẬP”",
      "điểm ghi ở dòng số liệu 3.2/items; điểm chỉ lấy ở dòng của tiêu chí",
    ]);
    expect(answersOf(bound)).toEqual(["Huyện A 1.2 self 1", "Huyện A 3.2 self items=2"]);
  });
  test("columns and sheets that are not understood are listed", () => {
    const bound = read(
      rubric,
      sheet([
        ["Mã", "Điểm tự chấm", "Người lập biểu"],
        ["1.2", 1, "An"],
      ]),
      sheet([["Bìa"]], { sheet: "Bìa" }),
    );
    expect(notRead(bound)).toEqual(["trang tính “Bìa” không phải bảng chấm điểm", "cột “Người lập biểu”"]);
  });
  test("a file without any table of scores is an error though another file has one", () => {
    const bound = read(rubric, sheet([HEAD, ["1.2", null, null, null, 1]]), sheet([["Ghi chú"]], { file: "khac.xlsx" }));
    expect(bound.errors).toEqual(["no-table"]);
  });
  test("hidden rows, columns and sheets are read, and said", () => {
    const rows = [HEAD, ["1.2", null, null, null, 1]];
    expect(read(rubric, sheet(rows, { hiddenRows: [1] })).warnings).toEqual(["cells-hidden"]);
    expect(read(rubric, sheet(rows, { hiddenColumns: [4] })).warnings).toEqual(["cells-hidden"]);
    const hidden = read(rubric, sheet(rows, { hidden: true }));
    expect([hidden.warnings, answersOf(hidden)]).toEqual([["sheet-hidden"], ["Huyện A 1.2 self 1"]]);
  });
  test("a list of offices is on the sheet of its leaf; a merged unit stands for all its rows, a line without one is an error", () => {
    const head = ["Đơn vị", "Vòng", "Tên cơ quan", "Số cấp phó"];
    const list = (...rows: readonly (readonly Written[])[]) =>
      sheet([head, ...rows], { sheet: "2.3", merges: [{ top: 1, bottom: 2, left: 0, right: 0 }] });
    const good = read(rubric, list(["Huyện A", "Tự chấm", "Phòng 1", 2], [null, "Tự chấm", "Phòng 2", 3], [null, null, "Người lập"]));
    expect([answersOf(good), good.errors]).toEqual([["Huyện A 2.3 self offices=Phòng 1(deputies=2)+Phòng 2(deputies=3)"], []]);
    expect(read(rubric, list(["Huyện A", "", "P1", 2], [null, "", "P2", 3], [null, "", "P3", 4])).errors).toEqual([
      "list-row-without-unit",
    ]);
    expect(answersOf(read(rubric, list(["Huyện A", "", "P1", "hai"])))).toEqual(["Huyện A 2.3 self offices=P1() unreadable"]);
  });
  test("a list and totals in the form are kept side by side", () => {
    const bound = read(
      rubric,
      sheet([HEAD, ["2.3/over", null, null, 1]]),
      sheet(
        [
          ["Đơn vị", "Số cấp phó"],
          ["Huyện A", 2],
        ],
        { sheet: "2.3" },
      ),
    );
    expect([answersOf(bound), bound.errors]).toEqual([["Huyện A 2.3 self offices=(deputies=2) over=1"], []]);
  });
  test("one answer in two places counts for neither", () => {
    const long = (file: string, value: number) =>
      sheet(
        [
          ["Đơn vị", "Mã", "Điểm tự chấm"],
          ["Huyện A", "1.2", value],
        ],
        { file, sheet: "" },
      );
    const bound = read(rubric, long("a.csv", 1), long("b.csv", 0.5));
    expect([bound.errors, answersOf(bound)]).toEqual([["answer-twice"], ["Huyện A 1.2 self 1 unreadable"]]);
  });
  test("a wide table of later rounds or of the survey stands beside the forms", () => {
    const survey = sheet(
      [
        ["Đơn vị", "3.1/percent", "1.2 (thẩm định)"],
        ["Huyện A", 90, 0.5],
      ],
      { sheet: "ĐTXHH" },
    );
    const bound = read(rubric, sheet([HEAD, ["1.2", null, null, null, 1]]), survey);
    expect([bound.errors, answersOf(bound)]).toEqual([
      [],
      ["Huyện A 1.2 appraisal 0.5", "Huyện A 1.2 self 1", "Huyện A 3.1 survey percent=90"],
    ]);
  });
  test("text tables read the same", async () => {
    const bound = read(rubric, await csv("Đơn vị;Mã;Điểm tự chấm\nHuyện A;1.2;0,5\nHuyện A;1.10;1\n"));
    expect(answersOf(bound)).toEqual(["Huyện A 1.10 self 1", "Huyện A 1.2 self 0.5"]);
    expect(answers(["1.2", null, null, null, 0.5], ["1.10", null, null, null, 1])).toEqual(["1.10 self 1", "1.2 self 0.5"]);
  });
});
