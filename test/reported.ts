/** A small rubric with units that it scores, and reports on them as they are shown. */
import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { Answer, DataStanding, Facts, LeafAnswers, Round, Submission } from "../src/assessment.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { type ScoreRun, scoreAll } from "../src/engine/run.ts";
import { pretty } from "../src/formats/terminal.ts";
import { asPoints, type Points, parseExact, parsePoints } from "../src/points.ts";
import type { Rubric } from "../src/rubric/model.ts";
import { readRubric } from "../src/rubric/read.ts";
import type { CellSpan } from "../src/source.ts";
import type { Report } from "../src/views/block.ts";

export const tool = { name: "cchc", version: "0.1.0" };
const hash = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

interface Shape {
  readonly head?: string;
  readonly more?: string;
}

const rubricText = ({ head = "", more = "" }: Shape): string => `cchc: 1
id: thu
title: Chỉ số CCHC thử
decision: { number: 01/QĐ-UBND, date: "2022-03-04" }
version: "2"
period: "2022"
standing: reconstructed
maxPoints: 10
${head}
groups:
  - { id: huyen, title: Huyện }
units:
  - { id: a, name: Huyện An, group: huyen }
  - { id: b, name: Huyện Bình, group: huyen }
  - { id: c, name: Huyện Cát, group: huyen }
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 0, below: 80 }
domains:
  - id: "1"
    title: Chỉ đạo
    maxPoints: 6
    criteria:
      - { id: "1.1", title: Sáng kiến, maxPoints: 2, clause: Điểm 1.1, reason: Không có sáng kiến, rule: { kind: per-item, of: Số sáng kiến, each: 1 } }
      - { id: "1.2", title: Kế hoạch, maxPoints: 4, rule: { kind: given } }
  - id: "2"
    title: Hài lòng
    maxPoints: 4
    criteria:
      - { id: "2.1", title: Khảo sát, maxPoints: 4, source: survey, rule: { kind: survey } }
${more}`;

export const EXTRAS = `  - id: "3"
    title: Thưởng phạt
    maxPoints: 0
    criteria:
      - { id: "3.1", title: Được khen, maxPoints: 1, effect: bonus, rule: { kind: given } }
      - { id: "3.2", title: Bị nhắc, maxPoints: 2, effect: penalty, rule: { kind: given } }
`;

export function rubricOf(shape: Shape = {}): Rubric {
  const text = rubricText(shape);
  const problems = new Diagnostics();
  const rubric = readRubric({ name: "thu.yaml", text }, text, { hash }, problems);
  if (rubric === undefined) throw new Error(JSON.stringify(problems.list.map(({ message }) => [message.words.code, message.args])));
  return rubric;
}

export const cell = (row: number, column: number): CellSpan => ({ kind: "cell", file: "du-lieu.xlsx", sheet: "Tự chấm", row, column });
export const points = (text: string): Points => parsePoints(text) as Points;
const number = (text: string): Facts[string] => ({ type: "number", number: parseExact(text) ?? asPoints(points("0")) });

export const typed = (text: string, row: number, remark?: string): Answer => ({
  at: cell(row, 0),
  points: points(text),
  cells: { points: cell(row, 4) },
  ...(remark === undefined ? {} : { remark }),
});
export const fact = (key: string, text: string, row: number, remark?: string): Answer => ({
  at: cell(row, 0),
  facts: { [key]: number(text) },
  cells: { [key]: cell(row, 5) },
  ...(remark === undefined ? {} : { remark }),
});

export type Leaves = Readonly<Record<string, LeafAnswers["rounds"]>>;
export const unitOf = (id: string, name: string, leaves: Leaves, words: Omit<LeafAnswers, "rounds"> = {}): Submission => ({
  unit: { id, name, group: "huyen" },
  at: cell(0, 0),
  answers: new Map(Object.entries(leaves).map(([leaf, rounds]) => [leaf, { rounds, ...words }])),
});

/** 2 − 1 (one initiative), 4 − 0.5, 4 × 90 % */
export const GOOD: Leaves = {
  "1.1": { self: fact("items", "2", 11), appraisal: fact("items", "1", 11, "Một sáng kiến cấp huyện") },
  "1.2": { self: typed("4", 12), appraisal: typed("3.5", 12) },
  "2.1": { survey: fact("percent", "90", 13) },
};
const NOTHING: Leaves = {
  "1.1": { self: fact("items", "0", 21), appraisal: fact("items", "0", 21) },
  "1.2": { self: typed("4", 22), appraisal: typed("4", 22) },
  "2.1": { survey: fact("percent", "90", 23) },
};

interface Setting extends Shape {
  readonly standing?: DataStanding;
  readonly round?: Round;
  readonly notRead?: ScoreRun["notRead"];
}
export const runOf = (
  submissions: readonly Submission[],
  { standing = "official", round = "council", notRead = [], ...shape }: Setting = {},
): ScoreRun =>
  scoreAll(
    {
      rubric: rubricOf(shape),
      submissions,
      dataStanding: standing,
      inputs: [{ file: "thu\\du-lieu.xlsx", sha256: "00" }],
      notRead,
      printed: [],
      diagnostics: [],
    },
    round,
  );

export const THREE = [unitOf("a", "Huyện An", GOOD), unitOf("b", "Huyện Bình", NOTHING), unitOf("c", "Huyện Cát", GOOD)];

export async function shown(report: Report | undefined, width = 100): Promise<string> {
  if (report === undefined) throw new Error("no report");
  const text = [...((await pretty.render(report, { colour: false, width, ascii: false })) as Iterable<string>)].join("");
  expect(text).not.toMatch(/\b(null|NaN|undefined|Infinity)\b|\[object/);
  expect(JSON.stringify([...report.records.rows])).not.toMatch(/null|NaN|undefined|\[object/);
  return text;
}
