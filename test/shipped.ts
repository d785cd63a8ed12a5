/** The rubrics that ship with the program, read as its commands read them. */
import { readdirSync, readFileSync } from "node:fs";
import { loadRubric } from "../src/commands/rubrics.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import type { Rubric } from "../src/rubric/model.ts";
import { memoryHost } from "./memory-host.ts";

const folder = new URL("../rubrics/", import.meta.url);

export async function shippedRubrics(): Promise<readonly (readonly [string, Rubric])[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const files = Object.fromEntries(names.map((name) => [`rubrics/${name}`, new Uint8Array(readFileSync(new URL(name, folder)))]));
  const host = memoryHost({ files, shipped: "rubrics" });
  const rubrics: (readonly [string, Rubric])[] = [];
  for (const name of names.sort()) {
    const rubric = await loadRubric(host, `rubrics/${name}`, new Diagnostics());
    if (rubric === undefined) throw new Error(`${name} cannot be read`);
    rubrics.push([rubric.id, rubric]);
  }
  return rubrics;
}
