/** Tables that were really published, each with one thing changed: what a council would be told. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { against, alone, codes, verify } from "./verifying.ts";

const published = (name: string): string => readFileSync(new URL(`published/${name}`, import.meta.url), "utf8");

async function added(name: string, from: string, to: string): Promise<readonly string[]> {
  const table = published(name);
  expect(table).toContain(from);
  const before = new Set((await alone(table)).told);
  return (await alone(table.replace(from, to))).told.filter((each) => !before.has(each));
}

describe("twenty departments with places and an average", () => {
  const NAME = "thanhhoa-2024.csv";

  test("a digit of a figure", async () => {
    const told = await added(NAME, "3;Văn phòng UBND tỉnh;90,02", "3;Văn phòng UBND tỉnh;40,02");
    expect(told.map((each) => each.split(" ").slice(0, 2).join(" "))).toEqual(["A1 average-differs", "A5 place-not-by-total"]);
    expect(told[1]).toContain("có thể do sai một chữ số.");
  });

  test("a digit of a place, by which one is free", async () => {
    const told = await added(NAME, "3;Văn phòng UBND tỉnh", "8;Văn phòng UBND tỉnh");
    expect(told).toContainEqual(
      expect.stringMatching(/^A5 place-not-by-total Văn phòng UBND tỉnh xếp hạng 8 .* có thể do sai một chữ số\.$/),
    );
  });

  test("a place beyond the units that there are", async () => {
    expect(await added(NAME, "20;Sở Giáo dục và Đào tạo", "70;Sở Giáo dục và Đào tạo")).toContainEqual(
      "A22 count-differs Sở Giáo dục và Đào tạo ghi hạng 70 nhưng chỉ có 20 đơn vị.",
    );
  });

  test("the number of units and the average of the title", async () => {
    expect(await added(NAME, "20 đơn vị", "21 đơn vị")).toEqual(["A1 count-differs Ghi 21 đơn vị nhưng bảng có 20 đơn vị."]);
    expect((await added(NAME, "85,41%", "84,51%"))[0]).toMatch(/^A1 average-differs .*hai chữ số đổi chỗ/);
  });
});

describe("a list that is numbered as its points fall", () => {
  const NAME = "hungyen-2024.csv";

  test("a figure that breaks the order is told, rather than that the numbers are no places", async () => {
    expect(await added(NAME, "13;Công an huyện Ân Thi;97.25;77.50", "13;Công an huyện Ân Thi;97.25;87.50")).toEqual([
      "A14 place-not-by-total Danh sách xếp theo điểm nhưng Công an huyện Ân Thi ở số thứ tự 13 với 87.50, trong khi Công an huyện Khoái Châu chỉ có 82.50 lại ở số 1; có thể do sai một chữ số.",
    ]);
  });

  test("a number that comes twice", async () => {
    const told = await added(NAME, "6;Công an huyện Tiên Lữ", "5;Công an huyện Tiên Lữ");
    expect(told.map((each) => each.split(" ")[1])).toContain("place-twice");
  });
});

test("the points that a domain lost are not said to be fewer than none", async () => {
  const [told] = await added("daklak-2017.csv", "11;2,77", "11;5,77");
  expect(told).toMatch(/^C9 part-above-maximum .* Các phần cộng lại/);
  expect(told).not.toContain("−");
});

test("a name that is short for two units names both, and neither is said to be missing", async () => {
  const { told } = await against("Xếp hạng;Đơn vị;Tổng điểm đạt được\n11;Kỳ Anh;90,31\n");
  expect(told[0]).toBe(
    "B2 published-unit-unknown “Kỳ Anh” có thể là Thị xã Kỳ Anh, Huyện Kỳ Anh: bảng ghi thiếu loại đơn vị nên không đối chiếu được.",
  );
  expect(told.join()).not.toContain("published-unit-missing");
});

test("that the data are doubtful is told once, with how to see why", async () => {
  const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../${path}`, import.meta.url)));
  const files = {
    "bang.csv": "Đơn vị;Tổng điểm\nĐặc khu Côn Đảo;90\n",
    "so-lieu.xlsx": bytes("samples/ra-soat-minh-hoa.xlsx"),
    "rubrics/ra-soat-minh-hoa.yaml": bytes("rubrics/ra-soat-minh-hoa.yaml"),
  };
  const outcome = await verify(files, "bang.csv", "--data", "so-lieu.xlsx");
  expect(codes(outcome).filter((each) => each.endsWith("data-doubtful"))).toHaveLength(1);
  expect(outcome.told.join("\n")).toContain("Số liệu gốc có 4 cảnh báo");
});
