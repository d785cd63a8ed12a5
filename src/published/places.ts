/** What spreadsheets make of places. */
import type { Diagnostics } from "../diagnostic.ts";
import type { CellSpan } from "../source.ts";
import type { Cell } from "../tables/index.ts";
import { say, words } from "../text.ts";
import { plain } from "./headings.ts";

const DATE = words(
  "place-is-date",
  "Ô xếp hạng của {name} là ngày {found}, không phải hạng: Excel đã tự đổi hạng dạng 1/3 thành ngày.",
  "The place of {name} is the date {found}, no place: Excel has turned a place such as 1/3 into a date.",
);
const DAY_OF_CELL = words("place-date", "{date:date}", "{date:date}");
const DATE_FIX = words(
  "fix-place-is-date",
  "Định dạng cột hạng là Văn bản (Text) rồi gõ lại{likely}.",
  "Format the column of places as Text and type it again{likely}.",
);
const LIKELY = words("place-is-date-likely", ", có lẽ là {place}", ", perhaps {place}");
const UNLIKELY = words("place-is-date-unlikely", "", "");
const UNREADABLE = words(
  "place-unreadable",
  "“{found}” của {name} không đọc được thành hạng, nên hạng này không được kiểm tra.",
  "“{found}” of {name} cannot be read as a place, so that it is not checked.",
);
const UNREADABLE_FIX = words("fix-place-unreadable", "Ghi hạng dạng 12 hoặc 12/63.", "Write the place as 12 or 12/63.");

/** `2024-03-01`, `12/13/2024`, `01/3/24`. */
const DAY = /^(?:\d{4}-(\d{1,2})-(\d{1,2})|(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{2}|\d{4}))(?:[ t].*)?$/u;
/** `1-Mar`, `01-Thg3`, `Thg3-24`. */
const MONTH = /^(?:\d{1,2}[-/ ])?(?:thg ?\d{1,2}|tháng \d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:[-/ ]\d{1,4})?$/u;

/** A cell that holds no place that can be read. @param name of the unit @param sure the line has figures: it is no heading of anything */
export function tellPlace(cell: Cell | undefined, name: string, sure: boolean, at: CellSpan, problems: Diagnostics): void {
  const found = cell?.text.trim() ?? "";
  const text = plain(found);
  const day = DAY.exec(text);
  if (cell?.type === "date" || day !== null || MONTH.test(text)) {
    // A day and a month that were a place of so many: the place is never the greater.
    const numbers = [day?.[1] ?? day?.[3], day?.[2] ?? day?.[4]].flatMap((each) => (each === undefined ? [] : [Number(each)]));
    const likely = numbers.length === 2 ? say(LIKELY, { place: numbers.sort((a, b) => a - b).join("/") }) : say(UNLIKELY, {});
    const shown = cell?.type === "date" ? say(DAY_OF_CELL, { date: cell.text }) : found;
    problems.add("error", say(DATE, { name, found: shown }), at, { subject: [name], found, fix: say(DATE_FIX, { likely }) });
  } else if (sure && /^\D{0,10}\d/.test(text)) {
    problems.add("warning", say(UNREADABLE, { name, found }), at, { subject: [name], found, fix: say(UNREADABLE_FIX, {}) });
  }
}
