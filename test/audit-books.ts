/** The notation in which audits write their examples, made into real workbooks and run through the program. */
import { writeXlsx } from "hucre/xlsx";
import { EXAMPLE_RUBRIC } from "../src/audits/index.ts";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

type Written =
  | string
  | number
  | null
  | { readonly formula: string; readonly result: number | string }
  | { readonly value: number; readonly format: string };
interface Book {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly { readonly hidden: boolean; readonly cells: readonly Written[] }[];
}

const HIDDEN = "(ẩn)";
const LAST_YEAR = "năm trước: ";

const numberOf = (text: string): number | undefined => (/^-?\d+(?:,\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined);

function cellOf(text: string, column: number): Written {
  if (text === "") return null;
  const formula = /^=(.*) → (.*)$/.exec(text);
  if (formula !== null) return { formula: formula[1] as string, result: numberOf(formula[2] as string) ?? (formula[2] as string) };
  const format = /^(-?[\d,]+) \{(.*)\}$/.exec(text);
  if (format !== null) return { value: numberOf(format[1] as string) as number, format: format[2] as string };
  // Codes are text, as in every form: 1.10 is not 1.1.
  return column === 0 ? text : (numberOf(text) ?? text);
}

function sheetsOf(text: string): readonly Book[] {
  return text
    .split(/^\[/m)
    .slice(1)
    .map((part) => {
      const [head = "", ...lines] = part.trimEnd().split("\n");
      const title = head.replace(/\]\s*$/, "");
      const rows = lines.map((line) => {
        const hidden = line.startsWith(HIDDEN);
        return { hidden, cells: (hidden ? line.slice(HIDDEN.length).trimStart() : line).split(";").map(cellOf) };
      });
      return { name: title.replace(HIDDEN, "").trim(), hidden: title.endsWith(HIDDEN), rows };
    });
}

async function workbook(books: readonly Book[]): Promise<Uint8Array> {
  const sheets = books.map(({ name, hidden, rows }) => {
    const cells = new Map<string, object>();
    const rowDefs = new Map<number, object>();
    rows.forEach((row, at) => {
      if (row.hidden) rowDefs.set(at, { hidden: true });
      row.cells.forEach((cell, column) => {
        if (typeof cell !== "object" || cell === null) return;
        const more =
          "formula" in cell
            ? { value: cell.result, type: "formula", formula: cell.formula, formulaResult: cell.result }
            : { value: cell.value, type: "number", style: { numFmt: cell.format } };
        cells.set(`${at},${column}`, more);
      });
    });
    const plain = rows.map((row) => row.cells.map((cell) => (typeof cell === "object" && cell !== null ? null : cell)));
    return { name, rows: plain, cells, rowDefs, ...(hidden ? { hidden } : {}) };
  });
  return new Uint8Array(await writeXlsx({ sheets: sheets as never }));
}

/** The example rubric, with the keys that the example brings put in place of its own. */
function rubricFor(text: string): string {
  const own = text.slice(0, Math.max(0, text.search(/^\[/m))).trim();
  const keys = new Set([...own.matchAll(/^(\w+):/gm)].map(([, key]) => key));
  const kept = EXAMPLE_RUBRIC.split(/^(?=\w)/m).filter((part) => !keys.has(/^(\w+):/.exec(part)?.[1] ?? ""));
  return `${kept.join("")}${own}\n`;
}

export interface Told {
  readonly code: string;
  readonly severity: string;
  readonly cell: string;
  readonly subject: string;
  readonly vi: string;
  readonly en: string;
  readonly fix: string;
}
export interface Heard {
  readonly exit: number;
  readonly told: readonly Told[];
  readonly err: string;
}

interface Json {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly text: { readonly vi: string; readonly en: string };
    readonly at: { readonly sheet?: string; readonly cell?: string; readonly file: string };
    readonly subject?: readonly string[];
    readonly fix?: { readonly text: { readonly vi: string } };
  }[];
}

/** What `cchc audit` says of the sheets of an example. */
export async function audited(text: string, ...options: readonly string[]): Promise<Heard> {
  const books = sheetsOf(text);
  const before = books
    .filter(({ name }) => name.startsWith(LAST_YEAR))
    .map((book) => ({ ...book, name: book.name.slice(LAST_YEAR.length) }));
  const now = books.filter(({ name }) => !name.startsWith(LAST_YEAR));
  const files: Record<string, string | Uint8Array> = { "vi-du-ra-soat.yaml": rubricFor(text), "vi-du.xlsx": await workbook(now) };
  if (before.length > 0) files["nam-truoc.xlsx"] = await workbook(before);
  const last = before.length > 0 ? ["--last-year", "nam-truoc.xlsx", "--last-rubric", "vi-du-ra-soat.yaml"] : [];
  const host = memoryHost({ files });
  const exit = await main(["audit", "vi-du.xlsx", "--rubric", "vi-du-ra-soat.yaml", "--format", "json", ...last, ...options], host);
  const { diagnostics } = host.stdout() === "" ? { diagnostics: [] } : (JSON.parse(host.stdout()) as Json);
  const told = diagnostics.map(({ code, severity, at, subject = [], text: said, fix }) => ({
    code,
    severity,
    cell: at.cell === undefined ? at.file : `${at.sheet}!${at.cell}`,
    subject: subject.join(" · "),
    ...said,
    fix: fix?.text.vi ?? "",
  }));
  return { exit, told, err: host.stderr() };
}
