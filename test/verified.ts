/** A rubric with the data of eight communes, and `cchc verify` run on tables that are made of them. */
import { expect } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

export interface Told {
  readonly code: string;
  readonly cell: string;
  readonly cause: string | undefined;
  readonly subject: readonly string[];
}
interface Diagnostic {
  readonly code: string;
  readonly at: { readonly cell?: string; readonly line?: number };
  readonly args: { readonly cause?: { readonly code: string; readonly text: { readonly vi: string } } };
  readonly subject?: readonly string[];
}

export async function verify(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<readonly Told[]> {
  const host = memoryHost({ files, shipped: "rubrics" });
  await main(["verify", ...argv, "--format", "json"], host);
  expect(host.stderr(), host.stderr()).not.toContain("lỗi của chính nó");
  const { diagnostics } = JSON.parse(host.stdout()) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ code, at, args, subject = [] }) => ({
    code,
    cell: at.cell ?? String(at.line ?? ""),
    cause: args.cause?.code,
    subject,
  }));
}

export const RUBRIC = `cchc: 1
id: thu
title: Bộ tiêu chí thử
version: "1"
period: "2025"
standing: illustrative
maxPoints: 20
rounding: { decimals: 2, mode: half-up, at: leaf }
ranking: { by: published, ties: shared, tieBreak: [] }
rounds: [{ id: self, covers: all }, { id: appraisal, covers: changes }, { id: reappraisal, covers: changes }]
groups: [{ id: xa, title: Xã }]
domains:
  - id: "1"
    title: Chỉ đạo
    maxPoints: 9
    criteria:
      - { id: "1.1", title: Hồ sơ, maxPoints: 3, rule: { kind: proportional } }
      - { id: "1.2", title: Báo cáo, maxPoints: 3, rule: { kind: proportional } }
      - { id: "1.3", title: Văn bản, maxPoints: 3, notApplicable: exclude, rule: { kind: proportional } }
  - id: "2"
    title: Đoàn chấm
    maxPoints: 6
    rule: { kind: given }
  - id: "3"
    title: Điều tra
    maxPoints: 5
    rule: { kind: survey }
  - { id: "4", title: Thưởng, maxPoints: 1, effect: bonus, rule: { kind: per-item, of: Số sáng kiến, each: 0.5 } }
  - { id: "5", title: Phạt, maxPoints: 2, effect: penalty, rule: { kind: per-item, of: Số lỗi, each: 0.25 } }
`;

/** Eight communes: thirds and sevenths that rounding moves, a tie, a bonus, a penalty, a criterion that did not arise. */
const COMMUNES = [
  ["Xã An Bình", "2/3", "6/7", "1/3", "5,5", "5", "4,5", "88,8", "0", "0"],
  ["Xã Bình Minh", "5/7", "4/7", "2/7", "5,75", "5,25", "5", "91", "1", "0"],
  ["Xã Cẩm Tú", "7/9", "8/9", "5/9", "6", "5,5", "5,25", "77,7", "0", "2"],
  ["Xã Đông Hải", "2/3", "6/7", "1/3", "5,5", "5", "4,5", "88,8", "0", "0"],
  ["Xã Gia Lâm", "11/13", "10/13", "kad", "4,5", "4", "3,75", "95,3", "0", "0"],
  ["Xã Hòa Sơn", "1/6", "5/6", "1/7", "3,5", "3", "2,5", "64,4", "2", "1"],
  ["Xã Khánh An", "3/7", "1/7", "1/9", "2,5", "2,25", "2", "99", "0", "0"],
  ["Xã Lộc Tân", "4/9", "2/9", "2/7", "6", "3,25", "3", "30", "1", "3"],
] as const;
const head = "Đơn vị;Mã;Số liệu;Điểm tự đánh giá;Điểm thẩm định;Điểm thẩm định lại;Kết quả điều tra\n";
export const THU =
  head +
  COMMUNES.map(([unit, a, b, c, self, first, second, survey, bonus, penalty]) =>
    [
      `${unit};1.1;${a};;;;`,
      `${unit};1.2;${b};;;;`,
      `${unit};1.3;${c === "kad" ? "không áp dụng" : c};;;;`,
      `${unit};2;;${self};${first};${second};`,
      `${unit};3;;;;;${survey}`,
      `${unit};4;${bonus};;;;`,
      `${unit};5;${penalty};;;;`,
    ].join("\n"),
  ).join("\n");

export interface Unit {
  readonly place: number;
  readonly of: number;
  readonly unit: { readonly name: string };
  readonly self: string;
  readonly appraised: string;
  readonly survey: string;
  readonly bonus: string;
  readonly penalty: string;
  readonly total: string;
  readonly index: string;
  readonly applicableMax: string;
}

export type Cell = (unit: Unit, index: number, all: readonly Unit[]) => string;
const COLUMNS: Readonly<Record<string, Cell>> = {
  "Xếp hạng": ({ place, of }) => `${place}/${of}`,
  "Đơn vị": ({ unit }) => unit.name,
  "Điểm thẩm định": ({ appraised }) => appraised,
  "Điểm điều tra": ({ survey }) => survey,
  "Điểm thưởng": ({ bonus }) => bonus,
  "Điểm phạt": ({ penalty }) => penalty,
  "Tổng điểm": ({ total }) => total,
  "Điểm tối đa áp dụng": ({ applicableMax }) => applicableMax,
  "Chỉ số (%)": ({ index }) => index,
};
/** The ranking as it would be published. @param changed columns that were made otherwise */
export function table(units: readonly Unit[], changed: Readonly<Record<string, Cell>> = {}): string {
  const columns = { ...COLUMNS, ...changed };
  const rows = units.map((unit, index) =>
    Object.values(columns)
      .map((cell) => cell(unit, index, units))
      .join(";"),
  );
  return [Object.keys(columns).join(";"), ...rows].join("\n");
}
export const against = (published: string): Promise<readonly Told[]> =>
  verify({ "thu.yaml": RUBRIC, "so-lieu.csv": THU, "bang.csv": published }, "bang.csv", "--data", "so-lieu.csv", "--rubric", "thu.yaml");
