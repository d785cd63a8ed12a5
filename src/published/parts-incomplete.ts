import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { figureOf, ownColumns } from "./model.ts";
import { maximaOf, nodesOf } from "./nodes.ts";

const FEWER = words(
  "parts-incomplete",
  "{name}: các phần in ra chỉ có {sum:2}/{own:2} điểm tối đa, nên không kiểm tra được tổng.",
  "{name}: the parts printed have {sum:2} of {own:2} maximum points, so its sum cannot be checked.",
);
const MORE = words(
  "parts-incomplete",
  "{name}: điểm tối đa các phần cộng lại {sum:2}, nhiều hơn {own:2}.",
  "{name}: the maxima of its parts add up to {sum:2}, more than {own:2}.",
);

export const partsIncomplete: PublishedCheck = {
  code: "parts-incomplete",
  severity: "warning",
  title: { vi: "Điểm tối đa của các phần không đủ", en: "Maxima of parts that do not make up the whole" },
  doc: {
    vi: "Điểm tối đa của một mục bằng tổng điểm tối đa các phần bên trong. Ít hơn thì bảng là bản trích và tổng của mục không được kiểm tra; nhiều hơn thì một điểm tối đa ghi sai.",
    en: "A maximum is the sum of the maxima inside it. Fewer means an excerpt, whose sum is not checked; more means that some maximum is wrong.",
  },
  fix: { vi: "Bổ sung các phần còn thiếu hoặc sửa điểm tối đa.", en: "Add the missing parts or correct the maximum." },
  bad: "STT;Tiêu chí;Điểm tối đa;Điểm thẩm định\n1;Chỉ đạo;5;4\n1.1;Kế hoạch;2;2\n1.2;Báo cáo;2;1",
  good: "STT;Tiêu chí;Điểm tối đa;Điểm thẩm định\n1;Chỉ đạo;4;3\n1.1;Kế hoạch;2;2\n1.2;Báo cáo;2;1",
  *run(block) {
    if (block.kind !== "parts") return;
    const column = ownColumns(block, "maximum")[0];
    for (const { line, children } of nodesOf(block)) {
      const maxima = maximaOf(block, line, children);
      const figure = figureOf(line, column);
      if (maxima === undefined || figure === undefined) continue;
      const order = compare(maxima.sum, maxima.own);
      if (order === 0) continue;
      yield {
        message: say(order < 0 ? FEWER : MORE, { name: line.name, ...maxima }),
        at: figure.at,
        subject: [line.name],
        found: figure.written,
      };
    }
  },
};
