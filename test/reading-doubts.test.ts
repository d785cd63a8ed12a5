/** What a sheet says beside its figures: names that belong to other codes, and cells that nobody can see. */
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { render } from "../src/text.ts";
import { type ReadBack, read, rubricOf, sheet, type Written } from "./build.ts";
import { memoryHost } from "./memory-host.ts";

const TITLES = [
  "Ban hành kế hoạch cải cách hành chính năm",
  "Rà soát, đánh giá thủ tục hành chính",
  "Kiểm tra văn bản quy phạm pháp luật",
  "Tỷ lệ hồ sơ giải quyết đúng hạn",
  "Sắp xếp tổ chức bộ máy",
  "Đào tạo, bồi dưỡng cán bộ, công chức",
  "Thực hiện quy chế chi tiêu nội bộ",
];
const domains = TITLES.map((title, index) => `{ id: "${index + 1}", title: "${title}", maxPoints: 1, rule: { kind: given } }`);
const BODY = `maxPoints: ${TITLES.length}\ndomains: [${domains.join(", ")}]`;
const rubric = rubricOf(BODY);

function form(names: readonly string[], head = "Mã"): ReadBack {
  const rows = names.map((name, index): Written[] => (head === "Mã" ? [String(index + 1), name, 1] : [`${index + 1}. ${name}`, 1]));
  return read(
    rubric,
    sheet([head === "Mã" ? ["Mã", "Nội dung", "Điểm tự chấm"] : ["Nội dung", "Điểm tự chấm"], ...rows], { sheet: "Huyện A" }),
  );
}
const changed = (names: Readonly<Record<number, string>>): readonly string[] => TITLES.map((title, index) => names[index] ?? title);
const said = ({ diagnostics }: ReadBack): readonly string[] =>
  diagnostics.map(({ severity, message, at }) => `${severity} ${at.kind === "cell" ? at.row : ""} ${message.words.code}`);

describe("names of criteria beside their codes", () => {
  test.each([
    ["shortened", { 0: "Ban hành kế hoạch CCHC" }],
    ["with an addition", { 3: "Tỷ lệ hồ sơ giải quyết đúng hạn (%) trên tổng số hồ sơ tiếp nhận trong năm" }],
    ["in capitals, composed otherwise", { 4: "SẮP XẾP TỔ CHỨC BỘ MÁY".normalize("NFD") }],
    ["without marks", { 5: "Dao tao, boi duong can bo, cong chuc" }],
    ["with what offices shorten", { 1: "Rà soát, đánh giá TTHC", 2: "Kiểm tra VBQPPL" }],
    ["a figure in place of a name", { 6: "7" }],
  ])("honest differences alarm nobody: %s", (_, names) => {
    expect(said(form(changed(names)))).toEqual([]);
  });

  test("one name of another criterion is a warning at its cell, and the points count by the code", () => {
    const bound = form(changed({ 3: "Niêm yết công khai phí, lệ phí" }));
    expect(said(bound)).toEqual(["warning 4 code-name-differs"]);
    expect(bound.submissions[0]?.answers.size).toBe(TITLES.length);
    const [only] = bound.diagnostics;
    expect(only === undefined ? "" : render(only.message, "vi")).toBe(
      "Mã 4 ở đây là “Niêm yết công khai phí, lệ phí”, trong bộ tiêu chí là “Tỷ lệ hồ sơ giải quyết đúng hạn”.",
    );
  });

  test("two of seven are two warnings, three are an error for all: perhaps another rubric", () => {
    const two = { 1: "Niêm yết công khai phí", 3: "Xử lý phản ánh, kiến nghị" };
    expect(said(form(changed(two)))).toEqual(["warning 2 code-name-differs", "warning 4 code-name-differs"]);
    const bound = form(changed({ ...two, 5: "Chữ ký số" }));
    expect(said(bound)).toEqual(["error 2 code-names-differ"]);
    expect(render((bound.diagnostics[0] as ReadBack["diagnostics"][number]).message, "vi")).toMatch(/^Sai bộ tiêu chí\? 3\/7 tên /);
  });

  test("code and name in one cell are told apart, a matrix is looked at too", () => {
    expect(said(form(changed({ 3: "Niêm yết công khai phí, lệ phí" }), "Nội dung"))).toEqual(["warning 4 code-name-differs"]);
    const rows = changed({ 3: "Niêm yết công khai phí, lệ phí" }).map((name, index): Written[] => [String(index + 1), name, 1, 1]);
    const matrix = read(rubric, sheet([["Mã", "Nội dung", "Huyện A", "Huyện B"], ...rows], { sheet: "s" }));
    expect(said(matrix)).toEqual(["warning 4 code-name-differs"]);
  });
});

describe("figures that nobody sees", () => {
  const FILE = `cchc: 1\nid: thu\ntitle: Thử\nversion: "1"\nperiod: "2025"\nstanding: illustrative\ngroups: [{ id: huyen, title: Huyện }]\n${BODY}\n`;
  const workbook = async (style: object, column = 2): Promise<Uint8Array> => {
    const rows = TITLES.map((title, index) => [String(index + 1), title, 1]);
    const cells = new Map([[`1,${column}`, { style }]]);
    const head = ["Mã", "Nội dung", "Điểm tự chấm"];
    return new Uint8Array(await writeXlsx({ sheets: [{ name: "Huyện A", rows: [head, ...rows], cells: cells as never }] }));
  };
  const score = async (book: Uint8Array, ...more: readonly string[]): Promise<readonly [number, string]> => {
    const host = memoryHost({ files: { "a.xlsx": book, "thu.yaml": FILE } });
    const code = await main(["score", "a.xlsx", "--rubric", "thu.yaml", "-f", "csv", ...more], host);
    return [code, host.stderr()];
  };
  const fill = (rgb: string): object => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });

  test.each([
    ["white on nothing", { font: { color: { rgb: "FFFFFF" } } }],
    ["white of the theme", { font: { color: { theme: 0 } } }],
    ["the colour of the fill", { font: { color: { rgb: "FFFF00" } }, fill: fill("FFFF00") }],
    ["a format that shows nothing", { numFmt: ";;;" }],
  ])("%s: read, and said with its cell; --strict makes it an error", async (_, style) => {
    const book = await workbook(style);
    const [code, told] = await score(book);
    expect([code, told]).toEqual([0, expect.stringMatching(/a\.xlsx › 'Huyện A'!C2 {2}cảnh báo {2}cells-unseen {2}1 ô số liệu.*: C2\./)]);
    const [strict, error] = await score(book, "--strict");
    expect([strict, error]).toEqual([1, expect.stringContaining("'Huyện A'!C2  lỗi  cells-unseen")]);
  });

  test.each([
    ["white on blue", { font: { color: { rgb: "FFFFFF" } }, fill: fill("1F4E78") }, 2],
    ["grey", { font: { color: { rgb: "808080" } } }, 2],
    ["a white name, which counts for nothing", { font: { color: { rgb: "FFFFFF" } } }, 1],
    ["a usual format", { numFmt: "0.00" }, 2],
  ])("%s is nothing to tell", async (_, style, column) => {
    expect((await score(await workbook(style, column)))[1]).not.toContain("cells-unseen");
  });
});
