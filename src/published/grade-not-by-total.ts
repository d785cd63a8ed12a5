import { fold } from "../fold.ts";
import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Finding, PublishedCheck } from "./check.ts";
import { type Block, figureOf, type Line, rankingColumn } from "./model.ts";

const DIFFERS = words(
  "grade-not-by-total",
  "{name} có {figure} và xếp loại “{grade}”, trong khi {other} có {less} lại xếp loại “{better}”, nơi các đơn vị điểm cao hơn.",
  "{name} has {figure} and the grade “{grade}”, while {other} has {less} and the grade “{better}”, whose units have more.",
);

interface Graded {
  readonly line: Line;
  readonly grade: string;
  readonly figure: NonNullable<ReturnType<typeof figureOf>>;
}

/** Grades in the order in which they first come as figures fall; a line is odd where its grade had ended before it. */
function* run(block: Block): Iterable<Finding> {
  if (block.kind !== "units") return;
  const column = rankingColumn(block);
  const graded = block.lines
    .flatMap((line): readonly Graded[] => {
      const figure = figureOf(line, column);
      return figure === undefined || line.grade === undefined ? [] : [{ line, grade: fold(line.grade.text), figure }];
    })
    .sort((a, b) => compare(b.figure.value, a.figure.value));
  const ended = new Map<string, Graded>();
  let last: Graded | undefined;
  for (const each of graded) {
    if (last !== undefined && last.grade !== each.grade && compare(last.figure.value, each.figure.value) > 0) ended.set(last.grade, last);
    const before = ended.get(each.grade);
    if (before !== undefined && last !== undefined && last.grade !== each.grade) {
      const { line, grade, figure } = { line: last.line, grade: last.line.grade?.text ?? "", figure: last.figure };
      yield {
        message: say(DIFFERS, {
          name: line.name,
          figure: figure.written,
          grade,
          other: each.line.name,
          less: each.figure.written,
          better: each.line.grade?.text ?? "",
        }),
        at: each.line.grade?.at ?? each.line.at,
        subject: [each.line.name],
        found: each.line.grade?.text ?? "",
      };
      ended.delete(each.grade);
    }
    last = each;
  }
}

export const gradeNotByTotal: PublishedCheck = {
  code: "grade-not-by-total",
  severity: "error",
  byRules: true,
  title: { vi: "Xếp loại không theo điểm", en: "Grades that do not follow the figures" },
  doc: {
    vi: "Đi từ điểm cao xuống thấp, mỗi loại chỉ xuất hiện thành một đoạn liền nhau. Một đơn vị điểm thấp hơn không thể có loại của những đơn vị điểm cao hơn.",
    en: "As figures fall, each grade is one unbroken stretch. A unit with less cannot have the grade of units with more, where one between has another.",
  },
  fix: { vi: "Đối chiếu xếp loại với mức điểm của quy chế.", en: "Compare the grade with the bands of the regulation." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại\n1;Sở Nội vụ;92,10;Tốt\n2;Sở Y tế;85,00;Khá\n3;Sở Tư pháp;84,50;Tốt",
  good: "Xếp hạng;Đơn vị;Tổng điểm;Xếp loại\n1;Sở Nội vụ;92,10;Tốt\n2;Sở Y tế;85,00;Khá\n3;Sở Tư pháp;84,50;Khá",
  run,
};
