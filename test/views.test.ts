/** Reports on a scoring: the words and figures that stand in them, whatever the format. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Answer, DataStanding, Facts, LeafAnswers, Round, Submission } from "../src/assessment.ts";
import { type Diagnostic, Diagnostics } from "../src/diagnostic.ts";
import { toResult } from "../src/engine/result.ts";
import { type ScoreRun, scoreAll } from "../src/engine/run.ts";
import { pretty } from "../src/formats/terminal.ts";
import { asPoints, type Points, parseExact, parsePoints } from "../src/points.ts";
import type { Rubric } from "../src/rubric/model.ts";
import { readRubric } from "../src/rubric/read.ts";
import type { CellSpan } from "../src/source.ts";
import { asCount, render, say, words } from "../src/text.ts";
import type { Report } from "../src/views/block.ts";
import { diagnosticsReport } from "../src/views/diagnostics.ts";
import { explanation } from "../src/views/explanation.ts";
import { ranking } from "../src/views/ranking.ts";
import { rankingInWords, roundingInWords } from "../src/views/title.ts";
import { flat, leaf, run as scored, unit } from "./build.ts";

const tool = { name: "cchc", version: "0.1.0" };
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

const EXTRAS = `  - id: "3"
    title: Thưởng phạt
    maxPoints: 0
    criteria:
      - { id: "3.1", title: Được khen, maxPoints: 1, effect: bonus, rule: { kind: given } }
      - { id: "3.2", title: Bị nhắc, maxPoints: 2, effect: penalty, rule: { kind: given } }
`;

function rubricOf(shape: Shape = {}): Rubric {
  const text = rubricText(shape);
  const problems = new Diagnostics();
  const rubric = readRubric({ name: "thu.yaml", text }, text, { hash }, problems);
  if (rubric === undefined) throw new Error(JSON.stringify(problems.list.map(({ message }) => [message.words.code, message.args])));
  return rubric;
}

const cell = (row: number, column: number): CellSpan => ({ kind: "cell", file: "du-lieu.xlsx", sheet: "Tự chấm", row, column });
const points = (text: string): Points => parsePoints(text) as Points;
const number = (text: string): Facts[string] => ({ type: "number", number: parseExact(text) ?? asPoints(points("0")) });

const typed = (text: string, row: number, remark?: string): Answer => ({
  at: cell(row, 0),
  points: points(text),
  cells: { points: cell(row, 4) },
  ...(remark === undefined ? {} : { remark }),
});
const fact = (key: string, text: string, row: number, remark?: string): Answer => ({
  at: cell(row, 0),
  facts: { [key]: number(text) },
  cells: { [key]: cell(row, 5) },
  ...(remark === undefined ? {} : { remark }),
});

type Leaves = Readonly<Record<string, LeafAnswers["rounds"]>>;
const unitOf = (id: string, name: string, leaves: Leaves, words: Omit<LeafAnswers, "rounds"> = {}): Submission => ({
  unit: { id, name, group: "huyen" },
  at: cell(0, 0),
  answers: new Map(Object.entries(leaves).map(([leaf, rounds]) => [leaf, { rounds, ...words }])),
});

/** 2 − 1 (one initiative), 4 − 0.5, 4 × 90 % */
const GOOD: Leaves = {
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
const runOf = (
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

const THREE = [unitOf("a", "Huyện An", GOOD), unitOf("b", "Huyện Bình", NOTHING), unitOf("c", "Huyện Cát", GOOD)];

async function shown(report: Report | undefined, width = 100): Promise<string> {
  if (report === undefined) throw new Error("no report");
  const text = String(await pretty.render(report, { colour: false, width, ascii: false }));
  expect(text).not.toMatch(/\b(null|NaN|undefined|Infinity)\b|\[object/);
  expect(JSON.stringify([...report.records.rows])).not.toMatch(/null|NaN|undefined|\[object/);
  return text;
}

describe("ranking", () => {
  test("places, ties, totals and the rules in words", async () => {
    const text = await shown(ranking(runOf(THREE), { lang: "vi", tool }));
    expect(text).toContain("Chỉ số CCHC thử\n");
    expect(text).toContain("Bộ tiêu chí: Dựng lại (không phải văn bản chính thức)");
    expect(text).toContain("Huyện: 3 đơn vị");
    expect(text).toMatch(/1\/3 │ Huyện An .*8,10 │ +81,00 │ Tốt .*1,90 │ đồng hạng/);
    expect(text).toMatch(/1\/3 │ Huyện Cát/);
    expect(text).toMatch(/3\/3 │ Huyện Bình .*7,60 │ +76,00 │ Khá/);
    expect(text).toContain("Đã đọc 3 đơn vị × 3 tiêu chí: 9/9 có số liệu.");
    expect(text).toContain("01/QĐ-UBND ngày 04/03/2022");
    expect(text).not.toContain("Điểm thưởng");
    expect(text).not.toContain("Điểm tối đa áp dụng");
  });

  test.each([
    ["illustrative", "SỐ LIỆU MINH HỌA", "ILLUSTRATIVE DATA"],
    ["draft", "DỰ THẢO", "DRAFT"],
  ] as const)("%s data say so in the title, in the records and in JSON", async (standing, vi, en) => {
    const run = runOf(THREE, { standing });
    const report = ranking(run, { lang: "vi", tool });
    expect((await shown(report)).split("\n")[0]).toContain(vi);
    expect((await shown(ranking(run, { lang: "en", tool }))).split("\n")[0]).toContain(en);
    expect([...report.records.rows].every(([first]) => first === vi)).toBe(true);
    expect(report.json).toMatchObject({ manifest: { dataStanding: standing, notice: { vi, en } } });
  });

  test("data that say nothing of their standing are neither called official nor anything else", async () => {
    const official = ranking(runOf(THREE), { lang: "vi", tool });
    const unstated = ranking(runOf(THREE, { standing: "unstated" }), { lang: "vi", tool });
    expect([official, unstated].map(({ records }) => [...records.rows][0]?.[0])).toEqual(["Chính thức", ""]);
    expect(unstated.json).toMatchObject({ manifest: { dataStanding: null } });
    expect(JSON.stringify(unstated.json)).not.toContain('"notice"');
    expect((await shown(unstated)).split("\n")[0]).toBe("Chỉ số CCHC thử");
  });

  test("the round is the last in which any unit has data; JSON keeps the one asked for as well", async () => {
    const claims = Object.fromEntries(
      Object.entries(GOOD).map(([id, { self, survey }]) => [id, { ...(self && { self }), ...(survey && { survey }) }]),
    );
    const own = [unitOf("a", "Huyện An", claims)];
    const said = async (run: ScoreRun) => /Vòng chấm: +(.*)/.exec(await shown(ranking(run, { lang: "vi", tool })))?.[1];
    expect([await said(runOf(THREE)), await said(runOf(THREE, { round: "self" })), await said(runOf(own))]).toEqual([
      "Thẩm định",
      "Tự đánh giá",
      "Tự đánh giá",
    ]);
    const { json } = ranking(runOf(own), { lang: "vi", tool });
    expect(json).toMatchObject({ manifest: { roundReached: "self" } });
    expect(await said(runOf([unitOf("a", "Huyện An", {})]))).toBe("Chưa có số liệu");
  });

  test("where the points that a unit typed are not those that count, the note says both", async () => {
    const claimed = { ...fact("items", "1", 11), points: points("2") };
    const leaves: Leaves = { "1.1": { self: claimed }, "1.2": { self: typed("4", 12) }, "2.1": { survey: fact("percent", "90", 13) } };
    const note = "điểm tự đánh giá đơn vị ghi 6,00, điểm được tính 5,00";
    const told = async (rounds: Leaves) =>
      (await shown(ranking(runOf([unitOf("a", "Huyện An", rounds)]), { lang: "vi", tool }), 200)) ?? "";
    expect(await told(leaves)).toContain(note);
    expect(await told({ ...leaves, "1.1": { self: fact("items", "1", 11) } })).not.toContain("đơn vị ghi");
    // Once it is appraised, the column beside it tells.
    expect(await told({ ...leaves, "1.2": { self: typed("4", 12), appraisal: typed("3", 12) } })).not.toContain("đơn vị ghi");
  });

  test("an absent unit is named and every rank is provisional", async () => {
    const text = await shown(ranking(runOf(THREE.slice(0, 2)), { lang: "vi", tool }), 220);
    expect(text).toContain("Huyện: 2/3 đơn vị, xếp hạng tạm tính; chưa có số liệu của: Huyện Cát");
    expect(text).toMatch(/1\/2 │ Huyện An .*tạm tính, có thể xếp thứ 1 đến 2/);
  });

  test("many absent units: a few in the heading, all of them below it when asked for, and in JSON", async () => {
    const units = Array.from({ length: 40 }, (_, at) => `{ id: u${at}, name: Xã ${at + 1}, group: huyen }`).join(", ");
    const run = scored(flat(10, [leaf("1", 10)], `units: [${units}]`), [unit("u0", { "1": "9" })]);
    const heading = "Huyện: 1/40 đơn vị, xếp hạng tạm tính; chưa có số liệu của: Xã 2, Xã 3, Xã 4 và 36 đơn vị khác\n";
    const all = `Chưa có số liệu của 39 đơn vị: ${Array.from({ length: 39 }, (_, at) => `Xã ${at + 2}`).join(", ")}.`;
    const brief = await shown(ranking(run, { lang: "vi", tool }));
    expect(brief).toContain(heading);
    expect(brief).not.toContain("Xã 5");
    const full = await shown(ranking(run, { lang: "vi", tool, verbose: true }));
    expect(full).toContain(heading);
    expect(full.replace(/\s+/g, " ")).toContain(all);
    expect(JSON.stringify(ranking(run, { lang: "vi", tool }).json)).toContain('"Xã 39","Xã 40"]');
    const fix = run.diagnostics.find(({ message }) => message.words.code === "group-size-differs")?.fix;
    expect(render(fix as NonNullable<typeof fix>, "vi")).toMatch(/Xã 9 và 31 đơn vị khác;/);
  });

  test("a blank answer gives a range", async () => {
    const { "1.2": _, ...rest } = GOOD;
    const text = await shown(ranking(runOf([unitOf("a", "Huyện An", rest), ...THREE.slice(1)]), { lang: "vi", tool }), 140);
    expect(text).toContain("tạm tính, có thể từ 4,60 đến 8,60 điểm");
    expect(text).toContain("8/9 có số liệu");
  });

  test("no places when something cannot be read", async () => {
    const bad = unitOf("a", "Huyện An", { ...GOOD, "1.2": { self: typed("5", 12), appraisal: typed("5", 12) } });
    const run = runOf([bad, ...THREE.slice(1)]);
    const report = ranking(run, { lang: "vi", tool });
    const text = await shown(report);
    expect(text).toContain("TẠM TÍNH, chưa xếp hạng");
    expect(text).not.toMatch(/\d\/3 │/);
    expect(report.json).toMatchObject({ groups: [{ ranked: false, units: [{ place: null }, { place: null }, { place: null }] }] });
  });

  test("a unit that sent nothing stands apart", async () => {
    const report = ranking(runOf([...THREE.slice(0, 2), unitOf("c", "Huyện Cát", {})]), { lang: "vi", tool });
    expect(await shown(report)).toContain("- Huyện Cát: Chưa gửi hồ sơ tự đánh giá");
    const [, , apart] = [...report.records.rows];
    expect(apart?.slice(5, 12)).toEqual(["", "", "", "", "c", "Huyện Cát", "Chưa gửi hồ sơ tự đánh giá"]);
    expect(report.json).toMatchObject({ groups: [{ apart: [{ place: null, of: null, total: null, state: "not-submitted" }] }] });
  });

  test("a gate that was not passed, and answers that the rubric insists on, are named", async () => {
    const more = EXTRAS.replace(
      "title: Được khen, maxPoints: 1, effect: bonus",
      "title: Được khen, maxPoints: 1, gate: true, effect: bonus",
    );
    const gate = await shown(ranking(runOf([unitOf("a", "Huyện An", GOOD)], { more }), { lang: "vi", tool }));
    expect(gate).toContain("- Huyện An: Không đủ điều kiện xếp hạng: 3.1");
    const blank = unitOf("a", "Huyện An", { "1.1": { self: fact("items", "2", 11) } });
    const refused = runOf([blank], { head: "missing: refuse" });
    expect(await shown(ranking(refused, { lang: "vi", tool }))).toContain("- Huyện An: Chưa có số liệu: 1.2, 2.1");
    expect(await shown(explanation(refused, "a", { lang: "vi", tool }))).not.toContain("= ");
  });

  test("rank and number of units are two columns of the records", () => {
    const { columns, rows } = ranking(runOf(THREE), { lang: "vi", tool }).records;
    expect(columns.slice(5, 7)).toEqual(["Hạng", "Số đơn vị xếp hạng"]);
    expect([...rows].map((row) => row.slice(5, 7))).toEqual([
      ["1", "3"],
      ["1", "3"],
      ["3", "3"],
    ]);
  });

  test("what was not read is counted, and listed when asked", async () => {
    const odd = words("x", "dòng lạ {row}", "odd row {row}");
    const notRead = Array.from({ length: 7 }, (_, row) => ({ at: cell(row, 0), what: say(odd, { row: asCount(row) }) }));
    const run = runOf(THREE, { notRead });
    const few = await shown(ranking(run, { lang: "vi", tool }));
    expect(few).toContain("Chưa đọc 7 mục trong tệp:");
    expect(few).toContain("- và 2 mục khác");
    expect(few.match(/dòng lạ/g)).toHaveLength(5);
    expect((await shown(ranking(run, { lang: "vi", tool, verbose: true }))).match(/dòng lạ/g)).toHaveLength(7);
  });

  test("what reads alike is told once, with where it first stands", async () => {
    const total = say(words("x", "dòng tổng", "row of totals"), {});
    const run = runOf(THREE, { notRead: [cell(9, 0), cell(19, 0), cell(29, 0)].map((at) => ({ at, what: total })) });
    const few = await shown(ranking(run, { lang: "vi", tool }));
    expect(few).toContain("Chưa đọc 3 mục trong tệp:");
    expect(few).toContain("- dòng tổng: 3 chỗ, đầu tiên ở du-lieu.xlsx › 'Tự chấm'!A10");
    expect((await shown(ranking(run, { lang: "vi", tool, verbose: true }))).match(/dòng tổng/g)).toHaveLength(3);
  });

  test("no units at all", async () => {
    expect(await shown(ranking(runOf([]), { lang: "vi", tool }))).toContain("Chưa có đơn vị nào để chấm điểm.");
  });

  test.each([60, 70, 80])("fits %i columns", async (width) => {
    const text = await shown(ranking(runOf(THREE, { more: EXTRAS }), { lang: "vi", tool }), width);
    expect(Math.max(...text.split("\n").map((line) => [...line].length))).toBeLessThanOrEqual(width);
  });

  test("rules in words", () => {
    const rubric = rubricOf({
      head: 'rounding: { decimals: 1, mode: half-even, at: total }\nranking: { by: exact, ties: dense, tieBreak: ["1.2"] }',
    });
    expect(roundingInWords(rubric, "vi")).toBe(
      "Chỉ làm tròn tổng điểm, đến 1 chữ số thập phân, đúng nửa đơn vị thì làm tròn về chữ số chẵn.",
    );
    expect(rankingInWords(rubric, "vi")).toBe(
      "Theo Chỉ số CCHC chưa làm tròn. Bằng nhau thì xét lần lượt điểm của 1.2. Vẫn bằng thì đồng hạng, hạng kế tiếp liền sau (1, 2, 2, 3).",
    );
    expect(rankingInWords(rubricOf(), "en")).toBe("By the rounded PAR Index. Equals share a place, the next is left out (1, 2, 2, 4).");
  });
});

describe("explanation", () => {
  const options = { lang: "vi", tool } as const;

  test("every lost point with reason, clause, value, cell and round, and the sum", async () => {
    const text = await shown(explanation(runOf(THREE), "b", options));
    expect(text).toContain("Huyện Bình — Chỉ số CCHC thử");
    expect(text).toContain("7,60/10 điểm, xếp thứ 3/3");
    expect(text).toContain("1. Chỉ đạo: bị trừ 2,00/6,00 điểm");
    expect(text).toMatch(/1\.1 {2}Sáng kiến +−2,00/);
    expect(text).toContain("Lý do trừ điểm: Không có sáng kiến. Số sáng kiến: 0 × 1,00 điểm = 0,00/2,00 điểm");
    expect(text).toContain("Căn cứ: Điểm 1.1");
    expect(text).toContain("Số liệu ghi nhận: Số sáng kiến: 0");
    expect(text).toContain("Vị trí: du-lieu.xlsx › 'Tự chấm'!F22");
    expect(text).toContain("Vòng chấm: thẩm định");
    expect(text).toContain("10,00 − 2,40 = 7,60");
    expect(text).toContain("Chỉ số CCHC 76,00%, xếp loại Khá, xếp thứ 3/3, khối Huyện");
    expect(text).not.toContain("1.2  Kế hoạch");
  });

  test("the appraiser's remark stands with the row", async () => {
    expect(await shown(explanation(runOf(THREE), "a", options))).toContain("Ý kiến thẩm định: Một sáng kiến cấp huyện");
  });

  test("all shows also what lost nothing", async () => {
    const text = await shown(explanation(runOf(THREE), "b", { ...options, all: true }));
    expect(text).toMatch(/1\.2 {2}Kế hoạch +4,00\/4,00/);
    expect(text).toContain("Số liệu ghi nhận: Điểm ghi: 4,00");
  });

  test("one criterion with what each round said and the unit's words", async () => {
    const unit = unitOf("a", "Huyện An", GOOD, { explanation: "Quyết định gửi sau", evidence: "Quyết định 5" });
    const run = runOf([unit, ...THREE.slice(1)]);
    const report = explanation(run, "a", { ...options, node: run.rubric.nodes.get("1.1") });
    const text = await shown(report);
    expect(text).toMatch(/1\.1 {2}Tự đánh giá +2,00\/2,00/);
    expect(text).toMatch(/1\.1 {2}Thẩm định +1,00\/2,00/);
    expect(text).toContain("Giải trình của đơn vị: Quyết định gửi sau");
    expect(text).not.toContain("2.1");
    expect([...(report?.records.rows ?? [])].map((row) => row[7])).toEqual(["1.1"]);
  });

  test("bonus and penalty stand apart and in the identity", async () => {
    const unit = unitOf("a", "Huyện An", {
      ...GOOD,
      "3.1": { self: typed("1", 31), appraisal: typed("1", 31) },
      "3.2": { appraisal: typed("0.5", 32) },
    });
    const report = explanation(runOf([unit], { more: EXTRAS }), "a", options);
    const text = await shown(report);
    expect(text).toMatch(/3\.1 {2}Được khen +\+1,00/);
    expect(text).toMatch(/3\.2 {2}Bị nhắc +−0,50/);
    expect(text).toContain("10,00 − 1,90 + 1,00 − 0,50 = 8,60");
    expect(report?.json).toMatchObject({ unit: { bonus: "1.00", penalty: "0.50", extras: [{ node: "3.1" }, { node: "3.2" }] } });
  });

  test("a typed change of a computed value gives two rows of one criterion", async () => {
    const restored: Leaves = {
      ...GOOD,
      "1.1": { self: fact("items", "1", 11), appraisal: fact("items", "0", 11), reappraisal: typed("1", 11, "Chấp nhận") },
    };
    const text = await shown(explanation(runOf([unitOf("a", "Huyện An", restored)]), "a", options));
    expect(text).toMatch(/1\.1 {2}Sáng kiến +−1,00/);
    expect(text).toContain("Lý do trừ điểm: −2,00 — Số sáng kiến: 0");
    expect(text).toContain("Lý do trừ điểm: +1,00 — Điều chỉnh từ 0,00 lên 1,00 điểm (thẩm định lại)");
    expect(text).toContain("10,00 − 1,90 = 8,10");
  });

  test("the rounding of a total is a row of its own and nothing is shown as if exact", async () => {
    const head = "rounding: { decimals: 1, mode: half-up, at: total }";
    const third: Leaves = { ...GOOD, "2.1": { survey: fact("percent", "33.333", 13) } };
    const report = explanation(runOf([unitOf("a", "Huyện An", third)], { head }), "a", options);
    const text = await shown(report);
    expect(text).toContain("Làm tròn tổng điểm từ 5,83332 thành 5,80");
    expect(text).toContain("10,0 − 4,2 = 5,8");
    expect(text).toContain("≈ −2,7");
    expect(report?.json).toMatchObject({ unit: { total: "5.8", exactTotal: "5.83332", lost: "4.2" } });
  });

  test("nothing lost, nothing sent, nobody there", async () => {
    const full: Leaves = {
      "1.1": { self: fact("items", "2", 1) },
      "1.2": { self: typed("4", 2) },
      "2.1": { survey: fact("percent", "100", 3) },
    };
    const run = runOf([unitOf("a", "Huyện An", full), unitOf("b", "Huyện Bình", {})]);
    const text = await shown(explanation(run, "a", options));
    expect(text).toContain("Không bị trừ điểm.");
    expect(text).toContain("10,00 − 0,00 = 10,00");
    expect(await shown(explanation(run, "b", options))).toContain("Chưa gửi hồ sơ tự đánh giá");
    expect(explanation(run, "c", options)).toBeUndefined();
  });

  test("in English", async () => {
    const text = await shown(explanation(runOf(THREE), "b", { lang: "en", tool }));
    expect(text).toContain("7.60 of 10 points, rank 3 of 3");
    expect(text).toContain("Reason: Không có sáng kiến. Số sáng kiến: 0 × 1.00 points = 0.00/2.00 points");
    expect(text).not.toMatch(/Lý do trừ|Vị trí|Căn cứ:/);
  });
});

describe("result", () => {
  test("manifest, decimals as strings, arguments and both sentences, the same bytes every time", () => {
    const run = runOf(THREE);
    const result = toResult(run, tool);
    expect(JSON.stringify(toResult(runOf(THREE), tool))).toBe(JSON.stringify(result));
    expect(result).toMatchObject({
      schema: "cchc-result/1",
      manifest: {
        tool,
        rubric: { id: "thu", version: "2", standing: "reconstructed" },
        inputs: [{ file: "thu/du-lieu.xlsx" }],
        round: "council",
      },
      groups: [{ id: "huyen", of: 3, registered: 3, absent: [], ranked: true, apart: [] }],
      notRead: [],
    });
    expect(result).toHaveProperty(
      "groups.0.units.2",
      expect.objectContaining({ place: 3, of: 3, total: "7.60", index: "76.00", lost: "2.40" }),
    );
    expect(result).toHaveProperty(
      "groups.0.units.2.deductions.0",
      expect.objectContaining({
        node: "1.1",
        domain: "1",
        points: "2.00",
        code: "per-item-short",
        reason: "Không có sáng kiến",
        clause: "Điểm 1.1",
        round: "appraisal",
        cells: [{ file: "du-lieu.xlsx", sheet: "Tự chấm", cell: "F22" }],
      }),
    );
    expect(result).toHaveProperty("groups.0.units.2.deductions.0.sentence.args.items", "0");
    expect(result).toHaveProperty("groups.0.units.2.deductions.0.sentence.text.vi", "Số sáng kiến: 0 × 1,00 điểm = 0,00/2,00 điểm");
    expect(result).toHaveProperty(
      "groups.0.units.2.deductions.0.values.0",
      expect.objectContaining({ field: "items", type: "number", value: "0" }),
    );
    expect(result).toHaveProperty("groups.0.units.2.domains.0", {
      id: "1",
      title: "Chỉ đạo",
      applicableMax: "6.00",
      lost: "2.00",
      earned: "4.00",
    });
  });

  test("the round is the last that the rubric has", () => {
    expect(toResult(runOf(THREE, { head: "rounds: [self, appraisal]" }), tool)).toMatchObject({ manifest: { round: "appraisal" } });
  });
});

describe("diagnostics", () => {
  const CODE = words("number-expected", "maxPoints phải là số.", "maxPoints must be a number.");
  const FIX = words("fix", "Viết 2.5.", "Write 2.5.");
  const source = { name: "thu.yaml", text: "a: 1\r\ntitle: Kế hoạch\r\n\tmax: 2,5\r\n" };
  const start = source.text.indexOf("2,5");
  const inText: Diagnostic = {
    severity: "error",
    message: say(CODE, {}),
    at: { kind: "text", source, start, end: start + 3 },
    found: "2,5",
    fix: say(FIX, {}),
    related: [{ at: { kind: "text", source, start: 0, end: 1 }, message: say(words("r", "ghi lần đầu ở đây", "first here"), {}) }],
  };
  const inCell = (row: number): Diagnostic => ({
    severity: "warning",
    message: say(CODE, {}),
    at: cell(row, 5),
    subject: ["Huyện An", "1.1"],
  });

  test("place first, a frame with the marks under the right columns, what to do", async () => {
    expect(await shown(diagnosticsReport([inText], { lang: "vi" }))).toBe(`thu.yaml:3:7  lỗi  number-expected  maxPoints phải là số.
   2 | title: Kế hoạch
   3 |     max: 2,5
     |          ^^^
   Hiện ghi: “2,5” · Cách khắc phục: Viết 2.5.
   thu.yaml:1:1: ghi lần đầu ở đây

✖ 1 lỗi, 0 cảnh báo trong 1 tệp
`);
  });

  test("cells name unit and criterion; the same code is told five times", async () => {
    const list = Array.from({ length: 8 }, (_, row) => inCell(row));
    const text = await shown(diagnosticsReport(list, { lang: "vi", files: 2 }));
    expect(text).toContain("du-lieu.xlsx › 'Tự chấm'!F1 · Huyện An · 1.1  cảnh báo  number-expected");
    expect(text).toContain("… và 3 chỗ khác cùng mã number-expected");
    expect(text).not.toContain("!F6");
    expect(text.endsWith("0 lỗi, 8 cảnh báo trong 2 tệp\n")).toBe(true);
    expect(await shown(diagnosticsReport(list, { lang: "vi", all: true }))).toContain("!F8");
  });

  test("none", async () => {
    expect(await shown(diagnosticsReport([], { lang: "en", files: 1 }))).toBe("errors: 0, warnings: 0, files: 1\n");
  });
});
