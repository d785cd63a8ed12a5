import * as z from "zod";
import { add, compare, type Exact, HUNDRED, isPositive, isZero, type Points, share, smaller, times, ZERO } from "../points.ts";
import { about, amount, fault, points, text } from "../shape.ts";
import { type Message, say, words } from "../text.ts";
import { type Blanks, literal, roundedTo } from "./formula.ts";
import { cutBack, kind, type Loss, losses, notACount, type Setting, same, settled } from "./kind.ts";
import { distinctKeys, named } from "./names.ts";
import { countOf, keyOfCounts } from "./read.ts";

const EACH_OR_PERCENT = words(
  "each-or-percent",
  "Mỗi loại vi phạm ghi đúng một trong hai: each (điểm) hoặc percent (% điểm tối đa).",
  "Each kind of incident has exactly one of each (points) and percent (% of the maximum).",
);

const shape = z.strictObject({
  kind: z.literal("deduct").meta(about("Trừ điểm theo từng vi phạm", "Points taken for incidents")),
  incidents: z
    .array(
      z
        .strictObject({
          ...named(),
          each: points().optional().meta(about("Điểm trừ cho mỗi trường hợp", "Points taken for each incident")),
          percent: amount()
            .optional()
            .meta(
              about(
                "Phần trăm điểm tối đa của tiêu chí bị trừ cho mỗi trường hợp (cộng lại, không nhân dồn)",
                "Per cent of the criterion's maximum taken for each incident (added, not compounded)",
              ),
            ),
          cap: points().optional().meta(about("Trừ tối đa cho riêng loại này", "The most that this kind of incident takes")),
          reason: text()
            .optional()
            .meta(about("Lý do in khi có trường hợp thuộc loại này", "The reason printed when there are incidents of this kind")),
        })
        .superRefine(({ each, percent }, context) => {
          if ((each === undefined) === (percent === undefined)) context.addIssue({ code: "custom", ...fault(say(EACH_OR_PERCENT, {})) });
        }),
    )
    .min(1)
    .superRefine(distinctKeys)
    .meta(about("Các loại vi phạm, nhập số trường hợp của mỗi loại", "The kinds of incident; the number of each is filled in")),
  cap: points()
    .optional()
    .meta(
      about(
        "Trừ tối đa tính chung; không ghi thì là điểm tối đa của tiêu chí",
        "The most taken in all; by default the criterion's maximum",
      ),
    ),
});
type Rule = z.infer<typeof shape>;
type Incident = Rule["incidents"][number];

const EACH = words(
  "deduct-each",
  "{title}: {count} trường hợp × {each:2} điểm, trừ {points:2} điểm",
  "{title}: {count} × {each:2} points, {points:2} points taken",
);
const PERCENT = words(
  "deduct-percent",
  "{title}: {count} trường hợp × {percent}% của {max:2} điểm, trừ {points:2} điểm",
  "{title}: {count} × {percent}% of {max:2} points, {points:2} points taken",
);

/** What the incidents of one kind take before any cap. */
const takenBy = ({ each, percent }: Incident, count: Exact, setting: Setting): Points =>
  percent === undefined ? times(each ?? ZERO, count) : settled(share(times(setting.max, percent), count, HUNDRED), setting);

function inWords({ title, each, percent }: Incident, count: Exact, points: Points, max: Points): Message {
  return percent === undefined
    ? say(EACH, { title, count, each: each ?? ZERO, points })
    : say(PERCENT, { title, count, percent, max, points });
}

const SCALE_EACH = words("scale-deduct", "{title}: trừ {each} điểm mỗi trường hợp", "{title}: {each} points taken for each");
const SCALE_PERCENT = words(
  "scale-deduct-percent",
  "{title}: trừ {percent}% điểm tối đa mỗi trường hợp",
  "{title}: {percent}% of the maximum taken for each",
);
const SCALE_CAPPED = words("scale-deduct-capped", "{taken}, tối đa {most} điểm", "{taken}, at most {most} points");
const SCALE_CAP = words("scale-deduct-cap", "Tổng điểm trừ không quá {most} điểm", "At most {most} points are taken in all");

/** As `deduct`, told to a sheet. */
function formulaOf({ incidents, cap }: Rule, { cell }: Blanks, { max, rounding }: Setting): string | undefined {
  const taken: string[] = [];
  for (const { id, each, percent, cap: most } of incidents) {
    const product = percent === undefined ? `${literal(each ?? ZERO)}*${cell(id)}` : `${literal(max)}*${literal(percent)}*${cell(id)}/100`;
    const points = percent === undefined || rounding === undefined ? product : roundedTo(product, rounding);
    if (points === undefined) return undefined;
    taken.push(most === undefined ? points : `MIN(${literal(most)},${points})`);
  }
  return `ROUND(${literal(max)}-MIN(${literal(smaller(cap ?? max, max))},${taken.join("+")}),6)`;
}

const DISCIPLINE =
  '{ kind: deduct, incidents: [{ id: kiem-diem, title: "Bị kiểm điểm, xem xét xử lý kỷ luật (chưa có quyết định)", each: 0.5 }, { id: khien-trach, title: Khiển trách, each: 0.75 }, { id: canh-cao, title: Cảnh cáo, each: 1 }, { id: nang-hon, title: Hạ bậc lương trở lên, each: 2 }] }';
const BREACHES =
  "{ kind: deduct, incidents: [{ id: nhe, title: Vi phạm nhẹ, percent: 50 }, { id: cham, title: Báo cáo chậm, each: 0.25, cap: 0.5 }], cap: 1.5 }";

export const deduct = kind<Rule>({
  kind: "deduct",
  takes: true,
  title: { vi: "Trừ điểm theo từng vi phạm", en: "Points taken for incidents" },
  doc: {
    vi: "Bắt đầu từ điểm tối đa, mỗi trường hợp trừ một số điểm hoặc một số phần trăm của điểm tối đa; có thể giới hạn theo từng loại và giới hạn chung, phần không trừ nữa ghi thành dòng riêng. Dùng cho «mỗi trường hợp khiển trách trừ 0,75; cảnh cáo trừ 1; trừ tối đa 2», «vi phạm nhẹ trừ 50%». Loại để trống bên cạnh loại đã nhập là không có.",
    en: "Starts at the maximum; each incident takes points or a percentage of the maximum, with caps for a kind of incident and for all. What a cap gives back is a row of its own. Kinds left blank beside filled ones mean none.",
  },
  shape,
  examples: [
    {
      title: { vi: "Hai trường hợp bị kiểm điểm, chưa có quyết định kỷ luật", en: "Two under review, no decision yet" },
      rule: DISCIPLINE,
      max: "2",
      given: { "kiem-diem": 2 },
      points: "1",
    },
    {
      title: { vi: "Không có trường hợp nào", en: "No incident" },
      rule: DISCIPLINE,
      max: "2",
      given: { "kiem-diem": 0 },
      points: "2",
    },
    {
      title: { vi: "Trừ không quá điểm tối đa", en: "Never more than the maximum is taken" },
      rule: DISCIPLINE,
      max: "2",
      given: { "khien-trach": 2, "canh-cao": 1 },
      points: "0",
    },
    {
      title: { vi: "Vi phạm nhẹ trừ 50% điểm tối đa", en: "A slight breach takes half of the maximum" },
      rule: BREACHES,
      max: "2",
      given: { nhe: 1 },
      points: "1",
    },
    {
      title: { vi: "Giới hạn của một loại", en: "The cap of one kind of incident" },
      rule: BREACHES,
      max: "2",
      given: { cham: 4 },
      points: "1.5",
    },
    {
      title: { vi: "Giới hạn chung, sau giới hạn của từng loại", en: "The cap on all, after the caps of each" },
      rule: BREACHES,
      max: "2",
      given: { nhe: 2, cham: 4 },
      points: "0.5",
    },
    {
      title: { vi: "Số trường hợp không được âm", en: "A count is not negative" },
      rule: DISCIPLINE,
      max: "2",
      given: { "canh-cao": -1 },
      points: { fault: "count-not-whole" },
    },
  ],
  fields: ({ incidents }) =>
    incidents.map(({ id, title }) => ({ key: id, type: "number", label: same(title), blankIsNone: true, whole: true })),
  deduct({ incidents, cap }, facts, setting) {
    const { max } = setting;
    const rows: Loss[] = [];
    const happened: string[] = [];
    let total = ZERO;
    for (const incident of incidents) {
      const count = countOf(facts, incident.id);
      if (isZero(count)) continue;
      const wrong = notACount(incident.id, incident.title, count);
      if (wrong !== undefined) return wrong;
      const taken = takenBy(incident, count, setting);
      if (!isPositive(taken)) continue;
      const fields = [incident.id];
      happened.push(incident.id);
      rows.push({ points: taken, sentence: inWords(incident, count, taken, max), reason: incident.reason, fields });
      const most = incident.cap ?? taken;
      if (compare(taken, most) > 0) rows.push(cutBack(taken, most, fields, incident.title));
      total = add(total, smaller(taken, most));
    }
    const most = smaller(cap ?? max, max);
    if (compare(total, most) > 0) rows.push(cutBack(total, most, happened));
    return losses(...rows);
  },
  scale: ({ incidents, cap }, max) => [
    ...incidents.map(({ title, each, percent, cap: most }) => {
      const taken = percent === undefined ? say(SCALE_EACH, { title, each: each ?? ZERO }) : say(SCALE_PERCENT, { title, percent });
      return most === undefined ? taken : say(SCALE_CAPPED, { taken, most });
    }),
    say(SCALE_CAP, { most: smaller(cap ?? max, max) }),
  ],
  formula: formulaOf,
  alike: ({ incidents }, facts) => keyOfCounts(facts, incidents),
  best: (_rule, max) => max,
});
