/** Rows 26 to 48 of what people send: cells, each with what is told, at which cell, how it may be mended and how the program ends. */
import { describe, expect, test } from "vitest";
import { type BookOptions, book, data } from "./packages.ts";
import { audit, NHO, run, saying, toldBy } from "./told.ts";

const text = (at: string, value: string, more = ""): string => `<c r="${at}" t="inlineStr"${more}><is><t>${value}</t></is></c>`;
const number = (at: string, value: string, more = "", formula = ""): string =>
  `<c r="${at}"${more}>${formula === "" ? "" : `<f>${formula}</f>`}<v>${value}</v></c>`;
const row = (at: number, cells: string, more = ""): string => `<row r="${at}"${more}>${cells}</row>`;
const HEAD = row(1, text("A1", "Đơn vị") + text("B1", "Mã") + text("C1", "Điểm tự đánh giá") + text("D1", "Tài liệu kiểm chứng"));
/** A long table with one unit and one criterion, whose last cells are given. */
const one = (cells: string, options?: BookOptions, around = ""): Uint8Array =>
  book(data(HEAD + row(2, text("A2", "Huyện Vũ Quang") + text("B2", "1.3") + cells)) + around, options);
const coded = (code: string, options?: BookOptions): Uint8Array =>
  book(data(HEAD + row(2, text("A2", "Huyện Vũ Quang") + code + number("C2", "1"))), options);
/** A form of one unit; the rows from the third on. */
const form = (...rows: readonly string[]): Uint8Array => {
  const head = ["Mã", "Nội dung", "Điểm tối đa", "Điểm tự đánh giá"].map((each, at) => text(`${"ABCD"[at]}2`, each)).join("");
  return book(data(row(1, text("A1", "Đơn vị: Huyện Vũ Quang")) + row(2, head) + rows.map((cells, at) => row(at + 3, cells)).join("")));
};
const FORM = [
  text("A3", "1.1") + text("B3", "Ban hành kế hoạch") + number("C3", "1") + number("D3", "1"),
  text("A4", "1.3") + text("B4", "Đoàn kiểm tra chấm") + number("C4", "1.5") + number("D4", "1.25"),
];
const format = (code: string): BookOptions => ({
  styles: `<styleSheet><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf fontId="1"/></cellXfs></styleSheet>`,
});
const STYLED = ' s="1"';
const WHITE = ' s="2"';

/** What it is, the workbook, what is told, words that must be read there. */
type Row = readonly [about: string, bytes: () => Uint8Array, told: readonly string[], words?: RegExp];
const scored: readonly Row[] = [
  ...["NaN", "Infinity", "1e400", "0x10", "1,5", "1.5.2"].map(
    (value): Row => [
      `26: ${value} stored as a number`,
      () => one(number("C2", value)),
      ["→ 1", "C2 lỗi cell-number-damaged"],
      /“.+”[\s\S]*nhập lại giá trị của ô này rồi lưu/,
    ],
  ),
  ["26: a code stored as no number", () => coded(number("B2", "1,5")), ["→ 2", "B2 lỗi cell-number-damaged"]],
  ...["#REF!", "#DIV/0!", "#N/A"].map(
    (value): Row => [
      `27: ${value}`,
      () => one(`<c r="C2" t="e"><f>Bia!A1/0</f><v>${value}</v></c>`),
      ["→ 1", "C2 lỗi cell-error-formula"],
      new RegExp(`Công thức =Bia!A1/0 đang báo lỗi ${value}[\\s\\S]*Sửa công thức`),
    ],
  ),
  ["27: #N/A typed", () => one('<c r="C2" t="e"><v>#N/A</v></c>'), ["→ 1", "C2 lỗi cell-error"]],
  ["27: evidence that failed", () => one(`${number("C2", "1")}<c r="D2" t="e"><v>#N/A</v></c>`), ["→ 1", "D2 lỗi cell-error"]],
  ["27: a code that failed", () => coded('<c r="B2" t="e"><v>#N/A</v></c>'), ["→ 2", "B2 lỗi code-broken"], /Văn bản/],
  [
    "27: a unit that failed",
    () => book(data(HEAD + row(2, `<c r="A2" t="e"><v>#N/A</v></c>${text("B2", "1.3")}${number("C2", "1")}`))),
    ["→ 2", "A2 lỗi unit-broken"],
    /#N\/A[\s\S]*gõ tên đơn vị/,
  ],
  [
    "28: never calculated",
    () => one('<c r="C2"><f>1-0.5</f></c>'),
    ["→ 1", "C2 lỗi formula-uncomputed"],
    /=1-0\.5[\s\S]*Excel rồi lưu lại/,
  ],
  ["28: an empty result", () => one('<c r="C2"><f>1-0.5</f><v/></c>'), ["→ 1", "C2 lỗi formula-uncomputed"]],
  [
    "32: more decimals than the rubric has",
    () => one(number("C2", "0.496", STYLED), format("0.0")),
    ["→ 1", "C2 cảnh báo too-many-decimals"],
    /0,496[\s\S]*nhiều nhất 2 chữ số/,
  ],
  [
    "33: a hidden row",
    () => book(data(HEAD + row(2, text("A2", "Huyện Vũ Quang") + text("B2", "1.3") + number("C2", "1"), ' hidden="1"'))),
    ["→ 1", "A2 cảnh báo cells-hidden"],
    /dòng 2[\s\S]*bỏ ẩn/,
  ],
  [
    "33: a row that is filtered away",
    () =>
      book(
        `${data(HEAD + row(2, text("A2", "Huyện Vũ Quang") + text("B2", "1.3") + number("C2", "1"), ' hidden="1"'))}<autoFilter ref="A1:D2"/>`,
      ),
    ["→ 1", "A2 cảnh báo cells-hidden"],
    /bị lọc[\s\S]*Bỏ lọc/,
  ],
  [
    "33: a hidden column",
    () =>
      book(
        `<cols><col min="3" max="3" hidden="1"/></cols>${data(HEAD + row(2, text("A2", "Huyện Vũ Quang") + text("B2", "1.3") + number("C2", "1")))}`,
      ),
    ["→ 1", "C1 cảnh báo cells-hidden"],
    /cột C/,
  ],
  ...["hidden", "veryHidden"].map(
    (state): Row => [
      `33: a sheet that is ${state}`,
      () => one(number("C2", "1"), { sheets: `<sheet name="Tự chấm" sheetId="1" state="${state}" r:id="r1"/>` }),
      ["→ 1", "A1 cảnh báo sheet-hidden"],
      /Trang tính ẩn “Tự chấm”[\s\S]*--sheet/,
    ],
  ),
  ["33: white on white", () => one(number("C2", "1", WHITE), format("0")), ["→ 1", "C2 cảnh báo cells-unseen"], /: C2\.[\s\S]*Đổi màu chữ/],
  [
    "34: a code that became a day",
    () => coded(number("B2", "45294", STYLED), format("dd/mm/yyyy")),
    ["→ 2", "B2 lỗi code-became-date"],
    /ngày 03\/01\/2024[\s\S]*Văn bản rồi nhập lại mã/,
  ],
  [
    "34: a code that became a day counted from 1904",
    () => coded(number("B2", "45294", STYLED), { ...format("d-mmm"), workbookPr: '<workbookPr date1904="1"/>' }),
    ["→ 2", "B2 lỗi code-became-date"],
    /ngày 04\/01\/2028/,
  ],
  [
    "34: points that became a day",
    () => one(number("C2", "45294", STYLED), format("dd/mm/yyyy")),
    ["→ 1", "C2 lỗi number-is-date"],
    /03\/01\/2024[\s\S]*Số hoặc Văn bản/,
  ],
  [
    "35: a code whose format keeps the zero",
    () => coded(number("B2", "1.1", STYLED), format("0.00")),
    ["→ 2", "B2 lỗi code-unknown"],
    /không có mã “1\.10”/,
  ],
];

describe("a workbook", () => {
  test.each(scored.map((each) => ({ each, about: each[0] })))("row $about", async ({ each: [, make, expected, words] }) => {
    const ended = await run({ "a.xlsx": make() });
    expect(toldBy(ended)).toEqual(expected);
    if (words !== undefined) expect(saying(ended, expected[1]?.split(" ").at(-1) ?? "")).toMatch(words);
  });

  test("row 26: a cell whose file is damaged counts for nothing, so that nothing is ranked on it", async () => {
    const { out } = await run({ "a.xlsx": one(number("C2", "1,5")) }, "--format", "json");
    const [unit] = JSON.parse(out).groups[0].units;
    expect([unit.total, unit.place ?? null]).toEqual(["0.00", null]);
  });

  test("row 24: neither of two values of one cell counts", async () => {
    const twice = book(data(HEAD + row(2, text("A2", "Huyện Vũ Quang") + text("B2", "1.3") + number("C2", "1") + number("C2", "0.5"))));
    const ended = await run({ "a.xlsx": twice });
    expect(toldBy(ended)).toEqual(["→ 1", "C2 lỗi cell-duplicate"]);
    expect(saying(ended, "cell-duplicate")).toMatch(/“1” và “0\.5”[\s\S]*kiểm tra giá trị của ô này/);
    const [unit] = JSON.parse((await run({ "a.xlsx": twice }, "--format", "json")).out).groups[0].units;
    expect(unit.total).toBe("0.00");
  });

  test("row 33: --strict makes errors of what is hidden", async () => {
    for (const [bytes, told] of [
      [one(number("C2", "1", WHITE), format("0")), "C2 lỗi cells-unseen"],
      [one(number("C2", "1"), { sheets: '<sheet name="Tự chấm" sheetId="1" state="hidden" r:id="r1"/>' }), "A1 lỗi sheet-hidden"],
    ] as const)
      expect(toldBy(await run({ "a.xlsx": bytes }, "--strict"))).toEqual(["→ 1", told]);
  });

  test("row 35: a number may be two codes, unless its format or the rubric tells", async () => {
    const ten = NHO.replace('id: "1.2"', 'id: "1.10"');
    const told = async (code: string, style?: BookOptions): Promise<readonly string[]> =>
      toldBy(await run({ "rubrics/nho.yaml": ten, "a.xlsx": coded(code, style) }));
    const doubted = await run({ "rubrics/nho.yaml": ten, "a.xlsx": coded(number("B2", "1.1")) });
    expect(toldBy(doubted)).toEqual(["→ 2", "B2 lỗi code-ambiguous"]);
    expect(saying(doubted, "code-ambiguous")).toMatch(/không rõ là 1\.1 hay 1\.10[\s\S]*Văn bản rồi nhập lại mã/);
    expect(await told(number("B2", "1.1", STYLED), format("0.00"))).not.toContain("B2 lỗi code-ambiguous");
    expect(toldBy(await run({ "a.xlsx": coded(number("B2", "1.1")) }))).not.toContain("B2 lỗi code-ambiguous");
  });
});

describe("a workbook that is looked through", () => {
  const looked: readonly Row[] = [
    [
      "29: a stored sum that is no sum",
      () => form(...FORM, text("B5", "Tổng cộng") + number("C5", "10") + number("D5", "99", "", "SUM(D3:D4)")),
      ["→ 1", "D5 lỗi formula-stale"],
      /Tổng lưu 99,00; tính lại: 2,25[\s\S]*=SUM\(D3:D4\)[\s\S]*Ctrl\+Alt\+F9/,
    ],
    [
      "30: a total typed by hand",
      () => form(...FORM, text("B5", "Tổng cộng") + number("C5", "10") + number("D5", "2.15")),
      ["→ 1", "D5 lỗi total-differs"],
      /2,15; tính lại: 2,25; chênh lệch −0,10[\s\S]*Cộng lại/,
    ],
    [
      "31: from another file",
      () => one(number("C2", "1", "", "'[1]Sheet1'!A1")),
      ["→ 1", "C2 cảnh báo formula-external"],
      /từ tệp khác; 1 là giá trị lưu lần cuối[\s\S]*Dán số/,
    ],
    [
      "32: shown rounded",
      () => one(number("C2", "0.46", STYLED), format("0.0")),
      ["→ 1", "C2 cảnh báo display-rounded"],
      /hiện 0,5 nhưng lưu 0,46[\s\S]*đủ chữ số thập phân/,
    ],
  ];
  test.each(looked.map((each) => ({ each, about: each[0] })))("row $about", async ({ each: [, make, expected, words] }) => {
    const ended = await audit({ "a.xlsx": make() });
    expect(toldBy(ended)).toEqual(expected);
    if (words !== undefined) expect(saying(ended, expected[1]?.split(" ").at(-1) ?? "")).toMatch(words);
  });
});

describe("a text table", () => {
  const LONG = "Đơn vị;Mã;Điểm tự đánh giá";
  const FORM_HEAD = "Mã;Nội dung;Điểm tối đa;Điểm tự đánh giá";
  const long = (...lines: readonly string[]): string => [LONG, ...lines, ""].join("\n");
  type TextRow = readonly [about: string, content: string, told: readonly string[], words?: RegExp];
  const rows: readonly TextRow[] = [
    ...["01/02/2025", "2025-02-01", "1-Feb", "Feb-25", "01-Thg2"].map(
      (code): TextRow => [
        `34: the code ${code}`,
        long(`Huyện Vũ Quang;${code};1`),
        ["→ 2", "B2 lỗi code-became-date"],
        /đổi thành ngày: “.+”[\s\S]*Văn bản rồi nhập lại mã/,
      ],
    ),
    [
      "34: a code of a form",
      `Đơn vị: Huyện Vũ Quang;;;\n${FORM_HEAD}\n1.3;Đoàn kiểm tra chấm;1,5;1\n1-Feb;Sáng kiến;1,5;1\n`,
      ["→ 1", "A4 cảnh báo code-became-date"],
      /“1-Feb”/,
    ],
    ["34: a day that is none", long("Huyện Vũ Quang;1.3;31/02/2024"), ["→ 1", "C2 lỗi number-unreadable"], /Chỉ ghi một số/],
    [
      "46: an unknown heading",
      "Đơn vị;Mã;Kết luận cuối\nHuyện Vũ Quang;1.3;1\n",
      ["→ 2", "A1 lỗi no-table"],
      /“Điểm tự đánh giá”[\s\S]*--map/,
    ],
    ["46: headings in row 7", `${"BIỂU;;;\n".repeat(6)}${FORM_HEAD}\n1.3;Đoàn;1,5;1\n`.replace("BIỂU", "Đơn vị: Huyện Vũ Quang"), ["→ 1"]],
    ["46: headings in two rows", "Đơn vị: Huyện Vũ Quang;;;\nMã;Nội dung;Điểm;\n;;Tự ĐG;Thẩm định\n1.3;Đoàn kiểm tra chấm;1;1\n", ["→ 1"]],
    ["46: columns swapped, headings shortened", "Điểm tự ĐG;Mã TC;Tên đơn vị\n1;1.3;Huyện Vũ Quang\n", ["→ 1"]],
    ["47: units in columns", "Mã;Nội dung;Huyện Vũ Quang;Huyện Hương Khê\n1.3;Đoàn kiểm tra chấm;1;1\n", ["→ 1"]],
    ["47: no layout at all", "Huyện Vũ Quang;Huyện Hương Khê\n1;1\n", ["→ 2", "undefined lỗi no-table"], /cchc help layouts/],
    ["47: a form that names no unit", `${FORM_HEAD}\n1.3;Đoàn kiểm tra chấm;1,5;1\n`, ["→ 2", "A1 lỗi unit-blank"], /“a”/],
    [
      "48: one unit too many",
      long(...["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh", "Thị xã Kỳ Anh", "Huyện Lộc Hà"].map((unit) => `${unit};1.3;1`)),
      ["→ 1", "A6 lỗi unit-unknown"],
      /“Huyện Lộc Hà”[\s\S]*Các đơn vị trong danh sách: Huyện Vũ Quang, Huyện Hương Khê, Huyện Kỳ Anh, Thị xã Kỳ Anh/,
    ],
  ];
  test.each(rows.map((each) => ({ each, about: each[0] })))("row $about", async ({ each: [, content, expected, words] }) => {
    const ended = await run({ "a.csv": content });
    expect(toldBy(ended)).toEqual(expected);
    if (words !== undefined) expect(saying(ended, expected[1]?.split(" ").at(-1) ?? "")).toMatch(words);
  });

  test("row 41: points above what the unit gave itself are listed", async () => {
    const ended = await audit({ "a.csv": `${LONG};Điểm thẩm định\nHuyện Vũ Quang;1.3;1,00;1,50\n` });
    expect(toldBy(ended)).toEqual(["→ 1", "D2 lưu ý appraised-above-self"]);
    expect(saying(ended, "appraised-above-self")).toMatch(/1,50 cao hơn điểm tự đánh giá 1,00[\s\S]*Xác nhận/);
  });

  test("row 42: evidence that is missing, of another year, or given for many criteria", async () => {
    const asked = NHO.replaceAll(/\{ id: "1\.3", |- id: "1\.[12]"\n {8}/g, (found) =>
      found.startsWith("{") ? `${found}evidence: Báo cáo, ` : `${found}evidence: Báo cáo\n        `,
    );
    const one = "Số 12/BC-UBND ngày 03/04/2025";
    const lines = ["Huyện Vũ Quang;1.3;1;", "Huyện Vũ Quang;1.2;0,75;Số 5/BC-UBND ngày 3/4/2019"];
    const many = ["1.1", "1.2", "1.3"].map((code) => `Huyện Hương Khê;${code};0,5;${one}`);
    const ended = await audit({ "rubrics/nho.yaml": asked, "a.csv": `${LONG};Tài liệu kiểm chứng\n${[...lines, ...many].join("\n")}\n` });
    const about = toldBy(ended).filter((line) => line.includes("evidence") || line.startsWith("→"));
    expect(about).toEqual(["→ 1", "C2 cảnh báo evidence-missing", "D3 cảnh báo evidence-outside-period"]);
    expect(saying(ended, "evidence-missing")).toMatch(/1,00 điểm nhưng không ghi tài liệu kiểm chứng/);
    expect(saying(ended, "evidence-outside-period")).toMatch(/03\/04\/2019, ngoài kỳ đánh giá 2025/);
  });

  test("row 45: titles, repeated headings, totals and signatures are skipped, and other words are listed", async () => {
    const content = [
      "UBND HUYỆN VŨ QUANG;;;",
      FORM_HEAD,
      "1;Chỉ đạo, điều hành;4;2",
      "1.1;Ban hành kế hoạch;1;1",
      FORM_HEAD,
      "1.3;Đoàn kiểm tra chấm;1,5;1",
      ";Tổng cộng;10;2",
      ";Ghi chú: số liệu đến 31/12;;",
      ";Nguyễn Văn Chỉ;;đã chốt",
      ";;;………, ngày …… tháng …… năm 2025",
      ";Người lập biểu;;KT. CHỦ TỊCH",
      ";(Ký, ghi rõ họ tên);;(Ký tên, đóng dấu)",
      "",
    ].join("\n");
    const ended = await run({ "a.csv": content }, "--verbose");
    expect(toldBy(ended)).toEqual(["→ 1"]);
    expect([...ended.out.matchAll(/^- a\.csv › (\w+): .*“(.*)”$/gm)].map(([, at, said]) => `${at} ${said}`)).toEqual([
      "B8 Ghi chú: số liệu đến 31/12",
      "B9 Nguyễn Văn Chỉ",
    ]);
    expect(JSON.parse((await run({ "a.csv": content }, "--format", "json")).out).groups[0].units[0].total).toBe("2.00");
    expect(toldBy(await audit({ "a.csv": content.replace("Tổng cộng;10;2", "Tổng cộng;10;3") }))).toEqual(["→ 1", "D7 lỗi total-differs"]);
  });

  test("row 48: those that are missing are named, and no place is out of fewer than there are", async () => {
    const three = long(...["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh"].map((unit) => `${unit};1.3;1`));
    const ended = await run({ "a.csv": three });
    expect(ended.exit).toBe(1);
    expect(saying(ended, "group-size-differs")).toMatch(
      /^a\.csv {2}lỗi .*3 trong số 4 đơn vị[\s\S]*Bổ sung tệp của đơn vị còn thiếu: Thị xã Kỳ Anh/,
    );
    expect(ended.out).toMatch(/3\/4 đơn vị, xếp hạng tạm tính; chưa có số liệu của: Thị xã Kỳ Anh/);
  });
});
