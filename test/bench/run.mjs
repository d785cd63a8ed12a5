// Measures whole commands against yardsticks in one run and prints ratios, so that a figure means the same on any machine.
//   node test/bench/run.mjs [--full]
// The quick run takes some three minutes and has a third of the long table; the full one has the sizes that the aims are made for.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { CRITERIA, makeFiles } from "./files.mjs";
import { against, missedAims, run, tell, times } from "./measure.mjs";

const home = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
process.chdir(home);
const full = process.argv.includes("--full");
const [SMALL_RUNS, LARGE_RUNS] = full ? [11, 5] : [5, 3];
const UNITS = 3321;
const LONG_UNITS = full ? 3300 : 1100;
const FORMS = full ? UNITS : 200;
const SAMPLE = "samples/hatinh-huyen-2022.xlsx";

const cchc =
  (...args) =>
  () =>
    run(["bin/cchc.js", ...args]);
const bare = () => run(["-e", "0"]);
const readBySheetjs = (path) => () =>
  run([
    "-e",
    `require("xlsx").read(require("node:fs").readFileSync(${JSON.stringify(path)}), { dense: true, nodim: true, sheetStubs: true, cellStyles: true })`,
  ]);
const has = (program, ...args) => spawnSync(program, args, { stdio: "ignore" }).status === 0;
const inMemory = (units) => JSON.parse(run(["test/bench/score-in-memory.mjs", String(units)]).stdout);

function small() {
  const start = against(cchc("--version"), bare, SMALL_RUNS);
  tell("start-up (cchc --version) / bare node", times(start), "≤ 1.3 ×", start.ratio <= 1.3);
  const score = against(cchc("score", SAMPLE), readBySheetjs(SAMPLE), SMALL_RUNS);
  tell("cchc score on the sample / SheetJS merely reading it", times(score), "≤ 1.3 ×", score.ratio <= 1.3);
  const validate = against(cchc("validate", "rubrics/"), bare, SMALL_RUNS);
  tell("cchc validate on the shipped rubrics / bare node", times(validate), "≤ 4 ×", validate.ratio <= 4);
}

function memory() {
  const few = inMemory(332);
  const many = inMemory(UNITS);
  const rate = many.perSecond.toLocaleString("en");
  tell(`scoring ${UNITS} units × ${CRITERIA} in memory, criteria a second`, rate, "≥ 1,500,000", many.perSecond >= 1_500_000);
  tell("  deductions kept", many.deductions.toLocaleString("en"), "");
  tell("  peak memory of that process", `${many.peakMB} MB`, "≤ 200 MB", many.peakMB <= 200);
  const growth = many.milliseconds / few.milliseconds;
  tell(`  growth from 332 to ${UNITS} units`, `${growth.toFixed(1)} ×`, "≤ 11 ×", growth <= 11);
}

/** The audit beside the scoring of the same submissions, in one process. */
function audit() {
  const { stdout } = spawnSync(process.execPath, ["test/bench/audit-in-memory.mjs", String(UNITS), String(CRITERIA)], { encoding: "utf8" });
  const { ratio, audit: own, score } = JSON.parse(stdout);
  const measured = `${ratio.toFixed(2)} × (${own.toFixed(0)} / ${score.toFixed(0)} ms)`;
  tell(`audit of ${UNITS} units × ${CRITERIA} in memory / scoring them`, measured, "≤ 2 ×", ratio <= 2);
}

/** @param yardstick what the ratio is of; by default SheetJS reading the same file */
function file(what, { path, rubric, yardstick = path }, { ratio, megabytes }) {
  const found = against(cchc("score", path, "--rubric", rubric), readBySheetjs(yardstick), LARGE_RUNS);
  tell(`${what} / SheetJS merely reading it`, times(found), `≤ ${ratio} ×`, found.ratio <= ratio);
  tell("  peak memory", `${found.megabytes} MB (SheetJS ${found.otherMegabytes})`, `≤ ${megabytes} MB`, found.megabytes <= megabytes);
}

/** As on a machine with one core, where nothing is read on other threads. */
const ONE_CORE = `data:text/javascript,${encodeURIComponent(
  'import os from "node:os"; import { syncBuiltinESMExports } from "node:module"; os.availableParallelism = () => 1; syncBuiltinESMExports();',
)}`;

function folderOfForms(forms, rubric, kept) {
  const score = (...more) => ["bin/cchc.js", "score", forms, "--rubric", rubric, ...more];
  const cores = against(
    () => run(score()),
    () => run(["--import", ONE_CORE, ...score()]),
    SMALL_RUNS,
  );
  tell(`a folder of ${FORMS} unit forms: cchc score`, `${cores.own.toFixed(0)} ms, ${cores.megabytes} MB`, "");
  const gain = 1 / cores.ratio;
  const of = `${gain.toFixed(2)} × (${cores.other.toFixed(0)} / ${cores.own.toFixed(0)} ms)`;
  tell(`  gain of ${availableParallelism()} cores over one thread`, of, "≥ 1 ×", availableParallelism() === 1 || gain >= 1);
  const cold = against(
    () => {
      rmSync(kept, { recursive: true, force: true });
      return run(score("--cache", kept));
    },
    () => run(score("--cache", kept)),
    SMALL_RUNS,
  );
  tell("  first run with --cache / second, nothing changed", times(cold), "≥ 5 ×", cold.ratio >= 5);
  const cost = cold.own / cores.own;
  tell("  first run with --cache / without", `${cost.toFixed(2)} ×`, "≤ 1.25 ×", cost <= 1.25);
}

/** Every point lost by every unit, as text for Excel, beside scoring the same file. */
function ledger(path, rubric, folder) {
  const out = join(folder, "ledger.csv");
  const found = against(
    cchc("ledger", path, "--rubric", rubric, "-o", out, "--force"),
    cchc("score", path, "--rubric", rubric),
    LARGE_RUNS,
  );
  tell("the wide file: cchc ledger to CSV / cchc score", times(found), "");
  tell("  peak memory", `${found.megabytes} MB (score ${found.otherMegabytes})`, "");
}

/** What an office would use otherwise, told for comparison only. */
function others(paths) {
  for (const [name, path] of paths) {
    if (has("soffice", "--version")) {
      const out = mkdtempSync(join(tmpdir(), "cchc-bench-"));
      const profile = `-env:UserInstallation=file://${join(out, "profile")}`;
      const { milliseconds } = run([profile, "--headless", "--convert-to", "csv", "--outdir", out, path], { program: "soffice" });
      rmSync(out, { recursive: true });
      tell(`LibreOffice headless, ${name} to CSV`, `${milliseconds.toFixed(0)} ms`, "");
    } else tell(`LibreOffice headless, ${name}`, "not installed, skipped", "");
    if (has("python3", "-c", "import openpyxl")) {
      const script =
        "import sys, openpyxl\nfor sheet in openpyxl.load_workbook(sys.argv[1]): [cell.value for row in sheet.iter_rows() for cell in row]";
      const { milliseconds } = run(["-c", script, path], { program: "python3" });
      tell(`openpyxl, ${name}, merely read`, `${milliseconds.toFixed(0)} ms`, "");
    } else tell(`openpyxl, ${name}`, "not installed, skipped", "");
  }
}

const folder = mkdtempSync(join(tmpdir(), "cchc-bench-"));
try {
  process.stdout.write(
    `Node ${process.version}, ${full ? "full" : "quick"}: median of ${SMALL_RUNS} runs each, of ${LARGE_RUNS} on large files\n\n`,
  );
  small();
  memory();
  audit();
  const { rubric, wide, long, csv, forms } = makeFiles(folder, { wideUnits: UNITS, longUnits: LONG_UNITS, forms: FORMS });
  const rows = (LONG_UNITS * CRITERIA).toLocaleString("en");
  file(`wide xlsx, ${UNITS} units × ${CRITERIA} criteria: cchc score`, { path: wide, rubric }, { ratio: 1, megabytes: 200 });
  ledger(wide, rubric, folder);
  file(`long xlsx, ${rows} rows × 8: cchc score`, { path: long, rubric }, { ratio: 0.6, megabytes: 200 });
  file(`the same as CSV: cchc score`, { path: csv, rubric, yardstick: long }, { ratio: 0.35, megabytes: 150 });
  folderOfForms(forms, rubric, join(folder, "kept"));
  others([
    ["the wide file", wide],
    ["the long file", long],
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (missedAims() > 0) process.stdout.write(`\n${missedAims()} aims were missed.\n`);
