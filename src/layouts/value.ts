/** One cell → the fact that a field asks for. */
import type { Choice, Field, Value } from "../assessment.ts";
import { fold } from "../fold.ts";
import { equal, HUNDRED, type Points, parseExact, times } from "../points.ts";
import { type Cell, type Convention, readNumber, serialDay } from "../tables/index.ts";
import { type Message, shorten } from "../text.ts";
import { A_PERCENTAGE, aSerial, NOT_A_DAY, NOT_A_NUMBER, NOT_YES_OR_NO, notALevel } from "./value-words.ts";

/** `text`: digits that Excel holds for a text and leaves out of its sums; `unit`: `0,5đ`, `1,50 điểm`. */
export type Lettered = "text" | "unit";

/** What a cell says where a fact is wanted. */
export type CellReading =
  | {
      readonly kind: "value";
      readonly value: Value;
      readonly warning?: Message | undefined;
      /** A number that stands as letters in its cell, alone or with its unit. */
      readonly lettered?: Lettered | undefined;
    }
  | { readonly kind: "blank" }
  | { readonly kind: "not-applicable" }
  /** A dash alone: nothing here, or does not apply, as the field and the rubric have it. */
  | { readonly kind: "dash" }
  | {
      readonly kind: "fault";
      readonly message: Message;
      readonly found: string;
      readonly fix?: Message;
      readonly expected?: Message;
      /** It has been said of the file already. */
      readonly told?: true;
    };

const YES: ReadonlySet<string> = new Set(["x", "có", "đạt", "1", "true", "yes", "✓", "✔", "v", "đúng", "đủ"].map(fold));
const NO: ReadonlySet<string> = new Set(["không", "0", "false", "no", "-", "chưa", "không có", "không đạt", "chưa đạt", "ko"].map(fold));
const NEVER: ReadonlySet<string> = new Set(
  ["không", "không có", "chưa", "không ban hành", "chưa ban hành", "không gửi", "chưa gửi", "never", "no", "không thực hiện"].map(fold),
);
const DAY_WORD = fold("ngày 1").slice(0, -1);
const NOT_APPLICABLE: ReadonlySet<string> = new Set(
  ["không áp dụng", "không phát sinh", "không có phát sinh", "n/a", "kp", "not applicable"].map(fold),
);

/** Whether a cell says that the criterion did not arise. */
export const saysNotApplicable = (cell: Cell | undefined): boolean => cell?.type === "text" && NOT_APPLICABLE.has(fold(cell.text));

/** What failed is told alike whatever its column writes. */
const ANY_CONVENTION: Convention = { purpose: "count", decimal: "undetermined" };

/** A cell whose formula failed or was never calculated cannot hold a fact of any type. */
export function broken(cell: Cell | undefined): Extract<CellReading, { kind: "fault" }> | undefined {
  if (cell?.type !== "error" && cell?.type !== "uncomputed") return undefined;
  const reading = readNumber(cell, ANY_CONVENTION);
  return reading.kind === "fault" ? reading : undefined;
}

/** Reads a cell as the field's type has it. */
export function readValue(cell: Cell | undefined, field: Field, convention: Convention): CellReading {
  if (cell === undefined) return { kind: "blank" };
  if (saysNotApplicable(cell)) return { kind: "not-applicable" };
  const failed = broken(cell);
  if (failed !== undefined) return failed;
  switch (field.type) {
    case "number":
      return numberFrom(cell, field.whole === true ? { ...convention, whole: true } : convention);
    case "choice":
      return choiceFrom(cell, field.choices ?? [], convention);
    case "flag":
      return flagFrom(cell);
    case "date":
      return dateFrom(cell);
    case "text":
      return { kind: "value", value: { type: "text", text: cell.text.trim() } };
    case "list":
      return { kind: "blank" };
  }
}

/** A percent sign that is quoted or escaped in a format is a mere letter: the number stands as it is stored. */
const showsPercent = (format = ""): boolean =>
  format
    .slice(0, 256)
    .replace(/"[^"]*"|\\./g, "")
    .includes("%");

/** Reads a cell that holds points, which are never a percentage; `1,5/2` says them out of the maximum. */
export function pointsFrom(cell: Cell | undefined, convention: Convention, max?: Points): CellReading {
  const reading = readNumber(cell, convention);
  if (reading.kind === "pair") {
    const [part, whole] = [parseExact(reading.numerator), parseExact(reading.denominator)];
    if (part !== undefined && whole !== undefined && max !== undefined && equal(whole, max))
      return { kind: "value", value: { type: "number", number: part } };
  }
  const percent = (reading.kind === "number" && reading.percent) || (cell?.type === "number" && showsPercent(cell.format));
  if (percent && cell !== undefined) return { kind: "fault", found: shorten(cell.text), ...A_PERCENTAGE };
  return numberFrom(cell, convention);
}

/** Reads a cell that holds a plain number. A cell formatted as a percentage holds a hundredth of what it shows. */
export function numberFrom(cell: Cell | undefined, convention: Convention): CellReading {
  const reading = readNumber(cell, convention);
  switch (reading.kind) {
    case "blank":
      return reading;
    case "not-applicable":
    case "dash":
      return { kind: reading.kind };
    case "number": {
      const number = parseExact(reading.text);
      if (number === undefined) return { kind: "fault", found: reading.text, ...NOT_A_NUMBER };
      const shown = cell?.type === "number" && showsPercent(cell.format);
      const lettered = cell?.type !== "text" ? undefined : reading.points ? "unit" : "text";
      return {
        kind: "value",
        value: { type: "number", number: shown ? times(number, HUNDRED) : number },
        warning: reading.warning,
        lettered,
      };
    }
    case "fault":
      return reading;
    default: {
      const found = reading.kind === "pair" ? `${reading.numerator}/${reading.denominator}` : reading.found;
      return { kind: "fault", found: shorten(found), ...NOT_A_NUMBER };
    }
  }
}

function choiceFrom(cell: Cell, choices: readonly Choice[], convention: Convention): CellReading {
  const text = fold(cell.text);
  const named = choices.find(({ id, title }) => fold(id) === text || fold(title) === text);
  const reading = readNumber(cell, convention);
  const points = reading.kind === "number" ? parseExact(reading.text) : undefined;
  const worth = points === undefined ? [] : choices.filter((choice) => equal(choice.points, points));
  const [only = named] = worth;
  // A level whose id is a number may be meant by it, and so may the level that is worth as much.
  if (named !== undefined && (worth.length !== 1 || only === named)) return { kind: "value", value: { type: "choice", id: named.id } };
  if (named === undefined && only !== undefined && worth.length === 1) return { kind: "value", value: { type: "choice", id: only.id } };
  const titles = choices.map(({ title }) => title);
  return { kind: "fault", found: shorten(cell.text), ...notALevel(titles, worth.length > 0) };
}

function flagFrom(cell: Cell): CellReading {
  const text = fold(cell.text);
  if (YES.has(text)) return { kind: "value", value: { type: "flag", flag: true } };
  if (NO.has(text)) return { kind: "value", value: { type: "flag", flag: false } };
  return { kind: "fault", found: shorten(cell.text), ...NOT_YES_OR_NO };
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether the calendar has the day. */
function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const most = month === 2 && !leap ? 28 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return year >= 1900 && year <= 9999 && day >= 1 && day <= most;
}

/** The day that a bare number may be: of this century or the last decades of the one before. */
function serialIn(text: string): string | undefined {
  const day = /^\d{5}(?:\.0+)?$/.test(text) ? serialDay(text, false) : undefined;
  return day !== undefined && day >= "1980" && day < "2100" ? day : undefined;
}

/** `15/01/2022`, `15-1-2022`, `15.01.2022`, `2022-01-15`, or a date cell. Day before month, as in Vietnam. */
function dateFrom(cell: Cell): CellReading {
  if (cell.type === "date") return { kind: "value", value: { type: "date", date: cell.text } };
  const text = fold(cell.text);
  if (/^-+$/.test(text)) return { kind: "dash" };
  const serial = serialIn(text);
  if (serial !== undefined) return { kind: "fault", found: shorten(cell.text), ...aSerial(text, serial) };
  if (NEVER.has(text)) return { kind: "value", value: { type: "date", date: "never" } };
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.startsWith(DAY_WORD) ? text.slice(DAY_WORD.length) : text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = local === null ? [iso?.[1], iso?.[2], iso?.[3]] : [local[3], local[2], local[1]];
  if (
    cell.type !== "text" ||
    year === undefined ||
    month === undefined ||
    day === undefined ||
    !isDay(Number(year), Number(month), Number(day))
  ) {
    return { kind: "fault", found: shorten(cell.text), ...NOT_A_DAY };
  }
  return { kind: "value", value: { type: "date", date: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` } };
}
