/** `cchc verify` on tables that are held in memory, and what it tells of them. */
import { readFileSync } from "node:fs";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

const home = new URL("../", import.meta.url);
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, home)));

export const SAMPLE = "hatinh-huyen-2022.xlsx";
export const DATA = {
  [SAMPLE]: bytes(`samples/${SAMPLE}`),
  "rubrics/hatinh-huyen-2022.yaml": bytes("rubrics/hatinh-huyen-2022.yaml"),
};

export interface Outcome {
  readonly exit: number;
  /** Place, code and sentence of each finding. */
  readonly told: readonly string[];
}

interface Told {
  readonly code: string;
  readonly at: { readonly cell?: string };
  readonly text: { readonly vi: string };
}

export async function verify(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<Outcome> {
  const host = memoryHost({ files, shipped: "rubrics" });
  const exit = await main(["verify", ...argv, "--format", "json"], host);
  const { diagnostics } = JSON.parse(host.stdout()) as { readonly diagnostics: readonly Told[] };
  return { exit, told: diagnostics.map(({ code, at, text }) => `${at.cell} ${code} ${text.vi}`) };
}

export const alone = (table: string, ...argv: readonly string[]): Promise<Outcome> => verify({ "bang.csv": table }, "bang.csv", ...argv);
export const against = (table: string): Promise<Outcome> => verify({ ...DATA, "bang.csv": table }, "bang.csv", "--data", SAMPLE);

/** Place and code of each finding. */
export const codes = ({ told }: Outcome): readonly string[] => told.map((each) => each.split(" ").slice(0, 2).join(" "));

export const SOUND: Outcome = { exit: 0, told: [] };
