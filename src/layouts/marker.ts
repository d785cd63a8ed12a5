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

/** What a workbook may say of its data; one that says nothing is neither. */
const STANDINGS: readonly string[] = ["official", "draft", "illustrative"] satisfies readonly DataStanding[];
const STANDING_UNKNOWN = words(
  "data-standing-unknown",
  "“{found}” không phải là một loại số liệu; coi là dự thảo.",
  "“{found}” is no standing of data; taken as a draft.",
);

const MIXED_STANDING = words(
  "data-standing-mixed",
  "Các tệp có loại số liệu khác nhau; kết quả mang loại thấp nhất.",
  "The files differ in the standing of their data; the result takes the lowest.",
);

/** The sheet of a blank form that says how to fill it in. */
export const GUIDE_SHEET = "Hướng dẫn";

/** In the name of a sheet that we put into a copy of somebody's workbook: it repeats what stands in the others. */
export const OWN_SHEET = "(cchc)";

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

/** From the least to be taken for results to the most. */
const ORDER: readonly DataStanding[] = ["illustrative", "draft", "unstated", "official"];

/** What all files together are: as little as the least of them. A file that says nothing is at odds with none. */
export class Standings {
  readonly #files: readonly string[];
  readonly #marked = new Map<string, DataStanding>();

  constructor(tables: readonly Table[]) {
    this.#files = [...new Set(tables.map(({ file }) => file))];
  }

  /** Takes what the marker of a file says. */
  mark(table: Table, problems: Diagnostics): void {
    const { dataStanding } = readMarker(table, problems);
    if (dataStanding !== undefined) this.#marked.set(table.file, dataStanding);
  }

  lowest(problems: Diagnostics): DataStanding {
    const [file = ""] = this.#files;
    if (new Set(this.#marked.values()).size > 1) problems.add("warning", say(MIXED_STANDING, {}), { kind: "file", file });
    const standings = this.#files.map((each) => this.#marked.get(each) ?? "unstated");
    return ORDER.find((each) => standings.includes(each)) ?? "unstated";
  }
}
