import { asCount, say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { figureOf, rankingColumn } from "./model.ts";

const MIXED = words(
  "decimals-mixed",
  "{what} của {name} ghi {own} chữ số thập phân ({printed}), các đơn vị khác nhiều nhất {others}.",
  "{what} of {name} has {own} decimals ({printed}); those of the other units have {others} at most.",
);

/** A figure that stands out among fewer lines than this may be as right as the others. */
const LEAST_LINES = 3;

export const decimalsMixed: PublishedCheck = {
  code: "decimals-mixed",
  severity: "note",
  byRules: true,
  title: { vi: "Một số ghi nhiều chữ số hơn các số khác", en: "One figure with more decimals than the others" },
  doc: {
    vi: "Số dùng để xếp hạng được ghi cùng một số chữ số thập phân; một số ghi nhiều hơn cho thấy xếp hạng có thể đã làm trên số chưa làm tròn.",
    en: "Figures that are ranked on have the same number of decimals; one with more shows that the ranking may have been made on unrounded figures.",
  },
  fix: { vi: "In mọi số với cùng số chữ số thập phân.", en: "Print all of them with the same number of decimals." },
  bad: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,83\n2;Sở Y tế;91,86\n3;Ban Quản lý;91,651\n4;Sở Tư pháp;90,1",
  good: "Xếp hạng;Đơn vị;Tổng điểm\n1;Sở Nội vụ;92,83\n2;Sở Y tế;91,86\n3;Ban Quản lý;91,65\n4;Sở Tư pháp;90,1",
  *run(block) {
    const column = block.kind === "units" ? rankingColumn(block) : undefined;
    const figures = block.lines.flatMap((line) => {
      const figure = figureOf(line, column);
      return figure === undefined ? [] : [{ line, figure }];
    });
    const most = Math.max(0, ...figures.map(({ figure }) => figure.decimals));
    const longest = figures.filter(({ figure }) => figure.decimals === most);
    const others = Math.max(0, ...figures.filter(({ figure }) => figure.decimals < most).map(({ figure }) => figure.decimals));
    const [only] = longest;
    if (column === undefined || only === undefined || longest.length > 1 || figures.length <= LEAST_LINES || others === 0) return;
    const { line, figure } = only;
    const message = say(MIXED, {
      what: column.heading,
      name: line.name,
      own: asCount(most),
      printed: figure.written,
      others: asCount(others),
    });
    yield { message, at: figure.at, subject: [line.name, column.heading], found: figure.written };
  },
};
