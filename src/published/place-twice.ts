import { equal } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { rankedLines, rankingColumn } from "./model.ts";
import { byPlace } from "./order.ts";

const TWICE = words(
  "place-twice",
  "Hạng {place} được ghi cho cả {other} ({first}) và {name} ({second}), dù điểm khác nhau.",
  "Place {place} is given to {other} ({first}) and to {name} ({second}), though their figures differ.",
);

export const placeTwice: PublishedCheck = {
  code: "place-twice",
  severity: "error",
  title: { vi: "Một hạng cho hai đơn vị khác điểm", en: "One place for two units with different figures" },
  doc: {
    vi: "Chỉ những đơn vị bằng điểm mới đồng hạng. Hai đơn vị khác điểm mà cùng hạng thì một hạng ghi sai, hoặc bảng xếp theo số đã làm tròn thô hơn số in ra.",
    en: "Only equals share a place. Where two units with different figures do, one place is wrong, or the ranking was made on coarser figures than those printed.",
  },
  fix: {
    vi: "Sửa hạng, hoặc ghi rõ xếp hạng theo số làm tròn đến mấy chữ số.",
    en: "Correct the place, or say on how many decimals the ranking was made.",
  },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n2;Sở Tài chính;89,50\n4;Sở Tư pháp;88,00",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,10\n2;Sở Y tế;90,00\n2;Sở Tài chính;90,00\n4;Sở Tư pháp;88,00",
  *run(block) {
    const ordered = byPlace(rankedLines(block));
    for (const [index, { line, place, figure }] of ordered.entries()) {
      const above = ordered[index - 1];
      if (above === undefined || above.place.value !== place.value || equal(above.figure.value, figure.value)) continue;
      const args = {
        place: asCount(place.value),
        other: above.line.name,
        name: line.name,
        first: above.figure.written,
        second: figure.written,
      };
      yield { message: say(TWICE, args), at: place.at, subject: [line.name, rankingColumn(block)?.heading ?? ""], found: place.written };
    }
  },
};
