/** Headings that are merged, spread over rows, repeated or moved: each column is read for what it is, or refused by name. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import {
  both,
  CODES,
  csv,
  FULL,
  formOf,
  full,
  KEY_HEADS,
  MAXIMA,
  none,
  OPEN,
  type Rows,
  RUBRIC,
  SELF,
  score,
  twice,
  twiceTold,
  UNITS,
  type Value,
  workbook,
} from "./headed-sheets.ts";
import { memoryHost } from "./memory-host.ts";

const wideData = UNITS.map((name, index): Value[] => [index + 1, name, ...twice(MAXIMA, () => 0)]);

describe("headings of two or three rows", () => {
  const top: Value[] = ["STT", "Đơn vị", ...twice(CODES)];
  const groups = ["C1:D1", "E1:F1", "G1:H1", "I1:J1"];
  test.each([
    ["TC and TĐ below codes", ["TC", "TĐ"]],
    ["rounds in words", ["Tự đánh giá", "Thẩm định"]],
    ["headings of points", ["Điểm tự chấm", "Điểm thẩm định"]],
  ])("a wide table with %s, merged, half merged, and not merged at all", async (_, [first, second]) => {
    const rows = [top, [null, null, ...CODES.flatMap(() => [first ?? "", second ?? ""])], ...wideData];
    for (const merges of [["A1:A2", "B1:B2", ...groups], ["A1:A2", "B1:B2"], groups, []]) {
      expect([merges, await score(workbook({ S: rows }, merges))]).toEqual([merges, [0, FULL, []]]);
    }
    expect(await score(csv(rows))).toEqual([0, FULL, []]);
  });

  test("L4: domains over criteria over rounds, the total beside them", async () => {
    const rows: Rows = [
      [
        "STT",
        "Tên đơn vị",
        "1. Chỉ đạo, điều hành (5 điểm)",
        null,
        null,
        null,
        "2. Cải cách thể chế (5 điểm)",
        null,
        null,
        null,
        "Tổng điểm",
      ],
      [null, null, "1.1. Ban hành kế hoạch", null, "1.2. Kiểm tra", null, "2.1. Sáng kiến", null, "2.2. Mức hài lòng"],
      [null, null, ...CODES.flatMap(() => ["TC", "TĐ"])],
      ...wideData.map((row) => [...row, 10]),
    ];
    const domains = ["A1:A3", "B1:B3", "K1:K3", "C1:F1", "G1:J1"];
    for (const merges of [domains, [...domains, "C2:D2", "E2:F2", "G2:H2", "I2:J2"]]) {
      expect(await score(workbook({ S: rows }, merges))).toEqual([0, FULL, []]);
    }
    expect(await score(csv(rows))).toEqual([0, FULL, []]);
  });

  test("one round below all codes is that round, and a remark below a code is none", async () => {
    const appraised = [["Đơn vị", ...CODES], [null, ...CODES.map(() => "TĐ")], ...UNITS.map((name) => [name, ...MAXIMA])];
    expect(await score(csv(appraised))).toEqual([0, ["Huyện A null 10.00", "Huyện B null 10.00"], []]);
    const remarks = [
      ["Đơn vị", ...twice(CODES)],
      [null, ...CODES.flatMap(() => ["Điểm", "Ghi chú"])],
      ...UNITS.map((name) => [name, ...twice(MAXIMA, () => "đủ")]),
    ];
    expect(await score(workbook({ S: remarks }, ["A1:A2", "B1:C1", "D1:E1", "F1:G1", "H1:I1"]))).toEqual([
      0,
      ["Huyện A 10.00 null", "Huyện B 10.00 null"],
      [],
    ]);
  });

  test.each([
    ["rounds over figures and points", ["Tự đánh giá", null, "Thẩm định", null], ["Số liệu", "Điểm", "Số liệu", "Điểm"], [4, 1]],
    ["short names of rounds", ["TC", null, "TĐ", null], ["Số liệu", "Điểm", "Số liệu", "Điểm"], [4, 1]],
    ["the other way round", ["Số liệu", null, "Điểm", null], ["Tự đánh giá", "Thẩm định", "Tự đánh giá", "Thẩm định"], [4, null, null, 1]],
  ])("a form with %s keeps the figures of the appraiser apart from the unit's", async (_, upper, lower) => {
    const swapped = lower[1] === "Thẩm định";
    const line = (facts: Value, given: Value, checked: Value, decided: Value): Value[] =>
      swapped ? [facts, checked, given, decided] : [facts, given, checked, decided];
    const rows: Rows = [
      ["TT", "Tiêu chí", "Điểm tối đa", ...upper],
      [null, null, null, ...lower],
      ["1.1", "Ban hành kế hoạch", 2, ...line(null, 2, null, 0)],
      ["1.2", "Kiểm tra", 3, ...line(null, 3, null, 0)],
      ["2.1", "Sáng kiến", 2, ...line(4, 2, 2, 1)],
      ["2.2", "Mức hài lòng", 3, ...line(null, 3, null, 0)],
    ];
    const sheets = { "Huyện A": rows, "Huyện B": rows };
    const expected = [0, ["Huyện A 10.00 1.00", "Huyện B 10.00 1.00"], []];
    expect(await score(workbook(sheets, ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]))).toEqual(expected);
    expect(await score(workbook(sheets, ["D1:E1", "F1:G1"]))).toEqual(expected);
    expect(await score(workbook(sheets, []))).toEqual(expected);
  });

  test("TC and TĐ head the points of a form", async () => {
    const rows: Rows = [
      ["TT", "Tiêu chí", "Điểm tối đa", "TC", "TĐ"],
      ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, MAXIMA[index] ?? 0, 0]),
    ];
    expect(await score(workbook({ "Huyện A": rows, "Huyện B": rows }, []))).toEqual([0, FULL, []]);
  });

  test("a merged heading reaches over a column in which no row of headings has a cell", async () => {
    const rows: Rows = [
      ["TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"],
      ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, null, MAXIMA[index] ?? 0]),
    ];
    expect(await score(workbook({ "Huyện A": rows, "Huyện B": rows }, ["D1:E1"]))).toEqual([
      0,
      ["Huyện A 10.00 null", "Huyện B 10.00 null"],
      [],
    ]);
  });
});

describe("headings further down and further up", () => {
  const head: Value[] = [...KEY_HEADS, "Điểm tự chấm", "Điểm thẩm định"];
  const part = (from: number, to: number, ...columns: readonly ((max: number) => Value)[]): Rows => formOf([], ...columns).slice(from, to);

  test("the same ones again are passed over, in every layout and with their second row", async () => {
    const form = [head, ...part(0, 2, full, none), head, ["(1)", "(2)", "(3)", "(4)", "(5)"], ...part(2, 4, full, none)];
    expect(await score(workbook(both(form), []))).toEqual([0, FULL, []]);
    const [first, second] = [
      ["STT", "Đơn vị", ...twice(CODES)],
      [null, null, ...CODES.flatMap(() => ["TC", "TĐ"])],
    ];
    expect(await score(csv([first, second, wideData[0] ?? [], first, second, wideData[1] ?? []]))).toEqual([0, FULL, []]);
    const long = (name: string): Rows => [
      ["Đơn vị", "Mã", "Điểm tự chấm"],
      ...CODES.map((code, index): Value[] => [name, code, MAXIMA[index] ?? 0]),
    ];
    expect(await score(csv([...long("Huyện A"), ...long("Huyện B")]))).toEqual([0, SELF, []]);
  });

  test("other ones are an error, and nothing below them counts for the wrong round or unit", async () => {
    const swapped = [head, ...part(0, 2, full, none), [], [...KEY_HEADS, "Điểm thẩm định", "Điểm tự chấm"], ...part(2, 4, none, full)];
    expect(await score(workbook(both(swapped), []))).toEqual([
      1,
      ["Huyện A 5.00 0.00", "Huyện B 5.00 0.00"],
      twiceTold("error D5 headings-differ-below"),
    ]);
    const units = [
      ["STT", "Tiêu chí", ...UNITS],
      ...CODES.slice(0, 2).map((code): Value[] => [code, "", 2, 1]),
      ["STT", "Tiêu chí", ...UNITS.toReversed()],
      ...CODES.slice(2).map((code): Value[] => [code, "", 2, 1]),
    ];
    expect(await score(workbook({ S: units }, []))).toEqual([
      1,
      ["Huyện A 4.00 null", "Huyện B 2.00 null"],
      ["error C4 headings-differ-below"],
    ]);
  });

  test("a table above with headings of its own is an error, though the one below says more", async () => {
    const rows = [
      [...KEY_HEADS, "Điểm tự chấm"],
      ...part(0, 2, full),
      [],
      [...KEY_HEADS, "Điểm tự chấm", "Ghi chú"],
      ...part(2, 4, full, () => "đủ"),
    ];
    expect(await score(workbook(both(rows), []))).toEqual([
      1,
      ["Huyện A 5.00 null", "Huyện B 5.00 null"],
      twiceTold("error A1 headings-above"),
    ]);
  });

  test("the sentence says what stands there, what was expected and what to do", async () => {
    const swapped = [head, ...part(0, 2, full, none), [...KEY_HEADS, "Điểm thẩm định", "Điểm tự chấm"], ...part(2, 4, none, full)];
    const host = memoryHost({ files: { "a.xlsx": workbook({ "Huyện A": swapped }, []), "thu.yaml": RUBRIC } });
    await main(["score", "a.xlsx", "--rubric", "thu.yaml"], host);
    expect(host.stderr()).toContain("Dòng 4 là dòng tiêu đề khác với tiêu đề ở dòng 1; từ dòng này trở xuống không được đọc.");
    expect(host.stderr()).toContain("Hiện ghi: “Điểm thẩm định” · Yêu cầu: “Điểm tự chấm” như ở dòng 1 · Cách khắc phục: ");
  });
});

describe("a table with one row a unit", () => {
  const rows: Rows = [["STT", "Đơn vị", ...CODES], ...UNITS.map((name, index): Value[] => [index + 1, name, ...MAXIMA])];
  const appraised = ["Huyện A null 10.00", "Huyện B null 10.00"];

  test("is of the round of its title or of its sheet, unless a heading or a row names another", async () => {
    expect(await score(workbook({ S: [["BẢNG ĐIỂM THẨM ĐỊNH"], ...rows] }, []))).toEqual([0, appraised, []]);
    expect(await score(workbook({ "Thẩm định": rows }, []))).toEqual([0, appraised, []]);
    expect(await score(workbook({ S: [["BẢNG ĐIỂM TỰ CHẤM VÀ ĐIỂM THẨM ĐỊNH"], ...rows] }, []))).toEqual([0, SELF, []]);
    const headed = [["STT", "Đơn vị", ...CODES.map((code) => `${code} (tự chấm)`)], ...rows.slice(1)];
    expect(await score(workbook({ "Thẩm định": headed }, []))).toEqual([0, SELF, []]);
    const rowed = [["Vòng", "Đơn vị", ...CODES], ...rows.slice(1).map((row) => ["TC", ...row.slice(1)])];
    expect(await score(workbook({ "Thẩm định": rowed }, []))).toEqual([0, SELF, []]);
  });

  test("and a self-assessment beside it is not contradicted by it", async () => {
    const none = rows.map((row, index) => (index === 0 ? row : [...row.slice(0, 2), 0, 0, 0, 0]));
    expect(await score(workbook({ "Tự chấm": rows, "Thẩm định": none }, []))).toEqual([0, FULL, []]);
  });

  test("takes the group of a unit from merged cells, and from a row of its own above the units", async () => {
    const two = OPEN.replace(
      "groups: [{ id: huyen, title: Huyện }]",
      "groups: [{ id: huyen, title: Khối huyện }, { id: xa, title: Khối xã }]",
    );
    const units = ["Huyện A", "Huyện B", "Xã C"].map((name): Value[] => [name, ...MAXIMA]);
    const expected = [0, ["Huyện A 10.00 null", "Huyện B 10.00 null", "Xã C 10.00 null"], []];
    const merged = [
      ["Khối", "Đơn vị", ...CODES],
      ["Khối huyện", ...(units[0] ?? [])],
      [null, ...(units[1] ?? [])],
      ["Khối xã", ...(units[2] ?? [])],
    ];
    expect(await score(workbook({ S: merged }, ["A2:A3"]), two)).toEqual(expected);
    const headed = [
      ["STT", "Đơn vị", ...CODES],
      ["I", "KHỐI HUYỆN"],
      [1, ...(units[0] ?? [])],
      [2, ...(units[1] ?? [])],
      ["Khối xã"],
      [1, ...(units[2] ?? [])],
    ];
    expect(await score(workbook({ S: headed }, []), two)).toEqual(expected);
  });
});
