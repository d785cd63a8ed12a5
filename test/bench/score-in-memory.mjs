// Scores many units in memory, deductions kept, and prints what it took as one line of JSON.
import { createHash } from "node:crypto";
import process from "node:process";
import * as cchc from "../../dist/index.js";
import { rubricText, submissionsFor } from "./data.mjs";

const [units = 3321, criteria = 100] = process.argv.slice(2).map(Number);
const problems = new cchc.Diagnostics();
const text = rubricText(criteria);
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const rubric = cchc.readRubric({ name: "do-toc-do.yaml", text }, text, { hash }, problems);
if (rubric === undefined) throw new Error(JSON.stringify(problems.list.map(({ message }) => message)));
const submissions = submissionsFor(rubric, units, cchc);
const material = { rubric, submissions, dataStanding: "illustrative", inputs: [], notRead: [], diagnostics: [] };

const score = () => cchc.scoreAll(material, "council");
score();
const rounds = 5;
const times = [];
let run;
for (let round = 0; round < rounds; round += 1) {
  const start = process.hrtime.bigint();
  run = score();
  times.push(Number(process.hrtime.bigint() - start) / 1e6);
}
times.sort((a, b) => a - b);
const milliseconds = times[Math.floor(rounds / 2)];
const deductions = run.rankings[0].rows.reduce((sum, { card }) => sum + card.leaves.reduce((rows, leaf) => rows + leaf.deductions.length, 0), 0);
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ units, criteria, milliseconds, perSecond: Math.round((units * criteria) / (milliseconds / 1000)), deductions, peakMB: Math.round(peak) }));
