/** Published tables of several groups of units: what is said of which lines. */
import { describe, expect, test } from "vitest";
import { alone, codes, SOUND } from "./verifying.ts";

const HEAD = "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại";
const OFFICES = "1;Sở A;93,75;Tốt\n2;Sở B;87,50;Khá\n3;Sở C;86,50;Khá";
const DISTRICTS = "1;Huyện A;94,00;Tốt\n2;Huyện B;77,00;Trung bình";

describe("a table for each group, under titles of their own", () => {
  const table = (first: string, second: string, top = "KẾT QUẢ NĂM 2024"): string =>
    `${top};;;\n${first};;;\n${HEAD}\n${OFFICES}\n;;;\n${second};;;\n${HEAD}\n${DISTRICTS}\n`;

  test.each([
    ["KHỐI SỞ (3 đơn vị)", "KHỐI HUYỆN (2 đơn vị)"],
    ["I. Khối sở: 3 đơn vị", "II. Khối huyện: 2 đơn vị"],
    ["Các sở, ban, ngành cấp tỉnh", "UBND các huyện"],
  ])("%s, %s", async (first, second) => {
    expect(await alone(table(first, second))).toEqual(SOUND);
    expect(await alone(table(first, second).replace("\n;;;", ""))).toEqual(SOUND);
    expect(await alone(table(first, second, "KẾT QUẢ CỦA 5 ĐƠN VỊ"))).toEqual(SOUND);
  });

  test("a wrong number is told of the table whose title it stands in", async () => {
    expect((await alone(table("KHỐI SỞ (3 đơn vị)", "KHỐI HUYỆN (3 đơn vị)"))).told).toEqual([
      "A8 count-differs Ghi 3 đơn vị nhưng bảng có 2 đơn vị.",
    ]);
    expect((await alone(table("KHỐI SỞ (5 đơn vị)", "KHỐI HUYỆN (2 đơn vị)"))).told).toEqual([
      "A2 count-differs Ghi 5 đơn vị nhưng bảng có 3 đơn vị.",
    ]);
    expect(codes(await alone(table("KHỐI SỞ", "KHỐI HUYỆN", "KẾT QUẢ CỦA 6 ĐƠN VỊ")))).toEqual(["A1 count-differs"]);
  });

  test("a note under a table is not said of the next", async () => {
    const noted = table("KHỐI SỞ", "KHỐI HUYỆN").replace("\n;;;", "\nBình quân khối sở: 89,25;;;\n;;;");
    expect(await alone(noted)).toEqual(SOUND);
    expect(codes(await alone(noted.replace("89,25", "89,52")))).toEqual(["A7 average-differs"]);
  });
});

describe("groups in one table", () => {
  const table = (first: string, second: string, under = ""): string => `${HEAD}\n${first}\n${OFFICES}\n${second}\n${DISTRICTS}\n${under}`;

  test.each([
    ["I;KHỐI SỞ;;", "II;KHỐI HUYỆN;;"],
    ["A;CÁC SỞ, BAN, NGÀNH;;", "B;CÁC HUYỆN;;"],
    ["A.;Sở, ban, ngành;;", "B.;UBND các huyện;;"],
    [";Khối sở;;", ";Khối huyện;;"],
    ["I. KHỐI SỞ;;;", "II. KHỐI HUYỆN;;;"],
    ["KHỐI SỞ;;;\n(Gồm 3 đơn vị);;;", "KHỐI HUYỆN;;;\n(Gồm 2 đơn vị);;;"],
    ["I;Sở, ban, ngành;89,25;", "II;UBND cấp huyện;85,50;"],
  ])("headed by %s and %s are apart", async (first, second) => {
    expect(await alone(table(first, second))).toEqual(SOUND);
    expect(codes(await alone(table(first, second).replace("77,00", "97,00")))).toContain(
      `A${first.includes("\n") ? 10 : 8} place-not-by-total`,
    );
  });

  test("the average beside the name of a group is that of its lines", async () => {
    expect((await alone(table("I;Khối sở;89,25;", "II;Khối huyện;85,05;"))).told).toEqual([
      "C6 average-differs Bình quân “Tổng điểm” ghi 85,05 nhưng 2 đơn vị trong bảng cho 85,50; có thể do hai chữ số đổi chỗ cho nhau.",
    ]);
  });

  test("what stands under the last group is of all, or of that group where each has its own", async () => {
    const sections = ["I;KHỐI SỞ;;", "II;KHỐI HUYỆN;;"] as const;
    const all = "Tổng cộng: 5 đơn vị, trong đó 2 Tốt, 2 Khá, 1 Trung bình;;;\n;Bình quân;87,75;\n";
    expect(
      await alone(
        table(...sections, all.replace("cộng: 5 đơn vị, trong đó 2 Tốt, 2 Khá", "cộng: 5 đơn vị; 2 Tốt; 2 Khá").replaceAll("; ", ", ")),
      ),
    ).toEqual(SOUND);
    expect(codes(await alone(table(...sections, all.replace("87,75", "87,57"))))).toEqual(["C10 average-differs"]);
    expect(
      codes(await alone(table(...sections, all.replace("5 đơn vị", "6 đơn vị").replace(", trong đó 2 Tốt, 2 Khá, 1 Trung bình", "")))),
    ).toEqual(["A9 count-differs"]);
    const each = table("I;KHỐI SỞ;;", ";Bình quân;89,25;\nII;KHỐI HUYỆN;;", ";Bình quân;85,50;\n;Bình quân chung;87,75;\n");
    expect(await alone(each)).toEqual(SOUND);
    expect(codes(await alone(each.replace("89,25", "89,20").replace("85,50", "85,60").replace("87,75", "87,70")))).toEqual([
      "C6 average-differs",
      "C10 average-differs",
      "C11 average-differs",
    ]);
  });

  test("units that are named in another column are averaged together", async () => {
    const rows = "Khối;Xếp hạng;Đơn vị;Tổng điểm\nSở;1;Sở A;93,75\nHuyện;1;Huyện A;94,00\nSở;2;Sở B;87,50\n;;Bình quân;91,75";
    expect(await alone(rows)).toEqual(SOUND);
    expect(codes(await alone(rows.replace("91,75", "91,57")))).toEqual(["D5 average-differs"]);
  });
});

test("a note over the average is no heading that keeps it from being checked", async () => {
  const table = `${HEAD}\n${OFFICES}\n;Cả 3 đơn vị đều được chấm;;\n;Bình quân;89,52;\n`;
  expect(codes(await alone(table))).toEqual(["C6 average-differs"]);
  expect(await alone(table.replace("89,52", "89,25"))).toEqual(SOUND);
});

test("a unit without figures is a unit, not the heading of those under it", async () => {
  const table = "STT;Đơn vị;Tổng điểm\n1;Sở A;93,75\n2;Sở B;87,50\n3;Sở C;\n4;Sở D;88,00\nTổng số 4 đơn vị;;";
  expect(await alone(table)).toEqual(SOUND);
  expect(codes(await alone(table.replace("số 4", "số 5")))).toEqual(["A6 count-differs"]);
});

test("groups that are numbered as their units are, each anew", async () => {
  const table =
    "STT;Đơn vị;Hạng;Tổng điểm\n1;Sở, ban, ngành;;\n1;Sở A;1;93,75\n2;Sở B;2;87,50\n2;UBND cấp huyện;;\n1;Huyện A;1;94,00\n2;Huyện B;2;77,00";
  expect(await alone(table)).toEqual(SOUND);
  expect(
    await alone(table.replaceAll(/\n([12]);(Sở|Huyện) ([AB])/g, (_, n, type, name) => `\n${type === "Sở" ? 1 : 2}.${n};${type} ${name}`)),
  ).toEqual(SOUND);
});
