/** Grades of published tables against the figures and the numbers of units that stand beside them. */
import { expect, test } from "vitest";
import { alone, codes, SOUND } from "./verifying.ts";

const table = (...grades: readonly (readonly [string, string])[]): string =>
  ["Đơn vị;Tổng điểm;Xếp loại", ...grades.map(([figure, grade], index) => `Xã ${"ABCDEGHIK"[index]};${figure};${grade}`)].join("\n");

test("the line that stands against the others is the one that is named, with one that it contradicts", async () => {
  const { told } = await alone(
    table(["90,00", "Xếp loại A"], ["89,99", "Xếp loại A"], ["85,00", "Xếp loại B"], ["70,00", "Xếp loại C"], ["86,00", "Xếp loại C"]),
  );
  expect(told).toEqual([
    "C6 grade-not-by-total Xã E có 86,00 nhưng xếp loại “Xếp loại C”, trong khi Xã C chỉ có 85,00 lại xếp loại “Xếp loại B”: một trong hai đơn vị ghi sai loại hoặc sai điểm.",
  ]);
});

test.each([
  {
    why: "the last has the best grade",
    lines: [
      ["95", "Tốt"],
      ["82", "Khá"],
      ["81", "Khá"],
      ["60", "Tốt"],
    ],
    at: ["C5"],
  },
  {
    why: "the first has the worst grade",
    lines: [
      ["95", "Trung bình"],
      ["94", "Tốt"],
      ["82", "Khá"],
      ["60", "Trung bình"],
    ],
    at: ["C2"],
  },
  {
    why: "two are exchanged",
    lines: [
      ["95", "Tốt"],
      ["90", "Khá"],
      ["89", "Tốt"],
      ["82", "Khá"],
      ["81", "Khá"],
    ],
    at: ["C4"],
  },
  {
    why: "words that nobody knows",
    lines: [
      ["95", "Xanh"],
      ["94", "Xanh"],
      ["82", "Vàng"],
      ["81", "Xanh"],
      ["60", "Vàng"],
    ],
    at: ["C5"],
  },
  {
    why: "the only line of a grade",
    lines: [
      ["95", "Tốt"],
      ["82", "Khá"],
      ["70", "Yếu"],
      ["60", "Trung bình"],
    ],
    at: ["C4"],
  },
  {
    why: "two lines, each by itself",
    lines: [
      ["95", "A"],
      ["90", "C"],
      ["85", "B"],
      ["84", "B"],
      ["70", "A"],
      ["69", "C"],
    ],
    at: ["C3", "C6"],
  },
] as const)("$why", async ({ lines, at }) => {
  expect(codes(await alone(table(...lines)))).toEqual(at.map((cell) => `${cell} grade-not-by-total`));
});

test("equal figures may have two grades where print rounds them", async () => {
  expect(await alone(table(["95", "Tốt"], ["85", "Khá"], ["85", "Tốt"], ["60", "Khá"]))).toEqual(SOUND);
});

test("a note that counts the units of a grade counts those of its lines, however it is called", async () => {
  const lines = table(["95", "Xếp loại A"], ["85", "Xếp loại B"], ["84", "Xếp loại B"]);
  expect(await alone(`${lines}\n"Loại A: 1; loại B: 2";;`)).toEqual(SOUND);
  expect(codes(await alone(`${lines}\n"Loại A: 2, loại B: 1";;`))).toEqual(["A5 grade-count-differs", "A5 grade-count-differs"]);
});

test("a column «Loại» is of grades where its words are, else it may be the class of a commune", async () => {
  const classes = "Đơn vị;Tổng điểm;Loại\nXã A;95;I\nXã B;85;II\nXã C;84;I";
  expect(await alone(classes)).toEqual(SOUND);
  expect(codes(await alone(classes.replaceAll("II", "B").replaceAll(";I", ";A")))).toEqual(["C4 grade-not-by-total"]);
});
