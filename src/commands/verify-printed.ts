/** A printed result of ours, cell by cell and line by line, against the same printed again. */
import type { Diagnostics } from "../diagnostic.ts";
import type { ScoreRun } from "../engine/run.ts";
import { comparePrinted, type Printed } from "../published/printed.ts";
import type { Table } from "../tables/index.ts";
import type { Lang } from "../text.ts";
import type { Block, Inline } from "../views/block.ts";
import { ranking } from "../views/ranking.ts";
import { TERMS } from "../views/terms.ts";
import { noticeOf } from "../views/title.ts";
import { TOOL } from "./tool.ts";

/** What no other check reads: figures, places and grades are compared with their likely causes. */
const TEXTS = [
  "dataStanding",
  "rubric",
  "standing",
  "round",
  "group",
  "bestPlace",
  "worstPlace",
  "unitId",
  "state",
  "lowest",
  "highest",
  "note",
] as const;

const plain = (text: Inline): string => (typeof text === "string" ? text : text.map((span) => span.text).join(""));

const linesOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === "paragraph"
      ? [plain(block.text)]
      : block.kind === "facts"
        ? block.items.map(({ name, value }) => `${name}: ${plain(value)}`)
        : [],
  );

/** The tables of all groups as one. */
function tableOf(blocks: readonly Block[]): Pick<Printed, "columns" | "rows"> {
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  return {
    columns: tables[0]?.columns.map(({ title }) => title) ?? [],
    rows: tables.flatMap(({ rows }) => rows.map((row) => row.map(plain))),
  };
}

/** As a table for spreadsheets, and as one for paper. */
function printedIn(run: ScoreRun, lang: Lang, hash: (text: string) => string): readonly Printed[] {
  const { blocks, records, sheets = [] } = ranking(run, { lang, tool: TOOL, hash });
  // Both are told of by themselves; comments in a rubric change its hash and no figure.
  const told = [TERMS.seal, TERMS.version].map((term) => `${term[lang]}: `);
  const lines = [...linesOf(blocks), ...sheets.flatMap(({ heading, notes }) => [...heading.slice(1), ...notes])];
  const shared = {
    unit: TERMS.unit[lang],
    compared: new Set(TEXTS.map((term) => TERMS[term][lang])),
    lines: lines.filter((line) => !told.some((start) => line.startsWith(start))),
    notice: noticeOf(run, lang),
  };
  return [
    { ...shared, columns: records.columns, rows: [...records.rows] },
    { ...shared, ...tableOf(blocks) },
  ];
}

export const verifyPrinted = (table: Table, run: ScoreRun, hash: (text: string) => string, problems: Diagnostics): void =>
  comparePrinted(
    table,
    (["vi", "en"] as const).flatMap((lang) => printedIn(run, lang, hash)),
    problems,
  );
