/** Codes of criteria and values of every kind, as people write them. */
import { describe, expect, test } from "vitest";
import { render } from "../src/text.ts";
import { answersOf, flat, leaf, read, sheet, type Written } from "./build.ts";
import { form, notRead, read1, rubric } from "./read-forms.ts";

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
