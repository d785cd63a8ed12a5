import { equal } from "../points.ts";
import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { figureOf } from "./model.ts";
import { lineSum, sumOf, withinRounding } from "./sums.ts";

const GAP = words(
  "rounding-gap",
  "{what} của {name} ghi {printed}, các phần in ra cộng lại {sum:2}: chỉ khớp nếu tổng được làm tròn sau khi cộng, còn các phần được làm tròn riêng.",
  "{what} of {name} is printed as {printed}, the printed parts add up to {sum:2}: right only if the total was rounded after adding and the parts each by itself.",
);

export const roundingGap: PublishedCheck = {
  code: "rounding-gap",
  severity: "note",
  byRules: true,
  title: { vi: "Tổng lệch do làm tròn", en: "A total that rounding may have moved" },
  doc: {
    vi: "Tổng lệch các phần một hai đơn vị ở chữ số cuối. Điều đó xảy ra khi cộng trước rồi mới làm tròn; nếu quy chế làm tròn từng phần thì tổng sai.",
    en: "The total is off by a unit or two of the last digit. That happens where sums are rounded only once; where the regulation rounds every part, the total is wrong.",
  },
  fix: { vi: "Đối chiếu với quy định làm tròn của quy chế.", en: "Compare with what the regulation says of rounding." },
  bad: "Xếp hạng;Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm\n1;Sở Nội vụ;74,36;17,96;92,33\n2;Sở Y tế;73,00;17,00;90,00",
  good: "Xếp hạng;Đơn vị;Điểm thẩm định;Điểm điều tra;Tổng điểm\n1;Sở Nội vụ;74,36;17,96;92,32\n2;Sở Y tế;73,00;17,00;90,00",
  *run(block) {
    const sum = block.kind === "units" ? sumOf(block) : undefined;
    if (sum === undefined || [...sum.plus, ...sum.minus].every(({ percent }) => percent)) return;
    for (const line of block.lines) {
      const figure = figureOf(line, sum.total);
      const parts = lineSum(line, sum);
      if (figure === undefined || parts === undefined || equal(figure.value, parts.sum) || !withinRounding(figure, parts)) continue;
      const message = say(GAP, { what: sum.total.heading, name: line.name, printed: figure.written, sum: parts.sum });
      yield { message, at: figure.at, subject: [line.name, sum.total.heading], found: figure.written };
    }
  },
};
