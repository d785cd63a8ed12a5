/** What a formula may give, told by its outermost parts. Programs that keep a blank result as the number 0 leave nothing else to tell by. */

/** Functions that give a number, a day or yes and no, whatever they are given. */
const NUMERIC: ReadonlySet<string> = new Set(
  (
    "ABS AND AVERAGE AVERAGEIF AVERAGEIFS CEILING COLUMN COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DATEDIF DATEVALUE DAY DAYS " +
    "EXACT FLOOR INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LARGE LEN MATCH MAX MEDIAN MIN MOD MONTH N NETWORKDAYS NOT NOW OR POWER " +
    "PRODUCT RANK ROUND ROUNDDOWN ROUNDUP ROW SIGN SMALL SQRT STDEV SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TODAY TRUNC VALUE YEAR"
  ).split(" "),
);

/** Functions that hand on some of their arguments as they are: from which on, and how far apart. */
const HANDS_ON: ReadonlyMap<string, readonly [first: number, step: number]> = new Map([
  ["IF", [1, 1]],
  ["IFERROR", [0, 1]],
  ["IFNA", [0, 1]],
  ["IFS", [1, 2]],
  ["CHOOSE", [1, 1]],
  ["SWITCH", [1, 1]],
]);

/** Spreadsheets nest no deeper. */
const DEEPEST = 64;
const PIECE = /"(?:[^"]|"")*"|'(?:[^']|'')*'|[()]|[^"'()]/g;

/** Whether the result of a formula may be a text, and so the empty one. What cannot be told may be. */
export function mayGiveText(formula: string, depth = 0): boolean {
  const text = formula.trim();
  if (depth > DEEPEST) return true;
  const outer = outside(text);
  if (outer.includes("&")) return true;
  // Arithmetic gives a number, a comparison yes or no.
  if (/[+*/^=<>%-]/.test(outer.replace(/\dE[+-]\d/gi, ""))) return false;
  if (/^(?:[\d.]+(?:E[+-]?\d+)?|TRUE|FALSE)$/i.test(text)) return false;
  const [, name = "", inside] = /^(?:_xlfn\.)?([A-Z.]*)\((.*)\)$/is.exec(text) ?? [];
  if (inside === undefined || outer.replace(/^_xlfn\./i, "") !== `${name}()`) return true;
  const called = name.toUpperCase();
  if (NUMERIC.has(called)) return false;
  const [first, step] = called === "" ? [0, 1] : (HANDS_ON.get(called) ?? []);
  if (first === undefined || step === undefined) return true;
  return split(inside).some((argument, index) => index >= first && (index - first) % step === 0 && mayGiveText(argument, depth + 1));
}

/** The formula without what stands in quotes and in parentheses. */
function outside(text: string): string {
  let depth = 0;
  let kept = "";
  for (const [piece] of text.matchAll(PIECE)) {
    if (piece === ")") depth -= 1;
    if (depth === 0 && piece.length === 1) kept += piece;
    if (piece === "(") depth += 1;
  }
  return kept;
}

function split(inside: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  for (const [piece] of inside.matchAll(PIECE)) {
    if (piece === "(") depth += 1;
    else if (piece === ")") depth -= 1;
    if (depth === 0 && (piece === "," || piece === ";")) parts.push("");
    else parts[parts.length - 1] += piece;
  }
  return parts;
}
