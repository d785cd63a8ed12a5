/** Sheets under any headings, scored by a small rubric. */
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

export const RUBRIC = `cchc: 1
id: thu
title: Thử
version: "1"
period: "2024"
standing: illustrative
rounds: [self, appraisal, reappraisal]
maxPoints: 10
groups: [{ id: huyen, title: Huyện, units: 2 }]
units: [{ id: a, name: Huyện A, group: huyen }, { id: b, name: Huyện B, group: huyen }]
domains:
  - id: "1"
    title: Chỉ đạo, điều hành
    maxPoints: 5
    criteria:
      - { id: "1.1", title: Ban hành kế hoạch, maxPoints: 2, clause: Mục 1, rule: { kind: given } }
      - { id: "1.2", title: Kiểm tra, maxPoints: 3, clause: Mục 2, rule: { kind: given } }
  - id: "2"
    title: Cải cách thể chế
    maxPoints: 5
    criteria:
      - { id: "2.1", title: Sáng kiến, maxPoints: 2, clause: Mục 3, rule: { kind: per-item, each: 0.5 } }
      - { id: "2.2", title: Mức hài lòng, maxPoints: 3, clause: Mục 4, rule: { kind: given } }
`;
/** Without a register every name is a unit. */
export const OPEN = RUBRIC.replace(/^units:.*\n/m, "").replace(", units: 2", "");

export type Value = string | number | null;
export type Rows = readonly (readonly Value[])[];
interface Told {
  readonly severity: string;
  readonly code: string;
  readonly at: { readonly sheet?: string; readonly cell?: string };
}
interface Result {
  readonly diagnostics: readonly Told[];
  readonly groups: readonly {
    readonly units: readonly {
      readonly unit: { readonly name: string };
      readonly self: string | null;
      readonly appraised: string | null;
    }[];
  }[];
}

export const workbook = (sheets: Readonly<Record<string, Rows>>, merges: readonly string[]): Uint8Array => {
  const book = sheetjs.utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = sheetjs.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet["!merges"] = merges.map((range) => sheetjs.utils.decode_range(range));
    sheetjs.utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(sheetjs.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
};
export const csv = (rows: Rows): string => {
  const width = Math.max(...rows.map((row) => row.length));
  return `${rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? "").join(";")).join("\n")}\n`;
};

/** Exit code; what the unit itself and the appraisal gave to each; what was told of the reading, with its place. */
export async function score(file: string | Uint8Array, rubric = RUBRIC): Promise<readonly [number, readonly string[], readonly string[]]> {
  const name = typeof file === "string" ? "a.csv" : "a.xlsx";
  const host = memoryHost({ files: { [name]: file, "thu.yaml": rubric } });
  const code = await main(["score", name, "--rubric", "thu.yaml", "-f", "json"], host);
  if (!host.stdout().startsWith("{"))
    return [code, [], [...host.stderr().matchAll(/ {2}(?:lỗi|cảnh báo) {2}(\S+)/g)].map(([, told = ""]) => told)];
  const { diagnostics, groups } = JSON.parse(host.stdout()) as Result;
  const units = groups.flatMap((group) => group.units).map(({ unit, self, appraised }) => `${unit.name} ${self} ${appraised}`);
  const ofScoring = /^(?:answers-missing|claim-differs|group-size-differs)$/;
  return [
    code,
    units.sort(),
    diagnostics.filter((each) => !ofScoring.test(each.code)).map(({ severity, code: what, at }) => `${severity} ${at.cell ?? ""} ${what}`),
  ];
}

export const CODES = ["1.1", "1.2", "2.1", "2.2"];
/** The rows of a form: the full points under `self`, none under the other columns. */
export const MAXIMA = [2, 3, 2, 3];
export const FULL = ["Huyện A 10.00 0.00", "Huyện B 10.00 0.00"];
export const twice = <T>(values: readonly T[], second: (value: T) => Value = () => null): Value[] =>
  values.flatMap((value) => [value as Value, second(value)]);

export const UNITS = ["Huyện A", "Huyện B"];

export const formOf = (heads: Rows, ...columns: readonly ((max: number, code: string) => Value)[]): Rows => [
  ...heads,
  ...CODES.map((code, index): Value[] => [code, "", MAXIMA[index] ?? 0, ...columns.map((value) => value(MAXIMA[index] ?? 0, code))]),
];
export const full = (max: number): Value => max;
export const none = (): Value => 0;
export const both = (rows: Rows): Readonly<Record<string, Rows>> => ({ "Huyện A": rows, "Huyện B": rows });
export const twiceTold = (told: string): readonly string[] => [told, told];
export const SELF = ["Huyện A 10.00 null", "Huyện B 10.00 null"];
export const KEY_HEADS: Value[] = ["TT", "Tiêu chí", "Điểm tối đa"];
