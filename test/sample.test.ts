/** The sample that ships: made again byte for byte, scored as it was, and with the story of huyện Vũ Quang in it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { Round } from "../src/assessment.ts";
import { main } from "../src/cli.ts";
import { gather } from "../src/commands/material.ts";
import { cardOfUnit, type ScoreRun, scoreAll } from "../src/engine/run.ts";
import type { LeafScore } from "../src/engine/scorecard.ts";
import { add, type Points, toDecimal, ZERO } from "../src/points.ts";
import { render } from "../src/text.ts";
import { type MemoryHost, memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const golden = join(import.meta.dirname, "golden", "hatinh-huyen-2022.json");
const SAMPLE = "samples/hatinh-huyen-2022.xlsx";
const RUBRIC = "rubrics/hatinh-huyen-2022.yaml";
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(home, path)));
const world = (): MemoryHost => memoryHost({ files: { [SAMPLE]: bytesOf(SAMPLE), [RUBRIC]: bytesOf(RUBRIC) }, shipped: "rubrics" });

async function scored(round: Round): Promise<ScoreRun> {
  const gathered = await gather(world(), [SAMPLE], undefined);
  if (gathered.kind === "refused") throw new Error(gathered.diagnostics.list.map(({ message }) => render(message, "en")).join("\n"));
  return scoreAll(gathered.material, round);
}
const dec = (value: Points | undefined): string => (value === undefined ? "" : toDecimal(value, 2));

/** Of Vũ Quang: the card and the row of the ranking. */
async function vuQuang(round: Round) {
  const run = await scored(round);
  const card = cardOfUnit(run, "vu-quang")?.card;
  const row = run.rankings[0]?.rows.find((each) => each.card.unit.id === "vu-quang");
  if (card === undefined || row === undefined) throw new Error("Vũ Quang is not ranked");
  return { card, place: `${row.place}/${run.rankings[0]?.rows.length}` };
}

describe("the workbook", () => {
  test("carries the meaning of the rubric that ships, so that a change of either is noticed", async () => {
    const { RUBRIC_HASH } = await import(pathToFileURL(join(home, "samples", "make-hatinh-huyen-2022.mjs")).href);
    expect((await scored("council")).rubric.meaning).toBe(RUBRIC_HASH);
  });

  test("is made again byte for byte", async () => {
    const generator = pathToFileURL(join(home, "samples", "make-hatinh-huyen-2022.mjs")).href;
    const { make } = (await import(generator)) as { make: () => Promise<Uint8Array> };
    expect(Buffer.from(await make()).equals(bytesOf(SAMPLE))).toBe(true);
  });

  test("scores as it did (CCHC_UPDATE=1 writes the golden result)", async () => {
    const host = world();
    expect(await main(["score", SAMPLE, "-f", "json"], host)).toBe(0);
    expect(host.stderr()).toBe("");
    if (process.env.CCHC_UPDATE === "1") writeFileSync(golden, host.stdout());
    expect(host.stdout()).toBe(readFileSync(golden, "utf8"));
  });
});

describe("huyện Vũ Quang", () => {
  test("ends twelfth of thirteen with 89,30 points", async () => {
    const { card, place } = await vuQuang("council");
    expect([dec(card.self), dec(card.appraised), dec(card.survey), dec(card.total)]).toEqual(["75.08", "71.48", "17.82", "89.30"]);
    expect(dec(card.low)).toBe(dec(card.high));
    expect([place, card.grade?.title, card.provisional]).toEqual(["12/13", "Tốt", false]);
  });

  test("claimed 75,08 of the 80 points that units assess", async () => {
    const { rubric } = await scored("council");
    const own = rubric.leaves.filter(({ source }) => source !== "survey").reduce<Points>((sum, { max }) => add(sum, max), ZERO);
    expect(dec(own)).toBe("80.00");
  });

  test("loses 10,70 in all, and every point of it is in the ledger", async () => {
    const { card } = await vuQuang("council");
    const lost = card.leaves.flatMap(({ deductions }) => deductions).reduce<Points>((sum, { points }) => add(sum, points), ZERO);
    expect(dec(lost)).toBe("10.70");
  });

  test.each([
    ["1.5", "1.50", "Không có sáng kiến kinh nghiệm cấp tỉnh"],
    ["4.2", "1.00", "Trường học 07: 3 cấp phó, vượt quy định 2"],
    ["5.4", "1.00", "Có CBCC bị kiểm điểm, xem xét xử lý kỷ luật"],
    ["9.2", "2.00", "Không có từ 5-10 dự án nào được chấp thuận đầu tư với số vốn từ 100 - 200 tỷ"],
    ["9.3", "1.00", "Tỷ lệ đóng góp của doanh nghiệp, hợp tác xã vào thu ngân sách của huyện thấp"],
  ])("loses %s: %s points", async (id, lost, reason) => {
    const { card } = await vuQuang("council");
    const leaf = card.leaves.find((each) => each.leaf.id === id) as LeafScore;
    expect(dec(leaf.deductions.reduce<Points>((sum, { points }) => add(sum, points), ZERO))).toBe(lost);
    const host = world();
    await main(["explain", SAMPLE, "-u", "Vũ Quang", "--node", id], host);
    expect(host.stdout()).toContain(`Lý do trừ điểm: ${reason}`);
  });

  test("was last before its explanation was heard, one point lower", async () => {
    const { card, place } = await vuQuang("appraisal");
    expect([dec(card.total), place]).toEqual(["88.30", "13/13"]);
    const after = await vuQuang("reappraisal");
    expect([dec(after.card.total), after.place]).toEqual(["89.30", "12/13"]);
  });
});
