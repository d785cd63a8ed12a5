/** What a reader is told to do: every fault of a cell has a remedy, and on a terminal the last line says where more is to be read. */
import { expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { branch, leaf, read, rubricOf, sheet } from "./build.ts";
import { RUBRIC } from "./headed-sheets.ts";
import { memoryHost } from "./memory-host.ts";

const CHOICE =
  "{ kind: choice, levels: [{ id: tot, title: Tốt, points: 2 }, { id: kha, title: Khá, points: 1 }, { id: vua, title: Vừa, points: 1 }] }";
const LIST = "{ kind: checklist, items: [{ id: a, title: Nội dung A, points: 1 }, { id: b, title: Nội dung B, points: 1 }] }";
const DUE = '{ kind: deadline, due: "2022-01-31", bands: [{ to: 0, points: 2 }, { from: 1, points: 0 }], notDone: 0 }';
const rubric = rubricOf(`maxPoints: 8
domains:
  - ${branch("1", 8, [leaf("1.1", 2), leaf("1.2", 2, CHOICE), leaf("1.3", 2, LIST), leaf("1.4", 2, DUE)])}
`);

test.each([
  ["1.1", "nhiều", "cell-number"],
  ["1.1", "90%", "cell-percent"],
  ["1.2/level", "Rất tốt", "cell-choice"],
  ["1.2/level", 1, "cell-choice-points"],
  ["1.3/a", "một phần", "cell-flag"],
  ["1.4/date", "31/02/2022", "cell-date"],
  ["1.4/date", 44_571, "cell-date-serial"],
])("%s holding %s is %s, with what to do", (code, value, told) => {
  const heads = ["Đơn vị", code, code === "1.1" ? "1.3" : "1.1"];
  const { diagnostics } = read(rubric, sheet([heads, ["Huyện A", value, 1]], { sheet: "s" }));
  const found = diagnostics.find(({ message }) => message.words.code === told);
  expect(found?.fix?.words.code).toMatch(/^fix-cell-/);
  expect(found?.expected).toBeDefined();
});

test("a round that there is not, and a value in a column of another one", () => {
  const rows = [
    ["Đơn vị", "Vòng", "1.1", "1.3 (thẩm định)"],
    ["Huyện A", "Vòng X", 1, 1],
    ["Huyện B", "Tự chấm", 1, 1],
  ];
  const { diagnostics } = read(rubric, sheet(rows, { sheet: "s" }));
  expect(diagnostics.map(({ message, fix }) => [message.words.code, fix?.words.code])).toEqual([
    ["round-unknown", "fix-round-unknown"],
    ["round-differs", "fix-round-differs"],
  ]);
});

test("on a terminal the last line names the page of the worst of what was told; in a file or a pipe it does not", async () => {
  const files = { "thu.yaml": RUBRIC, "a.csv": "Đơn vị;1.1;1.2\nHuyện A;nhiều;3\nHuyện B;2;3đ\n" };
  const last = async (interactive: boolean): Promise<string> => {
    const host = memoryHost({ files, columns: 200 });
    await main(["score", "a.csv", "-r", "thu.yaml", "--color", "never"], { ...host, err: { ...host.err, interactive } });
    return host.stderr().trimEnd().split("\n").at(-1) ?? "";
  };
  expect(await last(true)).toMatch(/^✖ 1 lỗi, \d+ cảnh báo trong 1 tệp · Xem thêm: cchc help cell-number$/);
  expect(await last(false)).not.toContain("cchc help");
});

test("two columns of one round under one code", () => {
  const heads = ["Đơn vị", "1.1 (thẩm định)", "1.1 (TĐ)", "1.3"];
  const { diagnostics } = read(rubric, sheet([heads, ["Huyện A", 1, 2, 1]], { sheet: "s" }));
  expect(diagnostics.map(({ message, fix }) => [message.words.code, fix?.words.code])).toContainEqual(["column-twice", "fix-column-twice"]);
});
