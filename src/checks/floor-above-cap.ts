import { compare } from "../points.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const ABOVE = words(
  "floor-above-cap",
  "Tổng điểm thấp nhất {floor:2} lớn hơn tổng điểm cao nhất {most:2}.",
  "The lowest total of {floor:2} is above the highest, {most:2}.",
);

export const floorAboveCap: Check = {
  code: "floor-above-cap",
  severity: "error",
  title: { vi: "Tổng điểm thấp nhất lớn hơn cao nhất", en: "A lowest total above the highest" },
  doc: {
    vi: "Tổng điểm không thấp hơn cap.floor và không cao hơn cap.total (không ghi thì xét thang điểm). Sàn cao hơn trần thì mọi đơn vị bằng điểm nhau, dù làm được gì.",
    en: "A total is never below cap.floor nor above cap.total (the whole scale where none is given). With the floor above the cap every unit has the same total, whatever it did.",
  },
  fix: { vi: "Sửa cap.floor hoặc cap.total.", en: "Correct cap.floor or cap.total." },
  bad: `
cap: { floor: 3 }`,
  good: `
cap: { floor: 0, total: 2 }`,
  *run({ cap: { floor, total }, maxPoints }) {
    const most = total ?? maxPoints;
    if (compare(floor, most) > 0) yield { message: say(ABOVE, { floor, most }), path: ["cap", "floor"] };
  },
};
