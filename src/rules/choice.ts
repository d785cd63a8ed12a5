import * as z from "zod";
import { smaller, subtract } from "../points.ts";
import { about, points, text } from "../shape.ts";
import { say, words } from "../text.ts";
import { atMost, firstOf } from "./formula.ts";
import { faulty, isFull, kind, losses, mostOf, notAmong, nothingLost, UNKNOWN_CHOICE, worth } from "./kind.ts";
import { distinct, named } from "./names.ts";
import { choiceOf, optionalChoice } from "./read.ts";

const shape = z.strictObject({
  kind: z.literal("choice").meta(about("Chọn một mức", "One level of several")),
  levels: z
    .array(
      z.strictObject({
        ...named(),
        points: points().meta(about("Điểm của mức này", "Points of this level")),
        reason: text()
          .optional()
          .meta(about("Lý do in khi chọn mức này và bị trừ điểm", "The reason printed when this level loses points")),
      }),
    )
    .min(1)
    .superRefine(distinct)
    .meta(about("Các mức, chỉ được chọn một", "The levels, of which exactly one is chosen")),
});

const SENTENCE = words("choice-short", "Mức “{title}”: {earned:2}/{max:2} điểm", "Level “{title}”: {earned:2}/{max:2} points");
const FIELDS = ["level"];
const LEVEL = { vi: "Mức đạt", en: "Level reached" };

const PLAN =
  "{ kind: choice, levels: [{ id: kip-thoi, title: Kịp thời, points: 1 }, { id: khong-kip-thoi, title: Không kịp thời, points: 0.5 }, { id: khong, title: Không ban hành, points: 0 }] }";

export const choice = kind<z.infer<typeof shape>>({
  kind: "choice",
  title: { vi: "Chọn một mức", en: "One level of several" },
  doc: {
    vi: "Chọn đúng một mức, mỗi mức một số điểm. Dùng cho «kịp thời: 1; không kịp thời: 0,5; không ban hành: 0», «đạt: 1; không đạt: 0».",
    en: "Exactly one level is chosen and each has its points. For «in time: 1; late: 0.5; not issued: 0».",
  },
  shape,
  examples: [
    {
      title: { vi: "Ban hành kế hoạch kịp thời", en: "The plan was issued in time" },
      rule: PLAN,
      max: "1",
      given: { level: "kip-thoi" },
      points: "1",
    },
    {
      title: { vi: "Ban hành không kịp thời", en: "The plan was issued late" },
      rule: PLAN,
      max: "1",
      given: { level: "khong-kip-thoi" },
      points: "0.5",
    },
    { title: { vi: "Không ban hành", en: "No plan was issued" }, rule: PLAN, max: "1", given: { level: "khong" }, points: "0" },
    {
      title: { vi: "Mức không có trong bộ tiêu chí", en: "A level that the rubric does not have" },
      rule: PLAN,
      max: "1",
      given: { level: "gan-kip-thoi" },
      points: { fault: "unknown-choice" },
    },
  ],
  fields: ({ levels }) => [{ key: "level", type: "choice", label: LEVEL, choices: levels }],
  deduct({ levels }, facts, setting) {
    const { max } = setting;
    const chosen = choiceOf(facts, "level");
    const level = levels.find(({ id }) => id === chosen);
    if (level === undefined) return faulty("level", say(UNKNOWN_CHOICE, { value: chosen, label: LEVEL }));
    const earned = smaller(level.points, max);
    if (isFull(earned, setting)) return nothingLost();
    return losses({
      points: subtract(max, earned),
      sentence: say(SENTENCE, { title: level.title, earned, max }),
      reason: level.reason,
      fields: FIELDS,
    });
  },
  scale: ({ levels }, max) => levels.map(({ title, points: earned }) => worth(title, earned, max)),
  formula: ({ levels }, { cell, choice: words }, { max }) =>
    firstOf(levels.map((level) => [`${cell("level")}=${words("level", level.id)}`, atMost(level.points, max)])),
  alike: (_rule, facts) => optionalChoice(facts, "level"),
  best: ({ levels }, max) => mostOf(levels, max),
  refuse: ({ levels }, typed, max) => notAmong(levels, typed, max),
});
