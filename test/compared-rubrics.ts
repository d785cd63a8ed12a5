/** A rubric with edits made to it, and `cchc diff` run on the two. */
import { expect } from "vitest";
import { main } from "../src/cli.ts";
import { type MemoryHost, memoryHost } from "./memory-host.ts";

export const BASE = `cchc: 1
id: nho
title: Chỉ số CCHC nhỏ
decision: { number: 01/QĐ-UBND }
version: "1"
period: "2022"
standing: reconstructed
maxPoints: 13
rounding: { decimals: 2, mode: half-up, at: leaf }
ranking: { by: published, ties: shared, tieBreak: ["1.1"] }
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 0, below: 80 }
groups:
  - { id: huyen, title: Huyện, units: 2 }
units:
  - { id: vu-quang, name: Huyện Vũ Quang }
  - { id: huong-khe, name: Huyện Hương Khê }
domains:
  - id: "1"
    title: Chỉ đạo điều hành
    maxPoints: 7
    criteria:
      - { id: "1.1", title: Kế hoạch năm, maxPoints: 1, clause: Mục 1, notApplicable: forbidden, rule: { kind: choice, levels: [{ id: du, title: Kịp thời, points: 1 }, { id: khong, title: Không ban hành, points: 0 }] } }
      - { id: "1.2", title: Sáng kiến cấp tỉnh, maxPoints: 1.5, rule: { kind: per-item, each: 0.75 } }
      - { id: "1.3", title: Hoàn thành nhiệm vụ, maxPoints: 1.5, rule: { kind: bands, ratio: true, bands: [{ from: 100, points: 1.5 }, { from: 90, below: 100, points: 1, reason: Chưa đủ }, { below: 90, points: 0 }] } }
      - { id: "1.4", title: Kỷ luật hành chính, maxPoints: 3, rule: { kind: deduct, incidents: [{ id: khien-trach, title: Khiển trách, each: 0.75 }] } }
  - id: "2"
    title: Cải cách thể chế
    maxPoints: 4
    criteria:
      - { id: "2.1", title: Rà soát văn bản, maxPoints: 1, rule: { kind: given, step: 0.25 } }
      - { id: "2.2", title: Thu hút dự án, maxPoints: 3, requires: { node: "2.1" }, rule: { kind: steps, facts: [{ id: du-an, title: Số dự án, type: number }, { id: von, title: Tổng vốn, type: number }], steps: [{ when: { any: [{ fact: du-an, from: 10 }, { fact: von, above: 200 }] }, points: 3 }, { points: 0 }] } }
  - id: "3"
    title: Thủ tục hành chính
    maxPoints: 2
    criteria:
      - { id: "3.1", title: Hồ sơ đúng hạn, maxPoints: 2, rule: { kind: proportional, floor: 80 } }
`;

export type Edit = readonly [string, string];
export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`“${from}” is not in the rubric`);
    return now.replace(from, to);
  }, text);
}

interface Told {
  readonly code: number;
  readonly host: MemoryHost;
}
export async function diff(
  old: string,
  now: string,
  words: readonly string[] = [],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Told> {
  const host = memoryHost({ files: { "cu/nho.yaml": old, "moi/nho.yaml": now, ...files } });
  return { code: await main(["diff", "cu/nho.yaml", "moi/nho.yaml", ...words], host), host };
}

interface Change {
  readonly code: string;
  readonly effect: string;
  readonly before: { readonly id: string } | null;
  readonly after: { readonly id: string } | null;
  readonly message: { readonly text: { readonly vi: string; readonly en: string } };
  readonly at: { readonly before: { readonly line: number }; readonly after: { readonly line: number } };
}
export interface Json {
  readonly schema: string;
  readonly same: boolean;
  readonly changes: readonly Change[];
  readonly domains: readonly { readonly difference: string }[];
  readonly asks: readonly { readonly node: string; readonly fields: readonly { readonly key: string }[] | null }[];
  readonly data?: {
    readonly hypothetical: boolean;
    readonly oldCodes: readonly { readonly before: string; readonly after: string }[];
    readonly notRead: readonly unknown[];
    readonly appraiseAgain: readonly { readonly node: string; readonly units: number }[];
    readonly units: readonly {
      readonly unit: { readonly name: string };
      readonly before: { readonly total: string; readonly place: number };
      readonly after: { readonly total: string; readonly place: number };
      readonly difference: string;
    }[];
  };
}
export async function data(old: string, now: string, words: readonly string[] = [], files = {}): Promise<Json> {
  const { host } = await diff(old, now, ["-f", "json", ...words], files);
  expect(host.stderr()).toBe("");
  return JSON.parse(host.stdout()) as Json;
}
