/** Published tables and saved results against the data: each cause is found where it was planted, and no fault goes by. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { dataChecks } from "../src/published/against-data.ts";
import { lastYearChecks } from "../src/published/last-year.ts";
import { memoryHost } from "./memory-host.ts";

const home = new URL("../", import.meta.url);
const nho = readFileSync(new URL("test/cases/nho.yaml", home), "utf8");

interface Told {
  readonly code: string;
  readonly cell: string;
  readonly cause: string | undefined;
  readonly subject: readonly string[];
}
interface Diagnostic {
  readonly code: string;
  readonly at: { readonly cell?: string; readonly line?: number };
  readonly args: { readonly cause?: { readonly code: string; readonly text: { readonly vi: string } } };
  readonly subject?: readonly string[];
}

async function verify(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<readonly Told[]> {
  const host = memoryHost({ files, shipped: "rubrics" });
  await main(["verify", ...argv, "--format", "json"], host);
  expect(host.stderr(), host.stderr()).not.toContain("lỗi của chính nó");
  const { diagnostics } = JSON.parse(host.stdout()) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ code, at, args, subject = [] }) => ({
    code,
    cell: at.cell ?? String(at.line ?? ""),
    cause: args.cause?.code,
    subject,
  }));
}

const DATA = `Đơn vị;Mã;Số liệu;Điểm tự đánh giá;Kết quả điều tra
Huyện Vũ Quang;1.1;Chậm;;
Huyện Vũ Quang;1.2;0;;
Huyện Vũ Quang;1.3;;1,25;
Huyện Vũ Quang;2.1;98/100;;
Huyện Vũ Quang;2.2;;;88,57
Huyện Hương Khê;1.1;Đúng hạn;;
Huyện Hương Khê;1.2;2;;
Huyện Hương Khê;1.3;;1,5;
Huyện Hương Khê;2.1;90/100;;
Huyện Hương Khê;2.2;;;90
Huyện Kỳ Anh;1.1;Đúng hạn;;
Huyện Kỳ Anh;1.2;1;;
Huyện Kỳ Anh;1.3;;1,5;
Huyện Kỳ Anh;2.1;100/100;;
Huyện Kỳ Anh;2.2;;;95
Thị xã Kỳ Anh;1.1;Đúng hạn;;
Thị xã Kỳ Anh;1.2;2;;
Thị xã Kỳ Anh;1.3;;1,5;
Thị xã Kỳ Anh;2.1;100/100;;
Thị xã Kỳ Anh;2.2;;;100
`;
const GRADES = `grades:
  - { id: tot, title: Tốt, from: 90 }
  - { id: kha, title: Khá, from: 0, below: 90 }
`;

describe.each(dataChecks.map((check) => [check.code, check] as const))("%s", (code, check) => {
  const files = { "rubrics/nho.yaml": `${nho}${GRADES}`, "so-lieu.csv": DATA };
  const against = (table: string) => verify({ ...files, "bang.csv": table }, "bang.csv", "--data", "so-lieu.csv");

  test("its bad example is told, and nothing else", async () => {
    const told = await against(check.bad);
    expect([...new Set(told.map((each) => each.code))]).toEqual([code]);
  });

  test("its good example is borne out", async () => {
    expect(await against(check.good)).toEqual([]);
  });
});

describe.each(lastYearChecks.map((check) => [check.code, check] as const))("%s", (code, check) => {
  const last = "Xếp hạng;Đơn vị;Tổng điểm;Chỉ số (%)\n1/2;Sở Nội vụ;85,42;85,42\n2/2;Sở Y tế;84,1;84,10";
  const against = (table: string) => verify({ "bang.csv": table, "truoc.csv": last }, "bang.csv", "--last-year", "truoc.csv");

  test("its bad example is told, and nothing else", async () => {
    expect([...new Set((await against(check.bad)).map((each) => each.code))]).toEqual([code]);
  });

  test("its good example is borne out", async () => {
    expect(await against(check.good)).toEqual([]);
  });
});

const RUBRIC = `cchc: 1
id: thu
title: Bộ tiêu chí thử
version: "1"
period: "2025"
standing: illustrative
maxPoints: 20
rounding: { decimals: 2, mode: half-up, at: leaf }
ranking: { by: published, ties: shared, tieBreak: [] }
rounds: [{ id: self, covers: all }, { id: appraisal, covers: changes }, { id: reappraisal, covers: changes }]
groups: [{ id: xa, title: Xã }]
domains:
  - id: "1"
    title: Chỉ đạo
    maxPoints: 9
    criteria:
      - { id: "1.1", title: Hồ sơ, maxPoints: 3, rule: { kind: proportional } }
      - { id: "1.2", title: Báo cáo, maxPoints: 3, rule: { kind: proportional } }
      - { id: "1.3", title: Văn bản, maxPoints: 3, notApplicable: exclude, rule: { kind: proportional } }
  - id: "2"
    title: Đoàn chấm
    maxPoints: 6
    rule: { kind: given }
  - id: "3"
    title: Điều tra
    maxPoints: 5
    rule: { kind: survey }
  - { id: "4", title: Thưởng, maxPoints: 1, effect: bonus, rule: { kind: per-item, of: Số sáng kiến, each: 0.5 } }
  - { id: "5", title: Phạt, maxPoints: 2, effect: penalty, rule: { kind: per-item, of: Số lỗi, each: 0.25 } }
`;

/** Eight communes: thirds and sevenths that rounding moves, a tie, a bonus, a penalty, a criterion that did not arise. */
const COMMUNES = [
  ["Xã An Bình", "2/3", "6/7", "1/3", "5,5", "5", "4,5", "88,8", "0", "0"],
  ["Xã Bình Minh", "5/7", "4/7", "2/7", "5,75", "5,25", "5", "91", "1", "0"],
  ["Xã Cẩm Tú", "7/9", "8/9", "5/9", "6", "5,5", "5,25", "77,7", "0", "2"],
  ["Xã Đông Hải", "2/3", "6/7", "1/3", "5,5", "5", "4,5", "88,8", "0", "0"],
  ["Xã Gia Lâm", "11/13", "10/13", "kad", "4,5", "4", "3,75", "95,3", "0", "0"],
  ["Xã Hòa Sơn", "1/6", "5/6", "1/7", "3,5", "3", "2,5", "64,4", "2", "1"],
  ["Xã Khánh An", "3/7", "1/7", "1/9", "2,5", "2,25", "2", "99", "0", "0"],
  ["Xã Lộc Tân", "4/9", "2/9", "2/7", "6", "3,25", "3", "30", "1", "3"],
] as const;
const head = "Đơn vị;Mã;Số liệu;Điểm tự đánh giá;Điểm thẩm định;Điểm thẩm định lại;Kết quả điều tra\n";
const THU =
  head +
  COMMUNES.map(([unit, a, b, c, self, first, second, survey, bonus, penalty]) =>
    [
      `${unit};1.1;${a};;;;`,
      `${unit};1.2;${b};;;;`,
      `${unit};1.3;${c === "kad" ? "không áp dụng" : c};;;;`,
      `${unit};2;;${self};${first};${second};`,
      `${unit};3;;;;;${survey}`,
      `${unit};4;${bonus};;;;`,
      `${unit};5;${penalty};;;;`,
    ].join("\n"),
  ).join("\n");

interface Unit {
  readonly place: number;
  readonly of: number;
  readonly unit: { readonly name: string };
  readonly self: string;
  readonly appraised: string;
  readonly survey: string;
  readonly bonus: string;
  readonly penalty: string;
  readonly total: string;
  readonly index: string;
  readonly applicableMax: string;
}

/** The units as the program scores them by a rubric. */
async function scored(rubric: string, ...options: readonly string[]): Promise<readonly Unit[]> {
  const host = memoryHost({ files: { "thu.yaml": rubric, "so-lieu.csv": THU }, shipped: "rubrics" });
  await main(["score", "so-lieu.csv", "--rubric", "thu.yaml", "--format", "json", ...options], host);
  return (JSON.parse(host.stdout()) as { readonly groups: readonly { readonly units: readonly Unit[] }[] }).groups[0]?.units ?? [];
}

type Cell = (unit: Unit, index: number, all: readonly Unit[]) => string;
const COLUMNS: Readonly<Record<string, Cell>> = {
  "Xếp hạng": ({ place, of }) => `${place}/${of}`,
  "Đơn vị": ({ unit }) => unit.name,
  "Điểm thẩm định": ({ appraised }) => appraised,
  "Điểm điều tra": ({ survey }) => survey,
  "Điểm thưởng": ({ bonus }) => bonus,
  "Điểm phạt": ({ penalty }) => penalty,
  "Tổng điểm": ({ total }) => total,
  "Điểm tối đa áp dụng": ({ applicableMax }) => applicableMax,
  "Chỉ số (%)": ({ index }) => index,
};
/** The ranking as it would be published. @param changed columns that were made otherwise */
function table(units: readonly Unit[], changed: Readonly<Record<string, Cell>> = {}): string {
  const columns = { ...COLUMNS, ...changed };
  const rows = units.map((unit, index) =>
    Object.values(columns)
      .map((cell) => cell(unit, index, units))
      .join(";"),
  );
  return [Object.keys(columns).join(";"), ...rows].join("\n");
}
const against = (published: string): Promise<readonly Told[]> =>
  verify({ "thu.yaml": RUBRIC, "so-lieu.csv": THU, "bang.csv": published }, "bang.csv", "--data", "so-lieu.csv", "--rubric", "thu.yaml");
const causes = (told: readonly Told[], column: string): readonly (string | undefined)[] => [
  ...new Set(told.filter(({ subject }) => subject[1] === column).map(({ cause }) => cause)),
];
const plus = (a: string, b: string, sign = 1): string => (Math.trunc(Number(a) * 1e6 + sign * Number(b) * 1e6) / 1e6).toString();

let units: readonly Unit[];
beforeAll(async () => {
  units = await scored(RUBRIC);
});

test("what the program itself printed is borne out, cell by cell", async () => {
  expect(units).toHaveLength(8);
  expect(await against(table(units))).toEqual([]);
});

describe("tables that were made in another way are found out", () => {
  const variants: readonly (readonly [string, string, string, string])[] = [
    ["rounded after adding", "at: leaf", "at: total", "way-rounded-after"],
    ["cut off", "mode: half-up", "mode: down", "way-cut"],
    ["to one decimal", "decimals: 2", "decimals: 1", "way-decimals"],
    ["to three decimals", "decimals: 2", "decimals: 3", "way-decimals"],
  ];
  test.each(variants)("%s", async (_, from, to, cause) => {
    const told = await against(table(await scored(RUBRIC.replace(from, to))));
    expect(told.length).toBeGreaterThan(0);
    expect(causes(told, "Tổng điểm")).toEqual([cause]);
  });

  test("the points of an earlier round", async () => {
    const before = await scored(RUBRIC, "--round", "appraisal");
    const told = await against(table(before));
    for (const column of ["Tổng điểm", "Chỉ số (%)"]) expect(causes(told, column)).toEqual(["way-round"]);
  });

  const totals: readonly (readonly [string, Cell, string])[] = [
    ["the survey left out", ({ total, survey }) => plus(total, survey, -1), "way-without-survey"],
    ["the bonus left out", ({ total, bonus }) => plus(total, bonus, -1), "way-without-bonus"],
    ["the penalty left out", ({ total, penalty }) => plus(total, penalty), "way-without-penalty"],
    ["bonus and penalty left out", ({ total, bonus, penalty }) => plus(plus(total, bonus, -1), penalty), "way-without-extras"],
    ["the index in the column of totals but for one", ({ total, index }, row) => (row === 0 ? total : index), "way-other-figure"],
    ["the self-assessment", ({ self }) => self, "way-other-figure"],
  ];
  test.each(totals)("%s", async (_, cell, cause) => {
    expect(causes(await against(table(units, { "Tổng điểm": cell })), "Tổng điểm")).toEqual([cause]);
  });

  test("out of the whole scale where a criterion did not apply", async () => {
    const whole: Cell = ({ total, applicableMax, index }) => (applicableMax === "20.00" ? index : (Number(total) * 5).toFixed(2));
    const told = await against(table(units, { "Chỉ số (%)": whole }));
    expect(told.map(({ subject, cause }) => [subject[0], cause])).toEqual([["Xã Gia Lâm", "way-whole-scale"]]);
  });

  test("two units swapped", async () => {
    const total: Cell = ({ total: own }, row, all) => (row === 1 ? (all[2] as Unit).total : row === 2 ? (all[1] as Unit).total : own);
    const told = await against(table(units, { "Tổng điểm": total }));
    expect(told.map(({ cause }) => cause)).toEqual(["cause-swapped", "cause-swapped"]);
  });

  test("the figure of the line above copied", async () => {
    const total: Cell = ({ total: own }, row, all) => (row === 2 ? (all[1] as Unit).total : own);
    expect((await against(table(units, { "Tổng điểm": total }))).map(({ cause }) => cause)).toEqual(["cause-copied"]);
  });

  const slips: readonly (readonly [string, (own: string) => string, string])[] = [
    ["digits transposed", (own) => own.replace(/(\d)(\d)$/, "$2$1"), "slip-transposed"],
    ["a digit too many", (own) => `1${own}`, "slip-extra-digit"],
    ["the decimal mark misplaced", (own) => (Number(own) / 10).toString(), "slip-decimal-mark"],
    ["typed by hand", () => "3.21", "slip-by-hand"],
  ];
  test.each(slips)("%s", async (_, slip, cause) => {
    const row = units.findIndex(({ total }) => /(\d)(?!\1)\d$/.test(total) && !total.endsWith("0"));
    const total: Cell = ({ total: own }, index) => (index === row ? slip(own) : own);
    expect((await against(table(units, { "Tổng điểm": total }))).map((each) => each.cause)).toEqual([cause]);
  });

  const places: readonly (readonly [string, Cell, string])[] = [
    ["by the order of rows", (_, row, all) => `${row + 1}/${all.length}`, "way-row-order"],
    [
      "without leaving places out",
      ({ index }, _, all) => `${new Set(all.filter((each) => Number(each.index) >= Number(index)).map((each) => each.index)).size}/8`,
      "way-dense",
    ],
    [
      "by the total instead of the index",
      ({ total }, _, all) => `${all.filter((each) => Number(each.total) > Number(total)).length + 1}/8`,
      "way-by-total",
    ],
    [
      "without the survey",
      ({ total, survey }, _, all) =>
        `${all.filter((each) => Number(plus(each.total, each.survey, -1)) > Number(plus(total, survey, -1))).length + 1}/8`,
      "way-rank-without-survey",
    ],
    ["two places swapped", (unit, row) => `${row === 0 ? 2 : row === 1 ? 1 : unit.place}/8`, "cause-swapped"],
  ];
  test.each(places)("ranked %s", async (_, place, cause) => {
    const told = await against(table(units, { "Xếp hạng": place }));
    expect(told.length).toBeGreaterThan(0);
    expect(causes(told, "Xếp hạng")).toEqual([cause]);
  });
});

test("no single changed digit of a published table goes by", async () => {
  const sound = table(units);
  const [heading = "", ...rows] = sound.split("\n");
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: rows.length - 1 }),
      fc.constantFrom(2, 3, 6, 8),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      async (row, column, at, by) => {
        const cells = (rows[row] as string).split(";");
        const text = cells[column] as string;
        const digits = [...text].flatMap((letter, index) => (/\d/.test(letter) ? [index] : []));
        const index = digits[at % digits.length] as number;
        cells[column] = text.slice(0, index) + String((Number(text[index]) + by) % 10) + text.slice(index + 1);
        const told = await against([heading, ...rows.with(row, cells.join(";"))].join("\n"));
        const cell = `${"ABCDEFGHI"[column]}${row + 2}`;
        expect(told.map((each) => each.cell)).toEqual([cell]);
      },
    ),
    { numRuns: 40 },
  );
});

describe("results that the program saved", () => {
  const sample = () => ({ "thu.yaml": RUBRIC, "so-lieu.csv": THU });
  const saved = async (format: "json" | "markdown" | "csv", lang = "vi"): Promise<string> => {
    const host = memoryHost({ files: sample(), shipped: "rubrics" });
    await main(["score", "so-lieu.csv", "--rubric", "thu.yaml", "--format", format, "--lang", lang], host);
    return host.stdout();
  };
  const ENDINGS = { json: "json", markdown: "md", csv: "csv" } as const;
  const FORMATS = ["json", "markdown", "csv"] as const;
  const check = (format: (typeof FORMATS)[number], text: string, ...argv: readonly string[]): Promise<readonly Told[]> =>
    verify({ ...sample(), [`kq.${ENDINGS[format]}`]: text }, `kq.${ENDINGS[format]}`, ...argv);
  const DATA_OF = ["--data", "so-lieu.csv", "--rubric", "thu.yaml"] as const;

  test.each(FORMATS)("are sound as %s, in both languages, alone and with the data", async (format) => {
    for (const lang of ["vi", "en"]) {
      const text = await saved(format, lang);
      expect(await check(format, text)).toEqual([]);
      expect(await check(format, text, ...DATA_OF)).toEqual([]);
    }
  });

  test("carry one seal in every format", async () => {
    const { seal } = JSON.parse(await saved("json")) as { readonly seal: { readonly data: string; readonly figures: string } };
    for (const format of ["markdown", "csv"] as const) {
      const text = await saved(format);
      expect(text).toContain(seal.data.slice(0, 12));
      expect(text).toContain(seal.figures.slice(0, 16));
    }
  });

  const changes = [
    ["json", /"total": "(\d+)\.(\d)(\d)"/, '"total": "$1.$3$2"', "result-seal-broken"],
    ["markdown", /\*\*(\d+),(\d)(\d)\*\*/, "**$1,$3$2**", "seal-broken"],
    ["csv", /Xã Hòa Sơn/, "Xã Hòa Sơm", "seal-broken"],
  ] as const;
  test.each(changes)("show by their own seal that a figure or a name of %s was changed", async (format, from, to, code) => {
    const text = await saved(format);
    expect(text).toMatch(from);
    expect((await check(format, text.replace(from, to))).map((each) => each.code)).toContain(code);
  });

  test("name the field that differs, at its line", async () => {
    const text = await saved("json");
    const lines = text.split("\n");
    const line = lines.findIndex((each) => each.includes('"survey"'));
    const told = await check("json", lines.with(line, (lines[line] as string).replace(/"[\d.]+"/, '"0.00"')).join("\n"), ...DATA_OF);
    expect(told).toEqual([
      {
        code: "result-field-differs",
        cell: String(line + 1),
        cause: undefined,
        subject: [expect.stringMatching(/^Xã /)],
      },
    ]);
    const host = memoryHost({ files: { "kq.json": lines.with(line, '"survey": "0.00",').join("\n"), ...sample() }, shipped: "rubrics" });
    await main(["verify", "kq.json", ...DATA_OF], host);
    expect(host.stdout()).toMatch(/Điểm điều tra xã hội học: tệp ghi 0,00, tính lại \d,\d\d \(groups\[xa\]\.units\[.+\]\.survey\)\./);
    expect(host.stdout().match(/groups\[xa\]/g)).toHaveLength(1);
  });

  test("say first that data, rubric or program are others", async () => {
    const text = await saved("json");
    const files = (data: string, rubric: string) => ({ "thu.yaml": rubric, "so-lieu.csv": data, "kq.json": text });
    const other = await verify(files(THU.replace("88,8", "88,9"), RUBRIC), "kq.json", ...DATA_OF);
    expect(other[0]?.code).toBe("result-data-differs");
    expect(other.slice(1).every(({ code }) => code === "result-field-differs")).toBe(true);
    const changed = await verify(files(THU, RUBRIC.replace("maxPoints: 5", "maxPoints: 5 # năm")), "kq.json", ...DATA_OF);
    expect(changed.map(({ code }) => code)).toEqual(["result-rubric-file-differs"]);
    const stricter = await verify(files(THU, RUBRIC.replace("at: leaf", "at: total")), "kq.json", ...DATA_OF);
    expect(stricter[0]?.code).toBe("result-rubric-changed");
    const older = await check("json", text.replace(/"version": "\d+\.\d+\.\d+"/, '"version": "0.0.1"'), ...DATA_OF);
    expect(older.map(({ code }) => code)).toEqual(["result-tool-differs"]);
  });

  test("are refused when they are none", async () => {
    expect((await check("json", "{")).map(({ code }) => code)).toEqual(["result-unreadable"]);
    expect((await check("json", '{"schema":"cchc-diagnostics/1"}')).map(({ code }) => code)).toEqual(["result-foreign"]);
  });

  test("stored files may have been moved since", async () => {
    const text = await saved("json");
    expect(
      await verify(
        { "thu.yaml": RUBRIC, "cu/so-lieu.csv": THU, "kq.json": text },
        "kq.json",
        "--data",
        "cu/so-lieu.csv",
        "--rubric",
        "thu.yaml",
      ),
    ).toEqual([]);
  });
});
