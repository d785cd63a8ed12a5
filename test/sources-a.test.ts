/**
 * The rubrics of the other levels of Hà Tĩnh and of three provinces, each with its small sample. What every unit loses is worked out here
 * by hand, criterion by criterion, from the facts of `samples/small-samples.data.mjs`; nothing of it was printed by the program.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(join(home, path)));

/** Points as whole hundredths: sums of them are exact. */
const cents = (points: string): number => {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(points) ?? [];
  if (whole === "") throw new Error(`not points: ${points}`);
  return (sign === "-" ? -1 : 1) * (Number(whole) * 100 + Number(decimals.padEnd(2, "0")));
};
const sum = (points: readonly string[]): number => points.reduce((total, each) => total + cents(each), 0);

interface ScoredUnit {
  readonly place: number;
  readonly of: number;
  readonly tied: boolean;
  readonly provisional: boolean;
  readonly unit: { readonly name: string };
  readonly self: string;
  readonly appraised?: string;
  readonly survey?: string;
  readonly total: string;
  readonly applicableMax: string;
  readonly index: string;
  readonly grade: { readonly id: string; readonly title: string };
  readonly commended: { readonly state: string; readonly reason: { readonly text: { readonly vi: string } } } | null;
  readonly lost: string;
  readonly deductions: readonly { readonly node: string; readonly points: string; readonly text: { readonly vi: string } }[];
}
interface Result {
  readonly manifest: { readonly rubric: { readonly standing: string; readonly maxPoints: string }; readonly dataStanding: string };
  readonly groups: readonly { readonly id: string; readonly units: readonly ScoredUnit[] }[];
}

async function run(argv: readonly string[], id: string): Promise<{ exit: number; out: string; err: string }> {
  const files = { [`rubrics/${id}.yaml`]: read(`rubrics/${id}.yaml`), [`samples/${id}.xlsx`]: read(`samples/${id}.xlsx`) };
  const host = memoryHost({ files, shipped: "rubrics" });
  const exit = await main(argv, host);
  return { exit, out: host.stdout(), err: host.stderr() };
}

interface Node {
  readonly id: string;
  readonly maxPoints: number;
  readonly source?: string;
  readonly clause?: string;
  readonly reason?: string;
  readonly evidence?: string;
  readonly examples?: readonly unknown[];
  readonly rule?: { readonly kind: string };
  readonly criteria?: readonly Node[];
}
interface File {
  readonly standing: string;
  readonly issuer?: string;
  readonly decision?: unknown;
  readonly maxPoints: number;
  readonly sources: readonly { readonly what: string; readonly from: string }[];
  readonly domains: readonly Node[];
}
const leavesOf = (nodes: readonly Node[]): readonly Node[] =>
  nodes.flatMap((node) => (node.criteria === undefined ? [node] : leavesOf(node.criteria)));
const maximaOf = (nodes: readonly Node[]): number => sum(nodes.map(({ maxPoints }) => String(maxPoints)));

interface Expected {
  /** Place and number of units of the group. */
  readonly rank: string;
  /** The maximum of what does not apply to the unit. */
  readonly without?: string;
  /** Every criterion that loses points. */
  readonly lost: Readonly<Record<string, string>>;
  readonly index: string;
  readonly grade: string;
  readonly self?: string;
  readonly appraised?: string;
  readonly survey?: string;
}
interface Case {
  readonly id: string;
  readonly standing: "reconstructed" | "illustrative";
  readonly maxPoints: string;
  readonly domains: number;
  readonly criteria: number;
  readonly survey: string;
  readonly units: Readonly<Record<string, Expected>>;
}

const CASES: readonly Case[] = [
  {
    id: "hatinh-so-2022",
    standing: "reconstructed",
    maxPoints: "100",
    domains: 8,
    criteria: 39,
    survey: "20",
    units: {
      // 100 − 3 (2.1) − 2 (2.2) − 3 (6.1) = 92 apply; 87,50/92 = 95,108…%: fewer points than the second, but a higher index.
      "Ban mẫu số 3": {
        rank: "1/3",
        without: "8",
        lost: { "2.5": "0.20", "3.7": "0.20", "4.3": "1.50", "4.4": "0.20", "5.4": "1.00", "5.6": "0.20", "7.4": "0.20", "8.1": "1.00" },
        index: "95.11",
        grade: "xuat-sac",
        appraised: "69.50",
        survey: "18.00",
      },
      // 100 − 2 (6.2) = 98 apply; 91,66/98 = 93,530…%
      "Sở mẫu số 1": {
        rank: "2/3",
        without: "2",
        lost: {
          "1.5": "0.75",
          "1.6": "0.05",
          "2.5": "0.17",
          "3.4.1": "0.05",
          "3.4.2": "1.00",
          "3.7": "0.19",
          "4.4": "0.20",
          "5.5": "0.10",
          "5.6": "0.13",
          "6.3": "0.50",
          "7.1": "0.06",
          "7.2.2": "1.00",
          "7.4": "0.27",
          "8.1": "0.87",
          "8.2": "1.00",
        },
        index: "93.53",
        grade: "xuat-sac",
        appraised: "73.49",
        survey: "18.17",
      },
      "Sở mẫu số 2": {
        rank: "3/3",
        lost: {
          "1.1.1": "0.50",
          "1.1.2": "0.25",
          "1.1.3": "0.50",
          "1.2": "0.50",
          "1.3.1": "0.50",
          "1.3.2": "0.17",
          "1.4": "0.50",
          "1.5": "1.50",
          "1.6": "0.45",
          "1.7": "0.50",
          "2.1": "0.75",
          "2.2": "0.50",
          "2.4": "0.75",
          "2.5": "0.23",
          "3.1": "0.15",
          "3.2": "1.00",
          "3.3": "0.50",
          "3.4.1": "0.22",
          "3.4.2": "1.00",
          "3.5": "1.00",
          "3.6": "0.22",
          "3.7": "0.24",
          "4.1": "1.00",
          "4.2": "1.00",
          "4.3": "1.50",
          "4.4": "0.15",
          "5.1": "1.00",
          "5.2": "1.00",
          "5.3": "1.00",
          "5.4": "0.50",
          "5.6": "0.18",
          "6.1": "1.00",
          "6.2": "0.40",
          "6.4": "0.50",
          "7.1": "0.15",
          "7.2.1": "2.00",
          "7.3": "1.50",
          "7.4": "0.21",
          "8.1": "1.20",
        },
        index: "73.78",
        grade: "kha",
        // The division with one deputy too many (4.2) is what the appraisers found.
        self: "56.99",
        appraised: "55.99",
        survey: "17.79",
      },
    },
  },
  {
    id: "hatinh-xa-2022",
    standing: "reconstructed",
    maxPoints: "100",
    domains: 9,
    criteria: 34,
    survey: "30",
    units: {
      "Phường Tân Lập": {
        rank: "1/3",
        lost: { "2.3": "0.30", "3.4": "0.22", "4.3": "0.26", "5.5": "0.33", "8.3": "0.57", "9.1": "2.03" },
        index: "96.29",
        grade: "xuat-sac",
        self: "70.00",
        survey: "26.29",
      },
      "Xã An Bình": {
        rank: "2/3",
        lost: {
          "1.2": "0.30",
          "1.4": "1.00",
          "1.5": "1.00",
          "1.6": "0.15",
          "2.2": "0.50",
          "2.3": "0.19",
          "3.2": "0.08",
          "3.4": "0.35",
          "4.3": "0.39",
          "5.1": "1.00",
          "5.2": "0.50",
          "5.3": "0.30",
          "5.4": "0.75",
          "5.5": "0.20",
          "6.2": "0.50",
          "7.1": "0.15",
          "7.2": "1.00",
          "7.4": "1.00",
          "8.1": "0.75",
          "8.2": "0.20",
          "8.3": "0.41",
          "9.1": "1.36",
          "9.2": "1.00",
          "9.3": "0.50",
        },
        index: "86.42",
        grade: "tot",
        self: "59.32",
        survey: "27.10",
      },
      "Thị trấn Hòa Sơn": {
        rank: "3/3",
        lost: {
          "1.1": "2.00",
          "1.2": "3.00",
          "1.3": "2.00",
          "1.4": "2.00",
          "1.5": "2.00",
          "1.6": "1.50",
          "2.1": "2.00",
          "2.2": "2.00",
          "2.3": "0.60",
          "3.1": "1.50",
          "3.2": "6.00",
          "3.3": "2.00",
          "3.4": "0.90",
          "4.1": "1.00",
          "4.2": "1.00",
          "4.3": "0.90",
          "5.1": "2.00",
          "5.2": "3.00",
          "5.4": "1.50",
          "5.5": "0.90",
          "6.1": "0.50",
          "6.2": "1.50",
          "6.3": "1.00",
          "7.1": "3.00",
          "7.2": "3.00",
          "7.3": "2.00",
          "7.4": "1.00",
          "8.1": "3.00",
          "8.2": "4.00",
          "8.3": "1.50",
          "9.1": "4.20",
          "9.2": "2.00",
          "9.3": "2.00",
        },
        index: "33.50",
        grade: "yeu",
        self: "12.50",
        survey: "21.00",
      },
    },
  },
  {
    id: "hatinh-trung-uong-2022",
    standing: "reconstructed",
    maxPoints: "60",
    domains: 5,
    criteria: 21,
    survey: "20",
    units: {
      // 55,06/60 = 91,766…%
      "Cơ quan mẫu số 1": {
        rank: "1/3",
        lost: {
          "1.2": "0.10",
          "1.4": "0.75",
          "1.5": "0.10",
          "2.2": "0.05",
          "2.4": "0.10",
          "2.5": "0.23",
          "3.2": "1.00",
          "3.3": "0.20",
          "3.4": "0.11",
          "4.1": "0.03",
          "4.2": "1.00",
          "4.4": "0.19",
          "5.1": "0.63",
          "5.2": "0.45",
        },
        index: "91.77",
        grade: "xuat-sac",
        self: "36.67",
        survey: "18.39",
      },
      // 60 − 3 (1.5) = 57 apply; 46,25/57 = 81,140…%
      "Cơ quan mẫu số 2": {
        rank: "2/3",
        without: "3",
        lost: {
          "1.1": "1.00",
          "1.3": "1.00",
          "2.1": "1.50",
          "2.2": "0.25",
          "2.3": "1.50",
          "2.5": "0.36",
          "3.1": "1.00",
          "3.4": "0.19",
          "4.3": "1.00",
          "4.4": "0.28",
          "5.1": "0.99",
          "5.2": "0.68",
          "5.3": "1.00",
        },
        index: "81.14",
        grade: "tot",
        self: "28.75",
        survey: "17.50",
      },
      // 48/60 is exactly 80%, where the grade begins.
      "Cơ quan mẫu số 3": {
        rank: "3/3",
        lost: { "1.1": "2.00", "2.3": "3.00", "3.1": "2.00", "3.2": "3.00", "4.2": "2.00" },
        index: "80.00",
        grade: "tot",
        self: "28.00",
        survey: "20.00",
      },
    },
  },
  {
    id: "ninhthuan-2014",
    standing: "illustrative",
    maxPoints: "100",
    domains: 3,
    criteria: 7,
    survey: "0",
    units: {
      // 25/31 of 15 points = 12,096… → 12,10
      "Toàn tỉnh": { rank: "1/1", lost: { "2.1": "2.90", "3.1": "2.00" }, index: "95.10", grade: "tot" },
      "Cơ quan mẫu số 1": { rank: "1/4", lost: { "2.2": "5.00" }, index: "95.00", grade: "hoan-thanh-xuat-sac" },
      "Cơ quan mẫu số 4": { rank: "1/4", lost: { "3.2": "5.00" }, index: "95.00", grade: "hoan-thanh-xuat-sac" },
      // 100 − 15 (2.1) − 15 (2.2) = 70 apply; 45/70 = 64,285…%
      "Cơ quan mẫu số 3": {
        rank: "3/4",
        without: "30",
        lost: { "1.1": "10.00", "1.2": "2.00", "1.3": "3.00", "3.1": "5.00", "3.2": "5.00" },
        index: "64.29",
        grade: "hoan-thanh",
      },
      "Cơ quan mẫu số 2": {
        rank: "4/4",
        lost: { "1.1": "5.00", "1.2": "2.00", "1.3": "6.00", "2.1": "3.75", "2.2": "10.00", "3.1": "6.00", "3.2": "5.00" },
        index: "62.25",
        grade: "hoan-thanh",
      },
    },
  },
  {
    id: "backan-2021",
    standing: "illustrative",
    maxPoints: "100",
    domains: 4,
    criteria: 7,
    survey: "25",
    units: {
      "Cơ quan mẫu số 1": {
        rank: "1/3",
        lost: { "4.1": "1.44", "4.2": "2.00" },
        index: "96.56",
        grade: "a",
        self: "75.00",
        survey: "21.56",
      },
      "Cơ quan mẫu số 2": {
        rank: "2/3",
        lost: { "1.1": "3.00", "1.2": "5.00", "1.3": "5.00", "2.1": "1.25", "3.1": "3.00", "4.1": "2.29", "4.2": "3.25" },
        index: "77.21",
        grade: "b",
        self: "57.75",
        survey: "19.46",
      },
      "Cơ quan mẫu số 3": {
        rank: "3/3",
        lost: { "1.1": "5.00", "1.2": "10.00", "1.3": "15.00", "2.1": "7.50", "3.1": "6.00", "4.1": "7.50", "4.2": "10.00" },
        index: "39.00",
        grade: "d",
        self: "31.50",
        survey: "7.50",
      },
    },
  },
  {
    id: "daknong-2018",
    standing: "illustrative",
    maxPoints: "100",
    domains: 3,
    criteria: 8,
    survey: "0",
    units: {
      // 293.184/319.370 of 10 points = 9,180… → 9,18; 290.000/294.184 of 20 = 19,715… → 19,72
      "Toàn tỉnh": {
        rank: "1/1",
        lost: { "1.1": "0.82", "1.2": "0.28", "1.3": "5.00", "2.2": "2.00", "2.3": "3.00" },
        index: "88.90",
        grade: "tot",
      },
      // 100 − 10 (2.1) − 10 (2.2) − 15 (3.1) = 65 apply to an agency; 64,50/65 = 99,230…%
      "Cơ quan mẫu số 1": { rank: "1/3", without: "35", lost: { "1.1": "0.20", "1.2": "0.30" }, index: "99.23", grade: "tot" },
      // 52/65 is exactly 80%, and the grade above begins beyond it.
      "Cơ quan mẫu số 3": { rank: "2/3", without: "35", lost: { "1.1": "3.00", "2.3": "10.00" }, index: "80.00", grade: "kha" },
      // 35,39/65 = 54,446…%
      "Cơ quan mẫu số 2": {
        rank: "3/3",
        without: "35",
        lost: { "1.1": "1.00", "1.2": "2.61", "1.3": "15.00", "2.3": "6.00", "3.2": "5.00" },
        index: "54.45",
        grade: "trung-binh",
      },
    },
  },
];

describe.each(CASES)("$id", ({ id, standing, maxPoints, domains, criteria, survey, units }) => {
  const file = parse(new TextDecoder().decode(read(`rubrics/${id}.yaml`))) as File;
  const leaves = leavesOf(file.domains);

  test("is what its sources say it is", () => {
    expect(file.standing).toBe(standing);
    expect(file.domains).toHaveLength(domains);
    expect(file.domains.flatMap((domain) => domain.criteria ?? [])).toHaveLength(criteria);
    expect(maximaOf(file.domains)).toBe(cents(maxPoints));
    expect(maximaOf(leaves)).toBe(cents(maxPoints));
    expect(maximaOf(leaves.filter(({ source }) => source === "survey"))).toBe(cents(survey));
    expect(leaves.filter(({ rule }) => rule?.kind === "survey").map(({ source }) => source)).not.toContain(undefined);
  });

  test("says of every criterion where it comes from and why points are lost", () => {
    const word = standing === "reconstructed" ? "dựng lại" : "minh họa";
    for (const leaf of leaves) {
      expect(leaf.clause).toContain(leaf.id);
      expect(leaf.clause).toContain(word);
      expect(leaf.reason, leaf.id).toBeTruthy();
      expect(leaf.evidence, leaf.id).toBeTruthy();
      expect(leaf.examples?.length, leaf.id).toBeGreaterThanOrEqual(2);
    }
    expect(file.sources.length).toBeGreaterThanOrEqual(3);
    // What no authority issued names no authority.
    if (standing === "illustrative") expect([file.issuer, file.decision]).toEqual([undefined, undefined]);
  });

  test("is valid", async () => {
    expect(await run(["validate", "rubrics"], id)).toMatchObject({ exit: 0, err: "" });
  });

  test("scores its sample as worked out by hand", async () => {
    const { exit, out, err } = await run(["score", `samples/${id}.xlsx`, "--format", "json"], id);
    expect({ exit, err }).toEqual({ exit: 0, err: "" });
    const { manifest, groups } = JSON.parse(out) as Result;
    expect(manifest).toMatchObject({ dataStanding: "illustrative", rubric: { standing } });
    const scored = groups.flatMap((group) => group.units);
    expect(scored.map(({ unit }) => unit.name)).toEqual(Object.keys(units));
    for (const one of scored) {
      const { rank, without = "0", lost, ...said } = units[one.unit.name] as Expected;
      const { place, of, provisional, index, grade, deductions } = one;
      expect(`${place}/${of}`).toBe(rank);
      expect(provisional).toBe(false);
      const rows: Record<string, number> = {};
      for (const { node, points } of deductions) rows[node] = (rows[node] ?? 0) + cents(points);
      expect(rows).toEqual(Object.fromEntries(Object.entries(lost).map(([node, points]) => [node, cents(points)])));
      const applies = cents(maxPoints) - cents(without);
      expect(cents(one.applicableMax)).toBe(applies);
      expect(cents(one.total)).toBe(applies - sum(Object.values(lost)));
      expect({ ...one, index, grade: grade.id }).toMatchObject(said);
    }
  });
});

test("25 of 31 agencies of Ninh Thuận are 80,65%, and commendation follows from the index", async () => {
  const explained = await run(["explain", "samples/ninhthuan-2014.xlsx", "--unit", "Toàn tỉnh", "--node", "2.1"], "ninhthuan-2014");
  expect(explained.out.replace(/\s+/g, " ")).toContain("Đạt 80,65% (25/31), thiếu 6: 12,10/15,00 điểm");
  const scored = await run(["score", "samples/ninhthuan-2014.xlsx", "--format", "json"], "ninhthuan-2014");
  const { groups } = JSON.parse(scored.out) as Result;
  expect(
    groups.flatMap(({ units }) => units).map(({ unit, commended }) => [unit.name, commended?.state, commended?.reason.text.vi]),
  ).toEqual([
    // The province as a whole is no candidate.
    ["Toàn tỉnh", undefined, undefined],
    ["Cơ quan mẫu số 1", "proposed", "chỉ số 95,00%, đủ điều kiện"],
    ["Cơ quan mẫu số 4", "proposed", "chỉ số 95,00%, đủ điều kiện"],
    ["Cơ quan mẫu số 3", "not-proposed", "chỉ số 64,29% thấp hơn 90%"],
    ["Cơ quan mẫu số 2", "not-proposed", "chỉ số 62,25% thấp hơn 90%"],
  ]);
});

test("91,80% of the files of Đắk Nông were resolved, which nothing calls in time", async () => {
  const { out } = await run(["explain", "samples/daknong-2018.xlsx", "--unit", "Toàn tỉnh", "--node", "1.1"], "daknong-2018");
  const text = out.replace(/\s+/g, " ");
  expect(text).toContain("Đạt 91,80% (293.184/319.370), thiếu 26.186: 9,18/10,00 điểm");
  expect(text).toContain("(không phải tỷ lệ đúng");
  const note = "Hồ sơ chưa giải quyết có thể vẫn trong hạn, nên tiêu chí này không nói gì về đúng hạn hay trễ hạn; đúng hạn xem 1.2.";
  expect(text).toContain(`Lưu ý: ${note}`);
  // Beside the deductions of 1.1 and of no other criterion, in the spreadsheet as well.
  const csv = await run(["explain", "samples/daknong-2018.xlsx", "--unit", "Toàn tỉnh", "--format", "csv"], "daknong-2018");
  const [head = "", ...rows] = csv.out.split("\r\n").filter((line) => line !== "");
  expect(head).toContain(";Lưu ý;");
  expect(rows.filter((row) => row.includes(note)).map((row) => /;(\d\.\d);/.exec(row)?.[1])).toEqual(["1.1"]);
});

test("the samples are made again byte for byte", async () => {
  const folder = join(home, "samples");
  const { make } = await import(pathToFileURL(join(folder, "make-small-samples.mjs")).href);
  const { SAMPLES } = await import(pathToFileURL(join(folder, "small-samples.data.mjs")).href);
  expect(SAMPLES.map(({ rubric }: { readonly rubric: string }) => rubric)).toEqual(CASES.map(({ id }) => id));
  for (const sample of SAMPLES)
    expect(Buffer.from(await make(sample)).equals(read(`samples/${sample.rubric}.xlsx`)), sample.rubric).toBe(true);
});
