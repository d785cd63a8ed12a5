/** Whatever the program wrote is borne out by itself and by its data, untouched; what is no result says so, and is never called forged. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { loadRubric } from "../src/commands/rubrics.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { memoryHost } from "./memory-host.ts";

const home = new URL("../", import.meta.url);
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, home)));
const rubrics = Object.fromEntries(
  readdirSync(new URL("rubrics", home))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`rubrics/${name}`, bytes(`rubrics/${name}`)]),
);
const samples = readdirSync(new URL("samples", home)).filter((name) => name.endsWith(".xlsx"));
const OUTPUTS = { "kq.json": "json", "kq.md": "markdown", "kq.csv": "csv", "kq.xlsx": "xlsx" } as const;
const FILES = Object.keys(OUTPUTS);

interface Told {
  readonly exit: number;
  /** Code and place of each finding. */
  readonly told: readonly string[];
  readonly stdout: string;
}

interface Unit {
  readonly unit: { readonly name: string };
  readonly deductions: readonly { readonly node: string }[];
}

interface Diagnostic {
  readonly code: string;
  readonly at: { readonly file?: string; readonly cell?: string };
}

async function verify(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<Told> {
  const host = memoryHost({ files: { ...rubrics, ...files }, shipped: "rubrics" });
  const exit = await main(["verify", ...argv, "--format", "json"], host);
  const { diagnostics } = JSON.parse(host.stdout()) as { readonly diagnostics: readonly Diagnostic[] };
  return { exit, told: diagnostics.map(({ code, at }) => `${code} ${at.file}!${at.cell ?? ""}`), stdout: host.stdout() };
}

/** What a command writes of a sample in every form. */
async function written(
  sample: string,
  command: string,
  argv: readonly string[],
): Promise<{ readonly exit: number; readonly files: Readonly<Record<string, Uint8Array>>; readonly rubric: string }> {
  const host = memoryHost({ files: { ...rubrics, [sample]: bytes(`samples/${sample}`) }, shipped: "rubrics" });
  const exit = await main(
    [command, sample, ...argv, ...Object.entries(OUTPUTS).flatMap(([name, format]) => ["--format", `${format}=${name}`])],
    host,
  );
  expect(host.files.has("kq.json"), host.stderr()).toBe(true);
  const files = Object.fromEntries(FILES.map((name) => [name, host.files.get(name) as Uint8Array]));
  const { manifest } = JSON.parse(new TextDecoder().decode(files["kq.json"])) as { readonly manifest: { readonly rubric: { id: string } } };
  return { exit, files, rubric: manifest.rubric.id };
}

/** The rounds of a rubric but the last, which is as far as scoring goes unless it is told. */
async function roundsBefore(rubric: string): Promise<readonly string[]> {
  const host = memoryHost({ files: rubrics, shipped: "rubrics" });
  const loaded = await loadRubric(host, `rubrics/${rubric}.yaml`, new Diagnostics());
  return loaded?.rounds.slice(0, -1).map(({ id }) => id) ?? [];
}

describe.each(samples)("the result of %s", (sample) => {
  const data = { [sample]: bytes(`samples/${sample}`) };
  const sound = async (...argv: readonly string[]): Promise<string> => {
    const { files, rubric } = await written(sample, "score", argv);
    const alone = await verify(files, ...FILES);
    expect.soft(alone.told, `${argv.join(" ")} by itself`).toEqual([]);
    expect.soft(alone.exit).toBe(0);
    const against = await verify({ ...files, ...data }, ...FILES, "--data", sample);
    expect.soft(against.told, `${argv.join(" ")} against the data`).toEqual([]);
    expect.soft(against.exit).toBe(0);
    return rubric;
  };

  test("is borne out in both languages and at every round", async () => {
    const rubric = await sound();
    await sound("--lang", "en");
    for (const round of await roundsBefore(rubric)) await sound("--round", round);
  });
});

describe.each(["hatinh-huyen-2022.xlsx", "bo-876-2022.xlsx"])("of %s what is no result", (sample) => {
  const REPORTS: readonly (readonly [string, readonly ("unit" | "node")[]])[] = [
    ["ledger", []],
    ["rounds", []],
    ["explain", ["unit"]],
    ["explain", ["unit", "node"]],
  ];

  test.each(REPORTS)("%s of %j", async (command, about) => {
    const result = JSON.parse(new TextDecoder().decode((await written(sample, "score", [])).files["kq.json"])) as {
      readonly groups: readonly { readonly units: readonly Unit[] }[];
    };
    const [unit] = result.groups.flatMap(({ units }) => units).filter(({ deductions }) => deductions.length > 0);
    const values = { unit: unit?.unit.name ?? "", node: unit?.deductions[0]?.node ?? "" };
    for (const lang of ["vi", "en"]) {
      const argv = about.flatMap((option) => [`--${option}`, values[option]]);
      const { files } = await written(sample, command, [...argv, "--lang", lang]);
      const { exit, told } = await verify(files, ...FILES);
      expect(told.map((each) => each.replace(/![A-Z]+\d+$/, "!")).sort(), lang).toEqual([
        "result-foreign kq.json!",
        "table-foreign kq.csv!",
        "table-foreign kq.md!",
        "table-foreign kq.xlsx!",
      ]);
      expect(exit).toBe(2);
    }
  });
});
