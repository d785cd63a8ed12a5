/** Formats: what any report looks like in them, and that nothing people wrote gets through unescaped. */
import CliTable from "cli-table3";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawTable, isPlain, type Row } from "../src/formats/drawn-table.ts";
import { frameLines } from "../src/formats/frame.ts";
import { formatOf, formats } from "../src/formats/index.ts";
import { safe } from "../src/formats/safe.ts";
import { chop, displayWidth, pad } from "../src/formats/width.ts";
import { pieces } from "../src/formats/wrap.ts";
import type { Block, Records, Report } from "../src/views/block.ts";

const NONE: Records = { columns: [], rows: [] };
const reportOf = (...blocks: readonly Block[]): Report => ({ blocks, records: NONE, json: {} });
const textOf = (rendered: unknown): string => [...(rendered as Iterable<string>)].join("");
const screen = async (report: Report, width: number | "none" = 80, ascii = false, colour = false): Promise<string> =>
  textOf(await formatOf("terminal")?.render(report, { colour, width: width === "none" ? undefined : width, ascii }));
const markdown = async (...blocks: readonly Block[]): Promise<string> =>
  String(await formatOf("markdown")?.render(reportOf(...blocks), { colour: false, width: undefined, ascii: false }));
const csv = (records: Records): string =>
  textOf(formatOf("csv")?.render({ ...reportOf(), records }, { colour: false, width: undefined, ascii: false }));
const json = (value: unknown): string =>
  formatOf("json")?.render({ ...reportOf(), json: value }, { colour: false, width: undefined, ascii: false }) as string;
const paragraph = (text: string): Block => ({ kind: "paragraph", text });

const EVIL = "\x1b[31mđỏ\x1b]0;x\x07 \u202egpj.exe\u202c a\u200bb \x9b2J \x7f \u2066x\u2069 \ufeff";
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const widest = (text: string): number => Math.max(...text.split("\n").map(displayWidth));

const FRAME_PARTS = ["top", "bottom", "mid", "left", "right"].flatMap((side) =>
  ["", "-left", "-mid", "-right"].map((more) => side + more).filter((name) => !/^(?:left|right)-(?:left|right)$/.test(name)),
);
const framed = (part: (name: string) => string): Record<string, string> =>
  Object.fromEntries([...FRAME_PARTS, "middle"].map((name) => [name, part(name)]));
const GAPS = framed((name) => (name === "middle" ? "  " : ""));
const ASCII_LINES = framed((name) => (name.includes("-") ? "+" : /^(?:left|right|middle)$/.test(name) ? "|" : "-"));

const RANKS: Block = {
  kind: "table",
  columns: [
    { title: "Xếp hạng", align: "right" },
    { title: "Đơn vị", align: "left", flexible: true },
    { title: "Tổng điểm đạt được /100", align: "right" },
  ],
  rows: [
    ["1/2", "Thành phố Hà Tĩnh", "95,12"],
    ["2/2", "Huyện Vũ Quang", [{ text: "9,30", tone: "strong" }]],
  ],
  foot: [["", "Tổng cộng", "104,42"]],
};

describe("width", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["Hương Khê", 9],
    ["Hương Khê".normalize("NFD"), 9],
    ["漢字", 4],
    ["ｆｕｌｌ", 8],
    ["👩‍👩‍👧‍👦", 2],
    ["🇻🇳", 2],
    ["a\u0301\u0302\u0303", 1],
    ["⚠\ufe0f", 2],
    ["각", 2],
  ])("%s takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test("pads and chops by columns, never inside a letter", () => {
    expect(pad("Hà".normalize("NFD"), 4, "right")).toBe(`${"Hà".normalize("NFD")}  `);
    expect(pad("漢", 4, "left")).toBe("  漢");
    expect(chop("Tĩnh".normalize("NFD"), 2)).toEqual(["Ti\u0303", "nh"]);
    expect(chop("漢字", 3)).toEqual(["漢", "字"]);
  });
});

describe("list", () => {
  test("every format has its own id; those that show every report have their own extension", () => {
    const plain = formats.filter(({ needs }) => needs === undefined);
    expect(plain.map(({ id }) => id)).toEqual(["csv", "json", "markdown", "pretty", "xlsx"]);
    expect(new Set(plain.map(({ extension }) => extension)).size).toBe(plain.length);
    expect(formats.filter(({ needs }) => needs === "findings").map(({ id }) => id)).toEqual([
      "checkstyle",
      "concise",
      "github",
      "gitlab",
      "junit",
      "sarif",
    ]);
    expect(formatOf("terminal")).toBe(formatOf("pretty"));
    expect(formatOf("pdf")).toBeUndefined();
  });

  test("an empty report", async () => {
    expect(await screen(reportOf())).toBe("");
    expect(await markdown()).toBe("");
    expect(csv(NONE)).toBe("\ufeff\r\n");
    expect(json({})).toBe("{}\n");
  });
});

describe("terminal", () => {
  test("entries of one line stand close together, one with a frame or advice apart from both its neighbours", async () => {
    const frame = { lines: [{ number: 1, text: "a: b" }], mark: { start: 3, end: 4 } };
    const items = [
      { title: "một" },
      { title: "hai" },
      { title: "ba", frame },
      { title: "bốn" },
      { title: "năm", more: ["sửa"] },
      { title: "sáu" },
    ];
    const entries = items.map(({ more = [], ...item }) => ({ ...item, lines: more }));
    expect((await screen(reportOf({ kind: "entries", items: entries }))).split("\n")).toEqual([
      ...["một", "hai", "", "ba", "   1 | a: b", "     |    ^", "", "bốn", "", "năm", "   sửa", "", "sáu", ""],
    ]);
  });

  test("unsafe text is made visible, wherever it stands", async () => {
    expect(safe("a\x1bb\u202ec\u00add\ufeff")).toBe("a\\x1bb\\u{202e}c\\u{ad}d\\u{feff}");
    expect(safe("hai\r\ndòng\tvà ô")).toBe("hai dòng và ô");
    const all = reportOf(
      { kind: "heading", level: 1, text: EVIL },
      paragraph(EVIL),
      { kind: "list", items: [EVIL] },
      { kind: "facts", items: [{ name: EVIL, value: EVIL }] },
      { kind: "table", columns: [{ title: EVIL, align: "left" }], rows: [[EVIL]], foot: [[EVIL]] },
      {
        kind: "entries",
        items: [{ title: EVIL, figure: EVIL, lines: [EVIL], frame: { lines: [{ number: 1, text: EVIL }], mark: { start: 0, end: 3 } } }],
      },
      { kind: "code", text: EVIL },
    );
    for (const width of [20, 60, 200, "none"] as const) expect((await screen(all, width)).replaceAll("\n", "")).not.toMatch(UNSAFE);
    expect(
      await markdown(...all.blocks)
        .toString()
        .replaceAll("\n", ""),
    ).not.toMatch(UNSAFE);
  });

  test("a table: numbers right, a line above the foot, no spaces at the ends of lines", async () => {
    expect(await screen(reportOf(RANKS), 60)).toBe(`┌──────────┬───────────────────┬─────────────────────────┐
│ Xếp hạng │ Đơn vị            │ Tổng điểm đạt được /100 │
├──────────┼───────────────────┼─────────────────────────┤
│      1/2 │ Thành phố Hà Tĩnh │                   95,12 │
│      2/2 │ Huyện Vũ Quang    │                    9,30 │
│ ──────── │ ───────────────── │ ─────────────────────── │
│          │ Tổng cộng         │                  104,42 │
└──────────┴───────────────────┴─────────────────────────┘
`);
  });

  test("ASCII lines", async () => {
    const text = await screen(reportOf({ kind: "heading", level: 2, text: "Huyện" }, RANKS), 60, true);
    expect(text).not.toMatch(/[─│┌═]/);
    expect(text).toContain("| ");
  });

  test("NFC and NFD names give the same table", async () => {
    const names = ["Huyện Hương Khê", "Thị xã Kỳ Anh", "Huyện Đức Thọ"];
    const tableOf = (form: "NFC" | "NFD"): Block =>
      ({ ...RANKS, rows: names.map((name) => ["1/3", name.normalize(form), "9,00"]) }) as Block;
    for (const width of [30, 60, 100])
      expect(await screen(reportOf(tableOf("NFD")), width)).toBe(await screen(reportOf(tableOf("NFC")), width));
  });

  test.each([20, 30, 40, 60, 100])("nothing is wider than %i columns", async (width) => {
    const sentence = "Số lượng lãnh đạo tại 01 đơn vị chưa bảo đảm đúng quy định; ".repeat(4);
    const wide: Block = { ...RANKS, rows: [["12/13", sentence, "89,30"]] } as Block;
    const report = reportOf({ kind: "heading", level: 1, text: sentence }, paragraph(sentence), wide, {
      kind: "entries",
      items: [{ title: sentence, figure: "−1,50", lines: [sentence, "x".repeat(70)] }],
    });
    expect(widest(await screen(report, width))).toBeLessThanOrEqual(Math.max(width, 25));
  });

  test.each([60, 42])("a long table on %i columns is drawn as a short one is", async (width) => {
    const rows = Array.from({ length: 250 }, (_, at) => [`${100 + at}/250`, `Huyện Số ${100 + at}`, "9,00"]);
    const drawn = async (some: readonly string[][]): Promise<readonly string[]> =>
      (await screen(reportOf({ ...RANKS, rows: some } as Block), width, false, true)).split("\n");
    const lines = await Promise.all(rows.map(async (row) => [row, await drawn([row])] as const));
    const whole = await drawn(rows);
    const [, short = []] = lines[0] ?? [];
    const at = short.findIndex((line) => line.includes("100/250"));
    expect(whole).toEqual([...short.slice(0, at), ...lines.map(([, each]) => each[at]), ...short.slice(at + 1)]);
  });

  test("rows that are written into the row of a model are those that the library draws", () => {
    const text = fc.oneof(fc.stringMatching(/^[ -~À-ʯḀ-ỹ–—“”›…−≥≤≈]{0,9}$/), fc.constantFrom("x", "xx", "統計", "", "│", "Thị xã Kỳ Anh"));
    const span = fc.record({ text, tone: fc.constantFrom("plain", "strong", "bad" as const) });
    const cell = fc.array(span, { maxLength: 2 });
    const colours = { plain: "", strong: "\x1b[1m", bad: "\x1b[31m" } as const;
    const ends = { plain: "", strong: "\x1b[22m", bad: "\x1b[39m" } as const;
    const paint = (line: readonly { text: string; tone?: string }[]): string =>
      line.map(({ text, tone = "plain" }) => (text === "" ? "" : colours[tone as "bad"] + text + ends[tone as "bad"])).join("");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }), fc.boolean(), fc.boolean(), (rows, boxed, ascii) => {
        const widthOf = (column: 0 | 1): number =>
          rows.reduce((most, row) => Math.max(most, displayWidth(row[column].map((each) => each.text).join(""))), 4);
        const widths = [widthOf(0), widthOf(1)];
        const columns = [{ align: "right" }, { align: "left" }] as const;
        const rowOf = (row: (typeof rows)[number]): Row => row.map((each) => pieces(each));
        const unusual = rows.map(rowOf).filter((row) => !isPlain(row));
        const table = { head: [pieces("Số"), pieces("Tên")], body: rows, rowOf, unusual, foot: [] };
        const drawn = drawTable(CliTable, table, { ascii, boxed, gap: 2, columns, widths, paint });
        const library = new CliTable({
          ...(boxed ? {} : { chars: GAPS }),
          ...(boxed && ascii ? { chars: ASCII_LINES } : {}),
          style: { head: [], border: [], compact: true, ...(boxed ? {} : { "padding-left": 0, "padding-right": 0 }) },
          colAligns: ["right", "left"],
          colWidths: widths.map((width) => width + (boxed ? 2 : 0)),
          head: ["Số", "Tên"],
        });
        if (!boxed) library.push(widths.map((width) => (ascii ? "-" : "─").repeat(width)));
        library.push(...rows.map((row) => row.map(paint)));
        expect([...drawn]).toEqual(library.toString().split("\n"));
      }),
      { numRuns: Number(process.env.FC_RUNS ?? 100) },
    );
  });

  test("no letter of a cell is cut off, whatever marks it has", async () => {
    const names = ["ที่นั่งที่นั่งที่นี่", "हिन्दी में नीति", "שָׁלוֹם עֲלֵיכֶם", "각각각", "が".normalize("NFD"), "Hà Tĩnh"];
    const text = await screen(reportOf({ ...RANKS, rows: names.map((name) => ["1/6", name, "9,00"]) } as Block), 60);
    for (const name of names) expect(text).toContain(name.normalize("NFC"));
    expect(text).not.toContain("…");
  });

  test("where not even columns fit, one line a cell", async () => {
    expect(await screen(reportOf(RANKS), 14)).toContain("Xếp hạng: 1/2");
  });

  test("colours only when wanted, and never the only sign", async () => {
    const report = reportOf({ kind: "paragraph", text: [{ text: "lỗi", tone: "bad" }, { text: " ở đây" }] }, RANKS);
    const coloured = await screen(report, 60, false, true);
    expect(coloured).toContain("\x1b[31mlỗi\x1b[39m");
    // biome-ignore lint/complexity/useRegexLiterals: the escape reads better so
    expect(coloured.replace(new RegExp("\\x1b\\[\\d+m", "g"), "")).toBe(await screen(report, 60));
  });

  test("without a width, sentences are not wrapped", async () => {
    const long = "một câu rất dài ".repeat(20).trim();
    expect(await screen(reportOf(paragraph(long)), "none")).toBe(`${long}\n`);
  });

  test("an entry: the figure at the right edge, its lines further in", async () => {
    const text = await screen(
      reportOf({ kind: "entries", items: [{ title: "1.5  Sáng kiến", figure: "−1,50", lines: ["Lý do trừ điểm: không có"] }] }),
      40,
    );
    expect(text).toBe(`1.5  Sáng kiến                     −1,50\n   Lý do trừ điểm: không có\n`);
  });
});

describe("frame", () => {
  const marks = (text: string, start: number, end: number): readonly string[] =>
    frameLines({ lines: [{ number: 9, text }], mark: { start, end } });

  test.each([
    ["plain", "maxPoints: 2,5", "2,5", "9 | maxPoints: 2,5", "  |            ^^^"],
    ["NFD", `${"tên".normalize("NFD")}: 2,5`, "2,5", "9 | tên: 2,5", "  |      ^^^"],
    ["tab", "\tx: 1", "1", "9 |     x: 1", "  |        ^"],
    ["wide", "漢字: 1", "1", "9 | 漢字: 1", "  |       ^"],
    ["escape", "\x1b: 1", "1", "9 | \\x1b: 1", "  |       ^"],
  ])("%s", (_, text, marked, line, under) => {
    const start = text.indexOf(marked);
    expect(marks(text, start, start + marked.length)).toEqual([line, under]);
  });

  test("an empty stretch has one mark; a very long line is cut around it", () => {
    expect(marks("a:", 2, 2)).toEqual(["9 | a:", "  |   ^"]);
    const [line = "", under = ""] = marks(`${"x".repeat(5000)}!${"y".repeat(5000)}`, 5000, 5001);
    expect(line.length).toBeLessThan(140);
    expect(line[under.indexOf("^")]).toBe("!");
    expect(frameLines({ lines: [], mark: { start: 0, end: 0 } })).toEqual([]);
  });
});

describe("markdown", () => {
  test("what people wrote cannot become markup", async () => {
    expect(await markdown(paragraph("<script>alert(1)</script> & a|b *c* _d_ `e` [f](g) ~h~ \\i"))).toBe(
      "&lt;script&gt;alert(1)&lt;/script&gt; &amp; a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\](g) \\~h\\~ \\\\i\n",
    );
    expect(await markdown(paragraph("# a"), paragraph("- b"), paragraph("1. c"), paragraph("1.5 d"))).toBe(
      "\\# a\n\n\\- b\n\n1\\. c\n\n1.5 d\n",
    );
    expect(await markdown(paragraph("hai\r\ndòng"))).toBe("hai<br>dòng\n");
  });

  test("tables keep their cells", async () => {
    const table: Block = { ...RANKS, rows: [["1", "a|b\nc", ""]] } as Block;
    expect(await markdown(table)).toBe(`| Xếp hạng | Đơn vị | Tổng điểm đạt được /100 |
| --: | :-- | --: |
| 1 | a\\|b<br>c |  |
|  | **Tổng cộng** | **104,42** |
`);
  });

  test("entries are lists, code has a fence of its own", async () => {
    const entry: Block = {
      kind: "entries",
      items: [
        {
          title: [
            { text: "1.5 ", tone: "muted" },
            { text: "Sáng kiến", tone: "strong" },
          ],
          figure: "−1,50",
          lines: ["Vị trí: F12"],
        },
      ],
    };
    expect(await markdown(entry)).toBe("- 1.5 **Sáng kiến**: **−1,50**\n  - Vị trí: F12\n");
    expect(await markdown({ kind: "code", text: "a\n```\nb" })).toBe("````\na\n```\nb\n````\n");
  });
});

describe("csv", () => {
  const fields = (...row: readonly string[]): string => csv({ columns: row, rows: [] }).slice(1).trimEnd();

  test("semicolons, CRLF, a byte order mark", () => {
    expect(csv({ columns: ["Hạng", "Điểm"], rows: [["1", "89,30"]] })).toBe("\ufeffHạng;Điểm\r\n1;89,30\r\n");
  });

  test("formulas become text, numbers stay numbers", () => {
    expect(fields("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "＝1", "－x")).toBe(
      "'=cmd|' /C calc'!A0;'+1+1;'-2+3;'@SUM(A1);'＝1;'－x",
    );
    expect(fields("-1,50", "+0,5", "-3", "89.30", "−1,50")).toBe("-1,50;+0,5;-3;89.30;−1,50");
    expect(fields("\t=1", "\r=1")).toBe('"\'\t=1";"\'\r=1"');
  });

  test("quotes and line ends survive; what is unseen is shown", () => {
    const rows = [["a;b", 'nói "được"', "hai\ndòng", " trước"]];
    const text = csv({ columns: ["1", "2", "3", "4"], rows });
    expect(parse(text, { delimiter: ";", bom: true, from: 2 })).toEqual(rows);
    expect(fields(EVIL)).not.toMatch(UNSAFE);
  });

  test("names are composed", () => {
    expect(fields("Hà Tĩnh".normalize("NFD"))).toBe("Hà Tĩnh");
  });
});

describe("json", () => {
  test("two spaces, one line end, nothing unseen as it is, the same value", () => {
    const value = { a: `${EVIL}\u2028\u2029\u{e0041}\n`, n: ["1"] };
    const text = json(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text.replaceAll("\n", "")).not.toMatch(UNSAFE);
    expect(text).toContain("\\u2028");
    expect(text.endsWith("}\n")).toBe(true);
  });
});
