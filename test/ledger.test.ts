/** The ledger of a round: its rows lead from the maximum to the score, in every form, and a workbook of it is a workbook. */

import { readdirSync, readFileSync } from "node:fs";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { gather } from "../src/commands/material.ts";
import { IdentityBreach } from "../src/engine/identity.ts";
import { submissionOf } from "../src/engine/ledger.ts";
import { chooseRows, verifySums } from "../src/engine/ledger-choice.ts";
import { isLeafStory, type NodeStory, storyOf } from "../src/engine/node-story.ts";
import { addTo, NO_SUMS, type Posting, placedUnits, postingsOf } from "../src/engine/postings.ts";
import { type ScoreRun, scoreAll } from "../src/engine/run.ts";
import type { Scorecard } from "../src/engine/scorecard.ts";
import { add, equal, type Points, parsePoints, subtract, toDecimal, ZERO } from "../src/points.ts";
import { writeWorkbook } from "../src/tables/write-workbook.ts";
import type { Report } from "../src/views/block.ts";
import { explanation } from "../src/views/explanation.ts";
import { memoryHost } from "./memory-host.ts";

const home = new URL("..", import.meta.url);
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, home)));
const samples = readdirSync(new URL("samples", home)).filter((name) => name.endsWith(".xlsx"));
const rubrics = Object.fromEntries(
  readdirSync(new URL("rubrics", home))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`rubrics/${name}`, bytes(`rubrics/${name}`)]),
);
const hostWith = (files: Record<string, string | Uint8Array>) => memoryHost({ files: { ...rubrics, ...files }, shipped: "rubrics" });

async function runOf(sample: string): Promise<ScoreRun> {
  const read = await gather(hostWith({ [sample]: bytes(`samples/${sample}`) }), [sample], undefined);
  if (read.kind !== "material") throw new Error(`${sample} cannot be read`);
  return scoreAll(read.material, "council");
}

const DATA = "du-lieu.csv";
const EXTRAS = `Đơn vị;Mã;Số liệu;Điểm tự đánh giá
Sở Nội vụ;1.1;;2
Sở Nội vụ;1.2;;3,5
Sở Nội vụ;2.1;2;
Sở Nội vụ;2.2;;1
Sở Tư pháp;1.1;;0,5
Sở Tư pháp;1.2;;4
Sở Tư pháp;2.1;0;
Sở Tư pháp;2.2;;0
`;
const BONUS = `cchc: 1
id: thu
title: Thử
version: "1"
period: "2025"
standing: illustrative
sources: [{ what: thử, from: thử }]
maxPoints: 6
cap: { total: 6 }
caps: { bonus: 0.5 }
groups: [{ id: so, title: Sở }]
domains:
  - { id: "1", title: Một, maxPoints: 6, criteria: [ { id: "1.1", title: A, maxPoints: 2, rule: { kind: given } }, { id: "1.2", title: B, maxPoints: 4, rule: { kind: given } } ] }
  - { id: "2", title: Hai, maxPoints: 0, criteria: [ { id: "2.1", title: C, maxPoints: 2, effect: bonus, rule: { kind: per-item, each: 0.75 } }, { id: "2.2", title: D, maxPoints: 2, effect: penalty, rule: { kind: given } } ] }
`;

describe.each(samples)("%s", (sample) => {
  test("rows lead from the maximum to the score at every leaf and in total, and add up over all units", async () => {
    const run = await runOf(sample);
    const chosen = chooseRows(run, {});
    const byUnit = new Map<string, Points>();
    let before: Posting | undefined;
    for (const posting of chosen.postings()) {
      const { card, leaf, change } = posting;
      expect(equal(add(posting.before, change), posting.after)).toBe(true);
      const same = before?.card === card && before.leaf === leaf;
      if (same) expect(equal(posting.before, (before as Posting).after)).toBe(true);
      byUnit.set(card.unit.id, add(byUnit.get(card.unit.id) ?? ZERO, change));
      before = posting;
    }
    for (const { card } of chosen.units) {
      const left = add(card.applicableMax, byUnit.get(card.unit.id) ?? ZERO);
      expect([card.unit.name, toDecimal(left)]).toEqual([card.unit.name, toDecimal(card.total)]);
    }
    expect(chosen.units.length).toBeGreaterThan(0);
  });
});

interface Twig {
  readonly id: string;
  readonly children?: readonly Twig[];
}
const leafIds = ({ id, children }: Twig): readonly string[] => (children === undefined ? [id] : children.flatMap(leafIds));

const partsOf = (story: NodeStory): readonly Points[] =>
  isLeafStory(story)
    ? story.node.effect === "score"
      ? [story.score.applicable, story.lost, story.score.earned]
      : [ZERO, ZERO, ZERO]
    : [story.sum.applicable, story.sum.lost, story.sum.earned];

function verifyTree(story: NodeStory): void {
  const parts = partsOf(story);
  const [applicable = ZERO, lost = ZERO, earned = ZERO] = parts;
  expect([story.node.id, toDecimal(subtract(applicable, lost))]).toEqual([story.node.id, toDecimal(earned)]);
  if (isLeafStory(story)) return;
  for (const child of story.children) verifyTree(child);
  const sums = [0, 1, 2].map((at) => story.children.reduce((sum, child) => add(sum, partsOf(child)[at] as Points), ZERO as Points));
  expect([story.node.id, ...sums.map(toDecimal)]).toEqual([story.node.id, ...parts.map(toDecimal)]);
}

describe.each(samples)("the tree of %s", (sample) => {
  test("has every criterion once, and every branch is the sum of what hangs on it", async () => {
    const run = await runOf(sample);
    const leaves = run.rubric.leaves.map(({ id }) => id);
    for (const { card } of placedUnits(run)) {
      verifyTree(storyOf(run, card, submissionOf(run, card.unit.id), run.rubric.root));
      const report = explanation(run, card.unit.id, { lang: "vi", tool: { name: "cchc", version: "0" }, node: run.rubric.root });
      const { tree } = (report as Report).json as { readonly tree: Twig };
      expect(leafIds(tree)).toEqual(leaves);
    }
  });
});

describe("a ledger", () => {
  test("gives a unit that stands apart no total, as its result does", async () => {
    const gated = BONUS.replace("title: A, maxPoints: 2,", "title: A, maxPoints: 2, gate: { atLeast: 1 },");
    const host = hostWith({ [DATA]: EXTRAS, "rubrics/thu.yaml": gated });
    await main(["ledger", DATA, "-r", "thu", "-f", "json"], host);
    const { units } = JSON.parse(host.stdout());
    expect(units.map(({ state, lost, total }: Record<string, string>) => [state, lost, total])).toEqual([
      ["scored", "0.50", "5.00"],
      ["gate-failed", "1.50", null],
    ]);
  });
  test("with bonus, penalty and caps has a row for each, and each account its own sum", async () => {
    const host = hostWith({ [DATA]: EXTRAS, "rubrics/thu.yaml": BONUS });
    expect(await main(["ledger", DATA, "-r", "thu", "-f", "json"], host)).toBe(0);
    const { rows, units, sums } = JSON.parse(host.stdout());
    expect(sums).toMatchObject({ lost: "2.00", bonus: "0.50", penalty: "1.00" });
    expect(units.map(({ total }: { total: string }) => total)).toEqual(["5.00", "4.50"]);
    expect(rows.map(({ node, account, change }: Record<string, string>) => [node, account, change])).toEqual([
      ["1.2", "score", "-0.50"],
      ["2.1", "bonus", "1.50"],
      ["2.2", "penalty", "-1.00"],
      ["", "bonus", "-1.00"],
      ["1.1", "score", "-1.50"],
    ]);
  });

  test("as CSV is made no faster than it is read, and not to its end when nobody reads on", async () => {
    const ask = async (most: number) => {
      const host = hostWith({ "a.xlsx": bytes("samples/hatinh-huyen-2022.xlsx") });
      const pieces: string[] = [];
      let waiting = 0;
      const out = {
        ...host.out,
        write: (text: string): void => {
          expect(waiting).toBe(0);
          pieces.push(text);
          waiting = 1;
        },
        drained: async () => {
          await new Promise((done) => setTimeout(done, 1));
          waiting = 0;
          return pieces.length < most;
        },
      };
      expect(await main(["ledger", "a.xlsx", "-f", "csv"], { ...host, out })).toBe(0);
      return pieces;
    };
    const all = await ask(Number.POSITIVE_INFINITY);
    expect(all.length).toBeGreaterThan(1);
    expect(all.every((piece) => piece.length < 1 << 17)).toBe(true);
    expect(await ask(1)).toEqual(all.slice(0, 1));
  });

  test("that does not add up never leaves the program", async () => {
    const run = await runOf("hatinh-huyen-2022.xlsx");
    const [first] = placedUnits(run);
    const card = first?.card as Scorecard;
    const submission = run.submissions.find(({ unit }) => unit.id === card.unit.id);
    const cent = parsePoints("0.01") as Points;
    const [lossy] = card.leaves.filter(({ deductions }) => deductions.length > 0);
    const forged = {
      ...card,
      leaves: card.leaves.map((score) => (score === lossy ? { ...score, earned: add(score.earned, cent) } : score)),
    };
    expect(() => postingsOf(card, submission, run.rubric)).not.toThrow();
    expect(() => postingsOf(forged, submission, run.rubric)).toThrow(IdentityBreach);
    expect(() => postingsOf({ ...card, total: subtract(card.total, cent) }, submission, run.rubric)).toThrow(IdentityBreach);
    const sums = postingsOf(card, submission, run.rubric).reduce(addTo, NO_SUMS);
    expect(() => verifySums(sums, [{ ...first, card } as never])).not.toThrow();
    expect(() => verifySums({ ...sums, lost: add(sums.lost, cent) }, [{ ...first, card } as never])).toThrow(IdentityBreach);
  });

  test("as a workbook: figures are numbers, words are words, its bytes are the same each time", async () => {
    const files = { "a.xlsx": bytes("samples/hatinh-huyen-2022.xlsx") };
    const host = hostWith(files);
    expect(await main(["ledger", "a.xlsx", "-o", "kq.xlsx"], host)).toBe(0);
    expect(await main(["ledger", "a.xlsx", "--format", "xlsx=kq2.xlsx"], host)).toBe(0);
    const written = host.files.get("kq.xlsx") as Uint8Array;
    expect(Buffer.compare(Buffer.from(written), Buffer.from(host.files.get("kq2.xlsx") as Uint8Array))).toBe(0);
    const book = await readXlsx(written, { readStyles: true });
    const [sheet] = book.sheets;
    const rows = sheet?.rows ?? [];
    const head = rows.findIndex((row) => row.includes("Điểm bị trừ"));
    const at = rows[head]?.indexOf("Điểm bị trừ") as number;
    const foot = rows.findIndex((row) => row[0] === "Tổng cộng");
    const lost = rows.slice(head + 1, foot).map((row) => row[at]);
    expect(lost.length).toBeGreaterThan(200);
    expect(lost.every((value) => typeof value === "number")).toBe(true);
    expect(rows[foot]?.[at]).toBe(106.8);
    expect(rows.slice(head + 1, foot).every((row) => typeof row[1] === "string")).toBe(true);
    expect(String(rows[0]?.[0])).toContain("SỐ LIỆU MINH HỌA");
    expect(sheet?.freezePane).toEqual({ rows: head + 1 });
  });
});

test("the rounds as a workbook: figures are numbers", async () => {
  const host = hostWith({ "a.xlsx": bytes("samples/hatinh-huyen-2022.xlsx") });
  expect(await main(["rounds", "a.xlsx", "-o", "kq.xlsx"], host)).toBe(0);
  const [sheet] = (await readXlsx(host.files.get("kq.xlsx") as Uint8Array)).sheets;
  const rows = sheet?.rows ?? [];
  const head = rows.findIndex((row) => row.includes("Điểm hạ"));
  const row = rows.slice(head + 1).find((each) => each[3] === "Huyện Vũ Quang" && each[4] === "Thẩm định");
  // 92.9 − 5.6 + 1
  expect(row?.slice(5)).toEqual([88.3, 88.3, 13, 13, 9, 5.6, 1, 1, null]);
});

describe("the ranking as a workbook", () => {
  const bookOf = async (file: string, ...args: readonly string[]) => {
    const host = hostWith({ "a.xlsx": bytes(`samples/${file}`) });
    expect(await main(["score", "a.xlsx", "-o", "kq.xlsx", "--force", ...args], host)).toBe(0);
    const [sheet] = (await readXlsx(host.files.get("kq.xlsx") as Uint8Array, { readStyles: true })).sheets;
    const rows = sheet?.rows ?? [];
    const head = rows.findIndex((row) => row.includes("Đơn vị") || row.includes("Unit"));
    return { host, sheet, head, titles: rows[head] as string[], rows: rows.slice(head + 1) };
  };

  test("has figures as numbers with a format, and the rank both ways", async () => {
    const { sheet, head, titles, rows } = await bookOf("hatinh-huyen-2022.xlsx");
    const at = (title: string): number => titles.indexOf(title);
    const own = rows.find((row) => row[at("Đơn vị")] === "Huyện Vũ Quang") ?? [];
    const told = ["Xếp hạng", "Hạng", "Tổng điểm đạt được", "Điểm thẩm định", "Chỉ số CCHC (%)", "Điểm bị trừ"].map(
      (title) => own[at(title)],
    );
    expect(told).toEqual(["12/13", 12, 89.3, 71.48, 89.3, 10.7]);
    const units = rows.slice(0, 13);
    expect(units.every((row) => typeof row[at("Tổng điểm đạt được")] === "number" && typeof row[at("Xếp hạng")] === "string")).toBe(true);
    // No bonus was given to anyone, so nothing asks about it.
    expect(at("Điểm thưởng")).toBe(-1);
    const formatAt = (title: string) => sheet?.cells?.get(`${head + 1},${at(title)}`)?.style?.numFmt;
    expect([formatAt("Tổng điểm đạt được"), formatAt("Hạng")]).toEqual(["0.00####", "0"]);
  });

  test("says the same numbers in both languages", async () => {
    const numbers = ({ rows }: Awaited<ReturnType<typeof bookOf>>) =>
      rows.map((row) => row.filter((value) => typeof value === "number")).filter((row) => row.length > 0);
    const vi = numbers(await bookOf("xa-766-2025.xlsx"));
    expect(vi.length).toBeGreaterThan(0);
    expect(numbers(await bookOf("xa-766-2025.xlsx", "--lang", "en"))).toEqual(vi);
  });

  test("is checked by its seal", async () => {
    const { host } = await bookOf("hatinh-huyen-2022.xlsx");
    expect(await main(["verify", "kq.xlsx", "--data", "a.xlsx"], host)).toBe(0);
    expect(host.stdout()).toContain("0 ô khác");
  });
});

test("a workbook runs nothing that people wrote, and holds whatever they wrote", async () => {
  const odd = ["=1+1", "@SUM(A1)", "+84 123", "a\u0000b\u001bc", "x".repeat(40_000), "dòng 1\ndòng 2", "\ud800"];
  const written = await writeWorkbook([
    {
      name: "Tên [dài] hơn ba mươi mốt ký tự: rất dài",
      heading: ["=HEAD()"],
      columns: [
        { title: "=T()", width: 10, format: undefined },
        { title: "Số", width: 8, format: "0.00" },
      ],
      printed: 2,
      rows: odd.map((text, index) => [text, index / 4]),
      foot: [[undefined, 1]],
      notes: ["=NOTE()"],
    },
  ]);
  const [sheet] = (await readXlsx(written)).sheets;
  const cells = [...(sheet?.cells?.values() ?? [])];
  expect(cells.some(({ formula }) => formula !== undefined)).toBe(false);
  const texts = (sheet?.rows ?? []).map(([first]) => first);
  expect(texts.slice(3, 6)).toEqual(["=1+1", "@SUM(A1)", "+84 123"]);
  expect(String(texts[7])).toHaveLength(32_767);
  expect(texts[8]).toBe("dòng 1\ndòng 2");
  expect(sheet?.name).toHaveLength(31);
});

test("an appraising body is called by its name, and by its id where the rubric lists none", async () => {
  const bodies = BONUS.replace("maxPoints: 6\n", "appraisers: [{ id: so-noi-vu, name: Sở Nội vụ }]\nmaxPoints: 6\n");
  const named = (rubric: string): string => rubric.replace('id: "1.1",', 'id: "1.1", appraiser: [so-noi-vu],');
  const groups = async (rubric: string): Promise<string[]> => {
    const host = hostWith({ [DATA]: EXTRAS, "rubrics/thu.yaml": rubric });
    await main(["ledger", DATA, "--rubric", "rubrics/thu.yaml", "--by", "appraiser", "--format", "json"], host);
    return JSON.parse(host.stdout()).groups.sums.map(({ title }: { title: string }) => title);
  };
  expect(await groups(named(bodies))).toContain("Sở Nội vụ");
  expect(await groups(named(BONUS))).toContain("so-noi-vu");
});
