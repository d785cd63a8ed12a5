/** The real disk: what a host of Node promises about files, links and names, in folders of our own. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { isOpenElsewhere, writeOutput } from "../src/commands/files.ts";
import { nodeHost } from "../src/node.ts";

const root = mkdtempSync(join(tmpdir(), "cchc-node-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const host = nodeHost(root);
let folders = 0;
const fresh = (): string => {
  folders += 1;
  const folder = join(root, String(folders));
  mkdirSync(folder);
  return folder;
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "written",
    (error: { code?: string; what?: { words: { code: string } } }) => error.code ?? error.what?.words.code,
  );

describe("writing", () => {
  test("a new file, and one that is there only when it may be replaced; no draft stays behind", async () => {
    const folder = fresh();
    const path = join(folder, "kq.md");
    expect(await codeOf(host.write(path, bytes("một"), false))).toBe("written");
    expect(await codeOf(host.write(path, bytes("hai"), false))).toBe("EEXIST");
    expect(readFileSync(path, "utf8")).toBe("một");
    expect(await codeOf(host.write(path, bytes("ba"), true))).toBe("written");
    expect(readFileSync(path, "utf8")).toBe("ba");
    expect(readdirSync(folder)).toEqual(["kq.md"]);
  });

  test("two at once: one of them wins whole, and the other is told", async () => {
    const folder = fresh();
    const path = join(folder, "kq.md");
    const ended = await Promise.all(["a", "b", "c"].map((letter) => codeOf(host.write(path, bytes(letter.repeat(100_000)), false))));
    expect(ended.sort()).toEqual(["EEXIST", "EEXIST", "written"]);
    expect(new Set(readFileSync(path, "utf8")).size).toBe(1);
    expect(readdirSync(folder)).toEqual(["kq.md"]);
  });

  test("stopped in the middle, it leaves nothing behind and says 130", async () => {
    const folder = fresh();
    const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
    const before = process.listenerCount("SIGINT");
    const writing = host.write(join(folder, "kq.md"), new Uint8Array(64 * 1024 * 1024), false);
    while (readdirSync(folder).length === 0) await host.wait(1);
    expect(readdirSync(folder)[0]).toMatch(/^\.cchc-.*\.tmp$/);
    process.emit("SIGINT", "SIGINT");
    expect(readdirSync(folder)).toEqual([]);
    expect(exit).toHaveBeenCalledWith(130);
    // The real process has ended by now; this one finds its draft gone.
    expect(await codeOf(writing)).toBe("ENOENT");
    expect(process.listenerCount("SIGINT")).toBe(before);
    exit.mockRestore();
  });

  test("never through a link, dangling or not, and never onto a folder", async () => {
    const folder = fresh();
    writeFileSync(join(folder, "so-lieu.csv"), "số liệu");
    symlinkSync(join(folder, "so-lieu.csv"), join(folder, "kq.md"));
    symlinkSync(join(folder, "khong-co"), join(folder, "treo.md"));
    symlinkSync(folder, join(folder, "thu-muc.md"));
    expect(await codeOf(host.write(join(folder, "kq.md"), bytes("x"), true))).toBe("ELOOP");
    expect(await codeOf(host.write(join(folder, "treo.md"), bytes("x"), false))).toBe("ELOOP");
    expect(await codeOf(host.write(join(folder, "thu-muc.md"), bytes("x"), true))).toBe("EISDIR");
    expect(await codeOf(host.write(folder, bytes("x"), true))).toBe("EISDIR");
    expect(readFileSync(join(folder, "so-lieu.csv"), "utf8")).toBe("số liệu");
  });

  test("the output is the input, whatever name leads to it", async () => {
    const folder = fresh();
    const input = join(folder, "so-lieu.csv");
    writeFileSync(input, "số liệu");
    mkdirSync(join(folder, "con-duong"));
    symlinkSync(folder, join(folder, "con-duong", "vong"));
    for (const path of [input, join(folder, ".", "so-lieu.csv"), join(folder, "con-duong", "vong", "so-lieu.csv")])
      expect(await codeOf(writeOutput(host, path, "x", true, [input]))).toBe("output-is-input");
    expect(readFileSync(input, "utf8")).toBe("số liệu");
  });

  test.each(["CON", "nul.csv", "Com1.md", "lpt9"])("%s is a device of Windows", async (name) => {
    const folder = fresh();
    expect(await codeOf(writeOutput(host, join(folder, name), "x", true, []))).toBe("file-name-refused");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a name that is too long is told", async () => {
    expect(await codeOf(writeOutput(host, join(fresh(), `${"d".repeat(300)}.md`), "x", false, []))).toBe("file-name-refused");
  });

  test("a long path of short names is written and read", async () => {
    const path = join(fresh(), ...Array.from({ length: 12 }, () => "thư mục có tên dài dài dài dài"), "kết quả.md");
    expect(path.length).toBeGreaterThan(260);
    await writeOutput(host, path, "kết quả", false, []);
    expect(new TextDecoder().decode(await host.read(path))).toBe("kết quả");
  });
});

describe("reading", () => {
  test("a name from macOS, written decomposed, is found either way", async () => {
    const folder = fresh();
    writeFileSync(join(folder, "Đức Thọ [1].csv".normalize("NFD")), "x");
    for (const form of ["NFC", "NFD"] as const) expect(await host.read(join(folder, "Đức Thọ [1].csv".normalize(form)))).toHaveLength(1);
  });

  test("owner files of Excel and LibreOffice", async () => {
    const folder = fresh();
    for (const name of ["a.xlsx", "~$a.xlsx", "b.ods", ".~lock.b.ods#", "c.csv"]) writeFileSync(join(folder, name), "x");
    const open = await Promise.all(["a.xlsx", "b.ods", "c.csv"].map((name) => isOpenElsewhere(host, join(folder, name))));
    expect(open).toEqual([true, true, false]);
  });
});
