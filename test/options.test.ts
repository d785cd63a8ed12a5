/** Options that mean the same everywhere: every command that reads data takes them all, and every command those of printing. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as sheetjs from "xlsx";
import { main } from "../src/cli.ts";
import type { Command } from "../src/commands/command.ts";
import { loadCommands } from "../src/commands/index.ts";
import { memoryHost } from "./memory-host.ts";
import { bytesOf } from "./old-bytes.ts";

const rubric = readFileSync(join(import.meta.dirname, "cases", "nho.yaml"));
const HEAD = "Đơn vị;Mã;Điểm tự đánh giá";
const long = (points: readonly string[]): string =>
  `${HEAD}\n${points.map((each, at) => `${["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh", "Thị xã Kỳ Anh"][at]};1.3;${each}`).join("\n")}\n`;
const good = long(["1", "0,75", "0,5", "1,25"]);
/** Three cells that are no figures. */
const bad = long(["một", "hai", "ba", "1"]);
const published = "Xếp hạng;Tên đơn vị;Tổng điểm\n1;Huyện Vũ Quang;9,5\n3;Huyện Hương Khê;9,75\n2;Huyện Kỳ Anh;9,75\n4;Thị xã Kỳ Anh;1\n";

/** The same table as a workbook. */
function workbook(csv: string): Uint8Array {
  const rows = csv
    .trim()
    .split("\n")
    .map((line) => line.split(";"));
  const book = sheetjs.utils.book_new(sheetjs.utils.aoa_to_sheet(rows), "Số liệu");
  return new Uint8Array(sheetjs.write(book, { bookType: "xlsx", type: "buffer" }) as Buffer);
}

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** Findings go to stdout, what is wrong with a helper of theirs to stderr. */
  readonly said: string;
}
async function run(argv: readonly string[], files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Ended> {
  const world = { "a.csv": good, "b.csv": good, "bang.csv": published, "hong.yaml": "cchc: 1\nid: hong\nx: 1\ny: 2\n", ...files };
  const host = memoryHost({ files: { "rubrics/nho.yaml": rubric, ...world }, shipped: "rubrics" });
  const exit = await main(argv, host);
  return { exit, out: host.stdout(), err: host.stderr(), said: `${host.stdout()}\n${host.stderr()}` };
}

/** How each command is told to read the table `a`; a command that reads none is not here. */
const READERS: Readonly<Record<string, (file: string) => readonly string[]>> = {
  annotate: (file) => ["annotate", file, "-r", "nho", "-o", "ghi-chu.xlsx"],
  audit: (file) => ["audit", file, "-r", "nho"],
  diff: (file) => ["diff", "rubrics/nho.yaml", "rubrics/nho.yaml", "--data", file],
  explain: (file) => ["explain", file, "-r", "nho", "-u", "Vũ Quang"],
  ledger: (file) => ["ledger", file, "-r", "nho"],
  log: (file) => ["log", "b.csv", file, "-r", "nho"],
  rounds: (file) => ["rounds", file, "-r", "nho"],
  score: (file) => ["score", file, "-r", "nho"],
  verify: (file) => ["verify", "bang.csv", "--data", file, "-r", "nho"],
};
/** Tables that are no answers of units: read by other means, so that layouts and columns mean nothing there. */
const OTHER_TABLES: Readonly<Record<string, (file: string) => readonly string[]>> = {
  import: (file) => ["import", file],
  template: (file) => ["template", "nho", "--units-from", file, "--out-dir", "bieu"],
};
const READING = ["--layout", "--sheet", "--map", "--encoding", "--limit", "--strict"];
const FILES_ONLY = ["--encoding", "--limit"];
/** What finds several problems with each command that tells any. */
const FINDERS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    Object.entries(READERS)
      .filter(([name]) => name !== "annotate")
      .map(([name, argv]) => [name, argv("x.csv")]),
  ),
  annotate: ["annotate", "x.xlsx", "-r", "nho", "-o", "ghi-chu.xlsx"],
  validate: ["validate", "hong.yaml"],
};

let commands: readonly Command[];
beforeAll(async () => {
  commands = await loadCommands();
});
const takes = (name: string): readonly string[] =>
  (commands.find((each) => each.name === name)?.options ?? []).map(({ flags }) => /--[a-z-]+/.exec(flags)?.[0] ?? "");

test("every command that takes one option of reading is in the table here, and takes them all", () => {
  for (const { name } of commands) {
    const taken = takes(name);
    if (name in READERS) expect([name, taken]).toEqual([name, expect.arrayContaining(READING)]);
    else if (name in OTHER_TABLES) expect([name, taken]).toEqual([name, expect.arrayContaining(FILES_ONLY)]);
    else expect([name, taken.filter((flag) => READING.slice(0, 5).includes(flag))]).toEqual([name, []]);
  }
});

describe.each(Object.keys(READERS))("%s", (name) => {
  const argv = READERS[name] as (file: string) => readonly string[];
  const file = name === "annotate" ? "a.xlsx" : "a.csv";
  const files: Readonly<Record<string, Uint8Array>> = name === "annotate" ? { "a.xlsx": workbook(good) } : {};
  test.each<[string, string, RegExp]>([
    ["--limit", "rows=3", /over-limit/],
    ["--layout", "matrix", /no-table|layout/],
    ["--map", "Cột lạ=1.1", /map-heading-unknown/],
    ["--sheet", "Trang lạ", /sheet-choice-unknown|no-table/],
    ["--encoding", "abc", /--encoding không nhận “abc”/],
    ["--limit", "dong=3", /Không có giới hạn “dong”/],
    ["--layout", "abc", /--layout không nhận “abc”/],
    ["--map", "abc", /không ghi đúng dạng TIÊU ĐỀ=LOẠI CỘT/],
  ])("%s %s is heeded", async (flag, value, said) => {
    const plain = await run(argv(file), files);
    expect(plain.said).not.toMatch(said);
    expect(plain.exit).toBeLessThan(2);
    const ended = await run([...argv(file), flag, value], files);
    expect([ended.exit, ended.said]).toEqual([2, expect.stringMatching(said)]);
  });

  test.runIf(file === "a.csv")("--encoding takes the place of a guess", async () => {
    const old = { "a.csv": bytesOf(good, "tcvn3") };
    // Of the data behind a published table only what is wrong is told.
    if (name !== "verify") expect((await run(argv(file), old)).said).toContain("text-encoding-guessed");
    const told = await run([...argv(file), "--encoding", "tcvn3"], {
      ...old,
      ...(name === "log" ? { "b.csv": bytesOf(good, "tcvn3") } : {}),
    });
    expect([told.exit < 2, told.said.includes("text-encoding")]).toEqual([true, false]);
  });
});

describe.each(Object.keys(OTHER_TABLES))("%s", (name) => {
  const argv = OTHER_TABLES[name] as (file: string) => readonly string[];
  test("--limit and --encoding are heeded", async () => {
    const form = "STT;Tiêu chí;Điểm tối đa;Đơn vị\n1;Kế hoạch;1;Huyện Vũ Quang\n2;Kiểm tra;1;Huyện Hương Khê\n";
    expect((await run(argv("a.csv"), { "a.csv": form })).exit).toBeLessThan(2);
    const small = await run([...argv("a.csv"), "--limit", "rows=1"], { "a.csv": form });
    expect([small.exit, small.err]).toEqual([2, expect.stringContaining("over-limit")]);
    const old = { "a.csv": bytesOf(form, "vni") };
    expect((await run(argv("a.csv"), old)).err).toContain("text-encoding-guessed");
    expect((await run([...argv("a.csv"), "--encoding", "vni"], old)).err).not.toContain("text-encoding");
    expect((await run([...argv("a.csv"), "--encoding", "abc"], { "a.csv": form })).exit).toBe(2);
  });
});

describe("options of printing", () => {
  const files = { "x.csv": bad, "x.xlsx": workbook(bad) };
  test.each(Object.keys(FINDERS))("%s: --color, --ascii, --max-problems, --debug", async (name) => {
    const argv = FINDERS[name] as readonly string[];
    const plain = await run(argv, files);
    const told = ({ said }: Ended): number => [...said.matchAll(/ {2}(?:lỗi|cảnh báo|lưu ý) {2}[a-z0-9-]+ {2}/g)].length;
    expect(plain.said).not.toContain("\u001b");
    expect(told(plain)).toBeGreaterThan(1);
    const coloured = await run([...argv, "--color", "always"], files);
    expect([coloured.exit, coloured.said.includes("\u001b[")]).toEqual([plain.exit, true]);
    expect((await run([...argv, "--color", "never"], files)).err).toBe(plain.err);
    const ascii = await run([...argv, "--ascii"], files);
    expect([ascii.exit, /[│─┌═]/.test(ascii.said)]).toEqual([plain.exit, false]);
    const few = await run([...argv, "--max-problems", "1"], files);
    expect([few.exit, told(few)]).toEqual([plain.exit, 1]);
    expect(await run([...argv, "--debug"], files)).toEqual(plain);
  });

  test.each(Object.keys(FINDERS))("%s refuses values that are none, in two lines", async (name) => {
    for (const [flag, value] of [
      ["--color", "tím"],
      ["--max-problems", "x"],
    ] as const) {
      const { exit, err } = await run([...(FINDERS[name] as readonly string[]), flag, value], files);
      expect([flag, exit, err.trim().split("\n").length]).toEqual([flag, 2, 2]);
      expect(err).toContain(value);
    }
  });
});
