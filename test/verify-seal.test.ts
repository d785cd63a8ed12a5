/** What a result of the program says beside its sealed figures: changed by hand, it is told of by its cell. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";
import { codes, DATA, SAMPLE, SOUND, verify } from "./verifying.ts";

const FORMATS = { "kq.csv": "csv", "kq.md": "markdown", "kq.json": "json" } as const;

async function saved(file: keyof typeof FORMATS): Promise<string> {
  const host = memoryHost({ files: DATA, shipped: "rubrics" });
  await main(["score", SAMPLE, "--format", `${FORMATS[file]}=${file}`], host);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(host.files.get(file));
}

/** @returns what is told with the data, of which nothing is told by itself */
async function changed(file: keyof typeof FORMATS, change: (text: string) => string): Promise<readonly string[]> {
  const text = await saved(file);
  expect(change(text)).not.toBe(text);
  return codes(await verify({ ...DATA, [file]: change(text) }, file, "--data", SAMPLE));
}

const line = (text: string, start: string): string => text.split("\n").find((each) => each.startsWith(start)) ?? "";

describe("a table for spreadsheets", () => {
  test("untouched", async () => {
    expect(await verify({ ...DATA, "kq.csv": await saved("kq.csv") }, "kq.csv", "--data", SAMPLE)).toEqual(SOUND);
  });

  test.each([
    [
      "its standing",
      (text: string) => text.replaceAll("Dựng lại (không phải văn bản chính thức)", "Chính thức"),
      ["C2 printed-text-differs"],
    ],
    [
      "the notice in one row",
      (text: string) => text.replace(/SỐ LIỆU MINH HỌA(;[^\n]*Huyện Vũ Quang)/, "$1"),
      ["A13 printed-text-differs"],
    ],
    [
      "the best place possible",
      (text: string) => text.replace("12;13;12;12;vu-quang", "12;13;8;12;vu-quang"),
      ["H13 printed-text-differs"],
    ],
    ["a note", (text: string) => text.replace("đồng hạng với Huyện Đức Thọ", ""), ["Y9 printed-text-differs"]],
  ])("with %s changed", async (_, change, told) => {
    expect(await changed("kq.csv", change)).toEqual(told);
  });

  test("with another round", async () => {
    const told = await changed("kq.csv", (text) => text.replaceAll(";Thẩm định lại;", ";Hội đồng thông qua;"));
    expect(told).toEqual(["D2 printed-text-differs"]);
  });

  test("without its seal, which is told without data too", async () => {
    const text = await saved("kq.csv");
    const without = text.replace(line(text, "Mã kiểm chứng"), "");
    expect(codes(await verify({ "kq.csv": without }, "kq.csv"))).toEqual(["A1 seal-missing"]);
  });
});

test("a table on paper with another standing, another round, another rule or without its notice", async () => {
  expect(await verify({ ...DATA, "kq.md": await saved("kq.md") }, "kq.md", "--data", SAMPLE)).toEqual(SOUND);
  const told = await changed("kq.md", (text) =>
    text
      .replaceAll("Dựng lại (không phải văn bản chính thức)", "Chính thức")
      .replace("**Vòng chấm:** Thẩm định lại", "**Vòng chấm:** Hội đồng thông qua")
      .replace("Từng tiêu chí đến 2", "Từng tiêu chí đến 3")
      .replace(" — SỐ LIỆU MINH HỌA", ""),
  );
  expect(told.map((each) => each.split(" ")[1])).toEqual([...Array(4).fill("printed-line-differs"), "printed-line-missing"]);
});

describe("a result as JSON", () => {
  test("with another hash of the data, also by itself", async () => {
    const text = await saved("kq.json");
    const forged = text.replace(/("seal": ?\{\s*"data": ?")[0-9a-f]{64}/, `$1${"0".repeat(64)}`);
    expect(forged).not.toBe(text);
    const { exit, told } = await verify({ "kq.json": forged }, "kq.json");
    expect(exit).toBe(1);
    expect(told.map((each) => each.split(" ")[1])).toEqual(["result-seal-broken"]);
  });

  test("with another hash of the rubric’s file", async () => {
    const told = await changed("kq.json", (text) => text.replace(/("sha256": ?")[0-9a-f]{64}(",\s*"meaning")/, `$1${"0".repeat(64)}$2`));
    expect(told.map((each) => each.split(" ")[1])).toEqual(["result-rubric-file-differs"]);
  });
});
