/** Large text tables: read piece by piece from the disk they say what they say when read whole, byte for byte, faults included. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { type Host, HostError } from "../src/host.ts";
import { nodeHost } from "../src/node.ts";
import { memoryHost } from "./memory-host.ts";

const home = join(import.meta.dirname, "..");
const rubric = readFileSync(join(home, "test", "cases", "nho.yaml"), "utf8");
const MEGABYTE = 1024 * 1024;

/** A long table of the small rubric, made large by rows without a code, which are listed. */
function table(change: (lines: string[]) => void = () => undefined): string {
  const lines = ["Đơn vị;Mã tiêu chí;Điểm tự đánh giá;Ghi chú"];
  for (const unit of ["Huyện Vũ Quang", "Huyện Hương Khê", "Huyện Kỳ Anh", "Thị xã Kỳ Anh"]) lines.push(`${unit};1.3;1,25;Đã kiểm tra`);
  while (lines.length < 45_000)
    lines.push(`;;;Văn bản kèm theo số ${lines.length} của đơn vị, đã đối chiếu với bản chính và lưu tại văn thư`);
  change(lines);
  return `${lines.join("\r\n")}\r\n`;
}

interface Told {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** How the file was read. */
  readonly ways: readonly string[];
}

async function told(bytes: Uint8Array, name: string, change: (host: Host) => Partial<Host>): Promise<Told> {
  const host = memoryHost({ files: { [name]: bytes, "rubrics/nho.yaml": rubric }, shipped: "rubrics" });
  const ways: string[] = [];
  const watched: Host = {
    ...host,
    read: (path) => {
      if (path === name) ways.push("whole");
      return host.read(path);
    },
    pieces: async (path, largerThan) => {
      const pieces = await host.pieces(path, largerThan);
      if (path === name && pieces !== undefined) ways.push("pieces");
      return pieces;
    },
  };
  const code = await main(["score", name, "-r", "nho", "-f", "json"], { ...watched, ...change(watched) });
  return { code, out: host.stdout(), err: host.stderr(), ways };
}

/** Read in pieces where that can be, and whole. */
async function both(content: string | Uint8Array, name = "so-lieu.csv"): Promise<{ readonly pieces: Told; readonly whole: Told }> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  expect(bytes.length).toBeGreaterThan(4 * MEGABYTE);
  return { pieces: await told(bytes, name, () => ({})), whole: await told(bytes, name, () => ({ pieces: async () => undefined })) };
}

const withoutWays = ({ code, out, err }: Told): object => ({ code, out, err });

describe("a text table of more than four megabytes", () => {
  test("is read in pieces, with the result and the hash of the whole", async () => {
    const { pieces, whole } = await both(`\ufeff${table()}`);
    expect([pieces.ways, whole.ways]).toEqual([["pieces"], ["whole"]]);
    expect(withoutWays(pieces)).toEqual(withoutWays(whole));
    const { inputs } = (JSON.parse(pieces.out) as { manifest: { inputs: readonly { sha256: string }[] } }).manifest;
    expect(inputs[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each<[string, string | Uint8Array, string]>([
    ["a line with a cell too many", table((lines) => lines.push("a;b;c;d;e")), "csv-ragged"],
    ["a quotation mark that is never closed", table((lines) => lines.push('Huyện Kỳ Anh;"1.3;1;')), "csv-quote"],
    ["a NUL at its end", table((lines) => lines.push("a;b;\0;d")), "csv-nul"],
    ["one line without an end", `Đơn vị;Mã\n${"x".repeat(5 * MEGABYTE)}`, "over-limit"],
    ["a page of the web under its name", `<html><table>${"<tr><td>1</td></tr>\n".repeat(300_000)}</table>`, "file-is-html"],
  ])("with %s is told as when it is read whole", async (_, content, code) => {
    const { pieces, whole } = await both(content);
    expect(pieces.ways).toEqual(["pieces", "whole"]);
    expect(withoutWays(pieces)).toEqual(withoutWays(whole));
    expect([pieces.code, pieces.out]).toEqual([2, ""]);
    expect(pieces.err).toContain(code);
  });

  test("in UTF-16 is read whole", async () => {
    const { pieces, whole } = await both(Buffer.from(`\ufeff${table()}`, "utf16le"));
    expect(pieces.ways).toEqual(["pieces", "whole"]);
    expect(withoutWays(pieces)).toEqual(withoutWays(whole));
    expect(pieces.out).toContain("Huyện Vũ Quang");
  });

  test("that another program takes away in the middle is read again", async () => {
    const bytes = new TextEncoder().encode(table());
    const whole = await told(bytes, "so-lieu.csv", () => ({}));
    const broken = await told(bytes, "so-lieu.csv", ({ pieces }) => ({
      pieces: async (path, largerThan) => {
        const given = await pieces(path, largerThan);
        if (given === undefined) return undefined;
        return (async function* () {
          let count = 0;
          for await (const piece of given) {
            count += 1;
            if (count > 20) throw new HostError("EBUSY", path);
            yield piece;
          }
        })();
      },
    }));
    expect(broken.ways).toEqual(["pieces", "whole"]);
    expect(withoutWays(broken)).toEqual(withoutWays(whole));
  });

  test("under the name of a workbook is none of them", async () => {
    const { pieces } = await both(table(), "so-lieu.xlsx");
    expect([pieces.ways, pieces.code]).toEqual([["whole"], 2]);
  });
});

describe("the pieces of a file on a disk", () => {
  const folder = mkdtempSync(join(tmpdir(), "cchc-pieces-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const host = nodeHost(folder);

  test("are the file, where it is large enough, and have its hash", async () => {
    const path = join(folder, "a.bin");
    const bytes = Uint8Array.from({ length: 1_000_003 }, (_, at) => (at * 31) % 251);
    writeFileSync(path, bytes);
    expect(await host.pieces(path, bytes.length)).toBeUndefined();
    const found: number[] = [];
    const hash = host.hashing();
    for await (const piece of (await host.pieces(path, 1000)) ?? []) {
      found.push(...piece);
      hash.add(piece);
    }
    expect(Buffer.compare(Uint8Array.from(found), bytes)).toBe(0);
    expect(hash.end()).toBe(host.hash(bytes));
    await expect(host.pieces(join(folder, "khong-co"), 1)).rejects.toMatchObject({ code: "ENOENT" });
  });
});
