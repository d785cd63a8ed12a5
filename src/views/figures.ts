/** Points and values as people of a language read them. */
import type { ReadValue } from "../engine/ledger.ts";
import { asPrinted, fitsPrint } from "../engine/seal.ts";
import { addTo } from "../grouped.ts";
import { type Exact, isNegative, negate, type Points, toDecimal } from "../points.ts";
import { remembering } from "../remembering.ts";
import type { Rubric } from "../rubric/model.ts";
import { type CellSpan, cellName } from "../source.ts";
import { formatDate, formatNumber, type Lang } from "../text.ts";
import { TERMS } from "./terms.ts";

export interface Figures {
  /** The whole scale of the rubric. */
  readonly scale: Points;
  /** `89,30`; with `≈` before it where it had to be cut for print. */
  points(value: Exact): string;
  /** What was taken off is `−1,50`, what was given back `+0,50`. */
  taken(value: Exact): string;
  /** For a cell of a spreadsheet: a bare number with an ASCII sign. */
  cell(value: Exact): string;
}

export function figures(rubric: Rubric, lang: Lang): Figures {
  const { rounding } = rubric;
  const fits = (value: Exact): boolean => fitsPrint(value, rounding);
  const shown = (value: Exact): Exact => asPrinted(value, rounding);
  const signed = (value: Exact, sign: string): string =>
    `${fits(value) ? "" : "≈ "}${sign}${formatNumber(shown(value), lang, rounding.decimals)}`;
  return {
    scale: rubric.maxPoints,
    points: remembering((value) => signed(value, "")),
    taken: remembering((value) => (isNegative(value) ? signed(negate(value), "+") : signed(value, "−"))),
    // A separator of thousands would make it text in a spreadsheet of another country.
    cell: remembering((value) => {
      const text = toDecimal(shown(value), rounding.decimals);
      return lang === "vi" ? text.replace(".", ",") : text;
    }),
  };
}

const YES = { vi: "có", en: "yes" };
const NO = { vi: "không", en: "no" };
const NEVER = { vi: "không thực hiện", en: "never done" };
const ROWS = { vi: "dòng", en: "rows" };

const same = (a: CellSpan, b: CellSpan): boolean => a.row === b.row && a.column === b.column && a.sheet === b.sheet && a.file === b.file;

/** Each row by its name with its figures; labels such as the type of an office are left out beside them. */
function listText({ field, value }: ReadValue, cells: readonly CellSpan[], lang: Lang): string {
  if (value.type !== "list") return "";
  const decided = value.rows.filter((row) => cells.some((cell) => same(cell, row.at)));
  if (decided.length === 0) return `${value.rows.length} ${ROWS[lang]}`;
  const rows = decided.map(({ name, values, at }) => {
    const told = Object.entries(values).filter(
      ([, each], _, all) => each.type !== "text" || all.every(([, other]) => other.type === "text"),
    );
    const parts = told.map(([key, each]) =>
      valueText({ field: field?.columns?.find((column) => column.key === key), value: each, at }, cells, lang),
    );
    return `${name} (${parts.join(", ")})`;
  });
  return rows.join("; ");
}

/** `Số hồ sơ: 1.234`. @param cells the rows of a list that decided, so that only they are told */
export function valueText(read: ReadValue, cells: readonly CellSpan[], lang: Lang): string {
  const { field, value } = read;
  const label = (field?.label ?? TERMS.points)[lang];
  switch (value.type) {
    case "number":
      // Points are written as points are everywhere; figures as they are.
      return `${label}: ${formatNumber(value.number, lang, field === undefined ? 2 : 0)}`;
    case "choice":
      return `${label}: ${field?.choices?.find(({ id }) => id === value.id)?.title ?? value.id}`;
    case "flag":
      return `${label}: ${(value.flag ? YES : NO)[lang]}`;
    case "date":
      return `${label}: ${value.date === "never" ? NEVER[lang] : formatDate(value.date, lang)}`;
    case "text":
      return `${label}: ${value.text}`;
    case "list":
      return `${label}: ${listText(read, cells, lang)}`;
  }
}

/**
 * `du-lieu.xlsx › 'Tự chấm'!F12, G12; …`: cells of one sheet are named together.
 * @param told a file that need not be named again
 */
export function cellsText(cells: readonly CellSpan[], told?: string): string {
  const sheets = new Map<string, string[]>();
  for (const { file, sheet, row, column } of cells) {
    const from = file === told ? "" : `${file} › `;
    const name = sheet === "" ? from : `${from}'${sheet}'!`;
    addTo(sheets, name, cellName(row, column));
  }
  return [...sheets].map(([name, list]) => name + list.join(", ")).join("; ");
}
