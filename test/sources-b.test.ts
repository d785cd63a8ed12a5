/**
 * The rubrics that follow national texts, each scored by its sample. The figures below were worked out by hand, with exact fractions and apart
 * from the program; the program must agree with them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(home, path)));
const IDS = ["langson-2010", "tinh-2948-2017", "bo-876-2022", "xa-2025", "xa-766-2025"];

// -------------------------------------------------------------------------------------------------------------------- the files as they stand

interface NodeFile {
  readonly id: string;
  readonly title: string;
  readonly maxPoints: number;
  readonly criteria?: readonly NodeFile[];
  readonly source?: string;
  readonly effect?: string;
  readonly clause?: string;
  readonly reason?: string;
  readonly rule?: { readonly kind: string };
  readonly examples?: readonly unknown[];
}
interface RubricFile {
  readonly standing: string;
  readonly domains: readonly NodeFile[];
}
/** The YAML alone, without the program's own reader. */
const fileOf = (id: string): RubricFile => parse(readFileSync(join(home, `rubrics/${id}.yaml`), "utf8")) as RubricFile;
const leavesOf = (node: NodeFile): readonly NodeFile[] => (node.criteria === undefined ? [node] : node.criteria.flatMap(leavesOf));
const sum = (nodes: readonly NodeFile[]): number => nodes.reduce((total, { maxPoints }) => total + maxPoints, 0);
const surveyed = (node: NodeFile): readonly NodeFile[] => leavesOf(node).filter(({ source }) => source === "survey");
/** Of each field: criteria, sub-criteria, points that its criteria add up to. */
const structureOf = (id: string): readonly (readonly [number, number, number])[] =>
  fileOf(id).domains.map((domain) => {
    const criteria = domain.criteria ?? [];
    const subcriteria = criteria.flatMap((criterion) => criterion.criteria ?? []);
    return [criteria.length, subcriteria.length, sum(leavesOf(domain).filter(({ effect }) => effect === undefined))];
  });

describe("structure", () => {
  test("2948/QĐ-BNV: 8 fields, 38 criteria, 81 sub-criteria, the points of each field as published", () => {
    const structure = structureOf("tinh-2948-2017");
    expect(structure).toEqual([
      [6, 6, 10],
      [4, 6, 10],
      [5, 16, 14.5],
      [4, 10, 11],
      [9, 16, 16],
      [3, 6, 7],
      [5, 18, 16],
      [2, 3, 15.5],
    ]);
    expect(structure.reduce(([a, b, c], [x, y, z]) => [a + x, b + y, c + z])).toEqual([38, 81, 100]);
  });

  test("876/QĐ-BNV: 7 fields, 38 criteria, 97 sub-criteria, 31,50 points by survey", () => {
    const structure = structureOf("bo-876-2022");
    expect(structure.map(([criteria, subcriteria]) => [criteria, subcriteria])).toEqual([
      [7, 6],
      [9, 15],
      [6, 19],
      [4, 14],
      [6, 16],
      [3, 13],
      [3, 14],
    ]);
    expect(structure.reduce(([a, b, c], [x, y, z]) => [a + x, b + y, c + z])).toEqual([38, 97, 100]);
    expect(sum(fileOf("bo-876-2022").domains.flatMap(surveyed))).toBe(31.5);
  });

  test("766/QĐ-TTg: the six groups of the portal", () => {
    expect(fileOf("xa-766-2025").domains.map(({ title, maxPoints }) => [title, maxPoints])).toEqual([
      ["Công khai, minh bạch", 18],
      ["Tiến độ giải quyết", 20],
      ["Dịch vụ công trực tuyến", 12],
      ["Thanh toán trực tuyến", 10],
      ["Mức độ hài lòng", 18],
      ["Số hóa hồ sơ", 22],
    ]);
    const max = new Map(
      fileOf("xa-766-2025")
        .domains.flatMap(leavesOf)
        .map(({ id, maxPoints }) => [id, maxPoints]),
    );
    expect([max.get("1.1"), max.get("2.1"), max.get("5.3")]).toEqual([4, 20, 6]);
  });

  test("communes of 2025: eight contents of 100 points, and a ninth outside them", () => {
    const { domains } = fileOf("xa-2025");
    expect(structureOf("xa-2025").map(([, , points]) => points)).toEqual([15, 8, 22, 10, 15, 8, 12, 10, 0]);
    expect(leavesOf(domains[8] as NodeFile).map(({ effect }) => effect)).toEqual(["bonus", "bonus", "penalty", "penalty"]);
    expect(readFileSync(join(home, "rubrics/xa-2025.yaml"), "utf8")).not.toMatch(
      /title: [^\n]*(?:[Hh]ạ bậc lương|[Gg]iáng chức|mức độ [34])/,
    );
  });

  test("Lạng Sơn 2010: five fields", () => {
    expect(structureOf("langson-2010").map(([, , points]) => points)).toEqual([25, 20, 25, 15, 15]);
  });

  test.each(IDS)("%s claims to be nothing official and says so at every criterion", (id) => {
    const { standing, domains } = fileOf(id);
    expect(standing).toBe(id === "langson-2010" || id === "xa-2025" ? "illustrative" : "reconstructed");
    for (const leaf of domains.flatMap(leavesOf)) {
      expect(leaf.clause, leaf.id).toMatch(standing === "illustrative" ? /bộ tiêu chí minh họa/ : /bộ (?:tiêu chí|chỉ số) dựng lại/);
      expect(leaf.reason, leaf.id).toMatch(/\S/);
      if (leaf.rule?.kind !== "given") expect(leaf.examples?.length, leaf.id).toBeGreaterThanOrEqual(2);
    }
  });
});

// ------------------------------------------------------------------------------------------------------------------------------ scored samples

interface UnitResult {
  readonly place: number | null;
  readonly of: number;
  readonly tied: boolean;
  readonly provisional: boolean;
  readonly unit: { readonly name: string };
  readonly self: string | null;
  readonly appraised: string | null;
  readonly survey: string | null;
  readonly bonus: string;
  readonly penalty: string;
  readonly total: string;
  readonly applicableMax: string;
  readonly index: string;
  readonly grade: { readonly title: string } | null;
  readonly deductions: readonly {
    readonly node: string;
    readonly points: string;
    readonly account: string;
    readonly code: string;
    readonly remark: string | null;
  }[];
  readonly domains: readonly { readonly id: string; readonly lost: string }[];
}
interface Result {
  readonly manifest: { readonly dataStanding: string; readonly rubric: { readonly id: string; readonly standing: string } };
  readonly groups: readonly { readonly title: string; readonly units: readonly UnitResult[] }[];
}

const scoredOnce = new Map<string, Promise<Result>>();
/** A sample scored as a user scores it: without a finding, by the rubric that the workbook names. */
function resultOf(id: string): Promise<Result> {
  const known = scoredOnce.get(id);
  if (known !== undefined) return known;
  const result = (async () => {
    const sample = `samples/${id}.xlsx`;
    const rubric = `rubrics/${id}.yaml`;
    const host = memoryHost({ files: { [sample]: bytesOf(sample), [rubric]: bytesOf(rubric) }, shipped: "rubrics" });
    expect([await main(["score", sample, "--format", "json"], host), host.stderr()]).toEqual([0, ""]);
    return JSON.parse(host.stdout()) as Result;
  })();
  scoredOnce.set(id, result);
  return result;
}

/** Every unit on one line: group, place, name, total of the applicable maximum, index, grade. */
const standings = ({ groups }: Result): readonly string[] =>
  groups.flatMap(({ title, units }) =>
    units.map(({ place, of, tied, provisional, unit, total, applicableMax, index, grade }) => {
      const rank = `${place}/${of}${tied ? " đồng hạng" : ""}${provisional ? " tạm tính" : ""}`;
      return [title, rank, unit.name, `${total}/${applicableMax}`, index, grade?.title ?? "–"].join(" | ");
    }),
  );
async function unitOf(id: string, name: string): Promise<UnitResult> {
  const found = (await resultOf(id)).groups.flatMap(({ units }) => units).find(({ unit }) => unit.name === name);
  if (found === undefined) throw new Error(`${name} is not ranked`);
  return found;
}
const rowsAt = ({ deductions }: UnitResult, node: string): readonly (readonly [string, string])[] =>
  deductions.filter((row) => row.node === node).map(({ code, points }) => [code, points]);

describe("samples", () => {
  test.each(IDS)("%s is made again byte for byte", async (id) => {
    const generator = pathToFileURL(join(home, "samples", "make-national-samples.mjs")).href;
    const { make, SAMPLES } = (await import(generator)) as { make: (id: string) => Promise<Uint8Array>; SAMPLES: readonly string[] };
    expect(SAMPLES).toEqual(IDS);
    expect(Buffer.from(await make(id)).equals(bytesOf(`samples/${id}.xlsx`))).toBe(true);
  });

  test.each(IDS)("%s says that its figures are illustrative", async (id) => {
    const { manifest } = await resultOf(id);
    expect([manifest.rubric.id, manifest.rubric.standing, manifest.dataStanding]).toEqual([id, fileOf(id).standing, "illustrative"]);
  });
});

describe("langson-2010", () => {
  const id = "langson-2010";

  test("totals, ranks and grades of the units", async () => {
    expect(standings(await resultOf(id))).toEqual([
      "Sở, ban, ngành | 1/3 | Sở Mẫu 1 | 95.47/100.00 | 95.47 | Tốt",
      "Sở, ban, ngành | 2/3 | Sở Mẫu 3 | 74.75/90.00 | 83.06 | Khá",
      "Sở, ban, ngành | 3/3 | Sở Mẫu 2 | 69.35/100.00 | 69.35 | Trung bình",
      "Huyện, thành phố | 1/3 | Thành phố Mẫu 3 | 87.50/100.00 | 87.50 | Khá",
      "Huyện, thành phố | 2/3 | Huyện Mẫu 2 | 86.70/100.00 | 86.70 | Khá",
      "Huyện, thành phố | 3/3 | Huyện Mẫu 1 | 57.33/100.00 | 57.33 | Trung bình",
    ]);
  });

  test("the grades of heads: a ceiling, a quota, and what lowered them", async () => {
    const units = (await resultOf(id)).groups.flatMap((group) => group.units) as unknown as readonly {
      readonly unit: { readonly name: string };
      readonly head: {
        readonly id: string;
        readonly byIndex: { readonly id: string };
        readonly lowered: readonly { readonly code: string }[];
      };
    }[];
    expect(units.map(({ unit, head }) => [unit.name, head.byIndex.id, head.id, ...head.lowered.map(({ code }) => code)])).toEqual([
      // One reprimand: 6 of 7 points of 3.3 are 85,71%, below 100.
      ["Sở Mẫu 1", "xuat-sac", "tot", "ceiling-reason"],
      // 3 of the 15 points of domain 5 are 20%, below 50.
      ["Sở Mẫu 3", "tot", "hoan-thanh", "ceiling-reason"],
      ["Sở Mẫu 2", "hoan-thanh", "hoan-thanh"],
      // 50% of three units is one, rounded down: the better of the two.
      ["Thành phố Mẫu 3", "tot", "tot"],
      ["Huyện Mẫu 2", "tot", "hoan-thanh", "quota-full"],
      ["Huyện Mẫu 1", "hoan-thanh", "hoan-thanh"],
    ]);
  });

  test("«hầu hết» and «cơ bản» lose what their level says", async () => {
    expect(rowsAt(await unitOf(id, "Sở Mẫu 1"), "1.1.1")).toEqual([["choice-short", "0.50"]]);
    expect(rowsAt(await unitOf(id, "Sở Mẫu 2"), "1.1.1")).toEqual([["choice-short", "1.00"]]);
  });

  test("who has no ISO 9001:2000 cannot keep it up", async () => {
    const unit = await unitOf(id, "Sở Mẫu 3");
    expect(rowsAt(unit, "5.1").map(([, points]) => points)).toEqual(["6.00"]);
    expect(rowsAt(unit, "5.2").map(([, points]) => points)).toEqual(["4.00"]);
  });

  test("reprimands are cut at their own limit, and the appraisal tells why it took more", async () => {
    expect(rowsAt(await unitOf(id, "Huyện Mẫu 1"), "3.3").map(([, points]) => points)).toEqual(["5.00", "-2.00"]);
    const unit = await unitOf(id, "Huyện Mẫu 2");
    expect([unit.self, unit.appraised]).toEqual(["89.70", "86.70"]);
    expect(unit.deductions.find(({ node, remark }) => node === "3.4" && remark !== null)?.remark).toBe(
      "01 sáng kiến chưa có quyết định công nhận",
    );
  });
});

describe("tinh-2948-2017", () => {
  const id = "tinh-2948-2017";

  test("totals, ranks and groups; a tie; what did not arise leaves the maximum", async () => {
    expect(standings(await resultOf(id))).toEqual([
      "Tỉnh, thành phố trực thuộc Trung ương | 1/5 | Tỉnh Mẫu 1 | 96.75/100.00 | 96.75 | Nhóm A",
      "Tỉnh, thành phố trực thuộc Trung ương | 2/5 | Tỉnh Mẫu 4 | 87.20/96.00 | 90.83 | Nhóm A",
      "Tỉnh, thành phố trực thuộc Trung ương | 3/5 đồng hạng | Tỉnh Mẫu 2 | 89.65/100.00 | 89.65 | Nhóm B",
      "Tỉnh, thành phố trực thuộc Trung ương | 3/5 đồng hạng | Tỉnh Mẫu 3 | 89.65/100.00 | 89.65 | Nhóm B",
      "Tỉnh, thành phố trực thuộc Trung ương | 5/5 | Tỉnh Mẫu 5 | 75.37/100.00 | 75.37 | Nhóm C",
    ]);
  });

  test("self-assessed and appraised points", async () => {
    const units = (await resultOf(id)).groups.flatMap((group) => group.units);
    expect(units.map(({ self, appraised }) => [self, appraised])).toEqual([
      ["99.00", "96.75"],
      ["95.00", "87.20"],
      ["98.00", "89.65"],
      ["96.00", "89.65"],
      ["99.00", "75.37"],
    ]);
  });

  // Published: 75,37 points; lost 7,14 4,88 4,5 2,77 1,96 1,84 1,54, and of the field of 14,5 points nothing.
  test("what Đắk Lắk lost in each field in 2017 leaves what was published", async () => {
    const { domains } = await unitOf(id, "Tỉnh Mẫu 5");
    expect(domains.map(({ lost }) => lost)).toEqual(["1.84", "4.50", "0.00", "2.77", "4.88", "1.96", "7.14", "1.54"]);
  });
});

describe("bo-876-2022", () => {
  const id = "bo-876-2022";

  test("totals, ranks and groups", async () => {
    expect(standings(await resultOf(id))).toEqual([
      "Bộ, cơ quan ngang bộ | 1/3 | Bộ Mẫu 1 | 94.68/100.00 | 94.68 | Nhóm A",
      "Bộ, cơ quan ngang bộ | 2/3 | Bộ Mẫu 2 | 87.11/100.00 | 87.11 | Nhóm B",
      "Bộ, cơ quan ngang bộ | 3/3 | Bộ Mẫu 3 | 76.40/100.00 | 76.40 | Nhóm C",
    ]);
  });

  test("68,50 points are appraised, 31,50 surveyed", async () => {
    const units = (await resultOf(id)).groups.flatMap((group) => group.units);
    expect(units.map(({ self, appraised, survey }) => [self, appraised, survey])).toEqual([
      ["68.00", "66.25", "28.43"],
      ["67.50", "61.40", "25.71"],
      ["68.50", "54.35", "22.05"],
    ]);
  });

  test("each share of the survey is rounded once, the half upwards: 3,5 × 81% = 2,835", async () => {
    expect(rowsAt(await unitOf(id, "Bộ Mẫu 2"), "4.4").map(([, points]) => points)).toEqual(["0.66"]);
  });
});

describe("xa-2025", () => {
  const id = "xa-2025";

  test("communes, wards and special zones are ranked apart", async () => {
    expect(standings(await resultOf(id))).toEqual([
      "Xã | 1/4 | Xã Mẫu 1 | 100.00/100.00 | 100.00 | Xuất sắc",
      "Xã | 2/4 | Xã Mẫu 4 | 93.80/100.00 | 93.80 | Xuất sắc",
      "Xã | 3/4 | Xã Mẫu 3 | 93.80/100.00 | 93.80 | Xuất sắc",
      "Xã | 4/4 | Xã Mẫu 2 | 65.32/95.00 | 68.76 | Trung bình",
      "Phường | 1/2 | Phường Mẫu 1 | 93.73/100.00 | 93.73 | Xuất sắc",
      "Phường | 2/2 | Phường Mẫu 2 | 72.75/100.00 | 72.75 | Khá",
      "Đặc khu | 1/1 | Đặc khu Mẫu 1 | 94.65/95.00 | 99.63 | Xuất sắc",
    ]);
  });

  test("bonus and penalty are cut at the limits of their block, the total at 100", async () => {
    const best = await unitOf(id, "Xã Mẫu 1");
    // 96,86 + 4,5 cut to 4 − 0,5 = 100,36, cut to 100.
    expect([best.bonus, best.penalty]).toEqual(["4.00", "0.50"]);
    expect(rowsAt(best, "9")).toEqual([["cap", "0.50"]]);
    expect(best.deductions.filter(({ node }) => node === "").map(({ points }) => points)).toEqual(["0.36"]);
    const last = await unitOf(id, "Xã Mẫu 2");
    // 70,32 − (3 + 1 + 2 cut to 5).
    expect([last.bonus, last.penalty]).toEqual(["0.00", "5.00"]);
    expect(rowsAt(last, "9")).toEqual([["cap", "1.00"]]);
  });

  test("no text to issue is full points; no petition leaves the maximum", async () => {
    const unit = await unitOf(id, "Đặc khu Mẫu 1");
    expect([rowsAt(unit, "2.1"), rowsAt(unit, "6.3"), unit.applicableMax]).toEqual([[], [], "95.00"]);
  });

  test("discipline: removal from office takes 4 points, a case without a decision 0,5", async () => {
    expect(rowsAt(await unitOf(id, "Phường Mẫu 1"), "5.3").map(([, points]) => points)).toEqual(["4.00"]);
    expect(rowsAt(await unitOf(id, "Xã Mẫu 1"), "5.3").map(([, points]) => points)).toEqual(["0.50"]);
  });

  test("the appraisal counts only where it changes something", async () => {
    const ward = await unitOf(id, "Phường Mẫu 1");
    expect(ward.deductions.find(({ node }) => node === "5.2")).toMatchObject({
      points: "0.40",
      remark: "06 trường hợp chưa có chứng nhận bồi dưỡng",
    });
    expect(rowsAt(await unitOf(id, "Phường Mẫu 2"), "1.3").map(([, points]) => points)).toEqual(["1.00"]);
  });
});

describe("xa-766-2025", () => {
  const id = "xa-766-2025";

  test("totals rounded once; no classes, as none were seen", async () => {
    // Unrounded: 91,304137931…; 92,296607334…; 31,876190476….
    expect(standings(await resultOf(id))).toEqual([
      "Xã, phường, đặc khu | 1/4 | Phường Mẫu 2 | 100.00/100.00 | 100.00 | –",
      "Xã, phường, đặc khu | 2/4 | Phường Mẫu 1 | 92.30/100.00 | 92.30 | –",
      "Xã, phường, đặc khu | 3/4 | Xã Mẫu 1 | 91.30/100.00 | 91.30 | –",
      "Xã, phường, đặc khu | 4/4 | Đặc khu Mẫu 1 | 31.88/100.00 | 31.88 | –",
    ]);
  });

  // Thái Nguyên 2025 was printed with 18,4 points of 12 for online services; here as 4 + 14,4.
  test("a share above its maximum is an error, not a score", async () => {
    const host = memoryHost({
      files: { "so-lieu.csv": "Đơn vị;3.1;3.2\nXã Mẫu 1;4;14,4\n", [`rubrics/${id}.yaml`]: bytesOf(`rubrics/${id}.yaml`) },
      shipped: "rubrics",
    });
    expect(await main(["score", "so-lieu.csv", "--rubric", id, "--format", "json"], host)).toBe(1);
    const { groups } = JSON.parse(host.stdout()) as Result;
    expect(groups[0]?.units.map(({ place, total }) => [place, total])).toEqual([[null, "4.00"]]);
    expect(host.stderr()).toContain("14,4");
  });
});
