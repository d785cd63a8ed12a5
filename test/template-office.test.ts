/** The form as LibreOffice counts it: filled in and calculated there, every point shown is the one the engine gives. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Diagnostics } from "../src/diagnostic.ts";
import { cardOfUnit, scoreAll } from "../src/engine/run.ts";
import type { LeafScore, Scorecard } from "../src/engine/scorecard.ts";
import { bind } from "../src/layouts/index.ts";
import { toDecimal } from "../src/points.ts";
import type { Leaf, Rubric } from "../src/rubric/model.ts";
import { isOwn, NOT_APPLICABLE } from "../src/sheets/places.ts";
import { UNTOLD } from "../src/sheets/sums.ts";
import { template } from "../src/sheets/template.ts";
import { decode } from "../src/tables/index.ts";
import { branch, leaf, rubricOf } from "./build.ts";
import { diceOf, FilledForm, randomFilling } from "./fill.ts";
import { memoryHost } from "./memory-host.ts";
import { shippedRubrics } from "./shipped.ts";

const OFFICE = process.env.CCHC_SOFFICE ?? "soffice";
function officeWorks(): boolean {
  try {
    execFileSync(OFFICE, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const office = officeWorks();

/** Every kind with a formula, under every way to round and every thing that may become of what does not apply. */
function everyKind(mode: string, decimals: number, at: string, notApplicable: string): Rubric {
  const more = (text = ""): string => `notApplicable: ${notApplicable}${text === "" ? "" : `, ${text}`}`;
  const nodes = [
    branch("1", "15.625", [
      leaf("1.1", "1.5", "{ kind: proportional }", more()),
      leaf("1.2", "0.625", "{ kind: proportional, floor: 10, full: 95.5 }", more()),
      leaf("1.3", 2, "{ kind: proportional, outOf: 12, over: true }", more()),
      leaf(
        "1.4",
        3,
        "{ kind: bands, ratio: true, bands: [{ above: 90, points: 3 }, { from: 33.3, to: 90, points: 1.25 }, { below: 33.3, points: 0 }] }",
        more(),
      ),
      leaf(
        "1.5",
        3,
        "{ kind: bands, ratio: true, over: true, ratioDecimals: 1, ratioMode: half-even, bands: [{ from: 90, points: 3 }, { below: 90, points: 1 }] }",
        more(),
      ),
      leaf(
        "1.6",
        2,
        "{ kind: bands, bands: [{ from: 10.5, points: 2 }, { from: -5, below: 10.5, points: 0.7 }, { below: -5, points: 0 }] }",
        more(),
      ),
      leaf("1.7", "1.5", "{ kind: per-item, each: 0.35 }", more()),
      leaf(
        "1.8",
        2,
        "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.35 }, { id: b, title: B, percent: 33.3, cap: 0.9 }], cap: 1.5 }",
        more(),
      ),
    ]),
    branch("2", 14, [
      leaf(
        "2.1",
        2,
        '{ kind: choice, levels: [{ id: a, title: "Đạt, «đủ» và \\"đúng\\"?", points: 2 }, { id: b, title: Một phần, points: 0.5 }, { id: c, title: Không đạt, points: 0 }] }',
        more(),
      ),
      leaf(
        "2.2",
        1,
        "{ kind: checklist, items: [{ id: a, title: A, points: 0.1 }, { id: b, title: B, points: 0.2 }, { id: c, title: C, points: 0.8 }] }",
        more(),
      ),
      leaf(
        "2.3",
        2,
        "{ kind: change, toward: decrease, bands: [{ from: 10, points: 2 }, { above: 0, below: 10, points: 1 }, { to: 0, points: 0 }] }",
        more(),
      ),
      leaf(
        "2.4",
        2,
        "{ kind: change, measure: absolute, bands: [{ from: 3, points: 2 }, { from: -3, below: 3, points: 1 }, { below: -3, points: 0 }] }",
        more(),
      ),
      leaf(
        "2.5",
        1,
        "{ kind: deadline, due: 2022-01-15, notDone: 0.1, bands: [{ to: 0, points: 1 }, { from: 1, to: 30, points: 0.5 }, { from: 31, points: 0.2 }] }",
        more(),
      ),
      leaf("2.6", 2, "{ kind: headcount, average: { limit: 2 }, each: 0.75, counts: [over, under] }", more()),
      leaf(
        "2.7",
        2,
        "{ kind: steps, facts: [{ id: n, title: Số, type: number }, { id: f, title: Có, type: flag }, { id: d, title: Ngày, type: date }, { id: c, title: Loại, type: choice, values: [{ id: x, title: Loại X }, { id: y, title: Loại Y }] }], steps: [{ when: { all: [{ fact: n, from: 5 }, { fact: f, is: true }] }, points: 2 }, { when: { any: [{ fact: d, by: 2022-03-01 }, { all: [{ fact: c, is: y }, { fact: d, is: never }] }] }, points: 1 }, { when: { fact: f, is: false }, points: 0.4 }, { points: 0 }] }",
        more(),
      ),
      leaf("2.8", 2, "{ kind: per-item, each: 1 }", more('requires: { node: "1.7", atLeast: 0.5 }')),
    ]),
    branch("3", "2.375", [
      leaf("3.1", "2.375", "{ kind: given }", more()),
      leaf("3.2", 2, "{ kind: per-item, each: 0.5 }", more("effect: bonus")),
      leaf("3.3", 2, "{ kind: deduct, incidents: [{ id: a, title: A, each: 0.5 }] }", more("effect: penalty")),
      leaf("3.4", 1, "{ kind: per-item, each: 0.3 }", more("effect: penalty")),
    ]),
  ];
  return rubricOf(`maxPoints: 32\nrounding: { decimals: ${decimals}, mode: ${mode}, at: ${at} }\ndomains: [${nodes.join(", ")}]\n`);
}

interface Case {
  readonly name: string;
  readonly rubric: Rubric;
  readonly blank: Uint8Array;
  readonly filled: Uint8Array;
}
const cases: Case[] = [];
let folder = "";

async function score(
  name: string,
  bytes: Uint8Array,
  rubric: Rubric,
): Promise<{ readonly card: Scorecard; readonly told: readonly string[]; readonly typed: (leaf: Leaf) => string | undefined }> {
  const problems = new Diagnostics();
  const host = memoryHost({ files: {} });
  const { tables, diagnostics } = await decode(name, bytes, { inflate: host.inflate });
  expect(diagnostics).toEqual([]);
  const bound = bind(tables, rubric, problems);
  const run = scoreAll({ rubric, ...bound, inputs: [], diagnostics: problems.list }, "self");
  const card = cardOfUnit(run, bound.submissions[0]?.unit.id ?? "")?.card;
  if (card === undefined)
    throw new Error(`${name}: nothing was read: ${problems.list.map(({ message }) => message.words.code).join(", ")}`);
  const answers = bound.submissions[0]?.answers;
  return {
    card,
    told: run.diagnostics.map(({ message, at }) => `${message.words.code} ${JSON.stringify(at)}`),
    typed: (leaf) => {
      const points = answers?.get(leaf.id)?.rounds.self?.points;
      return points === undefined ? undefined : toDecimal(points);
    },
  };
}

describe.skipIf(!office)(office ? "counted by LibreOffice" : "cần LibreOffice để chạy (apt-get install libreoffice-calc-nogui)", () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "cchc-form-"));
    const profile = join(folder, "profile", "user");
    mkdirSync(profile, { recursive: true });
    // Always calculate what is opened, whoever saved it.
    const item =
      '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>';
    writeFileSync(
      join(profile, "registrymodifications.xcu"),
      `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${item}</oor:items>`,
    );
    const rubrics = [...(await shippedRubrics())];
    for (const mode of ["half-up", "half-even", "down"]) {
      for (const [decimals, at, absent] of [
        [2, "leaf", "exclude"],
        [0, "leaf", "full"],
        [3, "leaf", "zero"],
        [2, "total", "pro-rata"],
      ] as const) {
        rubrics.push([`${mode}-${decimals}-${at}-${absent}`, everyKind(mode, decimals, at, absent)]);
      }
    }
    const rounds = Number(process.env.FORM_RUNS ?? 2);
    for (const [name, rubric] of rubrics) {
      const blank = await template(rubric, { unit: rubric.units?.[0]?.name ?? "Huyện Thử Nghiệm", group: rubric.groups[0]?.title });
      for (let seed = 1; seed <= rounds; seed += 1) {
        const filled = new FilledForm(blank).fill(randomFilling(rubric, diceOf(seed * 7919 + name.length * 104_729))).bytes();
        const file = `${name}-${seed}`;
        writeFileSync(join(folder, `${file}.xlsx`), filled);
        cases.push({ name: file, rubric, blank, filled });
      }
    }
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(".xlsx"))
      .map((name) => join(folder, name));
    const profileAt = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    execFileSync(OFFICE, [profileAt, "--headless", "--convert-to", "xlsx", "--outdir", join(folder, "out"), ...files], {
      stdio: "ignore",
      timeout: 280_000,
    });
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("every point shown is the one the engine gives, and every point it gives is shown", async () => {
    let shownPoints = 0;
    let totals = 0;
    for (const { name, rubric, filled } of cases) {
      const calculated = new Uint8Array(readFileSync(join(folder, "out", `${name}.xlsx`)));
      const form = new FilledForm(calculated);
      const before = await score(name, filled, rubric);
      const after = await score(name, calculated, rubric);
      expect(
        after.told.filter((each) => each.startsWith("claim-differs")),
        name,
      ).toEqual([]);
      // What LibreOffice saved is the same assessment, but for the points that it calculated.
      expect(
        after.card.leaves.map(({ state, earned }) => [state, toDecimal(earned)]),
        name,
      ).toEqual(before.card.leaves.map(({ state, earned }) => [state, toDecimal(earned)]));
      shownPoints += after.card.leaves.filter((each) => compareLeaf(name, form, each)).length;
      totals += compareTotals(name, form, after.card, rubric);
    }
    expect(shownPoints).toBeGreaterThan(cases.length * 8);
    expect(totals).toBeGreaterThan(cases.length / 4);
  }, 120_000);
});

/** What the form shows for one criterion. @returns whether it shows points */
function compareLeaf(name: string, form: FilledForm, { leaf, state, unreadable, round }: LeafScore): boolean {
  if (!isOwn(leaf) || leaf.fields.length === 0 || form.formula(leaf.id) === undefined) return false;
  const where = `${name} ${leaf.id} ${form.formula(leaf.id)}`;
  const shown = form.shown(leaf.id) ?? "";
  if (state === "not-applicable") expect(shown, where).toBe(NOT_APPLICABLE);
  else if (unreadable || round === undefined) expect(shown, where).toBe("");
  else if (leaf.requires === undefined) expect(typeof shown, where).toBe("number");
  return typeof shown === "number";
}

/** The sum is the engine's, or it is not shown. @returns how many sums were shown */
function compareTotals(name: string, form: FilledForm, card: Scorecard, rubric: Rubric): number {
  const shown = form.shown("Tổng cộng");
  if (typeof shown !== "number") {
    expect([UNTOLD, "", undefined], name).toContain(shown);
    return 0;
  }
  const places = rubric.rounding.at === "total" ? rubric.rounding.decimals : 6;
  const own = card.leaves
    .filter(({ leaf }) => isOwn(leaf) && leaf.effect === "score")
    .reduce((sum, { earned }) => sum + Number(toDecimal(earned).replace("…", "")), 0);
  expect(Math.abs(shown - own), `${name} ${shown} ${own}`).toBeLessThan(places === 6 ? 1e-6 : 0.51 * 10 ** -places);
  return 1;
}
