import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const TWICE = words("tie-break-twice", "Mã {id} đã có ở trước trong tieBreak.", "{id} is already in tieBreak.");

export const tieBreakTwice: Check = {
  code: "tie-break-twice",
  severity: "error",
  title: { vi: "Xét một tiêu chí hai lần khi bằng điểm", en: "A tie broken twice by one criterion" },
  doc: {
    vi: "Hai đơn vị đã bằng nhau ở một tiêu chí thì xét lại tiêu chí ấy không phân được gì; thường một mã bị gõ nhầm.",
    en: "Units equal on a criterion stay equal when it is looked at again; mostly one of the two codes is a slip.",
  },
  fix: { vi: "Bỏ mã thừa, hoặc sửa thành mã đúng.", en: "Take the second away, or correct it." },
  bad: `
ranking: { tieBreak: ["1", "1"] }
domains: [{ id: "1", title: Chỉ đạo, maxPoints: 2, notApplicable: forbidden, rule: { kind: given } }]`,
  good: `
ranking: { tieBreak: ["1"] }
domains: [{ id: "1", title: Chỉ đạo, maxPoints: 2, notApplicable: forbidden, rule: { kind: given } }]`,
  *run({ ranking: { tieBreak } }) {
    for (const [index, id] of tieBreak.entries()) {
      if (tieBreak.indexOf(id) < index) yield { message: say(TWICE, { id }), path: ["ranking", "tieBreak", index] };
    }
  },
};
