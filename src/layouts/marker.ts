/** The hidden sheet `cchc` of a workbook: which rubric it was made for, in which version, and what its data are. */
import type { DataStanding } from "../assessment.ts";
import type { Diagnostics } from "../diagnostic.ts";
import { cellAt, placeOf, type Table } from "../tables/index.ts";
import { say, words } from "../text.ts";

export interface Marker {
  readonly rubric?: string | undefined;
  readonly rubricVersion?: string | undefined;
  readonly rubricHash?: string | undefined;
  readonly dataStanding?: DataStanding | undefined;
}

const STANDINGS: readonly string[] = ["official", "draft", "illustrative"] satisfies readonly DataStanding[];
const STANDING_UNKNOWN = words(
  "data-standing-unknown",
  "“{found}” không phải là một loại số liệu; coi là dự thảo.",
  "“{found}” is no standing of data; taken as a draft.",
);

export const isMarker = (table: Table): boolean => table.sheet === "cchc";

/** Keys stand in the first column, values in the second. */
export function readMarker(table: Table, problems: Diagnostics): Marker {
  const values = new Map<string, string>();
  for (let row = 0; row < table.rows.length; row += 1) {
    const key = cellAt(table, row, 0)?.text.trim();
    const value = cellAt(table, row, 1)?.text.trim();
    if (key !== undefined && value !== undefined) values.set(key, value);
  }
  const found = values.get("dataStanding");
  const known = found === undefined || STANDINGS.includes(found);
  // A spelling nobody knows must not make figures look official.
  if (!known) problems.add("warning", say(STANDING_UNKNOWN, { found }), placeOf(table, 0, 0));
  return {
    rubric: values.get("rubric"),
    rubricVersion: values.get("rubricVersion"),
    rubricHash: values.get("rubricHash"),
    dataStanding: known ? (found as DataStanding | undefined) : "draft",
  };
}
