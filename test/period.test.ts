/** The years of a period, as every rule reads them that asks for one. */
import { describe, expect, test } from "vitest";
import { isOfPeriod, periodYears } from "../src/rubric/period.ts";
import { CODES, csv, type Rows, RUBRIC, score, UNITS, type Value } from "./headed-sheets.ts";

test.each<[string, readonly [number, number] | undefined]>([
  ["2025", [2025, 2025]],
  ["6 tháng đầu năm 2025", [2025, 2025]],
  ["2022-2024", [2022, 2024]],
  ["giai đoạn 2021 – 2030", [2021, 2030]],
  ["2024-2022", [2022, 2024]],
  ["số 12025", undefined],
  ["quý I", undefined],
])("%s", (period, years) => {
  expect(periodYears(period)).toEqual(years === undefined ? undefined : { first: years[0], last: years[1] });
});

describe("a year between the first and the last", () => {
  test("is of the period, though the period does not spell it", () => {
    expect(["2021", "2022", "2023", 2024, 2025].map((year) => isOfPeriod(year, "2022-2024"))).toEqual([false, true, true, true, false]);
  });
  test("is asked of nothing where a period names no year", () => {
    expect(isOfPeriod(1999, "quý I")).toBe(true);
  });
});

test("rows of a long table that are of the middle of the period are no rows of another year", async () => {
  const rows: Rows = [
    ["Đơn vị", "Năm", "Mã", "Điểm tự chấm"],
    ...UNITS.flatMap((name) => CODES.map((code): Value[] => [name, 2023, code, 1])),
  ];
  const scored = (period: string) => score(csv(rows), RUBRIC.replace('period: "2024"', `period: "${period}"`));
  expect(await scored("2022-2024")).toEqual([0, ["Huyện A 4.00 null", "Huyện B 4.00 null"], []]);
  expect((await scored("2024"))[2]).toEqual(["error B2 rows-of-other-year"]);
});
