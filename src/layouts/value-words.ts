/** What is said of a cell that should hold a fact and does not: what is wrong, what was expected, what to do. */
import { type Message, say, words } from "../text.ts";

interface Refused {
  readonly message: Message;
  readonly expected: Message;
  readonly fix: Message;
}

const NUMBER = say(words("expected-number", "một số", "a number"), {});
export const NOT_A_NUMBER: Refused = {
  message: say(words("cell-number", "Ô này phải là số.", "This cell must be a number."), {}),
  expected: NUMBER,
  fix: say(
    words(
      "fix-cell-number",
      "Chỉ ghi một số; lời giải thích ghi sang cột khác, chưa có số liệu thì để trống.",
      "Write one number only, explanations in another column; leave the cell blank where there is no figure yet.",
    ),
    {},
  ),
};
export const A_PERCENTAGE: Refused = {
  message: say(words("cell-percent", "Ô điểm ghi tỷ lệ %, không phải điểm.", "The cell of points holds a percentage."), {}),
  expected: NUMBER,
  fix: say(
    words(
      "fix-cell-percent",
      "Ghi số điểm, không có dấu %; tỷ lệ dùng để tính điểm thì ghi ở cột số liệu của tiêu chí.",
      "Write the points, without a percent sign; a rate from which points follow belongs into the column of figures.",
    ),
    {},
  ),
};

const ONE_OF = words("expected-levels", "một trong các mức: {names}", "one of the levels: {names}");
const levels = (titles: readonly string[]): Message => say(ONE_OF, { names: titles.map((title) => `“${title}”`).join(", ") });
const CHOICE_EXPECTED = say(
  words("cell-choice", "Ô này không ghi mức nào của tiêu chí.", "This cell names no level of the criterion."),
  {},
);
const CHOICE_POINTS = say(
  words("cell-choice-points", "Số này có thể là nhiều mức của tiêu chí.", "This number may mean several levels."),
  {},
);
const CHOICE_FIX = say(
  words("fix-cell-choice", "Ghi đúng tên của một trong các mức đó.", "Write the name of one of those levels.", ["cell-choice-points"]),
  {},
);
/** @param several the number that stands there is worth as much as several levels */
export const notALevel = (titles: readonly string[], several: boolean): Refused => ({
  message: several ? CHOICE_POINTS : CHOICE_EXPECTED,
  expected: levels(titles),
  fix: CHOICE_FIX,
});

export const NOT_YES_OR_NO: Refused = {
  message: say(words("cell-flag", "Ô này phải là có hoặc không.", "This cell must say yes or no."), {}),
  expected: say(words("expected-yes-no", "x, có, 1 hoặc không, 0", "x, yes, 1 or no, 0"), {}),
  fix: say(
    words(
      "fix-cell-flag",
      "Làm đủ thì ghi “x”; làm một phần thì không được tính là có.",
      "Write “x” if it was done in full; a part of it is no yes.",
    ),
    {},
  ),
};

const DAY = say(
  words("expected-day", "ngày như 15/01/2022, hoặc “không” nếu không làm", "a day such as 2022-01-15, or “no” if it was not done"),
  {},
);
export const NOT_A_DAY: Refused = {
  message: say(words("cell-date", "Ô này phải là ngày.", "This cell must be a date."), {}),
  expected: DAY,
  fix: say(
    words(
      "fix-cell-date",
      "Ghi ngày/tháng/năm, năm đủ bốn chữ số, và chỉ ghi ngày.",
      "Write day/month/year, the year with four digits, and nothing else.",
    ),
    {},
  ),
};
const DATE_SERIAL = words(
  "cell-date-serial",
  "Ô này ghi số {serial}: đó là cách Excel đếm ngày và có thể là ngày {date:date}, nhưng ô không ở dạng ngày.",
  "This cell holds the number {serial}: Excel counts days that way, and it may be {date:date}, but the cell is not formatted as a date.",
);
const DATE_SERIAL_FIX = say(
  words(
    "fix-cell-date-serial",
    "Đổi định dạng ô thành Ngày, xem lại đúng ngày chưa rồi lưu; hoặc gõ ngày vào ô dạng văn bản.",
    "Format the cell as a Date, see whether it is the right day and save; or type the day as text.",
  ),
  {},
);
/** A bare number that may be a day as Excel counts them. */
export const aSerial = (serial: string, date: string): Refused => ({
  message: say(DATE_SERIAL, { serial, date }),
  expected: DAY,
  fix: DATE_SERIAL_FIX,
});
