/** Where only totals are rounded, the figures that the ledger prints add up to the totals that it prints, in every form of data. */
import fc from "fast-check";
import { readXlsx } from "hucre/xlsx";
import { expect, test, vi } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

vi.setConfig({ testTimeout: 120_000 });

const RUBRIC = `cchc: 1
id: tong
title: Chỉ số thử
version: "1"
period: "2025"
standing: illustrative
maxPoints: 10
cap: { total: 10 }
rounding: { decimals: 2, mode: half-up, at: total }
groups: [{ id: xa, title: Xã }]
domains:
  - id: "1"
    title: Lĩnh vực một
    maxPoints: 7
    criteria:
      - { id: "1.1", title: Hồ sơ một, maxPoints: 3, rule: { kind: proportional } }
      - { id: "1.2", title: Hồ sơ hai, maxPoints: 4, rule: { kind: proportional } }
  - { id: "2", title: Lĩnh vực hai, maxPoints: 3, rule: { kind: proportional } }
  - { id: "3", title: Điểm thưởng, maxPoints: 1, effect: bonus, rule: { kind: proportional } }
  - { id: "4", title: Điểm phạt, maxPoints: 1, effect: penalty, rule: { kind: proportional } }
`;
const CODES = ["1.1", "1.2", "2", "3", "4"];

type Shares = readonly (readonly [number, number])[];
const dataOf = (units: readonly Shares[]): string =>
  ["Đơn vị;Mã;Số liệu", ...units.flatMap((shares, unit) => shares.map(([of, all], at) => `Xã ${unit + 1};${CODES[at]};${of}/${all}`))].join(
    "\n",
  );

async function ledgerOf(
  units: readonly Shares[],
  ...options: readonly string[]
): Promise<{ out: string; host: ReturnType<typeof memoryHost> }> {
  const host = memoryHost({ files: { "tong.yaml": RUBRIC, "so-lieu.csv": dataOf(units) } });
  const exit = await main(["ledger", "so-lieu.csv", "-r", "tong.yaml", ...options], host);
  expect([host.stderr().replace(/^Đã ghi .*\n$/, ""), exit]).toEqual(["", 0]);
  return { out: host.stdout(), host };
}

/** Figures are printed with six decimals at most, and counted in whole millionths here. */
const millionths = (text: string | undefined): number =>
  Math.round(Number((text === undefined || text === "" ? "0" : text).replace(",", ".")) * 1_000_000);

interface Json {
  readonly units: readonly { readonly id: string; readonly applicableMax: string; readonly total: string }[];
  readonly rows: readonly {
    readonly unit: { readonly id: string };
    readonly change: string;
    readonly before: string;
    readonly after: string;
    readonly code: string;
  }[];
  readonly groups: { readonly sums: readonly { readonly lost: string; readonly bonus: string; readonly penalty: string }[] };
  readonly sums: { readonly lost: string; readonly bonus: string; readonly penalty: string };
}

function addsUp({ units, rows, groups, sums }: Json): void {
  for (const { id, applicableMax, total } of units) {
    const own = rows.filter(({ unit }) => unit.id === id);
    const moved = own.reduce((sum, { change }) => sum + millionths(change), millionths(applicableMax));
    expect([id, moved]).toEqual([id, millionths(total)]);
    for (const { before, change, after } of own) expect(millionths(before) + millionths(change)).toBe(millionths(after));
  }
  for (const account of ["lost", "bonus", "penalty"] as const) {
    expect(groups.sums.reduce((sum, group) => sum + millionths(group[account]), 0)).toBe(millionths(sums[account]));
  }
  const moved = millionths(sums.bonus) - millionths(sums.lost) - millionths(sums.penalty);
  expect(rows.reduce((sum, { change }) => sum + millionths(change), 0)).toBe(moved);
}

const THIRDS: Shares = [
  [1, 3],
  [1, 3],
  [1, 3],
  [1, 3],
  [0, 1],
];

test("what rounding took is a row of its own that says so", async () => {
  const { out } = await ledgerOf([THIRDS], "-f", "json");
  const json = JSON.parse(out) as Json;
  addsUp(json);
  expect(json.rows.map(({ code, change }) => `${code} ${change}`)).toEqual([
    "proportional-short -2.00",
    "proportional-short -2.67",
    "proportional-short -2.00",
    "bonus-earned 0.33",
    "rows-rounded 0.01",
  ]);
});

test("whatever the shares, in JSON, in CSV and in a workbook", async () => {
  const share = fc.integer({ min: 1, max: 17 }).chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));
  const unit = fc.tuple(share, share, share, share, share);
  await fc.assert(
    fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 4 }), async (units) => {
      const json = JSON.parse((await ledgerOf(units, "-f", "json")).out) as Json;
      addsUp(json);
      const [head = "", ...lines] = (await ledgerOf(units, "-f", "csv")).out.trim().split(/\r?\n/);
      const columns = head.split(";");
      const sum = (name: string): number => lines.reduce((all, line) => all + millionths(line.split(";")[columns.indexOf(name)]), 0);
      expect([sum("Điểm bị trừ"), sum("Điểm thưởng"), sum("Điểm phạt")]).toEqual(
        [json.sums.lost, json.sums.bonus, json.sums.penalty].map(millionths),
      );
    }),
    { numRuns: 60 },
  );
  const { host } = await ledgerOf(
    [
      THIRDS,
      [
        [1, 7],
        [2, 7],
        [3, 7],
        [0, 1],
        [1, 9],
      ],
    ],
    "-o",
    "kq.xlsx",
  );
  const { sheets } = await readXlsx(host.files.get("kq.xlsx") as Uint8Array);
  const rows = sheets[0]?.rows ?? [];
  const at = rows.findIndex((row) => row.includes("Điểm bị trừ"));
  const column = rows[at]?.indexOf("Điểm bị trừ") ?? -1;
  const foot = rows.findIndex((row, index) => index > at && row[0] === "Tổng cộng");
  const millionthsIn = (row: number): number => Math.round(Number(rows[row]?.[column] ?? 0) * 1_000_000);
  expect(Array.from({ length: foot - at - 1 }, (_, index) => millionthsIn(at + 1 + index)).reduce((a, b) => a + b, 0)).toBe(
    millionthsIn(foot),
  );
});
