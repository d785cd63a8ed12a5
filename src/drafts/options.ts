/** The steps of a criterion as forms write them in words: the points at their end, several in one cell. */

export interface Step {
  readonly text: string;
  /** As spelt, with a decimal point; below zero for «trừ 0,5 điểm». */
  readonly points: string | undefined;
}

const LONGEST = 2000;
const N = "\\d{1,3}(?:[.,]\\d{1,4})?";
/** Points at the end of a step. A bare number counts only behind a colon or an equals sign: «trong 5» is no number of points. */
const ENDS: readonly RegExp[] = [
  new RegExp(`\\s*[:=→]\\s*(?:được |đạt |chấm |tính )?([-+]?${N})\\s*(?:điểm|đ)?\\s*[.;,]?$`, "iu"),
  new RegExp(`\\s*\\(\\s*(?:tối đa )?([-+]?${N})\\s*(?:điểm|đ)\\s*\\)\\s*[.;,:]?$`, "iu"),
  new RegExp(`[\\s,–-]*(?:thì )?(?:được |đạt |chấm |tính |cho |cộng )*(trừ )?(${N})\\s*(?:điểm|đ)\\s*[.;,]?$`, "iu"),
];

/** Line breaks and runs of spaces are one space; what only marks the row as one of a list goes. */
export const tidyText = (text: string): string => text.replace(/[\s\u200b\ufeff]+/g, " ").trim();
const unbulleted = (text: string): string => tidyText(text).replace(/^(?:[-–—+•*●○]|[a-zđ]\)|\(\p{L}\))\s*/u, "");
const spelt = (digits: string): string =>
  digits
    .replace(",", ".")
    .replace(/^\+/, "")
    .replace(/^(-?)0+(?=\d)/, "$1");

/** A step and the points at its end. */
export function readStep(written: string): Step {
  const text = unbulleted(written.slice(0, LONGEST));
  for (const end of ENDS) {
    const match = end.exec(text);
    if (match === null || match.index === 0) continue;
    const [, sign, digits] = match.length === 3 ? match : [undefined, undefined, match[1]];
    return { text: text.slice(0, match.index).trim(), points: `${sign === undefined ? "" : "-"}${spelt(digits as string)}` };
  }
  return { text: text.replace(/[.;,:]$/, ""), points: undefined };
}

/** The steps of a cell that holds several, on lines of their own or between semicolons; undefined when it holds only one. */
export function readSteps(written: string): readonly Step[] | undefined {
  const pieces = written
    .slice(0, LONGEST)
    .split(/[\r\n;]+/)
    .filter((piece) => piece.trim() !== "");
  const steps = pieces.map(readStep);
  return steps.length > 1 && steps.every(({ points }) => points !== undefined) ? steps : undefined;
}

const IN_NAME = new RegExp(`\\s*[([]\\s*(?:tối đa\\s*)?(${N})\\s*(?:điểm|đ)\\s*[)\\]]\\s*[.:]?\\s*$`, "iu");

/** «Cải cách thể chế (20 điểm)», «… (tối đa 20 điểm)». */
export function pointsInName(name: string): { readonly name: string; readonly points: string | undefined } {
  const match = IN_NAME.exec(name);
  return match === null ? { name, points: undefined } : { name: name.slice(0, match.index).trim(), points: spelt(match[1] as string) };
}
