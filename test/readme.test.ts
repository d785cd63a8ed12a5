/**
 * Every `$ cchc …` block of the README is run as it stands and its output compared. A block that begins with ```` ```yaml file=NAME ````
 * gives a file that later commands read. `CCHC_UPDATE=1` writes what the program says into the README instead.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const README = new URL("../README.md", import.meta.url);
const shipped = (path: string): Uint8Array => readFileSync(new URL(`../${path}`, import.meta.url));

/** Words of a command line as a shell splits them. */
const words = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");

const text = readFileSync(README, "utf8");
const files: Record<string, string | Uint8Array> = {
  "samples/hatinh-huyen-2022.xlsx": shipped("samples/hatinh-huyen-2022.xlsx"),
  "samples/hatinh-huyen-2022-cong-bo.csv": shipped("samples/hatinh-huyen-2022-cong-bo.csv"),
  "rubrics/hatinh-huyen-2022.yaml": shipped("rubrics/hatinh-huyen-2022.yaml"),
  "shipped/hatinh-huyen-2022.yaml": shipped("rubrics/hatinh-huyen-2022.yaml"),
};
for (const [, name = "", content = ""] of text.matchAll(/```\w+ file=(\S+)\n([\s\S]*?)```/g)) files[name] = content;

async function run(command: string): Promise<string> {
  const host = memoryHost({ files, columns: 110 });
  const [, ...argv] = words(command);
  await main(argv, host);
  return host.stdout() + host.stderr();
}

const BLOCK = /```console\n\$ (cchc[^\n]*)\n([\s\S]*?)```/g;

test("the README shows what its commands print", async () => {
  let updated = text;
  const blocks = [...text.matchAll(BLOCK)];
  expect(blocks.length).toBeGreaterThan(4);
  for (const [whole, command = "", shown = ""] of blocks) {
    const printed = `${(await run(command)).trimEnd()}\n`;
    expect(printed, command).not.toContain("lỗi của chính nó");
    if (process.env.CCHC_UPDATE === "1") updated = updated.replace(whole, () => `\`\`\`console\n$ ${command}\n${printed}\`\`\``);
    else expect(shown, command).toBe(printed);
  }
  if (updated !== text) writeFileSync(README, updated);
});
