/** A small rubric, and forms that are filled in for it and read. */
import { render } from "../src/text.ts";
import { answersOf, branch, flat, leaf, type ReadBack, read, type Sheet, sheet, type Written } from "./build.ts";

const LEVELS =
  "{ kind: choice, levels: [{ id: dat, title: Đạt yêu cầu, points: 1 }, { id: mot-phan, title: Đạt một phần, points: 0.5 }, { id: khong, title: Không đạt, points: 0 }] }";
const LIST = "{ kind: checklist, items: [{ id: a, title: A, points: 1 }, { id: b, title: B, points: 1 }] }";
const DATE = "{ kind: deadline, due: 2022-01-15, bands: [{ to: 0, points: 1 }, { from: 1, points: 0 }] }";
const OFFICES = "{ kind: headcount, tiers: [{ from: 0, deputies: 2 }], each: 1, counts: [over] }";
const INCIDENTS = "{ kind: deduct, incidents: [{ id: a, title: A, each: 1 }, { id: b, title: B, each: 1 }] }";

export const rubric = flat(16, [
  branch("1", 4, [leaf("1.1", 1, LEVELS), leaf("1.2", 1), leaf("1.10", 2, "{ kind: proportional }")]),
  branch("2", 6, [leaf("2.1", 2, LIST), leaf("2.2", 1, DATE), leaf("2.3", 2, OFFICES), leaf("2.4", 1, undefined, "source: assessor")]),
  branch("3", 6, [leaf("3.1", 2, "{ kind: survey }"), leaf("3.2", 2, "{ kind: per-item, each: 0.5 }"), leaf("3.3", 2, INCIDENTS)]),
]);
export const HEAD = ["Mã", "Nội dung", "Điểm tối đa", "Số liệu", "Điểm tự đánh giá", "Điểm thẩm định"] as const;
/** A form of Huyện A. */
export const form = (...rows: readonly (readonly Written[])[]): ReadBack => read(rubric, sheet([HEAD, ...rows]));
export const notRead = ({ notRead: list }: ReadBack): readonly string[] => list.map(({ what }) => render(what, "vi"));
export const read1 = (table: readonly (readonly Written[])[], more?: Sheet): readonly string[] =>
  answersOf(read(rubric, sheet(table, more))).map((line) => line.replace("Huyện A ", ""));
