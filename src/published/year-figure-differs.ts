import { equal } from "../points.ts";
import { say, words } from "../text.ts";
import type { PublishedCheck } from "./check.ts";
import { figureOf, ownColumns } from "./model.ts";

const DIFFERS = words(
  "year-figure-differs",
  "{name}: số năm {year} ghi {first} ở cột “{one}” và {second} ở cột “{other}”.",
  "{name}: the figure of {year} is {first} under “{one}” and {second} under “{other}”.",
);

export const yearFigureDiffers: PublishedCheck = {
  code: "year-figure-differs",
  severity: "warning",
  title: { vi: "Số của một năm công bố hai lần khác nhau", en: "One year, published twice, with two figures" },
  doc: {
    vi: "Khi bảng có hai cột của cùng một năm (công bố lần đầu và nhắc lại sau), hai số phải giống nhau.",
    en: "Where two columns are of one year (as first published and as told again), they must agree.",
  },
  fix: { vi: "Đối chiếu với quyết định công bố của năm đó.", en: "Compare with the decision that published that year." },
  bad: "Vùng;Năm 2023 (công bố 2024);Năm 2023 (nhắc lại 2025)\nTây Nguyên;85,42;85,42\nĐông Nam Bộ;87,79;87,45",
  good: "Vùng;Năm 2023 (công bố 2024);Năm 2023 (nhắc lại 2025)\nTây Nguyên;85,42;85,42\nĐông Nam Bộ;87,79;87,79",
  *run(block) {
    const years = ownColumns(block, "year");
    for (const [index, column] of years.entries()) {
      const before = years.slice(0, index).find(({ year }) => year === column.year);
      if (before === undefined) continue;
      for (const line of block.lines) {
        const [first, second] = [figureOf(line, before), figureOf(line, column)];
        if (first === undefined || second === undefined || equal(first.value, second.value)) continue;
        const args = {
          name: line.name,
          year: String(column.year),
          first: first.written,
          second: second.written,
          one: before.heading,
          other: column.heading,
        };
        yield { message: say(DIFFERS, args), at: second.at, subject: [line.name, column.heading], found: second.written };
      }
    }
  },
};
