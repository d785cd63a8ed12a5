import type { Rubric } from "../rubric/model.ts";
import { before, common, isEmpty } from "../stretch.ts";
import { say, words } from "../text.ts";
import type { Check, Finding } from "./check.ts";
import { figuresOf, pathOf } from "./grades.ts";

const EVERYONE = words(
  "commend-without-effect",
  "Không có điều kiện nào: mọi đơn vị được xếp hạng đều được đề nghị.",
  "There is no condition: every unit that is ranked would be proposed.",
);
const NOBODY = words(
  "commend-without-effect",
  "Không đơn vị nào đạt chỉ số từ {from}%, nên không ai được đề nghị.",
  "No unit reaches an index of {from}%, so nobody is ever proposed.",
);

function* faults(rubric: Rubric): Iterable<Finding> {
  const figures = figuresOf(rubric);
  for (const [index, { commend }] of rubric.groups.entries()) {
    if (commend === undefined) continue;
    const { from, grade, most } = commend;
    const path = pathOf(rubric, index, "commend");
    if (from === undefined && grade === undefined && most === undefined) yield { message: say(EVERYONE, {}), path };
    if (from !== undefined && isEmpty(common(figures, { low: before(from), high: "end" }))) {
      yield { message: say(NOBODY, { from }), path: [...path, "from"] };
    }
  }
}

export const commendWithoutEffect: Check = {
  code: "commend-without-effect",
  severity: "error",
  title: { vi: "Điều kiện khen thưởng không chọn được ai", en: "A commendation that chooses nobody" },
  doc: {
    vi: "Danh sách đề nghị khen thưởng (commend) phải có ít nhất một điều kiện: chỉ số ít nhất (from), xếp loại ít nhất (grade) hoặc số đơn vị nhiều nhất (most), và điều kiện ấy phải có đơn vị đạt được.",
    en: "The candidates for commendation need at least one condition: a least index (from), a lowest grade (grade) or a largest number (most), and some unit must be able to meet it.",
  },
  fix: { vi: "Thêm from, grade hoặc most; from không quá 100.", en: "Add from, grade or most; from is at most 100." },
  bad: `
commend: {}`,
  good: `
commend: { from: 90, most: 3 }`,
  *run(rubric) {
    // What is said once for all groups is wrong once.
    const told = new Set<string>();
    for (const finding of faults(rubric)) {
      const place = finding.path.join("/");
      if (!told.has(place)) yield finding;
      told.add(place);
    }
  },
};
