/** A result printed as Markdown → a table, so that it is checked like any other. */
import type { Cell, Table } from "../tables/index.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

const unescaped = (text: string): string =>
  text
    .replace(/(?<!\\)\*\*/g, "")
    .replace(/<br>/g, " ")
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\\([\\|*_`[\]~#+=.)-])/g, "$1")
    .trim();

const cell = (text: string): Cell | undefined => (text === "" ? undefined : { type: "text", text });

/** A row between bars; one of dashes only says how columns are aligned. */
function cellsOf(line: string): readonly (Cell | undefined)[] | undefined {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  const cells = inner.split(/(?<!\\)\|/).map((each) => unescaped(each));
  return cells.every((each) => /^:?-+:?$/.test(each)) ? undefined : cells.map(cell);
}

/** Every line is a row: those between bars with their cells, any other with its text alone. */
export function tableOfMarkdown(file: string, text: string): Table {
  const rows = text.split(/\r\n|\n|\r/).map((line) => {
    if (line.trim() === "") return undefined;
    if (line.trim().startsWith("|")) return cellsOf(line);
    const plain = unescaped(line.replace(/^\s*(?:#{1,6}|[-*])\s+/, ""));
    return plain === "" ? undefined : [cell(plain)];
  });
  return { file, sheet: "", hidden: false, rows, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() };
}

export const isMarkdown = (file: string): boolean => /\.(?:md|markdown)$/i.test(file);
