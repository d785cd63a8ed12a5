/** `--cache`: whatever has changed, or is wrong with what was kept, the same bytes come out as without it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { type Host, HostError } from "../src/host.ts";
import { PassingLine } from "../src/passing.ts";
import { type MemoryHost, memoryHost, type World } from "./memory-host.ts";
import { workbookOf } from "./workbooks.ts";

const home = join(import.meta.dirname, "..");
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const RUBRIC = readFileSync(join(home, "test", "cases", "nho.yaml"), "utf8");
const form = (unit: string, points: string): string => `Đơn vị;Mã;Điểm tự đánh giá\n${unit};1.3;${points}\n`;
const ARGV = ["score", "nop", "-r", "nho", "--cache", "kho"] as const;

type Files = Record<string, string | Uint8Array>;
const files = (): Files => ({
  "rubrics/nho.yaml": RUBRIC,
  "nop/a.csv": form("Huyện Vũ Quang", "1"),
  "nop/b.csv": form("Huyện Hương Khê", "0,5"),
});

interface Ended {
  readonly told: readonly unknown[];
  readonly host: MemoryHost;
  /** What is kept afterwards, by name. */
  readonly kept: Readonly<Record<string, Uint8Array>>;
}

async function run(world: World, argv: readonly string[] = ARGV, more: Partial<Host> = {}): Promise<Ended> {
  const host = memoryHost({ shipped: "rubrics", ...world });
  const code = await main(argv, { ...host, ...more });
  const kept = Object.fromEntries([...host.files].filter(([name]) => name.startsWith("kho/")));
  return { told: [code, host.stdout(), host.stderr()], host, kept };
}
const plain = async (world: World, argv: readonly string[] = ARGV): Promise<readonly unknown[]> =>
  (
    await run(
      world,
      argv.filter((word) => !["--cache", "kho"].includes(word)),
    )
  ).told;

/** The same object only where nothing was written again. */
const only = (kept: Ended["kept"]): Uint8Array => {
  expect(Object.keys(kept)).toEqual([expect.stringMatching(/^kho\/[0-9a-f]{32}\.cchc-cache$/)]);
  return Object.values(kept)[0] as Uint8Array;
};

describe("a second run", () => {
  test.each<readonly [string, readonly string[]]>([
    ["as a table", ARGV],
    ["as JSON", [...ARGV, "-f", "json"]],
    ["of one unit, in English", ["explain", "nop", "-r", "nho", "-u", "Vũ Quang", "--lang", "en", "--cache", "kho"]],
    ["that finds faults", ["score", "nop/*.csv", "-r", "nho", "--limit", "cells=2", "--verbose", "--cache", "kho"]],
  ])("%s tells the same without working it out again", async (_, argv) => {
    const first = await run({ files: files() }, argv);
    expect(first.told).toEqual(await plain({ files: files() }, argv));
    const second = await run({ files: { ...files(), ...first.kept } }, argv);
    expect(second.told).toEqual(first.told);
    expect(only(second.kept)).toBe(only(first.kept));
  });

  test("writes its files again, and refuses as ever to replace one", async () => {
    const argv = [...ARGV, "-o", "kq.md"];
    const first = await run({ files: files() }, argv);
    const kept = { ...files(), ...first.kept };
    expect((await run({ files: kept }, argv)).host.files.get("kq.md")).toEqual(first.host.files.get("kq.md"));
    const there: Files = { ...kept, "kq.md": "của người khác" };
    expect((await run({ files: there }, argv)).told).toEqual(await plain({ files: there }, argv));
    const forced = await run({ files: there }, [...argv, "--force"]);
    expect(forced.host.files.get("kq.md")).toEqual(first.host.files.get("kq.md"));
  });

  test("keeps nothing of what it cannot ask for again", async () => {
    expect((await run({ files: files(), stdin: form("Huyện Vũ Quang", "1") }, ["score", "-", "-r", "nho", "--cache", "kho"])).kept).toEqual(
      {},
    );
    expect((await run({ files: files(), faults: { "nop/a.csv": "EBUSY 1" } })).kept).toEqual({});
    expect((await run({ files: files() }, ["score", "khong-co", "-r", "nho", "--cache", "kho"])).kept).toEqual({});
  });
});

describe("never a wrong hit", () => {
  const first = run({ files: files() });
  const CHANGES: Readonly<Record<string, (world: World) => World & { readonly more?: Partial<Host>; readonly argv?: readonly string[] }>> =
    {
      "one digit of one file": (world) => ({ ...world, files: { ...world.files, "nop/a.csv": form("Huyện Vũ Quang", "0") } }),
      "a file more": (world) => ({ ...world, files: { ...world.files, "nop/c.csv": form("Huyện Kỳ Anh", "1") } }),
      "a file less": ({ files: { "nop/b.csv": _, ...rest }, ...world }) => ({ ...world, files: rest }),
      "another name": ({ files: { "nop/b.csv": b = "", ...rest }, ...world }) => ({ ...world, files: { ...rest, "nop/d.csv": b } }),
      "the rubric": (world) => ({
        ...world,
        files: { ...world.files, "rubrics/nho.yaml": RUBRIC.replace("each: 0.75", "each: 0.5").replace("Sáng kiến", "Sáng kiến khác") },
      }),
      "a rubric nearer": (world) => ({
        ...world,
        files: { ...world.files, "nop/rubrics/nho.yaml": RUBRIC.replace("bản rút gọn", "bản gần hơn") },
      }),
      "a file that may not be read": (world) => ({ ...world, faults: { "nop/a.csv": "EACCES" } }),
      "a file that is no workbook": (world) => ({ ...world, files: { ...world.files, "nop/hong.xlsx": "không phải bảng tính" } }),
      settings: (world) => ({ ...world, files: { ...world.files, "cchc.yaml": "failLevel: warning\nlang: en\n" } }),
      waivers: (world) => ({ ...world, files: { ...world.files, "waivers.yaml": "hong: [" } }),
      "the width of the screen": (world) => ({ ...world, columns: 60 }),
      "a variable": (world) => ({ ...world, env: { COLUMNS: "70" } }),
      colours: (world) => ({ ...world, env: { FORCE_COLOR: "1" } }),
      "a document opened": (world) => ({ ...world, files: { ...world.files, "nop/~$a.csv": "Excel" } }),
    };

  test.each(Object.entries(CHANGES))("%s: told afresh", async (_, change) => {
    const { told, kept } = await first;
    const world = change({ files: files() });
    const fresh = await plain(world);
    expect(fresh).not.toEqual(told);
    expect((await run({ ...world, files: { ...world.files, ...kept } })).told).toEqual(fresh);
  });

  test.each<readonly [string, readonly string[], Partial<Host>]>([
    ["another program", ARGV, { program: "bản sau" }],
    ["the same words elsewhere", ARGV, { absolute: (path) => `/khac/${path}` }],
  ])("%s: worked out again", async (_, argv, more) => {
    const { kept } = await first;
    const again = await run({ files: { ...files(), ...kept } }, argv, more);
    expect(Object.values(again.kept)).not.toEqual([only(kept)]);
  });

  test("a program that does not know its own build keeps nothing", async () => {
    const { told, kept } = await run({ files: files() }, ARGV, { program: undefined });
    expect([told, kept]).toEqual([(await first).told, {}]);
  });

  test("the day counts only where it is asked for", async () => {
    const argv = [...ARGV, "--max-problems", "5"];
    const before = await run({ files: files(), today: "2026-01-15" }, argv);
    const after = await run({ files: { ...files(), ...before.kept }, today: "2026-01-16" }, argv);
    expect(after.told).toEqual(await plain({ files: files(), today: "2026-01-16" }, argv));
  });

  test("any sequence of changes, in any order", async () => {
    const names = Object.keys(CHANGES).filter((name) => name !== "a file that may not be read");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 }), async (steps) => {
        let world: World = { files: files() };
        let kept: Ended["kept"] = {};
        for (const step of [undefined, ...steps, undefined]) {
          world = step === undefined ? { files: files() } : (CHANGES[step] as (world: World) => World)(world);
          const ended = await run({ ...world, files: { ...world.files, ...kept } });
          expect(ended.told).toEqual(await plain(world));
          kept = ended.kept;
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("what was kept is damaged", () => {
  test("whatever is wrong with it, it is left aside and kept again", async () => {
    const first = await run({ files: files() });
    const [name = ""] = Object.keys(first.kept);
    const good = only(first.kept);
    const flipped = (at: number): Uint8Array => good.map((byte, index) => (index === at ? byte ^ 1 : byte));
    const lengths = [0, 1, 20, 80, 200, good.length - 1];
    const broken = [
      ...lengths.map((length) => good.slice(0, length)),
      ...[0, 12, 30, 76, 77, 78, 300, good.length - 1].map(flipped),
      Uint8Array.from([...good, 10]),
      utf8("cchc-cache 1 \n"),
      utf8("không phải của chương trình\n{}\n"),
      await workbookOf("good"),
    ];
    for (const bytes of broken) {
      const again = await run({ files: { ...files(), [name]: bytes } });
      expect(again.told).toEqual(first.told);
      expect(only(again.kept)).toEqual(good);
    }
  });

  test("a folder that cannot be written is told once, and nothing else changes", async () => {
    const write: Host["write"] = async (path) => {
      throw new HostError("EACCES", path);
    };
    const [code, out, err] = await plain({ files: files() });
    const ended = await run({ files: files() }, ARGV, { write });
    expect(ended.told.slice(0, 2)).toEqual([code, out]);
    expect(String(ended.told[2])).toMatch(/\nKhông ghi được kho\/[0-9a-f]{32}\.cchc-cache \(EACCES\) .*\n$/);
    expect(String(ended.told[2]).startsWith(String(err))).toBe(true);
  });
});

describe("the passing line", () => {
  const line = (interactive: boolean, columns: number | undefined, times: readonly number[]): string => {
    let written = "";
    let at = -1;
    const write = (text: string): void => {
      written += text;
    };
    const terminal = { interactive, columns, write, drained: async () => true };
    const passing = new PassingLine(terminal, () => times[at] as number);
    for (const _ of times) {
      at += 1;
      passing.show(() => `đã đọc ${at + 1}`);
    }
    passing.wipe();
    passing.wipe();
    return written;
  };

  test("says nothing in the first second, then ten times a second at most, and is gone at the end", () => {
    expect(line(true, 80, [10, 500, 999])).toBe("");
    expect(line(true, 80, [10, 1000, 1050, 1099, 1100])).toBe(`\rđã đọc 2\rđã đọc 5\r${" ".repeat(8)}\r`);
  });

  test("fits the screen, and is not written where there is none", () => {
    expect(line(true, 6, [2000])).toBe(`\rđã đọ\r${" ".repeat(5)}\r`);
    expect(line(true, 0, [2000])).toBe(`\rđã đọc 1\r${" ".repeat(8)}\r`);
    expect(line(false, undefined, [10, 2000, 9000])).toBe("");
  });
});
