/** The year that a heading is of: «Năm 2023», «Điểm thẩm định năm 2023», «Kết quả năm trước». */

const YEAR = /(?<![\p{L}\d])năm\s+((?:19|20)\d{2})(?![\d/-])/giu;
const ALONE = /^(?:19|20)\d{2}$/;
const BEFORE = /(?:năm|kỳ)\s+(?:trước|ngoái)(?:\s+liền\s+kề)?\s*\)?$/iu;
const ENDING = /\s*[-–—,(]?\s*năm\s+(?:19|20)\d{2}\)?\s*$/iu;
const LONGEST = 120;

const clean = (heading: string): string => heading.slice(0, LONGEST).normalize("NFC").trim();

/** The years that a heading names. */
export function yearsIn(heading: string): readonly string[] {
  const written = clean(heading);
  return ALONE.test(written) ? [written] : [...written.matchAll(YEAR)].map(([, year = ""]) => year);
}

/** Whether a heading is of the year before, whichever that is. */
export const isYearBefore = (heading: string): boolean => BEFORE.test(clean(heading));

/** Whether a heading says nothing but a year. */
export const isYear = (heading: string): boolean => /^(?:năm\s+)?(?:19|20)\d{2}$/iu.test(clean(heading));

/** A heading without the year at its end; one that is only a year stays as it is. */
export const withoutYear = (heading: string): string => clean(heading).replace(ENDING, "").trim() || heading;
