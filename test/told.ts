/** Runs a command on files with the small rubric of the stories, and tells in short lines what was told and where. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../src/cli.ts";
import { memoryHost, type World } from "./memory-host.ts";

/** The rubric `nho`. */
export const NHO = readFileSync(join(import.meta.dirname, "cases", "nho.yaml"), "utf8");
/** What is told in every run of a few units with a few answers. */
const USUAL = ["answers-missing", "survey-missing", "group-size-differs"];

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}
type Files = World["files"];
const ended = async (files: Files, argv: readonly string[]): Promise<Ended> => {
  const host = memoryHost({ files: { "rubrics/nho.yaml": NHO, ...files }, shipped: "rubrics" });
  const exit = await main(argv, host);
  return { exit, out: host.stdout(), err: host.stderr() };
};
/** `cchc COMMAND` on all the files that are no rubrics. */
const on = (command: string, files: Files, more: readonly string[]): Promise<Ended> => {
  const data = Object.keys(files).filter((path) => !path.endsWith(".yaml"));
  return ended(files, [command, ...data, "-r", "nho", ...more]);
};
export const run = (files: Files, ...more: readonly string[]): Promise<Ended> => on("score", files, more);
export const audit = (files: Files, ...more: readonly string[]): Promise<Ended> => on("audit", files, more);

/** `→ 1`, then each finding with its cell: `C2 lỗi cell-number`. */
export function toldBy({ exit, out, err }: Ended): readonly string[] {
  const lines = [...`${out}\n${err}`.matchAll(/^a\.\w+(?: › (?:'[^']+'!)?(\w+))?.*? {2}(lỗi|cảnh báo|lưu ý) {2}([a-z0-9-]+) {2}/gm)]
    .filter(([, , , code = ""]) => !USUAL.includes(code))
    .map(([, at, severity, code]) => `${at} ${severity} ${code}`);
  return [`→ ${exit}`, ...lines];
}

/** The lines of one finding: what it says, and what to do. */
export const saying = ({ out, err }: Ended, code: string): string =>
  `${out}\n${err}`.split("\n\n").find((each) => each.includes(`  ${code}  `)) ?? "";
