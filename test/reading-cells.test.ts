/** Cells and rows that could be taken for something else: each is read rightly, or told with its place, and the program ends accordingly. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { biffBook, EMPTY_OR_ONE } from "./biff.ts";
import { memoryHost } from "./memory-host.ts";

const REGISTER = `units:
  - { id: ky-anh, name: Huyện Kỳ Anh, group: huyen }
  - { id: huong-khe, name: Huyện Hương Khê, group: huyen }
  - { id: vu-quang, name: Huyện Vũ Quang, group: huyen }
`;
const rubricOf = (units: string): string => `cchc: 1
id: thu
title: Thử
version: "1"
period: "2024"
standing: illustrative
maxPoints: 10
rounds: [self, appraisal]
groups: [{ id: huyen, title: Huyện }]
${units}domains:
  - id: "1"
    title: Chỉ đạo, điều hành
    maxPoints: 10
    criteria:
      - { id: "1.1", title: Sáng kiến, maxPoints: 2, rule: { kind: given } }
      - { id: "1.2", title: Hồ sơ đúng hạn, maxPoints: 3, rule: { kind: proportional } }
      - id: "1.3"
        title: Thu ngân sách
        maxPoints: 3
        rule: { kind: bands, of: number, bands: [{ below: 1000, points: 1 }, { from: 1000, points: 3 }] }
      - { id: "1.4", title: Số văn bản, maxPoints: 2, rule: { kind: per-item, each: 0.5 } }
`;

/** What every run of a few units with a few answers tells. */
const USUAL = ["answers-missing", "group-size-differs"];

interface Ended {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** `→ 1`, then each finding with its cell. */
  readonly told: readonly string[];
}
async function run(file: string, bytes: string | Uint8Array, units = REGISTER): Promise<Ended> {
  const host = memoryHost({ files: { [file]: bytes, "thu.yaml": rubricOf(units) } });
  const exit = await main(["score", file, "--rubric", "thu.yaml"], host);
  const [out, err] = [host.stdout(), host.stderr()];
  const lines = [...err.matchAll(/^a\.\w+(?: › (?:'[^']+'!)?(\w+))?.*? {2}(lỗi|cảnh báo) {2}([a-z0-9-]+) {2}/gm)]
    .filter(([, , , code = ""]) => !USUAL.includes(code))
    .map(([, at, severity, code]) => `${at} ${severity} ${code}`);
  return { exit, out, err, told: [`→ ${exit}`, ...lines] };
}
/** The total of each unit, by the beginning of its name. */
const totals = ({ out }: Ended, ...names: readonly string[]): readonly (string | undefined)[] =>
  names.map((name) => new RegExp(`${name}[^0-9\\n]*(?:[\\d,]+[^0-9\\n]+)?([\\d,]+) `).exec(out)?.[1]);

describe("a 0 of a formula in an .xls that may stand for a blank", () => {
  const cells = ["Mã", "Điểm tự chấm", "1.1"].map((text, index) => [index === 2 ? 1 : 0, index === 1 ? 1 : 0, text] as const);
  const formulas = [{ row: 1, column: 1, tokens: EMPTY_OR_ONE, result: 0 }];
  test("is an error where the program that wrote the file keeps blanks so", async () => {
    const ended = await run("a.xls", biffBook("Huyện Kỳ Anh", cells, formulas, 0));
    expect(ended.told).toEqual(["→ 1", "B2 lỗi formula-zero-or-blank"]);
    expect(ended.err).toContain("lưu dạng .xlsx");
  });
  test("is 0 where Excel wrote it", async () => {
    const ended = await run("a.xls", biffBook("Huyện Kỳ Anh", cells, formulas, 0x000100c1));
    expect(ended.told).toEqual(["→ 1"]);
    expect(ended.out).toContain("1/4 có số liệu");
  });
});

describe("counts with three digits behind a comma", () => {
  const wide = (head: string, ...rows: readonly string[]): string => `Đơn vị;${head}\n${rows.join("\n")}\n`;
  test("are decimals beside a column with a decimal comma", async () => {
    const ended = await run("a.csv", wide("1.3/value;1.1", "Huyện Kỳ Anh;12,345;1,5", "Huyện Hương Khê;999,125;1,25"));
    expect(ended.told).toEqual(["→ 1"]);
    expect(totals(ended, "Huyện Kỳ Anh", "Huyện Hương Khê")).toEqual(["2,50", "2,25"]);
  });
  test.each([
    ["beside whole ones", wide("1.3/value;1.1", "Huyện Kỳ Anh;1,250;1,5", "Huyện Hương Khê;999;1,25"), "B2"],
    ["where no column tells", wide("1.3/value;1.1", "Huyện Kỳ Anh;12,345;1", "Huyện Hương Khê;99,125;2"), "B2 B3"],
    ["with a point, beside a decimal point", wide("1.3/value;1.1", "Huyện Kỳ Anh;12.345;1.5", "Huyện Hương Khê;99.125;2"), "B2 B3"],
  ])("are an error %s", async (_, csv, places) => {
    const ended = await run("a.csv", csv);
    expect(ended.told).toEqual(["→ 1", ...places.split(" ").map((place) => `${place} lỗi number-ambiguous`)]);
    expect(ended.err).toMatch(/Không rõ “1[2,.]+\d+” là 1[2,]+\d+ hay 1\d+\./);
  });
  test.each([
    ["1.4/items", "1,250"],
    ["1.4/items", "1.250"],
    ["1.3/value", "1.250"],
  ])("are thousands where only whole numbers are asked for, or with the point of offices: %s %s", async (head, written) => {
    const ended = await run("a.csv", wide(`${head};1.1`, `Huyện Kỳ Anh;${written};1`, "Huyện Hương Khê;1;2"));
    expect(ended.told).toEqual(["→ 1"]);
    expect(totals(ended, "Huyện Kỳ Anh")).toEqual([head === "1.3/value" ? "4,00" : "3,00"]);
  });
});
