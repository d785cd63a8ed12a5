/** Codes as forms write them, before there is a rubric that knows them: `1`, `1.1.`, `II`, `I.1`, a number, or the beginning of a name. */
import type { Cell } from "../tables/index.ts";

export interface Code {
  /** Without a closing dot; spaces behind it stay, since they are a fault of the form that must be told. */
  readonly text: string;
  /** How deep such a code stands: a letter above a Roman numeral above `1` above `1.1`. */
  readonly rank: number;
  /** The cell holds a number, so that zeros at its end are lost: 1.1 may be 1.10. */
  readonly numeric: boolean;
  readonly wasDate: boolean;
}

const ROMAN = "(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})";
const WHOLE = new RegExp(`^\\s*(${ROMAN}|[A-HĐ]|\\d{1,3})((?:[.,]\\d{1,3}[a-zđ]?){0,6})[.,):]?(\\s*)$`, "u");
/** In front of a name a number needs its dot, or every «12 tháng» would be a code. */
const LEADING = new RegExp(
  `^\\s*(?:((?:${ROMAN}|\\d{1,3})(?:\\.\\d{1,3}){1,6})[.)]?\\s+|(${ROMAN}|\\d{1,2})[.)]\\s*|(${ROMAN})\\s*[-–/:]\\s+)(?!\\s*(?:điểm|đ|%)(?:\\s|$))(?=[^\\s\\d%])`,
  "u",
);
const FIGURE = /^\s*([\p{L}\d]{1,4}(?:\.\d{1,3}){0,6})\s*\/\s*([\p{L}\d_-]{1,64})\s*$/u;

const rankOf = (first: string, more: number): number => (/^\d/.test(first) ? 2 + more : more > 0 ? 2 + more : /^[IVX]/.test(first) ? 1 : 0);
const segments = (code: string): readonly string[] => code.split(".");

function codeOf(text: string): Omit<Code, "numeric" | "wasDate"> | undefined {
  const match = text.length > 64 ? null : WHOLE.exec(text.normalize("NFKC"));
  if (match === null) return undefined;
  const [, first = "", more = "", space = ""] = match;
  const rest = more.replaceAll(",", ".");
  return { text: first + rest + space, rank: rankOf(first, segments(rest).length - 1) };
}

/** Something else that begins like a code (`1.1.1*`, `1..2`): kept as it is, so that it is told as what it is. */
function spoiltCode(text: string): Omit<Code, "numeric" | "wasDate"> | undefined {
  const match = text.length > 64 ? null : /^\s*(\d[\d.,*_–-]{1,11})(\s*)$/u.exec(text);
  const groups = match?.[1]?.match(/\d+/g)?.length ?? 0;
  return match === null || groups < 2 ? undefined : { text: `${match[1]}${match[2]}`, rank: 1 + groups };
}

/** Reads a cell of a column of codes; undefined when it holds none. */
export function readCode(cell: Cell | undefined): Code | undefined {
  if (cell?.type === "date") {
    const [, month = "", day = ""] = cell.text.split("-");
    return { text: `${Number(day)}.${Number(month)}`, rank: 3, numeric: false, wasDate: true };
  }
  if (cell?.type === "number") {
    const decimals = /\.(0+)$/.exec(cell.format ?? "")?.[1]?.length ?? 0;
    const [whole = "", fraction = ""] = cell.text.split(".");
    const found = codeOf(decimals > fraction.length ? `${whole}.${fraction.padEnd(decimals, "0")}` : cell.text);
    return found === undefined ? undefined : { ...found, numeric: fraction !== "" && decimals === 0, wasDate: false };
  }
  const found = cell?.type === "text" ? (codeOf(cell.text) ?? spoiltCode(cell.text)) : undefined;
  return found === undefined ? undefined : { ...found, numeric: false, wasDate: false };
}

/** The code in front of a name in one cell, and the name behind it. */
export function leadingCode(text: string): { readonly code: Code; readonly name: string } | undefined {
  const match = LEADING.exec(text.slice(0, 256));
  const written = match?.[1] ?? match?.[2] ?? match?.[3];
  const found = written === undefined ? undefined : codeOf(written);
  if (match === null || found === undefined) return undefined;
  return { code: { ...found, numeric: false, wasDate: false }, name: text.slice(match[0].length) };
}

/** `1.5/items`: the row of a figure, in forms that this program printed. */
export function figureOf(cell: Cell | undefined): { readonly code: string; readonly key: string } | undefined {
  const match = cell?.type === "text" && cell.text.length <= 96 ? FIGURE.exec(cell.text) : null;
  return match === null ? undefined : { code: match[1] as string, key: match[2] as string };
}

/** Whether the code of a child begins with that of its parent, as `4.5.1` under `4.5` does; Roman and letter codes begin nothing. */
export function belongs(child: string, parent: string): boolean {
  const own = segments(child.trim());
  const above = segments(parent.trim());
  if (!/^\d/.test(above[0] ?? "") && own[0] !== above[0]) return true;
  return own.length > above.length && above.every((segment, index) => own[index] === segment);
}

/** The code after this one: `1.9` → `1.10`. */
export const nextCode = (code: string): string => code.trim().replace(/\d+$/, (digits) => String(Number(digits) + 1));
