// Scores many units in memory, deductions kept, and prints what it took as one line of JSON. Each unit's answers are made just before it
// is scored and not counted: what is measured is the scoring, the check of the ledger and the ranking.
import { createHash } from "node:crypto";
import process from "node:process";
import * as cchc from "../../dist/index.js";
import { rubricText, submissionFor } from "./data.mjs";

const [units = 3321, criteria = 100] = process.argv.slice(2).map(Number);
const problems = new cchc.Diagnostics();
const text = rubricText(criteria);
const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const rubric = cchc.readRubric({ name: "do-toc-do.yaml", text }, text, { hash }, problems);
if (rubric === undefined) throw new Error(JSON.stringify(problems.list.map(({ message }) => message)));

function score() {
  let spent = 0n;
  const timed = (work) => {
    const start = process.hrtime.bigint();
    const result = work();
    spent += process.hrtime.bigint() - start;
    return result;
  };
  const cards = [];
  for (let unit = 0; unit < units; unit += 1) {
    const submission = submissionFor(rubric, unit, cchc);
    cards.push(timed(() => cchc.scoreUnit(rubric, submission, { round: "council", problems })));
  }
  const ranking = timed(() => cchc.rankGroup(rubric.groups[0], cards, rubric));
  return { milliseconds: Number(spent) / 1e6, ranking };
}

score();
const rounds = Array.from({ length: 5 }, () => score().milliseconds).sort((a, b) => a - b);
const milliseconds = rounds[2];
const { rows } = score().ranking;
const deductions = rows.reduce((sum, { card }) => sum + card.leaves.reduce((all, leaf) => all + leaf.deductions.length, 0), 0);
const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
const perSecond = Math.round((units * criteria) / (milliseconds / 1000));
process.stdout.write(`${JSON.stringify({ units, criteria, milliseconds, perSecond, deductions, peakMB })}\n`);
