import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

const ORDER = words(
  "unit-dates",
  "{unit} kết thúc ngày {until:date}, trước ngày bắt đầu {from:date}.",
  "{unit} ends on {until:date}, before it begins on {from:date}.",
);
const FROM_HERE = say(words("first-day-here", "ngày bắt đầu ở đây", "it begins here"), {});

export const unitDates: Check = {
  code: "unit-dates",
  severity: "error",
  title: { vi: "Đơn vị kết thúc trước khi bắt đầu", en: "A unit that ends before it begins" },
  doc: {
    vi: "Đơn vị có ngày kết thúc (until) trước ngày bắt đầu (from) không có ngày nào hoạt động, nên không kỳ nào được xếp hạng.",
    en: "A unit whose last day (until) is before its first (from) exists on no day and is ranked in no period.",
  },
  fix: { vi: "Sửa một trong hai ngày.", en: "Correct one of the two days." },
  bad: `
units:
  - { id: an-binh, name: Xã An Bình, from: "2025-07-01", until: "2025-06-30" }
  - { id: cat-son, name: Xã Cát Sơn }`,
  good: `
units:
  - { id: an-binh, name: Xã An Bình, from: "2025-07-01" }
  - { id: cat-son, name: Xã Cát Sơn }`,
  *run({ registry = [] }) {
    for (const [index, { name, from, until }] of registry.entries()) {
      if (from === undefined || until === undefined || from <= until) continue;
      yield {
        message: say(ORDER, { unit: name, until, from }),
        path: ["units", index, "until"],
        related: { path: ["units", index, "from"], message: FROM_HERE },
      };
    }
  },
};
