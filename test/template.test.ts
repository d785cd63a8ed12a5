/** The blank form: what is in it, that it is the same every time, and that what is typed into it is what is read back. */
import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Field, Submission, Value } from "../src/assessment.ts";
import { fileNames } from "../src/commands/file-names.ts";
import { Diagnostics } from "../src/diagnostic.ts";
import { bind, isMarker, readMarker } from "../src/layouts/index.ts";
import { toDecimal } from "../src/points.ts";
import type { Leaf, Rubric } from "../src/rubric/model.ts";
import { COLUMN, FORM_SHEET, inOwnRow, isOwn, NEVER, NOT_APPLICABLE, YES } from "../src/sheets/places.ts";
import { template } from "../src/sheets/template.ts";
import { cellAt, decode, type Table } from "../src/tables/index.ts";
import { diceOf, FilledForm, type Filling, randomFilling, type Typed } from "./fill.ts";
import { memoryHost } from "./memory-host.ts";
import { shippedRubrics } from "./shipped.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const whose = (rubric: Rubric) => ({ unit: rubric.units?.[0]?.name ?? "Sở Thử Nghiệm", group: rubric.groups[0]?.title });
const tablesOf = async (bytes: Uint8Array): Promise<readonly Table[]> => {
  const { tables, diagnostics } = await decode("bieu.xlsx", bytes, { inflate: memoryHost({ files: {} }).inflate });
  expect(diagnostics).toEqual([]);
  return tables;
};

let rubrics: readonly (readonly [string, Rubric])[] = [];
const blanks = new Map<string, Uint8Array>();
beforeAll(async () => {
  rubrics = await shippedRubrics();
  for (const [id, rubric] of rubrics) blanks.set(id, await template(rubric, whose(rubric)));
});
const blankOf = (id: string): Uint8Array => blanks.get(id) as Uint8Array;

/** A part of the workbook as text. */
function partOf(bytes: Uint8Array, name: string): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [method, size, length, extra] = [
      view.getUint16(at + 8, true),
      view.getUint32(at + 18, true),
      view.getUint16(at + 26, true),
      view.getUint16(at + 28, true),
    ];
    const start = at + 30 + length + extra;
    const data = bytes.subarray(start, start + size);
    if (new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + length)) === name)
      return new TextDecoder().decode(method === 0 ? data : inflateRawSync(data));
    at = start + size;
  }
  throw new Error(`no part ${name}`);
}

describe("the blank form", () => {
  test("is the same bytes every time", async () => {
    for (const [id, rubric] of rubrics)
      expect(Buffer.from(await template(rubric, whose(rubric))).equals(Buffer.from(blankOf(id))), id).toBe(true);
  });

  test("has no sheet of ours that is listed as not read; without its marker the guide is", async () => {
    for (const [id, rubric] of rubrics) {
      const tables = await tablesOf(blankOf(id));
      const listed = (given: readonly Table[]): readonly string[] =>
        bind(given, rubric, new Diagnostics())
          .notRead.filter(({ what }) => what.words.code === "sheet-not-read")
          .map(({ at }) => (at.kind === "cell" ? at.sheet : ""));
      expect([id, listed(tables)]).toEqual([id, []]);
      expect(listed(tables.filter((table) => !isMarker(table)))).toContain("Hướng dẫn");
    }
  });

  test("says which rubric it is for, and that it is no result yet", async () => {
    for (const [id, rubric] of rubrics) {
      const marker = (await tablesOf(blankOf(id))).find(isMarker) as Table;
      expect(marker.hidden, id).toBe(true);
      expect(readMarker(marker, new Diagnostics())).toEqual({
        rubric: id,
        rubricVersion: rubric.version,
        rubricHash: rubric.meaning,
        dataStanding: "draft",
      });
    }
  });

  test("has every criterion and figure once, with its maximum, and no answer", async () => {
    for (const [id, rubric] of rubrics) {
      const problems = new Diagnostics();
      const tables = await tablesOf(blankOf(id));
      const bound = bind(tables, rubric, problems);
      expect(
        problems.list.map(({ message }) => message.words.code),
        id,
      ).toEqual([]);
      expect(
        bound.submissions.map(({ unit, answers }) => [unit.name, answers.size]),
        id,
      ).toEqual([[whose(rubric).unit, 0]]);
      const form = tables.find(({ sheet }) => sheet === FORM_SHEET) as Table;
      const codes = [...form.rows].flatMap((_, row) => cellAt(form, row, COLUMN.code)?.text ?? []);
      for (const leaf of rubric.leaves) {
        const rows = [leaf.id, ...(isOwn(leaf) && !inOwnRow(leaf) ? leaf.fields.map(({ key }) => `${leaf.id}/${key}`) : [])];
        for (const code of rows)
          expect(
            codes.filter((each) => each === code),
            `${id} ${code}`,
          ).toHaveLength(1);
      }
    }
  });

  test("has nothing in it that a machine left behind", async () => {
    for (const [id] of rubrics) {
      for (const { rows } of await tablesOf(blankOf(id))) {
        for (const cell of [...rows].flatMap((row) => row ?? [])) {
          if (cell?.type !== "uncomputed") expect(cell?.text ?? "", id).not.toMatch(/undefined|null|NaN|\[object/);
        }
      }
    }
  });

  test("is locked but for its blanks, and every blank says what it takes", () => {
    const bytes = blankOf("hatinh-huyen-2022");
    const sheet = partOf(bytes, "xl/worksheets/sheet1.xml");
    const styles = partOf(bytes, "xl/styles.xml");
    expect(sheet).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(sheet).not.toMatch(/<sheetProtection [^>]*password/);
    const open = new Set(
      [...styles.slice(styles.indexOf("<cellXfs")).matchAll(/<xf [^>]*?(?:\/>|>.*?<\/xf>)/g)].flatMap(([xf], index) =>
        xf.includes('locked="0"') ? [String(index)] : [],
      ),
    );
    const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(\/>|>.*?<\/c>)/g)];
    const blank = cells.filter(([, , attributes = ""]) => open.has(/s="(\d+)"/.exec(attributes)?.[1] ?? "")).map(([, name = ""]) => name);
    const ruled = [...sheet.matchAll(/<dataValidation [^>]*sqref="([A-Z]+\d+)"/g)].map(([, name = ""]) => name);
    expect(blank.length).toBeGreaterThan(100);
    expect([...blank].sort()).toEqual([...ruled].sort());
    // A formula that may be typed over is none.
    expect(cells.filter(([, name = "", , rest = ""]) => rest.includes("<f>") && blank.includes(name))).toEqual([]);
  });
});

/** A typed cell as the answer that it is. */
function expected(field: Field, typed: Typed): Value {
  if (typeof typed === "object")
    return { type: "date", date: new Date(Date.UTC(1899, 11, 30) + typed.day * 86_400_000).toISOString().slice(0, 10) };
  if (field.type === "flag") return { type: "flag", flag: typed === YES };
  if (field.type === "choice") return { type: "choice", id: field.choices?.find(({ title }) => title === typed)?.id ?? "" };
  return typed === NEVER ? { type: "date", date: "never" } : { type: "number", number: String(typed) as never };
}
const plain = (value: Value | undefined): unknown =>
  value?.type === "number" ? { type: "number", number: typeof value.number === "string" ? value.number : toDecimal(value.number) } : value;

/** What was typed and what was read of one criterion, side by side. */
function compare(leaf: Leaf, filling: Filling, submission: Submission | undefined): void {
  const answer = submission?.answers.get(leaf.id)?.rounds.self;
  expect(answer?.notApplicable === true, leaf.id).toBe(filling.get(leaf.id) === NOT_APPLICABLE);
  const points = filling.get(`${leaf.id}=`);
  if (points !== undefined) expect(answer?.points === undefined ? undefined : toDecimal(answer.points), leaf.id).toBe(String(points));
  for (const field of leaf.fields) {
    const typed = filling.get(inOwnRow(leaf) ? leaf.id : `${leaf.id}/${field.key}`);
    const wanted = typed === undefined || typed === NOT_APPLICABLE ? undefined : expected(field, typed);
    expect(plain(answer?.facts?.[field.key]), `${leaf.id}/${field.key}`).toEqual(plain(wanted));
  }
}

describe("what is typed is what is read", () => {
  test("whatever the answers, in every shipped rubric", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(11), fc.integer({ min: 1, max: 2 ** 31 }), async (which, seed) => {
        const [id, rubric] = rubrics[which % rubrics.length] as readonly [string, Rubric];
        const filling = randomFilling(rubric, diceOf(seed));
        const problems = new Diagnostics();
        const { submissions } = bind(await tablesOf(new FilledForm(blankOf(id)).fill(filling).bytes()), rubric, problems);
        expect(problems.list.map(({ message }) => message.words.code)).toEqual([]);
        for (const leaf of rubric.leaves.filter(isOwn)) compare(leaf, filling, submissions[0]);
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 30) },
    );
  });
});

test("names of files are plain, short, no device's and no other unit's", () => {
  const names = fileNames(["Thị xã Kỳ Anh", "Thi xa Ky Anh", "Đặc khu Côn Đảo", "CON", "lpt1", "???", "…", "Ð".repeat(300)], "don-vi");
  expect(names.slice(0, 7)).toEqual(["thi-xa-ky-anh", "thi-xa-ky-anh-2", "dac-khu-con-dao", "con-1", "lpt1-1", "don-vi", "don-vi-2"]);
  expect(names[7]).toHaveLength(80);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 120 }), { maxLength: 30 }), (texts) => {
      const made = fileNames(texts, "don-vi");
      expect(new Set(made).size).toBe(texts.length);
      for (const name of made) expect(name).toMatch(/^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }),
  );
});
