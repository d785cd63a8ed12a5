import { add, count, type Exact, equal, ZERO } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { gradeName } from "./grades.ts";
import { type Block, figureOf, ownColumns } from "./model.ts";

const LINES = words(
  "grade-count-differs",
  "Ghi {declared} đơn vị loại “{grade}” nhưng bảng có {found}.",
  "{declared} units are said to have the grade “{grade}”, but the table has {found}.",
);
const SUM = words(
  "grade-count-differs",
  "Số đơn vị của các loại cộng lại {sum}, tổng ghi {printed}.",
  "The units of all grades add up to {sum}; the total says {printed}.",
);
const EXPECTED = words("expected-count", "{right}", "{right}");

function* ofGrades(block: Block): Iterable<Finding> {
  for (const column of ownColumns(block, "count")) {
    const figures = block.lines.map((line) => figureOf(line, column)?.value);
    const printed = block.sum === undefined ? undefined : figureOf(block.sum, column);
    if (printed === undefined || figures.some((figure) => figure === undefined)) continue;
    const sum = (figures as readonly Exact[]).reduce<Exact>((total, value) => add(total, value), ZERO);
    if (equal(sum, printed.value)) continue;
    yield {
      message: say(SUM, { sum, printed: printed.written }),
      at: printed.at,
      found: printed.written,
      expected: say(EXPECTED, { right: sum }),
    };
  }
}

function* ofUnits(block: Block): Iterable<Finding> {
  for (const { among, declared } of block.sayings) {
    for (const { what, label, value, written, at } of declared) {
      if (what !== "grade") continue;
      const having = among.map((lines) => lines.filter(({ grade }) => grade !== undefined && gradeName(grade.text) === label));
      if (having.some(({ length }) => equal(value, count(length)))) continue;
      const found = having[0]?.length ?? 0;
      const grade = having.flat()[0]?.grade?.text ?? label;
      yield {
        message: say(LINES, { declared: value, grade, found: asCount(found) }),
        at,
        found: written,
        expected: say(EXPECTED, { right: count(found) }),
      };
    }
  }
}

export const gradeCountDiffers: PublishedCheck = {
  code: "grade-count-differs",
  severity: "error",
  title: { vi: "Số đơn vị theo loại không khớp", en: "Numbers of units by grade that do not add up" },
  doc: {
    vi: "Số đơn vị từng loại phải bằng số dòng có loại đó, và cộng lại bằng tổng số đơn vị.",
    en: "The number of units of a grade is that of its lines, and all of them add up to the number of units.",
  },
  fix: { vi: "Đếm lại số đơn vị của từng loại.", en: "Count the units of each grade again." },
  bad: "Xếp loại;Số đơn vị\nTốt;13\nKhá;50\nTổng;62",
  good: "Xếp loại;Số đơn vị\nTốt;13\nKhá;50\nTổng;63",
  *run(block) {
    yield* block.kind === "grades" ? ofGrades(block) : ofUnits(block);
  },
};
