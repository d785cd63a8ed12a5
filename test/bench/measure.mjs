// How a command is measured: whole processes, a yardstick in the same minute, memory by the operating system's own figure.
import { spawnSync } from "node:child_process";
import process from "node:process";

/** Runs in every measured process at its end, and tells its own peak. */
const PEAK = `data:text/javascript,import process from "node:process";import { writeSync } from "node:fs";process.on("exit",()=>{try{writeSync(3,String(process.resourceUsage().maxRSS))}catch{}})`;

/** One whole process: how long it took and how much memory it held at most. */
export function run(args, { cwd, program = process.execPath } = {}) {
  const own = program === process.execPath;
  const start = process.hrtime.bigint();
  const { status, stderr, stdout, output } = spawnSync(program, own ? ["--import", PEAK, ...args] : args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  // 1 says that there are findings, which is no failure of the measure.
  if (status !== 0 && status !== 1) throw new Error(`${args.join(" ")}: ${stderr.slice(0, 2000)}`);
  return { milliseconds, megabytes: own ? Math.round(Number(output[3]) / 1024) : undefined, stdout };
}

export const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** The two in turn, so that a machine that slows down slows both; the ratio is the median of the pairs, memory the most of all runs. */
export function against(command, yardstick, runs) {
  const pairs = Array.from({ length: runs }, () => [command(), yardstick()]);
  return {
    ratio: middle(pairs.map(([a, b]) => a.milliseconds / b.milliseconds)),
    own: middle(pairs.map(([a]) => a.milliseconds)),
    other: middle(pairs.map(([, b]) => b.milliseconds)),
    megabytes: Math.max(...pairs.map(([a]) => a.megabytes ?? 0)),
    otherMegabytes: Math.max(...pairs.map(([, b]) => b.megabytes ?? 0)),
  };
}

let missed = 0;

/** One line: what, what was measured, the aim, and whether it was reached. */
export function tell(what, measured, aim, good = true) {
  if (!good) missed += 1;
  process.stdout.write(`${aim === "" ? "     " : good ? "  ok " : "MISS "} ${what.padEnd(64)} ${measured.padStart(30)}   ${aim}\n`);
}

export const times = ({ ratio, own, other }) => `${ratio.toFixed(2)} × (${own.toFixed(0)} / ${other.toFixed(0)} ms)`;
export const missedAims = () => missed;
