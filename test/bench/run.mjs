// Measures whole commands against yardsticks in one run and prints ratios, so that a figure means the same on any machine.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
process.chdir(home);
const RUNS = 11;
const SAMPLE = "samples/hatinh-huyen-2022.xlsx";
const READ_BY_SHEETJS = `
  const { readFileSync } = require("node:fs");
  require("xlsx").read(readFileSync("${SAMPLE}"), { dense: true, nodim: true, sheetStubs: true, cellStyles: true });
`;

const node =
  (...args) =>
  () => {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The two in turn, so that a machine that slows down slows both; the ratio is the median of the pairs. */
function against(command, yardstick) {
  command();
  yardstick();
  const pairs = Array.from({ length: RUNS }, () => [command(), yardstick()]);
  return { ratio: middle(pairs.map(([a, b]) => a / b)), own: middle(pairs.map(([a]) => a)), other: middle(pairs.map(([, b]) => b)) };
}

const memory = (units) =>
  JSON.parse(spawnSync(process.execPath, ["test/bench/score-in-memory.mjs", String(units)], { encoding: "utf8" }).stdout);

function row(what, measured, aim, good) {
  process.stdout.write(`${good ? "  ok " : "MISS "} ${what.padEnd(58)} ${measured.padStart(26)}   ${aim}\n`);
}
const times = ({ ratio, own, other }) => `${ratio.toFixed(2)} × (${own.toFixed(0)} / ${other.toFixed(0)} ms)`;

process.stdout.write(`Node ${process.version}, median of ${RUNS} runs each\n\n`);
const start = against(node("bin/cchc.js", "--version"), node("-e", "0"));
row("start-up (cchc --version) / bare node", times(start), "≤ 1.3 ×", start.ratio <= 1.3);
const score = against(node("bin/cchc.js", "score", SAMPLE), node("-e", READ_BY_SHEETJS));
row("cchc score on the sample / SheetJS merely reading it", times(score), "≤ 1.3 ×", score.ratio <= 1.3);
const validate = against(node("bin/cchc.js", "validate", "rubrics/"), node("-e", "0"));
row("cchc validate on the shipped rubrics / bare node", times(validate), "≤ 4 ×", validate.ratio <= 4);
const small = memory(332);
const large = memory(3321);
row(
  "scoring 3,321 units × 100 criteria, criteria a second",
  large.perSecond.toLocaleString("en"),
  "≥ 1,500,000",
  large.perSecond >= 1_500_000,
);
row("  deductions kept", large.deductions.toLocaleString("en"), "", true);
row("  peak memory of that process", `${large.peakMB} MB`, "≤ 200 MB", large.peakMB <= 200);
const growth = large.milliseconds / small.milliseconds;
row("growth from 332 to 3,321 units", `${growth.toFixed(1)} ×`, "≤ 11 ×", growth <= 11);
