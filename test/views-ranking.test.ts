/** The ranking as people read it: places, ties, what is provisional and why. */
import { describe, expect, test } from "vitest";
import type { ScoreRun } from "../src/engine/run.ts";
import { asCount, render, say, words } from "../src/text.ts";
import { explanation } from "../src/views/explanation.ts";
import { ranking } from "../src/views/ranking.ts";
import { rankingInWords, roundingInWords } from "../src/views/title.ts";
import { flat, leaf, run as scored, unit } from "./build.ts";
import { cell, EXTRAS, fact, GOOD, type Leaves, points, rubricOf, runOf, shown, THREE, tool, typed, unitOf } from "./reported.ts";

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
