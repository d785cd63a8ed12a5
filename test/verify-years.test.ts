/** Published tables that tell of several years: changes of figures and of places, and the rates of parts. */
import { expect, test } from "vitest";
import { alone, codes, SOUND } from "./verifying.ts";

/** A sound table, and what a single change in it is told as. */
interface Case {
  readonly why: string;
  readonly table: string;
  readonly changed: readonly (readonly [from: string, to: string, told: string])[];
}

const CASES: readonly Case[] = [
  {
    why: "last year beside a result that names no year",
    table: "Đơn vị;Chỉ số CCHC (%);Năm 2023;Tăng/giảm\nXã A;93,75;92,00;+1,75\nXã B;87,50;90,00;-2,50\nXã C;87,00;86,00;tăng 1,00",
    changed: [
      ["-2,50", "2,50", "D3 change-differs"],
      ["tăng 1,00", "giảm 1,00", "D4 change-differs"],
      ["92,00", "91,00", "D2 change-differs"],
    ],
  },
  {
    why: "two years before a total",
    table:
      "Đơn vị;Chỉ số 2022;Chỉ số 2023;Tổng điểm;Tăng/giảm\nXã A;89,00;90,00;92,00;+2,00\nXã B;92,00;91,00;90,50;-0,50\nXã C;79,00;80,00;80,10;+0,10",
    changed: [["+0,10", "+1,10", "E4 change-differs"]],
  },
  {
    why: "the change between two years beside points",
    table:
      "Đơn vị;Tổng điểm;Chỉ số 2023;Chỉ số 2024;Tăng/giảm\nXã A;46,00;90,00;92,00;+2,00\nXã B;45,25;91,00;90,50;-0,50\nXã C;40,05;80,00;80,10;+0,10",
    changed: [["-0,50", "-0,05", "E3 change-differs"]],
  },
  {
    why: "a figure and a place under each year, and a change of each",
    table:
      "Đơn vị;Năm 2023;;Năm 2024;;Tăng/giảm điểm;Tăng/giảm hạng\n;Chỉ số;Xếp hạng;Chỉ số;Xếp hạng;;\nXã A;90,00;2;92,00;1;+2,00;↑ 1\nXã B;91,00;1;90,50;2;-0,50;giảm 1 bậc\nXã C;80,00;3;80,00;3;0;giữ nguyên",
    changed: [
      ["giảm 1 bậc", "giảm 2 bậc", "G4 place-change-differs"],
      ["giữ nguyên", "1", "G5 place-change-differs"],
      ["80,00;3;80,00", "80,00;3;80,50", "F5 change-differs"],
    ],
  },
  {
    why: "a better place printed as fewer",
    table: "Đơn vị;Tổng điểm;Hạng năm 2023;Xếp hạng;So với năm trước (bậc)\nXã A;92;2/3;1/3;-1\nXã B;91;1/3;2/3;1\nXã C;90;3/3;3/3;0",
    changed: [["2/3;1\n", "2/3;2\n", "E3 place-change-differs"]],
  },
  {
    why: "the place of last year beside a result that names no year",
    table: "Đơn vị;Năm 2023;Hạng năm 2023;Tổng điểm;Tăng/giảm\nXã A;90;2;93;+3\nXã B;91;1;92;+1\nXã C;80;3;94;+14",
    changed: [["+1\n", "+2\n", "E3 change-differs"]],
  },
  {
    why: "the last year’s parts are not added to this year’s",
    table:
      "Đơn vị;Năm 2023;;;Năm 2024;;\n;Điểm thẩm định;Điểm điều tra;Tổng điểm;Điểm thẩm định;Điểm điều tra;Tổng điểm\nXã A;60;20;80;62;20;82\nXã B;59;20;79;61;20;81",
    changed: [["61;20;81", "61;20;18", "G4 total-not-sum"]],
  },
  {
    why: "the rate of a domain",
    table:
      "STT;Lĩnh vực;Điểm tối đa;Điểm tự chấm;Điểm thẩm định;Tỷ lệ %\n1;Chỉ đạo;10;10;9,5;95\n2;Thủ tục;20;20;18;90\n;Tổng;30;30;27,5;91,7",
    changed: [
      ["18;90", "18;80", "F3 part-rate-differs"],
      ["91,7", "91,6", "F4 part-rate-differs"],
    ],
  },
  {
    why: "the rate of each unit’s domains",
    table:
      "STT;Tên đơn vị;Chỉ đạo (tối đa 40 điểm);;Thủ tục (tối đa 60 điểm);;Tổng điểm\n;;Điểm;Chỉ số %;Điểm;Chỉ số %;\n1;Huyện A;38,50;96,25;55,00;91,67;93,50\n2;Huyện B;38,00;95,00;54,00;90,00;92,00",
    changed: [
      ["54,00;90,00", "54,00;91,00", "F4 part-rate-differs"],
      ["91,67", "91,76", "F3 part-rate-differs"],
    ],
  },
  {
    why: "a rate of something that the table does not print",
    table: "STT;Lĩnh vực;Điểm tối đa;Điểm đạt được;Tỷ lệ %\n1;Chỉ đạo;10;9,5;50\n2;Thủ tục;20;18;60\n;Tổng;30;27,5;55",
    changed: [],
  },
  {
    why: "a part above its maximum, which the total has in full",
    table:
      "STT;Tên đơn vị;Chỉ đạo (40 điểm);Thủ tục (60 điểm);Tổng điểm\n;;Tổng;Tổng;\n1;Huyện A;38,50;55,00;93,50\n2;Huyện B;31,00;40,00;71,00",
    changed: [["31,00;40,00;71,00", "41,00;40,00;81,00", "C4 part-above-maximum"]],
  },
  {
    why: "a total that a cap may have cut",
    table: "Đơn vị;Điểm thẩm định;Điểm điều tra;Điểm thưởng;Tổng điểm\nXã A;78;18;4;100\nXã B;75;15;0;90",
    changed: [
      ["78", "80", "E2 total-capped"],
      ["0;90", "0;91", "E3 total-not-sum"],
    ],
  },
];

test.each(CASES)("$why", async ({ table, changed }) => {
  expect(await alone(table)).toEqual(SOUND);
  for (const [from, to, told] of changed) {
    expect(table).toContain(from);
    expect({ to, told: codes(await alone(table.replace(from, to))) }).toEqual({ to, told: [told] });
  }
});

test("a figure above its maximum is told with what its total says of it", async () => {
  const table = (part: string, total: string): string =>
    `STT;Tên đơn vị;Chỉ đạo (40 điểm);Thủ tục (60 điểm);Tổng điểm\n;;Tổng;Tổng;\n1;Huyện A;38,50;55,00;93,50\n2;Huyện B;${part};40,00;${total}`;
  const [fits] = (await alone(table("41,00", "81,00"))).told;
  expect(fits).toContain("Tổng 81,00 đã cộng đủ số này");
  const [needed] = (await alone(table("41,00", "54,00"))).told;
  expect(needed).toContain("Để khớp tổng 54,00, ô này phải là 14,00.");
});
