import * as z from "zod";
import type { Field } from "../assessment.ts";
import { add, compare, ONE, smaller, ZERO } from "../points.ts";
import { about, amount, id, points } from "../shape.ts";
import { before } from "../stretch.ts";
import { say, words } from "../text.ts";
import { type Blanks, literal, SHOWS_NOTHING, when } from "./formula.ts";
import { cutBack, type Example, kind, losses, type Setting } from "./kind.ts";
import { limits } from "./ladder.ts";
import { fromList, fromTotals, OFFICE_LABELS as LABELS } from "./offices.ts";
import { listOf } from "./read.ts";

const shape = z.strictObject({
  kind: z.literal("headcount").meta(about("Số lượng lãnh đạo, cấp phó so với quy định", "Leaders and deputies against the limit")),
  average: z
    .strictObject({
      limit: amount().meta(
        about("Số cấp phó bình quân tối đa mỗi đơn vị, ví dụ 2", "The most deputies an office may have on average, such as 2"),
      ),
      over: id()
        .optional()
        .meta(
          about(
            "Loại đơn vị được tính bình quân (cột “Loại”); không ghi thì mọi đơn vị không có mức riêng",
            "The type of office that is averaged (column “Type”); by default every office without a tier of its own",
          ),
        ),
    })
    .optional()
    .meta(
      about(
        "Quy định theo số bình quân tính chung, như Nghị định 108/2020/NĐ-CP",
        "A limit on the average over all offices, as in Decree 108/2020",
      ),
    ),
  tiers: z
    .array(
      z.strictObject({
        ...limits(),
        type: id().optional().meta(about("Chỉ áp dụng cho loại đơn vị này", "Only for offices of this type")),
        deputies: amount().meta(about("Số cấp phó được bố trí ở mức này", "Deputies allowed in this tier")),
      }),
    )
    .min(1)
    .optional()
    .meta(
      about(
        "Số cấp phó theo số biên chế của từng đơn vị, như Nghị định 107/2020/NĐ-CP; mức đầu tiên phù hợp được dùng",
        "Deputies by the staff of each office, as in Decree 107/2020; the first tier that fits is used",
      ),
    ),
  each: points().meta(about("Điểm trừ cho mỗi đơn vị không đúng quy định", "Points taken for each office that is not right")),
  counts: z
    .array(z.enum(["over", "under"]))
    .min(1)
    .meta(
      about(
        "Thế nào là không đúng: over (vượt số quy định), under (thiếu so với quy định)",
        "What is not right: over (above the limit), under (below it)",
      ),
    ),
  cap: points()
    .optional()
    .meta(about("Trừ tối đa; không ghi thì là điểm tối đa của tiêu chí", "The most that is taken; by default the criterion's maximum")),
});
type Rule = z.infer<typeof shape>;

/** The list of offices; types for which the rule has a limit of their own are offered. */
const officesOf = ({ average, tiers = [] }: Rule): Field => {
  const types = [...new Set([average?.over, ...tiers.map(({ type }) => type)].filter((type) => type !== undefined))];
  const choices = types.map((id) => ({ id, title: id, points: ZERO }));
  const columns = OFFICES.columns?.map((column) => (column.key === "type" ? { ...column, choices } : column)) ?? [];
  return { ...OFFICES, columns };
};

const OFFICES: Field = {
  key: "offices",
  type: "list",
  label: LABELS.offices,
  optional: true,
  columns: [
    { key: "type", type: "text", label: LABELS.type, headings: ["Loại", "Loại hình"], optional: true },
    { key: "staff", type: "number", label: LABELS.staff, headings: ["Biên chế", "Số biên chế", "Số người"], optional: true, whole: true },
    { key: "deputies", type: "number", label: LABELS.deputies, headings: ["Số cấp phó", "Cấp phó", "Số lãnh đạo cấp phó"], whole: true },
    {
      key: "limit",
      type: "number",
      label: LABELS.limit,
      headings: ["Quy định", "Được giao", "Số cấp phó theo quy định"],
      optional: true,
      whole: true,
    },
  ],
};
const AVERAGE_FIELDS: readonly Field[] = [
  { key: "averageOffices", type: "number", label: LABELS.averageOffices, optional: true, whole: true },
  { key: "averageDeputies", type: "number", label: LABELS.averageDeputies, optional: true, whole: true },
];
const OVER: Field = { key: "over", type: "number", label: LABELS.over, blankIsNone: true, whole: true };
const UNDER: Field = { key: "under", type: "number", label: LABELS.under, blankIsNone: true, whole: true };

const SCALE_EACH = words(
  "scale-headcount",
  "Mỗi đơn vị có số cấp phó không đúng quy định trừ {each} điểm, tổng điểm trừ không quá {most} điểm",
  "Each office whose deputies are not as prescribed costs {each} points, at most {most} points in all",
);
const SCALE_AVERAGE = words(
  "scale-headcount-average",
  "Số cấp phó bình quân vượt mức {limit} tính như một đơn vị",
  "An average above {limit} deputies counts as one office",
);

/** As `fromTotals`, told to a sheet; a list of offices is beyond it. */
function formulaOf({ average, each, counts, cap }: Rule, { cell }: Blanks, { max }: Setting): string {
  const wrong = counts.map(cell).join("+");
  const left = (taken: string): string => `ROUND(${literal(max)}-MIN(${literal(smaller(cap ?? max, max))},${taken}),6)`;
  if (average === undefined) return left(`${literal(each)}*(${wrong})`);
  const [offices, deputies] = [cell("averageOffices"), cell("averageDeputies")];
  const over = `${deputies}>${literal(average.limit)}*${offices}`;
  const points = when(`AND(${over},${offices}=0)`, SHOWS_NOTHING, left(`${literal(each)}*(${wrong}+IF(${over},1,0))`));
  return when(`COUNT(${offices},${deputies})=2`, points, SHOWS_NOTHING);
}

const DIVISIONS =
  "{ kind: headcount, tiers: [{ below: 9, deputies: 1 }, { from: 9, to: 14, deputies: 2 }, { from: 15, deputies: 3 }], each: 0.5, counts: [over] }";
const DISTRICT = "{ kind: headcount, average: { limit: 2, over: phong }, each: 1, counts: [over, under] }";

const examples: readonly Example[] = [
  {
    title: { vi: "Nghị định 107/2020/NĐ-CP: phòng 14 biên chế có 3 cấp phó", en: "Decree 107/2020: 3 deputies in a division of 14" },
    rule: DIVISIONS,
    max: "2",
    given: {
      offices: [
        { name: "Phòng Tổ chức", staff: 15, deputies: 3 },
        { name: "Văn phòng", staff: 14, deputies: 3 },
      ],
    },
    points: "1.5",
  },
  {
    title: {
      vi: "Nghị định 108/2020/NĐ-CP: 12 phòng, 21 cấp phó; 1 đơn vị sự nghiệp vượt",
      en: "Decree 108/2020: 12 divisions, 21 deputies; one other office over",
    },
    rule: DISTRICT,
    max: "2.5",
    given: { averageOffices: 12, averageDeputies: 21, over: 1 },
    points: "1.5",
  },
  {
    title: { vi: "Bình quân đúng 2 cấp phó là đúng quy định", en: "An average of exactly 2 is within the limit" },
    rule: DISTRICT,
    max: "2.5",
    given: { averageOffices: 12, averageDeputies: 24 },
    points: "2.5",
  },
  {
    title: { vi: "Bình quân tính từ danh sách, trường học theo mức được giao", en: "The average from a list, a school by its own limit" },
    rule: DISTRICT,
    max: "2.5",
    given: {
      offices: [
        { name: "Phòng Nội vụ", type: "phong", deputies: 3 },
        { name: "Phòng Tư pháp", type: "phong", deputies: 2 },
        { name: "Trường THCS Vũ Quang", deputies: 1, limit: 2 },
      ],
    },
    points: "0.5",
  },
  {
    title: { vi: "Trừ không quá điểm tối đa", en: "Never more than the maximum is taken" },
    rule: DISTRICT,
    max: "2.5",
    given: { averageOffices: 12, averageDeputies: 25, over: 1, under: 1 },
    points: "0",
  },
  {
    title: { vi: "Đơn vị không có quy định nào áp dụng", en: "An office to which no limit applies" },
    rule: DISTRICT,
    max: "2.5",
    given: { offices: [{ name: "Trường THCS Vũ Quang", deputies: 3 }] },
    points: { fault: "no-tier" },
  },
  {
    title: { vi: "Có quy định bình quân mà không nhập số để tính", en: "An average is prescribed but its figures are missing" },
    rule: DISTRICT,
    max: "2.5",
    given: { over: 1 },
    points: { fault: "headcount-average-missing" },
  },
];

export const headcount = kind<Rule>({
  kind: "headcount",
  takes: true,
  title: { vi: "Số lượng lãnh đạo so với quy định", en: "Leaders against their limit" },
  doc: {
    vi: "Mỗi đơn vị có số cấp phó không đúng quy định bị trừ điểm; số bình quân vượt mức tính như một đơn vị. Đơn vị theo mức được giao của nó nếu có; nếu không, theo số bình quân của loại (average.over), rồi theo bậc biên chế (tiers). Nhập danh sách đơn vị hoặc các số tổng; có danh sách thì tính theo danh sách. Dùng cho Nghị định 107/2020/NĐ-CP (bậc biên chế), 108/2020/NĐ-CP (bình quân 2 cấp phó/phòng), 120/2020/NĐ-CP (số được giao của từng đơn vị sự nghiệp).",
    en: "Each office whose deputies are not as prescribed costs points; an average above its limit counts as one office. An office is judged by its own limit if it has one, else by the average of its type (average.over), else by the tier of its staff. Either a list of offices or totals are filled in; a list decides. For Decrees 107/2020 (tiers), 108/2020 (2 deputies on average) and 120/2020 (own limits).",
  },
  shape,
  examples,
  fields: (rule) => [
    ...(rule.average === undefined ? [] : AVERAGE_FIELDS),
    OVER,
    ...(rule.counts.includes("under") ? [UNDER] : []),
    officesOf(rule),
  ],
  deduct(rule, facts, { max }) {
    const list = listOf(facts, "offices") ?? [];
    const rows = list.length > 0 ? fromList(rule, list) : fromTotals(rule, facts);
    if (!Array.isArray(rows)) return rows;
    const taken = rows.reduce((sum, row) => add(sum, row.points), ZERO);
    const most = smaller(rule.cap ?? max, max);
    return compare(taken, most) > 0
      ? losses(...rows, cutBack(taken, most, [...new Set(rows.flatMap(({ fields }) => fields))]))
      : losses(...rows);
  },
  figures: () => ({ figures: { low: before(ONE), high: "end" }, whole: true, unit: "" }),
  scale: ({ average, each, cap }, max) => [
    say(SCALE_EACH, { each, most: smaller(cap ?? max, max) }),
    ...(average === undefined ? [] : [say(SCALE_AVERAGE, { limit: average.limit })]),
  ],
  formula: formulaOf,
  best: (_rule, max) => max,
});
