import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { type Ranked, rankedLines, rankingColumn } from "./model.ts";
import { byPlace, ties } from "./order.ts";

const DIFFERENT = words(
  "equal-totals",
  "{names} cùng {figure} nhưng ghi hạng {places}: hoặc xếp theo nhiều chữ số thập phân hơn số đã in, hoặc theo quy tắc không công bố.",
  "{names} all have {figure} but the places {places}: either ranked on more decimals than are printed, or by a rule that was not published.",
);
const NUMBERED = words(
  "equal-totals",
  "{names} cùng {figure} nhưng cột số thứ tự đánh số {places}, không ghi đồng hạng: nếu số thứ tự là hạng thì hoặc xếp theo nhiều chữ số thập phân hơn số đã in, hoặc theo quy tắc không công bố.",
  "{names} all have {figure} but are numbered {places} and not said to be tied: if the numbers are places, they were given on more decimals than are printed or by a rule that was not published.",
);

const namesOf = (tied: readonly Ranked[]): string => tied.map(({ line }) => line.name).join(", ");

export const equalTotals: PublishedCheck = {
  code: "equal-totals",
  severity: "warning",
  byRules: true,
  title: { vi: "Bằng điểm nhưng khác hạng", en: "Equal figures, different places" },
  doc: {
    vi: "Các đơn vị bằng điểm mà hạng khác nhau thì người đọc không kiểm tra được: bảng đã xếp theo nhiều chữ số hơn số in ra, theo một quy tắc không công bố, hoặc theo thứ tự dòng.",
    en: "Where equals have different places no reader can check them: the ranking was made on more digits than are printed, by an unpublished rule, or by the order of rows.",
  },
  fix: {
    vi: "Ghi đồng hạng, hoặc in đủ chữ số và nêu quy tắc phân biệt.",
    en: "Let them share the place, or print the digits and state the rule that tells them apart.",
  },
  bad: "Xếp hạng;Đơn vị;Chỉ số (%)\n1;Sở Tài chính;90,05\n2;Sở Nội vụ;90,02\n3;Sở Y tế;90,02",
  good: "Xếp hạng;Đơn vị;Chỉ số (%)\n1;Sở Tài chính;90,05\n2;Sở Nội vụ;90,02\n2;Sở Y tế;90,02",
  *run(block) {
    const heading = rankingColumn(block)?.heading ?? "";
    for (const tied of ties(byPlace(rankedLines(block)))) {
      const places = [...new Set(tied.map(({ place }) => place.value))];
      const [first, second] = tied;
      if (places.length === 1 || first === undefined || second === undefined) continue;
      const args = { names: namesOf(tied), figure: first.figure.written, places: places.join(", ") };
      const odd = tied.find(({ place }) => place.value !== first.place.value) ?? second;
      yield {
        message: say(block.numbered ? NUMBERED : DIFFERENT, args),
        at: odd.place.at,
        subject: [odd.line.name, heading],
        found: odd.place.written,
      };
    }
  },
};
