/** Folders of many forms: however many threads read them and whichever is done first, the same bytes come out. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { inflate, inflateInPieces } from "../src/bounded-work.ts";
import { main } from "../src/cli.ts";
import { inOrder } from "../src/commands/decoding.ts";
import type { Pool } from "../src/host.ts";
import { nodeHost } from "../src/node.ts";
import { type DecodeWork, decode, pack, unpack } from "../src/tables/index.ts";
import { threads } from "../src/threads.ts";
import { memoryHost, type World } from "./memory-host.ts";
import { workbookOf } from "./workbooks.ts";

const home = join(import.meta.dirname, "..");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const folder = mkdtempSync(join(tmpdir(), "cchc-folder-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A form of the small rubric, made long by remarks that nobody scores. */
const form = (unit: string, points: string, lines = 400): string =>
  [
    "Đơn vị;Mã;Điểm tự đánh giá;Tài liệu kiểm chứng",
    `${unit};1.3;${points};Báo cáo số 1`,
    ...Array.from({ length: lines }, (_, at) => `${unit};;;Văn bản kèm theo số ${at + 1}`),
    "",
  ].join("\n");

const BROKEN = ["empty", "pdf", "html", "text", "encrypted", "truncated", "error-value", "uncomputed", "other", "number-code"] as const;

/** Enough bytes for other threads to pay, with a file of every kind of fault. */
async function world(faulty: boolean): Promise<World> {
  const units = ["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh", "Thị xã Kỳ Anh"];
  const files: Record<string, string | Uint8Array> = {
    "rubrics/nho.yaml": readFileSync(join(home, "test", "cases", "nho.yaml"), "utf8"),
  };
  for (const [at, unit] of units.entries()) files[`nop/${at}.csv`] = form(unit, `${at / 4}`.replace(".", ","), 9_000);
  if (faulty) {
    for (const name of BROKEN) files[`nop/${name}.xlsx`] = await workbookOf(name);
    files["nop/ngoac.csv"] = `Đơn vị;Mã;Điểm\nHuyện "Vũ Quang";1.3;"1\nHuyện Kỳ Anh;1.3;1\n`;
    files["nop/khoa.csv"] = "x";
    files["nop/tcvn3.csv"] = new Uint8Array([...utf8("§¬n vÞ;M·;§iÓm\n")]);
  }
  return { files, shipped: "rubrics", faults: faulty ? { "nop/khoa.csv": "EBUSY" } : {} };
}

/** Threads that are none, but answer like some: in an order of their own, through a text. @param stuck a file that is never done */
function pretended(size: number, wait: () => number, stuck?: string): { readonly pool: () => Pool; readonly done: string[] } {
  const done: string[] = [];
  const run: Pool["run"] = async (asked) => {
    const { file, bytes, options } = structuredClone(asked) as DecodeWork;
    await new Promise((end) => setTimeout(end, wait()));
    if (file === stuck) return undefined;
    done.push(file);
    return { done: structuredClone(pack(await decode(file, bytes, { ...options, inflate, inflateInPieces }))) };
  };
  return { done, pool: () => ({ size, run, end: async () => undefined }) };
}

async function told(of: World, argv: readonly string[], pool?: () => Pool): Promise<readonly unknown[]> {
  const host = { ...memoryHost(of), ...(pool === undefined ? {} : { pool }) };
  const code = await main(argv, host);
  return [code, host.stdout(), host.stderr()];
}

describe("other threads", () => {
  test.each([
    ["sound files", false],
    ["files with every kind of fault", true],
  ])("%s: the same bytes as one thread", async (_, faulty) => {
    const of = await world(faulty);
    for (const argv of [
      ["score", "nop", "-r", "nho", "-f", "json"],
      ["score", "nop", "-r", "nho", "--verbose", "--lang", "en", "--limit", "rows=20000"],
      ["explain", "nop", "-r", "nho", "-u", "Vũ Quang"],
    ]) {
      const alone = await told(of, argv);
      expect(String(alone[1]).length + String(alone[2]).length).toBeGreaterThan(500);
      let state = 7;
      const { pool, done } = pretended(4, () => (state = (state * 31) % 17));
      expect(await told(of, argv, pool)).toEqual(alone);
      expect(done.length).toBeGreaterThan(2);
      expect(faulty && done.join() === [...done].sort().join()).toBe(false);
    }
  });

  test("a file that is never done is cut off, named and told with the others", async () => {
    const of = await world(false);
    const { pool } = pretended(2, () => 0, "nop/2.csv");
    const [code, out, err] = await told(of, ["score", "nop", "-r", "nho"], pool);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^nop\/2\.csv {2}lỗi {2}reading-too-long {2}.*5 phút/m);
    expect(err).toMatch(/1 lỗi, 0 cảnh báo trong 4 tệp/);
  });

  test("are not asked for where little is to be read", async () => {
    const few = { "it/a.csv": form("Huyện Kỳ Anh", "1"), "it/b.csv": form("Huyện Vũ Quang", "1") };
    const of = await world(false);
    const small: World = { ...of, files: { ...of.files, ...few } };
    const { pool, done } = pretended(4, () => 0);
    expect((await told(small, ["score", "it", "-r", "nho", "-f", "csv"], pool))[0]).toBe(1);
    expect(done).toEqual([]);
  });

  test("what comes of several at once comes in order, and an error of one of them comes through", async () => {
    const gather = async (delays: readonly number[], ahead: number, fail = -1): Promise<readonly number[]> => {
      const list: number[] = [];
      const work = async (at: number): Promise<number> => {
        for (let turn = 0; turn < (delays[at] as number); turn += 1) await Promise.resolve();
        if (at === fail) throw new Error("hỏng");
        return at;
      };
      for await (const each of inOrder([...delays.keys()], ahead, work)) list.push(each);
      return list;
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9), { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), async (delays, ahead) => {
        expect(await gather(delays, ahead)).toEqual([...delays.keys()]);
      }),
    );
    await expect(gather([5, 0, 3, 1], 3, 1)).rejects.toThrow("hỏng");
  });
});

describe("what was read, as a text and back", () => {
  const through = async (file: string, bytes: Uint8Array): Promise<void> => {
    const read = await decode(file, bytes, { inflate, inflateInPieces });
    expect(unpack(pack(read))).toEqual(read);
  };

  test("two cells of one text, of which one cannot be seen", () => {
    const text = { type: "text", text: "Đúng hạn" } as const;
    const table = {
      file: "a.xlsx",
      sheet: "s",
      hidden: false,
      merges: [],
      hiddenRows: new Set<number>(),
      hiddenColumns: new Set<number>(),
    };
    const read = { tables: [{ ...table, rows: [[text, { ...text, unseen: true as const }, text]] }], diagnostics: [] };
    const [back] = unpack(pack(read)).tables;
    expect({ ...back, rows: [...(back?.rows ?? [])] }).toEqual(read.tables[0]);
  });

  test("every sample and every broken workbook", async () => {
    const samples = readdirSync(join(home, "samples")).filter((name) => /\.(?:xlsx|csv)$/.test(name));
    expect(samples.length).toBeGreaterThan(5);
    for (const name of samples) await through(name, readFileSync(join(home, "samples", name)));
    for (const name of [...BROKEN, "good" as const]) await through(`${name}.xlsx`, await workbookOf(name));
  });

  test("any text table", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom("", "1", "0,5", "Đơn vị", '"', '"a;b"', "x\ty"), { maxLength: 6 })),
        async (rows) => {
          await through("a.csv", utf8(rows.map((row) => row.join(";")).join("\n")));
        },
      ),
    );
  });

  test("refuses a sentence that is filled only when it is printed", () => {
    const words = { code: "x", vi: "", en: "", fill: () => ({}) };
    const late = { severity: "note" as const, message: { words, args: {} }, at: { kind: "file" as const, file: "a" } };
    expect(() => pack({ tables: [], diagnostics: [late] })).toThrow("function");
  });
});

describe("threads of Node", () => {
  const script = (text: string): string => {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${readdirSync(folder).length}.mjs`);
    writeFileSync(path, `import { parentPort } from "node:worker_threads";\nparentPort.on("message", (asked) => { ${text} });\n`);
    return path;
  };

  test("do several pieces at once, end the one that hangs, and go on", async () => {
    const pool = threads(script("while (asked === 'treo'); parentPort.postMessage({ done: asked });"), 2) as Pool;
    try {
      expect(pool.size).toBe(2);
      const many = await Promise.all(["a", "b", "c", "d", "e"].map((each) => pool.run(each, 20_000)));
      expect(many).toEqual(["a", "b", "c", "d", "e"].map((done) => ({ done })));
      const [hung, other] = await Promise.all([pool.run("treo", 300), pool.run("x", 20_000)]);
      expect([hung, other]).toEqual([undefined, { done: "x" }]);
      expect(await Promise.all([pool.run("y", 20_000), pool.run("z", 20_000)])).toEqual([{ done: "y" }, { done: "z" }]);
    } finally {
      await pool.end();
    }
  });

  test("hand on what the work throws, and what ends the thread", async () => {
    const failing = threads(script(`parentPort.postMessage({ failed: { name: "TypeError", message: "x is not y" } });`), 2) as Pool;
    await expect(failing.run(1, 20_000)).rejects.toMatchObject({ name: "TypeError", message: "x is not y" });
    await failing.end();
    const broken = threads(script("throw new RangeError('hết chỗ');"), 2) as Pool;
    await expect(broken.run(1, 20_000)).rejects.toMatchObject({ name: "RangeError" });
    await broken.end();
  });

  test("there are none on one core, and none where the program is not built", () => {
    expect(threads(script(""), 1)).toBeUndefined();
    expect(nodeHost(folder).pool?.()).toBeUndefined();
  });
});
