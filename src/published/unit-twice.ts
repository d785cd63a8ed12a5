import { say, words } from "../text.ts";
import { parseName } from "../unit-name.ts";
import type { PublishedCheck } from "./check.ts";

const TWICE = words("unit-twice", "{name} có hai dòng trong bảng.", "{name} has two lines in the table.");
const FIRST = words("unit-twice-first", "dòng thứ nhất ở đây", "the first line is here");

export const unitTwice: PublishedCheck = {
  code: "unit-twice",
  severity: "error",
  title: { vi: "Một đơn vị có hai dòng", en: "A unit with two lines" },
  doc: {
    vi: "Mỗi đơn vị chỉ có một dòng trong một khối, kể cả khi tên viết khác nhau (TX., Thị xã).",
    en: "A unit has one line in a block, however its name is spelt.",
  },
  fix: { vi: "Xóa dòng thừa, hoặc sửa tên đơn vị.", en: "Delete one line, or correct the name." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Thị xã Kỳ Anh;92,10\n2;Huyện Kỳ Anh;90,00\n3;TX. Kỳ Anh;89,50",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Thị xã Kỳ Anh;92,10\n2;Huyện Kỳ Anh;90,00\n3;Huyện Vũ Quang;89,50",
  *run(block) {
    if (block.kind !== "units") return;
    const met = new Map<string, (typeof block.lines)[number]>();
    for (const line of block.lines) {
      const { key } = parseName(line.name);
      const first = met.get(key);
      if (first === undefined) met.set(key, line);
      else {
        const related = { at: first.at, message: say(FIRST, {}) };
        yield { message: say(TWICE, { name: line.name }), at: line.at, subject: [line.name], found: line.name, related };
      }
    }
  },
};
