import * as z from "zod";
import { boundsInWords } from "../bounds.ts";
import { count, isNegative, isZero, negate, type Points, smaller, subtract, ZERO } from "../points.ts";
import { about, points } from "../shape.ts";
import { EVERY } from "../stretch.ts";
import { say, words } from "../text.ts";
import { civilDay, realDay, serialOf } from "./calendar.ts";
import { atMost, inRange, when } from "./formula.ts";
import { DAY_IMPOSSIBLE, faulty, isFull, kind, losses, mostOf, notAmong, nothingLost, worth } from "./kind.ts";
import { bandOf, ladder, ladderFormula, NO_BAND } from "./ladder.ts";
import { dateOf } from "./read.ts";

const shape = z.strictObject({
  kind: z.literal("deadline").meta(about("Đúng hạn hay chậm", "In time or late")),
  due: realDay().meta(about("Hạn cuối, viết năm-tháng-ngày, ví dụ 2022-01-15", "The due day as year-month-day, such as 2022-01-15")),
  bands: ladder().meta(
    about("Các mức theo số ngày chậm: 0 là đúng ngày hạn, số âm là sớm", "The bands of days late: 0 is the due day, negative is early"),
  ),
  notDone: points().optional().meta(about("Điểm khi không thực hiện; không ghi thì 0", "Points when it was not done; 0 by default")),
});

const LATE = words(
  "deadline-late",
  "Thực hiện ngày {date:date}, chậm {days} ngày so với hạn {due:date} (số ngày chậm {band}): {earned:2}/{max:2} điểm",
  "Done on {date:date}, due {due:date}, days late: {days} (band: {band}): {earned:2}/{max:2} points",
);
const IN_TIME = words(
  "deadline-in-time",
  "Thực hiện ngày {date:date}, hạn {due:date}: {earned:2}/{max:2} điểm",
  "Done on {date:date}, due {due:date}: {earned:2}/{max:2} points",
);
const NOT_DONE = words(
  "deadline-not-done",
  "Không thực hiện, hạn {due:date}: {earned:2}/{max:2} điểm",
  "Not done, due {due:date}: {earned:2}/{max:2} points",
);
const DAYS_LATE = words("days-late", "chậm {days} ngày", "days late: {days}");
const DAYS_EARLY = words("days-early", "sớm {days} ngày", "days early: {days}");
const SCALE_DUE = words("scale-deadline", "Hạn {due:date}", "Due {due:date}");
const SCALE_LATE = words("scale-deadline-late", "số ngày chậm {band}", "days late {band}");
const SCALE_NEVER = words("scale-deadline-never", "không thực hiện", "never done");
const DATE = { vi: "Ngày thực hiện", en: "Date done" };
const FIELDS = ["date"];

const PLAN =
  "{ kind: deadline, due: 2022-01-15, bands: [{ to: 0, points: 1 }, { from: 1, to: 15, points: 0.5 }, { from: 16, points: 0 }] }";

export const deadline = kind<z.infer<typeof shape>>({
  kind: "deadline",
  title: { vi: "Đúng hạn hay chậm", en: "In time or late" },
  doc: {
    vi: "So ngày thực hiện với hạn cuối; số ngày chậm (ngày theo lịch) thuộc mức nào thì được điểm của mức ấy. Dùng cho «ban hành chậm nhất ngày 15/01: 1; chậm đến 15 ngày: 0,5; chậm hơn hoặc không ban hành: 0», «gửi báo cáo đúng hạn».",
    en: "The day it was done against the due day; the number of calendar days late gets the points of its band. For «by 15 January: 1; up to 15 days late: 0.5; later or never: 0».",
  },
  shape,
  examples: [
    { title: { vi: "Đúng ngày hạn", en: "On the due day" }, rule: PLAN, max: "1", given: { date: "2022-01-15" }, points: "1" },
    { title: { vi: "Chậm 15 ngày", en: "15 days late" }, rule: PLAN, max: "1", given: { date: "2022-01-30" }, points: "0.5" },
    { title: { vi: "Chậm 16 ngày", en: "16 days late" }, rule: PLAN, max: "1", given: { date: "2022-01-31" }, points: "0" },
    {
      title: { vi: "Thực hiện từ năm trước", en: "Done the year before" },
      rule: PLAN,
      max: "1",
      given: { date: "2021-12-31" },
      points: "1",
    },
    { title: { vi: "Không ban hành", en: "Never issued" }, rule: PLAN, max: "1", given: { date: "never" }, points: "0" },
    {
      title: { vi: "Ngày không có trong lịch", en: "A day that no calendar has" },
      rule: PLAN,
      max: "1",
      given: { date: "2022-02-29" },
      points: { fault: "day-impossible" },
    },
  ],
  fields: () => [{ key: "date", type: "date", label: DATE }],
  deduct({ due, bands, notDone }, facts, setting) {
    const { max } = setting;
    const date = dateOf(facts, "date");
    if (date === "never") {
      const earned: Points = smaller(notDone ?? ZERO, max);
      if (isFull(earned, setting)) return nothingLost();
      return losses({ points: subtract(max, earned), sentence: say(NOT_DONE, { due, earned, max }), fields: FIELDS });
    }
    const day = civilDay(date);
    if (day === undefined) return faulty("date", say(DAY_IMPOSSIBLE, { value: date }));
    const days = count(day - (civilDay(due) ?? day));
    const early = isNegative(days);
    const band = bandOf(bands, days);
    if (band === undefined) {
      return faulty("date", say(NO_BAND, { figure: early ? say(DAYS_EARLY, { days: negate(days) }) : say(DAYS_LATE, { days }) }));
    }
    const earned = smaller(band.points, max);
    if (isFull(earned, setting)) return nothingLost();
    const sentence =
      early || isZero(days)
        ? say(IN_TIME, { date, due, earned, max })
        : say(LATE, { date, days, due, band: boundsInWords(band), earned, max });
    return losses({ points: subtract(max, earned), sentence, reason: band.reason, fields: FIELDS });
  },
  figures: () => ({ figures: EVERY, whole: true, unit: "" }),
  scale: ({ due, bands, notDone }, max) => [
    say(SCALE_DUE, { due }),
    ...bands.map((band) => worth(say(SCALE_LATE, { band: boundsInWords(band) }), band.points, max)),
    worth(say(SCALE_NEVER, {}), notDone ?? ZERO, max),
  ],
  formula({ due, bands, notDone }, { cell, never }, { max }) {
    const date = cell("date");
    return when(
      `${date}=${never}`,
      atMost(notDone ?? ZERO, max),
      ladderFormula(bands, max, (band) => inRange(`(${date}-${serialOf(due)})`, band)),
    );
  },
  best: ({ bands, notDone }, max) => mostOf(notDone === undefined ? bands : [...bands, { points: notDone }], max),
  refuse: ({ bands, notDone }, typed, max) => notAmong([...bands, { points: notDone ?? ZERO }], typed, max),
});
