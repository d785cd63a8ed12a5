import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Graded, gradedLines, inOrder } from "./grades.ts";
import type { Block } from "./model.ts";

const WORSE = words(
  "grade-not-by-total",
  "{name} có {figure} nhưng xếp loại “{grade}”, trong khi {other} chỉ có {theirs} lại xếp loại “{better}”: một trong hai đơn vị ghi sai loại hoặc sai điểm.",
  "{name} has {figure} but the grade “{grade}”, while {other} has only {theirs} and the grade “{better}”: one of the two has a wrong grade or figure.",
);
const BETTER = words(
  "grade-not-by-total",
  "{name} chỉ có {figure} nhưng xếp loại “{grade}”, trong khi {other} có tới {theirs} lại xếp loại “{better}”: một trong hai đơn vị ghi sai loại hoặc sai điểm.",
  "{name} has only {figure} but the grade “{grade}”, while {other} has {theirs} and the grade “{better}”: one of the two has a wrong grade or figure.",
);
const OTHER = words("grade-of-other", "loại của {name}", "the grade of {name}");
const ONE = words("expected-grade", "“{grade}”", "“{grade}”");
const EITHER = words("expected-grades", "“{grade}” hoặc “{other}”", "“{grade}” or “{other}”");

/** The grades of the nearest lines above and below that fit; where there is none on one side, any may be right. */
function expected(above: Graded | undefined, below: Graded | undefined): Pick<Finding, "expected"> {
  if (above === undefined || below === undefined) return {};
  const [grade, other] = [above.grade.text, below.grade.text];
  return { expected: above.rank === below.rank ? say(ONE, { grade }) : say(EITHER, { grade, other }) };
}

function* run(block: Block): Iterable<Finding> {
  if (block.kind !== "units") return;
  const graded = gradedLines(block);
  const kept = inOrder(graded);
  for (const odd of graded.filter((each) => !kept.includes(each))) {
    const { line, figure, grade, rank } = odd;
    const above = kept.findLast((each) => compare(each.figure.value, figure.value) > 0);
    const below = kept.find((each) => compare(each.figure.value, figure.value) < 0);
    const worse = below !== undefined && below.rank < rank;
    const other = worse ? below : above;
    // What is left is of one figure with another line, which print may have rounded.
    if (other === undefined || (!worse && other.rank <= rank)) continue;
    const args = { name: line.name, figure: figure.written, grade: grade.text, other: other.line.name, theirs: other.figure.written };
    yield {
      message: say(worse ? WORSE : BETTER, { ...args, better: other.grade.text }),
      at: grade.at,
      subject: [line.name],
      found: grade.text,
      ...expected(above, below),
      related: { at: other.grade.at, message: say(OTHER, { name: other.line.name }) },
    };
  }
}

export const gradeNotByTotal: PublishedCheck = {
  code: "grade-not-by-total",
  severity: "error",
  byRules: true,
  title: { vi: "Xếp loại không theo điểm", en: "Grades that do not follow the figures" },
  doc: {
    vi: "Đi từ điểm cao xuống thấp, xếp loại chỉ giữ nguyên hoặc giảm. Chỉ nêu những dòng ít nhất phải sửa để cả bảng đúng thứ tự, cùng đơn vị trái ngược với dòng đó.",
    en: "As figures fall, grades stay or get worse. Only the fewest lines are named that must change for the whole table to be in order, each with a unit that it contradicts.",
  },
  fix: { vi: "Đối chiếu xếp loại với mức điểm của quy chế.", en: "Compare the grade with the bands of the regulation." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại\n1;Sở Nội vụ;92,10;Tốt\n2;Sở Y tế;85,00;Khá\n3;Sở Tư pháp;84,50;Tốt",
  good: "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại\n1;Sở Nội vụ;92,10;Tốt\n2;Sở Y tế;85,00;Khá\n3;Sở Tư pháp;84,50;Khá",
  run,
};
