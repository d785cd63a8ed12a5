/** The ledger as a sheet of a workbook: the columns that say something, figures as numbers, the sums under them. */
import type { Chosen } from "../engine/ledger-choice.ts";
import { add, type Points, ZERO } from "../points.ts";
import type { Lang } from "../text.ts";
import type { Sheet, SheetCell } from "./block.ts";
import { ledgerColumns, tellingOf } from "./ledger-columns.ts";
import { sheetCell, sheetHeading } from "./sheet.ts";
import { TERMS } from "./terms.ts";
import { rankingInWords, roundingInWords } from "./title.ts";

interface SheetOptions {
  readonly lang: Lang;
  readonly title: string;
  readonly notes: readonly string[];
}

export function ledgerSheets({ run, postings }: Pick<Chosen, "run" | "postings">, { lang, title, notes }: SheetOptions): readonly Sheet[] {
  const { rubric } = run;
  const [only] = run.inputs;
  const file = only !== undefined && run.inputs.length === 1 ? only.file : undefined;
  const telling = tellingOf(run, lang, file);
  const columns = ledgerColumns(rubric);
  // What no row says needs no column on paper; a pass of its own, so that the rows need not be held.
  const filled = new Set<number>();
  const sums = columns.map((): Points => ZERO);
  for (const posting of postings()) {
    for (const [index, { of, summed }] of columns.entries()) {
      if (summed !== true && filled.has(index)) continue;
      const value = of(posting, telling);
      if (value !== undefined && value !== "") filled.add(index);
      if (summed === true && value !== undefined && typeof value !== "string") sums[index] = add(sums[index] as Points, value as Points);
    }
  }
  const said = columns.flatMap((column, index) => (filled.has(index) && column.constant !== true ? [{ column, index }] : []));
  const kept = [...said.filter(({ column }) => column.beside !== true), ...said.filter(({ column }) => column.beside === true)];
  const foot = kept.map(
    ({ column, index }, nth): SheetCell =>
      column.summed === true ? sheetCell(sums[index], rubric) : nth === 0 ? TERMS.sum[lang] : undefined,
  );
  return [
    {
      name: TERMS.ledger[lang],
      heading: [
        ...sheetHeading(run, title, lang, `, SHA-256 ${rubric.sha256}`),
        `${TERMS.inputs[lang]}: ${run.inputs.map((input) => input.file).join("; ")}`,
      ],
      columns: kept.map(({ column: { title: name, kind, width, beside } }) => ({
        title: name[lang],
        kind,
        width,
        ...(beside === true ? { beside } : {}),
      })),
      decimals: rubric.rounding.decimals,
      rows: {
        *[Symbol.iterator]() {
          for (const posting of postings()) yield kept.map(({ column }): SheetCell => sheetCell(column.of(posting, telling), rubric));
        },
      },
      foot: [foot],
      notes: [...notes, roundingInWords(rubric, lang), rankingInWords(rubric, lang)],
    },
  ];
}
