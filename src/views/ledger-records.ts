/** The ledger as a flat table for spreadsheets: one row a point that moved, made one at a time as they are written out. */
import type { Posting } from "../engine/postings.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Lang } from "../text.ts";
import type { Records } from "./block.ts";
import type { Figures } from "./figures.ts";
import { ledgerColumns, tellingOf } from "./ledger-columns.ts";

interface Told {
  readonly run: ScoreRun;
  readonly postings: () => Iterable<Posting>;
  readonly lang: Lang;
  readonly shown: Figures;
}

export function ledgerRecords({ run, postings, lang, shown }: Told): Records {
  const telling = tellingOf(run, lang);
  const columns = ledgerColumns(run.rubric);
  return {
    columns: columns.map(({ title }) => title[lang]),
    rows: {
      *[Symbol.iterator]() {
        for (const posting of postings()) {
          yield columns.map(({ of }): string => {
            const value = of(posting, telling);
            return value === undefined ? "" : typeof value === "string" ? value : shown.cell(value);
          });
        }
      },
    },
  };
}
