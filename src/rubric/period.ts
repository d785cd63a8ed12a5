/** The years that a period names, such as `2025`, `6 tháng đầu năm 2025` or `2022-2024`: all from the first to the last are of it. */

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;

export interface Years {
  readonly first: number;
  readonly last: number;
}

/** Undefined where it names no year. */
export function periodYears(period: string): Years | undefined {
  const years = (period.match(YEAR) ?? []).map(Number);
  return years.length === 0 ? undefined : { first: Math.min(...years), last: Math.max(...years) };
}

/** Whether a year is of a period; any is where it names none. */
export function isOfPeriod(year: number | string, period: string): boolean {
  const years = periodYears(period);
  return years === undefined || (Number(year) >= years.first && Number(year) <= years.last);
}
