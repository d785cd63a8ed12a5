/** Tables as offices print them, each with what is told of it to the cell: faults are found where they are, honest tables stay unaccused. */
import { describe, expect, test } from "vitest";
import { against, alone, SOUND } from "./verifying.ts";

test("a line whose group is named like a heading opens no table", async () => {
  const table = `Khối;Vòng chấm;Hạng;Đơn vị;Tổng điểm
Sở, ban, ngành;Thẩm định;1;Sở Nội vụ;92,10
Sở, ban, ngành;Thẩm định;3;Sở Y tế;90,00
Cơ quan, đơn vị;Thẩm định;1;Ban Quản lý khu kinh tế;88,00
Cơ quan, đơn vị;Thẩm định;2;Đài Phát thanh và Truyền hình;89,00
`;
  expect(await alone(table)).toEqual({
    exit: 1,
    told: [
      "C2 places-missing Bảng không có đơn vị nào ở hạng 2: bảng trích, hoặc ghi sai hạng.",
      "C5 place-not-by-total Đài Phát thanh và Truyền hình xếp hạng 2 với 89,00 nhưng Ban Quản lý khu kinh tế chỉ có 88,00 lại xếp hạng 1; có thể do hai đơn vị bị đổi chỗ cho nhau.",
    ],
  });
});

describe("figures are told as they were worked out, and as they are when rounded like those of the table", () => {
  const table = (thachHa: string, hongLinh: string): string => `Hạng;Đơn vị;Tổng điểm
1/13;Thành phố Hà Tĩnh;95,1
2/13;Huyện Thạch Hà;${thachHa}
3/13;Thị xã Kỳ Anh;93,9
4/13;Thị xã Hồng Lĩnh;${hongLinh}
5/13;Huyện Cẩm Xuyên;92,7
6/13;Huyện Hương Sơn;92,2
7/13;Huyện Nghi Xuân;91,7
8/13;Huyện Can Lộc;91,1
8/13;Huyện Đức Thọ;91,1
10/13;Huyện Kỳ Anh;90,3
11/13;Huyện Lộc Hà;89,8
12/13;Huyện Vũ Quang;89,3
13/13;Huyện Hương Khê;88,5
`;

  test("with one decimal they are sound", async () => {
    expect(await against(table("94,4", "93,3"))).toEqual(SOUND);
  });

  test("a wrong one", async () => {
    expect(await against(table("94,5", "93,3"))).toEqual({
      exit: 1,
      told: ["C3 published-figure-differs Tổng điểm của Huyện Thạch Hà ghi 94,5, tính lại 94,36, làm tròn 94,4; có thể do sai một chữ số."],
    });
  });

  test("one that was cut off", async () => {
    expect(await against(table("94,4", "93,2"))).toEqual({
      exit: 1,
      told: [
        "C5 published-figure-differs Tổng điểm của Thị xã Hồng Lĩnh ghi 93,2, tính lại 93,25, làm tròn 93,3; có thể do cắt bỏ phần lẻ thay vì làm tròn.",
      ],
    });
  });
});

test("a sign between figures is no letter of an old font", async () => {
  const table = "Unit;Rank;Total;Note\nOffice A;1;92.10;2 × 0.50\nOffice B;2;90.00;1 × 0.50 × 2\n";
  expect(await alone(table)).toEqual(SOUND);
});
