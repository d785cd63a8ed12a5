/** The sample made for auditing: made again byte for byte, and everything that is looked at occurs in it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { audits } from "../src/audits/index.ts";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(home, path)));
const NAMES = ["ra-soat-minh-hoa.xlsx", "ra-soat-minh-hoa-phuong.xlsx", "ra-soat-minh-hoa-nam-truoc.xlsx"];
const RUBRIC = "rubrics/ra-soat-minh-hoa.yaml";

test("the workbooks are made again byte for byte", async () => {
  const generator = pathToFileURL(join(home, "samples", "make-ra-soat-minh-hoa.mjs")).href;
  const { make } = (await import(generator)) as { make: () => Promise<Record<string, Uint8Array>> };
  const made = await make();
  expect(Object.keys(made)).toEqual(NAMES);
  for (const name of NAMES) expect(Buffer.from(made[name] as Uint8Array).equals(bytesOf(`samples/${name}`)), name).toBe(true);
});

test("every audit finds something in them, and nothing else is found", async () => {
  const files = Object.fromEntries([RUBRIC, ...NAMES.map((name) => `samples/${name}`)].map((path) => [path, bytesOf(path)]));
  const host = memoryHost({ files, shipped: "rubrics" });
  const [communes, wards, before] = NAMES.map((name) => `samples/${name}`);
  await main(["audit", communes as string, wards as string, "--last-year", before as string, "--format", "json"], host);
  const { diagnostics, manifest } = JSON.parse(host.stdout()) as { diagnostics: { code: string }[]; manifest: { dataStanding: string } };
  expect([...new Set(diagnostics.map(({ code }) => code))].sort()).toEqual(
    // Two sheets of one unit have their page among the checks of published tables.
    [...audits.map(({ code }) => code), "unit-twice"].sort(),
  );
  expect(manifest.dataStanding).toBe("illustrative");
});

test("a copy with notes holds what the audit finds, by the same thresholds, in words before codes", async () => {
  const files = Object.fromEntries([RUBRIC, ...NAMES.map((name) => `samples/${name}`)].map((path) => [path, bytesOf(path)]));
  const host = memoryHost({ files, shipped: "rubrics" });
  const wards = `samples/${NAMES[1]}`;
  const kindsIn = async (...more: readonly string[]): Promise<readonly unknown[]> => {
    await main(["annotate", wards, "-o", "chu.xlsx", "--force", ...more], host);
    const sheet = (await readXlsx(host.files.get("chu.xlsx") as Uint8Array)).sheets.find(({ name }) => name === "Rà soát (cchc)");
    const rows = sheet?.rows ?? [];
    const head = rows.findIndex((row) => row[2] === "Loại vấn đề");
    expect(rows[head]?.at(-1)).toBe("Mã vấn đề");
    return rows.slice(head + 1).map((row) => row[2]);
  };
  const [gap, again] = ["gap-large", "deducted-again"].map((code) => audits.find((audit) => audit.code === code)?.title.vi);
  expect(await kindsIn("--threshold", "gap=90")).not.toContain(gap);
  const strict = await kindsIn("--threshold", "gap=0", "--last-year", `samples/${NAMES[2]}`);
  expect(strict).toContain(gap);
  expect(strict).toContain(again);
  expect(host.stderr()).not.toContain("lỗi của chính nó");
});

test("last year's file of other units is refused, as nothing could be found again", async () => {
  const files = Object.fromEntries([RUBRIC, ...NAMES.map((name) => `samples/${name}`)].map((path) => [path, bytesOf(path)]));
  const host = memoryHost({ files, shipped: "rubrics" });
  expect(await main(["audit", `samples/${NAMES[0]}`, "--last-year", `samples/${NAMES[2]}`], host)).toBe(2);
  expect(host.stderr()).toContain("Tệp năm trước không có đơn vị nào của tệp đang rà soát.");
  expect(host.stdout()).toBe("");
});
