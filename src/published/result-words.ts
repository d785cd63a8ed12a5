/** A field of a saved result in the words of a table: whose figure it is, of which criterion, and what it says. */
import { inBoth, type Text, text } from "../text.ts";

/** What people call the members of a result. */
const FIELDS: Readonly<Record<string, Text>> = {
  place: text("Hạng", "Place"),
  of: text("Số đơn vị xếp hạng", "Units ranked"),
  bestPlace: text("Hạng cao nhất có thể", "Best place possible"),
  worstPlace: text("Hạng thấp nhất có thể", "Worst place possible"),
  state: text("Tình trạng", "State"),
  self: text("Điểm tự đánh giá", "Self-assessed points"),
  appraised: text("Điểm thẩm định", "Appraised points"),
  survey: text("Điểm điều tra xã hội học", "Survey points"),
  bonus: text("Điểm thưởng", "Bonus"),
  penalty: text("Điểm phạt", "Penalty"),
  total: text("Tổng điểm đạt được", "Total"),
  low: text("Điểm thấp nhất có thể", "Lowest total possible"),
  high: text("Điểm cao nhất có thể", "Highest total possible"),
  applicableMax: text("Điểm tối đa áp dụng", "Applicable maximum"),
  index: text("Chỉ số CCHC (%)", "PAR Index (%)"),
  grade: text("Xếp loại", "Grade"),
  head: text("Xếp loại người đứng đầu", "Grade of the head"),
  commended: text("Đề nghị xét khen thưởng", "Commendation"),
  lost: text("Điểm bị trừ", "Points lost"),
  earned: text("Điểm đạt được", "Points earned"),
  points: text("Điểm bị trừ", "Points lost"),
  deductions: text("Dòng điểm bị trừ", "Row of points lost"),
  extras: text("Điểm thưởng, điểm phạt", "Bonus and penalty"),
  reason: text("Lý do trừ điểm", "Reason"),
  clause: text("Căn cứ", "Clause"),
  round: text("Vòng chấm", "Round"),
  remark: text("Ý kiến thẩm định", "Appraiser’s remark"),
  values: text("Số liệu ghi nhận", "Value read"),
  value: text("Số liệu ghi nhận", "Value read"),
  cells: text("Vị trí", "Place in the file"),
  cell: text("Vị trí", "Place in the file"),
};
const DOMAIN = text("lĩnh vực", "domain");
const CRITERION = text("tiêu chí", "criterion");

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const textIn = (value: unknown, key: string): string | undefined =>
  isObject(value) && typeof value[key] === "string" ? (value[key] as string) : undefined;

export interface Named {
  /** The unit, and the criterion where the field is of one. */
  readonly subject: readonly string[];
  /** `Điểm bị trừ, tiêu chí 1.5`; undefined for a field that no table has. */
  readonly what: Text | undefined;
}

/** @param json the result that the path leads into. @param path as far as it goes there */
export function namedField(json: unknown, path: readonly (string | number)[]): Named {
  let at = json;
  let unit: string | undefined;
  let node: string | undefined;
  let within = CRITERION;
  for (const step of path) {
    at = isObject(at) ? at[step] : Array.isArray(at) ? (at as readonly unknown[])[Number(step)] : undefined;
    if (step === "domains") within = DOMAIN;
    unit ??= isObject(at) ? textIn(at.unit, "name") : undefined;
    if (unit !== undefined) node ??= textIn(at, "node") ?? (within === DOMAIN ? textIn(at, "id") : undefined);
  }
  const field = path.findLast((step): step is string => typeof step === "string" && FIELDS[step] !== undefined);
  const name = field === undefined ? undefined : FIELDS[field];
  const what =
    name === undefined ? undefined : inBoth((lang) => (node === undefined ? name[lang] : `${name[lang]}, ${within[lang]} ${node}`));
  return { subject: [unit, node].filter((each) => each !== undefined), what };
}
