/** Days counted without clocks and time zones. */
import type * as z from "zod";
import { day, fault } from "../shape.ts";
import { say } from "../text.ts";
import { DAY_IMPOSSIBLE } from "./kind.ts";

/** Days before each month of a year that is not a leap year, and the days of the whole year. */
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The number of the day in an unbroken count; undefined for a day that no calendar has, such as 31 February. */
export function civilDay(iso: string): number | undefined {
  const match = ISO.exec(iso);
  if (match === null) return undefined;
  const [year = 0, month = 0, date = 0] = match.slice(1).map(Number);
  const before = BEFORE[month - 1];
  const next = BEFORE[month];
  if (before === undefined || next === undefined) return undefined;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (date < 1 || date > next - before + (leap && month === 2 ? 1 : 0)) return undefined;
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return past * 365 + leapDays + before + (leap && month > 2 ? 1 : 0) + date;
}

/** The day as spreadsheets store it: counted from the last day of 1899, right from March 1900 on. */
export const serialOf = (iso: string): string => String((civilDay(iso) ?? 0) - (civilDay("1899-12-30") ?? 0));

/** A day that the calendar has. */
export const realDay = () =>
  day().superRefine((value: string, context: z.RefinementCtx) => {
    if (ISO.test(value) && civilDay(value) === undefined) {
      context.addIssue({ code: "custom", ...fault(say(DAY_IMPOSSIBLE, { value })) });
    }
  });
