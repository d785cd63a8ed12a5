/** The rubrics of the other levels of Hà Tĩnh and of three provinces, each with its small sample. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";
import { CASES, type Expected } from "./sources-a-cases.ts";

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
