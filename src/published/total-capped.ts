import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { figureOf } from "./model.ts";
import { isCapped, lineSum, sumOf } from "./sums.ts";

const CAPPED = words(
  "total-capped",
  "{what} của {name} ghi {printed}, các phần in ra cộng lại {sum:2}: chỉ khớp nếu quy chế giới hạn tổng ở điểm tối đa.",
  "{what} of {name} is printed as {printed}, the printed parts add up to {sum:2}: right only if the regulation caps the total at the maximum.",
);

export const totalCapped: PublishedCheck = {
  code: "total-capped",
  severity: "warning",
  byRules: true,
  title: { vi: "Tổng bị giới hạn ở điểm tối đa", en: "A total that a cap may have cut" },
  doc: {
    vi: "Tổng đúng bằng điểm tối đa của thang trong khi các phần cộng lại nhiều hơn. Quy chế có thể giới hạn tổng, chẳng hạn khi có điểm thưởng; nếu không thì một phần hoặc tổng ghi sai.",
    en: "The total is the whole scale while its parts add up to more. A regulation may cap the total, as where there is a bonus; otherwise a part or the total is wrong.",
  },
  fix: {
    vi: "Đối chiếu với quy định về điểm thưởng và điểm tối đa.",
    en: "Compare with what the regulation says of the bonus and the maximum.",
  },
  bad: "Xếp hạng;Đơn vị;Điểm thẩm định;Điểm điều tra;Điểm thưởng;Tổng điểm\n1;Xã A;80;18;4;100\n2;Xã B;75;15;0;90",
  good: "Xếp hạng;Đơn vị;Điểm thẩm định;Điểm điều tra;Điểm thưởng;Tổng điểm\n1;Xã A;78;18;4;100\n2;Xã B;75;15;0;90",
  *run(block) {
    const sum = block.kind === "units" ? sumOf(block) : undefined;
    if (sum === undefined) return;
    for (const line of block.lines) {
      const figure = figureOf(line, sum.total);
      const parts = lineSum(line, sum);
      if (figure === undefined || parts === undefined || !isCapped(sum.total, figure, parts)) continue;
      const message = say(CAPPED, { what: sum.total.heading, name: line.name, printed: figure.written, sum: parts.sum });
      yield { message, at: figure.at, subject: [line.name, sum.total.heading], found: figure.written };
    }
  },
};
