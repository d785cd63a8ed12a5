/** Places and indices that sheets print, wherever they stand, are held against those that come out. */
import { describe, expect, test } from "vitest";
import { audited } from "./audit-books.ts";

const told = async (text: string): Promise<readonly string[]> => {
  const { told: all, err } = await audited(text);
  expect(err).toBe("");
  return all.map(({ code, cell, subject, vi }) => `${code} ${cell} (${subject}) ${vi}`);
};
const wrong = (cell: string, unit: string, place: number, right: string): string =>
  `place-differs ${cell} (${unit}) Xếp hạng ghi trong ô: ${place}; tính lại: ${right}.`;

describe("a table with one column a unit", () => {
  const matrix = (...foot: readonly string[]): string =>
    [
      "[Tổng hợp]\nMã;Nội dung;Điểm tối đa;Huyện An Bình;Huyện Bình Minh;Huyện Châu Giang",
      "1;Chỉ đạo, điều hành;4;3,75;3;2,5",
      "1.1;Ban hành kế hoạch;1;1;0,5;1",
      "1.2;Sáng kiến cấp tỉnh;1,5;1,5;1,5;0,75",
      "1.3;Đoàn kiểm tra chấm;1,5;1,25;1;0,75",
      "2;Thủ tục hành chính;6;4;6;5",
      "2.1;Hồ sơ giải quyết đúng hạn;4;3;4;3",
      "2.2;Công khai thủ tục;2;1;2;2",
      ";Tổng cộng;10;7,75;9;7,5",
      ...foot,
    ].join("\n");
  test.each(["Xếp hạng", "Thứ hạng", "XẾP HẠNG:", "Xếp hạng năm 2025", "Xếp thứ"])("the row «%s»", async (label) => {
    expect(await told(matrix(`;${label};;2;1;3`))).toEqual([]);
    expect(await told(matrix(`;${label};;1/3;2/3;3/3`))).toEqual([
      wrong("Tổng hợp!D10", "Huyện An Bình", 1, "2/3"),
      wrong("Tổng hợp!E10", "Huyện Bình Minh", 2, "1/3"),
    ]);
  });
  test("a row of indices, and one of another year, which is not compared", async () => {
    expect(await told(matrix(";Chỉ số (%);100;77,5;90;75"))).toEqual([]);
    expect(await told(matrix(";Chỉ số (%);100;77,5;91;75"))).toEqual([
      "printed-index-differs Tổng hợp!E10 (Huyện Bình Minh) Chỉ số ghi trong ô: 91,00%; tính lại: 90,00%.",
    ]);
    expect((await told(matrix(";Xếp hạng năm 2024;;1;2;3"))).map((line) => line.split(" ")[0])).toEqual(["row-code-lost"]);
  });
  test("a wrong sum in the row of a domain or of the whole is told, and no place that follows from it", async () => {
    const rows = matrix(";Xếp hạng;;2;1;3");
    expect((await told(rows.replace("10;7,75;9;7,5", "10;7,75;9;8")))[0]).toContain("total-differs Tổng hợp!F9");
    expect((await told(rows.replace("3,75;3;2,5", "3,5;3;2,5")))[0]).toContain("sum-differs Tổng hợp!D2");
    const followed = rows.replace("10;7,75;9;7,5", "10;7,75;9;8").replace(";2;1;3", ";3;1;2");
    expect((await told(followed)).map((line) => line.split(" ")[0])).toEqual(["total-differs"]);
  });
  test("the place by a domain stands below it, and equals stand together", async () => {
    const parts = (first: string, second: string): string =>
      matrix(`;Xếp hạng;;2;1;3`).replace("\n2;Thủ", `\n;Xếp hạng;;${first}\n2;Thủ`).replace("\n;Tổng", `\n;Xếp hạng;;${second}\n;Tổng`);
    expect(await told(parts("1;2;3", "3;1;2"))).toEqual([]);
    expect(await told(parts("1;3;2", "3;1;2"))).toEqual([
      "place-differs Tổng hợp!E6 (Huyện Bình Minh · 1) Xếp hạng về mục 1 ghi trong ô: 3; tính lại: 2/3.",
      "place-differs Tổng hợp!F6 (Huyện Châu Giang · 1) Xếp hạng về mục 1 ghi trong ô: 2; tính lại: 3/3.",
    ]);
  });
  test("two rounds have places of their own; that in the end may stand under either", async () => {
    const rounds = (places: string): string =>
      [
        "[Tổng hợp]\nMã;Nội dung;Huyện An Bình;;Huyện Bình Minh;",
        ";;TC;TĐ;TC;TĐ",
        "1.1;Ban hành kế hoạch;1;0,5;1;1",
        "1.2;Sáng kiến cấp tỉnh;1,5;1,5;1,5;1,5",
        "1.3;Đoàn kiểm tra chấm;1,5;1,5;1,25;1,25",
        "2.1;Hồ sơ giải quyết đúng hạn;4;4;4;4",
        "2.2;Công khai thủ tục;2;2;2;2",
        `;Xếp hạng;${places}`,
      ].join("\n");
    const places = async (row: string): Promise<readonly string[]> => (await told(rounds(row))).filter((line) => line.startsWith("place"));
    expect(await places("1;2;2;1")).toEqual([]);
    expect(await places(";2;;1")).toEqual([]);
    expect(await places("2;;1;")).toEqual([]);
    expect(await places("1;1;2;2")).toEqual([
      wrong("Tổng hợp!D8", "Huyện An Bình", 1, "2/2"),
      wrong("Tổng hợp!F8", "Huyện Bình Minh", 2, "1/2"),
    ]);
  });
});

describe("other tables", () => {
  const POINTS = { "Huyện An Bình": "1;1,5;1,25;3,8;2", "Huyện Bình Minh": "1;1,5;1;3,8;2" } as const;
  const CODES = [
    "1.1;Ban hành kế hoạch",
    "1.2;Sáng kiến cấp tỉnh",
    "1.3;Đoàn kiểm tra chấm",
    "2.1;Hồ sơ giải quyết đúng hạn",
    "2.2;Công khai thủ tục",
  ];
  const form = (name: keyof typeof POINTS, above: string, below: string): string => {
    const points = POINTS[name].split(";");
    return [
      `[${name}]`,
      ...(above === "" ? [] : [above]),
      "Mã;Nội dung;Điểm tự đánh giá",
      ...CODES.map((code, at) => `${code};${points[at]}`),
      below,
    ].join("\n");
  };
  test.each([
    ["in the row below the total", "", ";Tổng cộng;9,55\n;Xếp hạng;#", "C8"],
    ["in a line below", "", ";Tổng cộng;9,55\nXếp hạng: #/2", "A8"],
    ["in a line above", "Xếp hạng: thứ # (đồng hạng)", "", "A1"],
    ["in the cell beside its label", "Xếp hạng:;#/2", "", "B1"],
    ["under merged cells, left of the points", "", ";Tổng cộng;9,55\nXếp hạng;#/2", "B8"],
  ])("a form, %s", async (_, above, below, cell) => {
    const sheets = (place: string): string =>
      `${form("Huyện An Bình", above.replace("#", place), below.replace("#", place))}\n${form("Huyện Bình Minh", "", "")}`;
    expect(await told(sheets("1"))).toEqual([]);
    expect(await told(sheets("2"))).toEqual([wrong(`Huyện An Bình!${cell}`, "Huyện An Bình", 2, "1/2")]);
  });
  test("a table with one row a unit: places by a domain, and those of a round over or below its heading", async () => {
    const wide = (head: string, rows: readonly string[]): string => `[Tổng hợp]\n${head}\n${rows.join("\n")}`;
    const points = Object.entries(POINTS).map(([name, cells]) => `${name};${cells}`);
    const domain = (...places: readonly string[]): string =>
      wide(
        "Đơn vị;1.1;1.2;1.3;2.1;2.2;Lĩnh vực 1;;Lĩnh vực 2;\n;;;;;;Điểm;Xếp hạng;Điểm;Xếp hạng",
        points.map((row, at) => `${row};${["3,75", "3,5"][at]};${places[at]};5,8;1`),
      );
    expect(await told(domain("1", "2"))).toEqual([]);
    expect(await told(domain("2", "1"))).toEqual([
      "place-differs Tổng hợp!H3 (Huyện An Bình · 1) Xếp hạng về mục 1 ghi trong ô: 2; tính lại: 1/2.",
      "place-differs Tổng hợp!H4 (Huyện Bình Minh · 1) Xếp hạng về mục 1 ghi trong ô: 1; tính lại: 2/2.",
    ]);
    const rounds = (head: string, ...places: readonly string[]): string =>
      wide(
        `Đơn vị;1.1;1.2;1.3;2.1;2.2;${head}`,
        points.map((row, at) => `${row};${places[at]}`),
      );
    for (const head of ["Tự đánh giá;\n;;;;;;Tổng điểm;Xếp hạng", "Tổng điểm;Xếp hạng\n;;;;;;TC;TC"]) {
      expect(await told(rounds(head, "9,55;1", "9,3;2"))).toEqual([]);
      expect(await told(rounds(head, "9,55;2", "9,3;1"))).toHaveLength(2);
    }
  });
  test("a long table: rows of the total and of the place of each unit, values or points", async () => {
    const long = (head: string, places: readonly string[], round = ""): string =>
      [
        `[Dữ liệu]\n${head}`,
        ...Object.entries(POINTS).flatMap(([name, cells], at) => [
          ...cells.split(";").map((cell, index) => `${name};${CODES[index]?.slice(0, 3)};${round}${cell}`),
          `${name};Tổng cộng;${round}${["9,55", "9,3"][at]}`,
          `${name};Xếp hạng;${round}${places[at]}`,
        ]),
      ].join("\n");
    for (const [head, round] of [
      ["Đơn vị;Mã;Điểm tự đánh giá", ""],
      ["Đơn vị;Mã;Giá trị", ""],
      ["Đơn vị;Mã;Vòng;Giá trị", "Tự đánh giá;"],
    ] as const) {
      expect(await told(long(head, ["1", "2"], round))).toEqual([]);
      expect((await told(long(head, ["2", "1"], round))).map((line) => line.split(" ")[0])).toEqual(["place-differs", "place-differs"]);
      expect((await told(long(head, ["1", "2"], round).replace("9,55", "9,5"))).map((line) => line.split(" ")[0])).toEqual([
        "total-differs",
      ]);
    }
  });
});
