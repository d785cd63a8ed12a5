/** Two rubrics compared: every kind of change in words, what it does to scores, and the same data by both. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { type MemoryHost, memoryHost } from "./memory-host.ts";

const home = new URL("..", import.meta.url);
const shipped = readFileSync(new URL("rubrics/hatinh-huyen-2022.yaml", home), "utf8");
const workbook = new Uint8Array(readFileSync(new URL("samples/hatinh-huyen-2022.xlsx", home)));

const BASE = `cchc: 1
id: nho
title: Chỉ số CCHC nhỏ
decision: { number: 01/QĐ-UBND }
version: "1"
period: "2022"
standing: reconstructed
maxPoints: 13
rounding: { decimals: 2, mode: half-up, at: leaf }
ranking: { by: published, ties: shared, tieBreak: ["1.1"] }
grades:
  - { id: tot, title: Tốt, from: 80 }
  - { id: kha, title: Khá, from: 0, below: 80 }
groups:
  - { id: huyen, title: Huyện, units: 2 }
units:
  - { id: vu-quang, name: Huyện Vũ Quang }
  - { id: huong-khe, name: Huyện Hương Khê }
domains:
  - id: "1"
    title: Chỉ đạo điều hành
    maxPoints: 7
    criteria:
      - { id: "1.1", title: Kế hoạch năm, maxPoints: 1, clause: Mục 1, notApplicable: forbidden, rule: { kind: choice, levels: [{ id: du, title: Kịp thời, points: 1 }, { id: khong, title: Không ban hành, points: 0 }] } }
      - { id: "1.2", title: Sáng kiến cấp tỉnh, maxPoints: 1.5, rule: { kind: per-item, each: 0.75 } }
      - { id: "1.3", title: Hoàn thành nhiệm vụ, maxPoints: 1.5, rule: { kind: bands, ratio: true, bands: [{ from: 100, points: 1.5 }, { from: 90, below: 100, points: 1, reason: Chưa đủ }, { below: 90, points: 0 }] } }
      - { id: "1.4", title: Kỷ luật hành chính, maxPoints: 3, rule: { kind: deduct, incidents: [{ id: khien-trach, title: Khiển trách, each: 0.75 }] } }
  - id: "2"
    title: Cải cách thể chế
    maxPoints: 4
    criteria:
      - { id: "2.1", title: Rà soát văn bản, maxPoints: 1, rule: { kind: given, step: 0.25 } }
      - { id: "2.2", title: Thu hút dự án, maxPoints: 3, requires: { node: "2.1" }, rule: { kind: steps, facts: [{ id: du-an, title: Số dự án, type: number }, { id: von, title: Tổng vốn, type: number }], steps: [{ when: { any: [{ fact: du-an, from: 10 }, { fact: von, above: 200 }] }, points: 3 }, { points: 0 }] } }
  - id: "3"
    title: Thủ tục hành chính
    maxPoints: 2
    criteria:
      - { id: "3.1", title: Hồ sơ đúng hạn, maxPoints: 2, rule: { kind: proportional, floor: 80 } }
`;

type Edit = readonly [string, string];
function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`“${from}” is not in the rubric`);
    return now.replace(from, to);
  }, text);
}

interface Told {
  readonly code: number;
  readonly host: MemoryHost;
}
async function diff(
  old: string,
  now: string,
  words: readonly string[] = [],
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Told> {
  const host = memoryHost({ files: { "cu/nho.yaml": old, "moi/nho.yaml": now, ...files } });
  return { code: await main(["diff", "cu/nho.yaml", "moi/nho.yaml", ...words], host), host };
}

interface Change {
  readonly code: string;
  readonly effect: string;
  readonly before: { readonly id: string } | null;
  readonly after: { readonly id: string } | null;
  readonly message: { readonly text: { readonly vi: string; readonly en: string } };
  readonly at: { readonly before: { readonly line: number }; readonly after: { readonly line: number } };
}
interface Json {
  readonly schema: string;
  readonly same: boolean;
  readonly changes: readonly Change[];
  readonly domains: readonly { readonly difference: string }[];
  readonly asks: readonly { readonly node: string; readonly fields: readonly { readonly key: string }[] | null }[];
  readonly data?: {
    readonly hypothetical: boolean;
    readonly oldCodes: readonly { readonly before: string; readonly after: string }[];
    readonly notRead: readonly unknown[];
    readonly appraiseAgain: readonly { readonly node: string; readonly units: number }[];
    readonly units: readonly {
      readonly unit: { readonly name: string };
      readonly before: { readonly total: string; readonly place: number };
      readonly after: { readonly total: string; readonly place: number };
      readonly difference: string;
    }[];
  };
}
async function data(old: string, now: string, words: readonly string[] = [], files = {}): Promise<Json> {
  const { host } = await diff(old, now, ["-f", "json", ...words], files);
  expect(host.stderr()).toBe("");
  return JSON.parse(host.stdout()) as Json;
}
/** Every change as one line: code, effect, nodes, words. */
const lines = ({ changes }: Json, lang: "vi" | "en" = "vi"): readonly string[] =>
  changes.map(({ code, effect, before, after, message }) =>
    [code, effect, before?.id ?? "·", after?.id ?? "·", message.text[lang]].join(" | "),
  );

const CASES: readonly {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly vi: readonly string[];
  readonly en: readonly string[];
}[] = [
  {
    name: "a band is worth less",
    edits: [["below: 100, points: 1,", "below: 100, points: 0.75,"]],
    vi: ["rule-changed | scores | 1.3 | 1.3 | mức từ 90% đến dưới 100%: nay 0,75 điểm (trước 1,00 điểm)"],
    en: ["rule-changed | scores | 1.3 | 1.3 | the band from 90% to below 100%: now 0.75 points (was 1.00 points)"],
  },
  {
    name: "a bound moves",
    edits: [
      ["from: 90, below: 100", "from: 95, below: 100"],
      ["{ below: 90, points: 0 }", "{ below: 95, points: 0 }"],
    ],
    vi: [
      "rule-changed | scores | 1.3 | 1.3 | mức từ 90% đến dưới 100%: nay là từ 95% đến dưới 100%",
      "rule-changed | scores | 1.3 | 1.3 | mức dưới 90%: nay là dưới 95%",
    ],
    en: [
      "rule-changed | scores | 1.3 | 1.3 | the band from 90% to below 100%: now from 95% to below 100%",
      "rule-changed | scores | 1.3 | 1.3 | the band below 90%: now below 95%",
    ],
  },
  {
    name: "points for each item, an incident more, a reason reworded",
    edits: [
      ["each: 0.75 } }", "each: 0.5 } }"],
      ["title: Khiển trách, each: 0.75 }", "title: Khiển trách, each: 0.75 }, { id: canh-cao, title: Cảnh cáo, each: 1 }"],
      ["reason: Chưa đủ", "reason: Chưa hoàn thành"],
    ],
    vi: [
      "rule-changed | scores | 1.2 | 1.2 | Điểm cho mỗi đơn vị đếm được: nay 0,50 điểm (trước 0,75 điểm)",
      "rule-changed | words | 1.3 | 1.3 | mức từ 90% đến dưới 100%, lý do: nay “Chưa hoàn thành” (trước “Chưa đủ”)",
      "rule-added | scores | 1.4 | 1.4 | thêm “Cảnh cáo”: 1,00 điểm",
    ],
    en: [
      "rule-changed | scores | 1.2 | 1.2 | Points for each item: now 0.50 points (was 0.75 points)",
      "rule-changed | words | 1.3 | 1.3 | the band from 90% to below 100%, the reason: now “Chưa hoàn thành” (was “Chưa đủ”)",
      "rule-added | scores | 1.4 | 1.4 | added “Cảnh cáo”: 1.00 points",
    ],
  },
  {
    name: "a floor goes, a step comes, a condition changes",
    edits: [
      ["{ kind: proportional, floor: 80 }", "{ kind: proportional, full: 95 }"],
      ["step: 0.25", "step: 0.5"],
      ["fact: du-an, from: 10", "fact: du-an, from: 8"],
    ],
    vi: [
      "rule-changed | scores | 2.1 | 2.1 | Bước điểm: nay 0,50 điểm (trước 0,25 điểm)",
      "rule-changed | scores | 2.2 | 2.2 | trường hợp Số dự án từ 10 trở lên hoặc Tổng vốn trên 200: nay là Số dự án từ 8 trở lên hoặc Tổng vốn trên 200",
      "rule-changed | scores | 3.1 | 3.1 | Mức sàn (%): nay không ghi (trước 80)",
      "rule-changed | scores | 3.1 | 3.1 | Mức đủ (%): nay 95 (trước không ghi)",
    ],
    en: [],
  },
  {
    name: "another rule kind, effect, source, requirement, gate, clause",
    edits: [
      ["rule: { kind: given, step: 0.25 }", "source: assessor, gate: true, rule: { kind: proportional }"],
      ["clause: Mục 1", "clause: Mục 1a"],
      [`requires: { node: "2.1" }`, `requires: { node: "2.1", atLeast: 0.5 }, notApplicable: full`],
    ],
    vi: [
      "clause-changed | words | 1.1 | 1.1 | Căn cứ: nay “Mục 1a” (trước “Mục 1”)",
      "source-changed | scores | 2.1 | 2.1 | Ai cung cấp số liệu: nay cơ quan thẩm định (trước đơn vị tự đánh giá)",
      "gate-changed | scores | 2.1 | 2.1 | Điều kiện xếp hạng: nay có (trước không ghi)",
      "rule-kind-changed | scores | 2.1 | 2.1 | cách tính điểm: nay là “Điểm theo tỷ lệ” (trước “Người chấm cho điểm”)",
      "not-applicable-changed | scores | 2.2 | 2.2 | Khi không phát sinh: nay được điểm tối đa (trước bỏ khỏi điểm tối đa)",
      "requires-changed | scores | 2.2 | 2.2 | Điều kiện, số điểm ít nhất phải đạt: nay 0,50 điểm (trước 0,00 điểm)",
    ],
    en: [],
  },
  {
    name: "the whole file",
    edits: [
      [`version: "1"`, `version: "2"`],
      ["decimals: 2, mode: half-up, at: leaf", "decimals: 1, mode: down, at: total"],
      ["ties: shared", "ties: dense"],
      ["title: Tốt, from: 80", "title: Tốt, from: 85"],
      ["from: 0, below: 80", "from: 0, below: 85"],
      ["units: 2", "units: 3"],
      [
        "  - { id: huong-khe, name: Huyện Hương Khê }",
        "  - { id: huong-khe, name: Huyện Hương Khê, aliases: [H. Khê] }\n  - { id: duc-tho, name: Huyện Đức Thọ }",
      ],
    ],
    vi: [
      "version-changed | words | · | · | Phiên bản của bộ tiêu chí: nay “2” (trước “1”)",
      "rounding-changed | scores | · | · | Làm tròn, số chữ số thập phân: nay 1 (trước 2)",
      "rounding-changed | scores | · | · | Làm tròn, cách làm tròn: nay bỏ phần lẻ (trước từ nửa đơn vị trở lên thì làm tròn lên)",
      "rounding-changed | scores | · | · | Làm tròn: nay chỉ ở tổng điểm (trước ở từng tiêu chí)",
      "ranking-changed | scores | · | · | Cách xếp hạng, đồng hạng: nay đồng hạng 1, 2, 2, 3 (trước đồng hạng 1, 2, 2, 4)",
      "grades-changed | scores | · | · | “Tốt”: nay từ 85% trở lên (trước từ 80% trở lên)",
      "grades-changed | scores | · | · | “Khá”: nay từ 0% đến dưới 85% (trước từ 0% đến dưới 80%)",
      "groups-changed | scores | · | · | “Huyện”, số đơn vị trong khối: nay 3 (trước 2)",
      "units-changed | words | · | · | “Huyện Hương Khê”, cách viết khác được chấp nhận: nay “H. Khê” (trước không có)",
      "units-added | scores | · | · | thêm “Huyện Đức Thọ”",
    ],
    en: [],
  },
];

describe("a change in words", () => {
  test.each(CASES)("$name", async ({ edits, vi, en }) => {
    const json = await data(BASE, edited(BASE, edits));
    expect(lines(json)).toEqual(vi);
    if (en.length > 0) expect(lines(json, "en")).toEqual(en);
    for (const line of lines(json, "en")) expect(line).not.toMatch(/nay|trước |\{/);
  });

  test("nothing changed: exit 0, whatever the spelling", async () => {
    const { code, host } = await diff(BASE, `# ghi chú\n${BASE.replace("maxPoints: 1.5", "maxPoints: 1.50")}`);
    expect(code).toBe(0);
    expect(host.stdout()).toContain("Hai bộ tiêu chí như nhau, không có thay đổi nào.");
  });

  test("a default that is stated is a difference of the file and of nothing else", async () => {
    const { code, host } = await diff(BASE, edited(BASE, [["standing:", "missing: zero\nstanding:"]]), ["-f", "json"]);
    expect(code).toBe(1);
    expect(lines(JSON.parse(host.stdout()) as Json).map((line) => line.split(" | ").slice(0, 2))).toEqual([["file-spelling", "words"]]);
  });

  test("the place of a change is its line in both files", async () => {
    const json = await data(BASE, `# một dòng thêm\n${edited(BASE, [["step: 0.25", "step: 0.5"]])}`);
    const line = BASE.split("\n").findIndex((each) => each.includes('"2.1", title')) + 1;
    expect(json.changes.map(({ at }) => [at.before.line, at.after.line])).toEqual([[line, line + 1]]);
  });
});

describe("criteria that come, go and move", () => {
  const renumbered = edited(BASE, [
    ['id: "1.2", title: Sáng kiến cấp tỉnh', 'id: "1.3", title: Sáng kiến cấp tỉnh'],
    ['id: "1.3", title: Hoàn thành nhiệm vụ', 'id: "1.4", title: Hoàn thành nhiệm vụ'],
    [
      '{ id: "1.4", title: Kỷ luật hành chính, maxPoints: 3,',
      '{ id: "1.2", title: Báo cáo định kỳ, maxPoints: 3, rule: { kind: given } }\n      # bỏ\n      #',
    ],
  ]);

  test("an inserted criterion renumbers those behind it", async () => {
    const json = await data(BASE, renumbered);
    expect(lines(json)).toEqual([
      "criterion-renumbered | words | 1.2 | 1.3 | đánh số lại: nay 1.3 (trước 1.2)",
      "criterion-renumbered | words | 1.3 | 1.4 | đánh số lại: nay 1.4 (trước 1.3)",
      "criterion-added | scores | · | 1.2 | thêm mới, tối đa 3,00 điểm",
      "criterion-removed | scores | 1.4 | · | bỏ, trước tối đa 3,00 điểm",
    ]);
    expect(json.asks).toEqual([{ node: "1.2", title: "Báo cáo định kỳ", fields: null }]);
  });

  test("children follow their parent and are said once; what names them follows too", async () => {
    const now = edited(BASE, [
      ['id: "2"', 'id: "3"'],
      ['"2.1", title', '"3.1", title'],
      ['"2.2", title', '"3.2", title'],
      ['requires: { node: "2.1" }', 'requires: { node: "3.1" }'],
      ['id: "3"\n    title: Thủ tục', 'id: "2"\n    title: Thủ tục'],
      ['"3.1", title: Hồ sơ', '"2.1", title: Hồ sơ'],
    ]);
    expect(lines(await data(BASE, now))).toEqual([
      "criterion-renumbered | words | 2 | 3 | đánh số lại: nay 3 (trước 2)",
      "criterion-renumbered | words | 3 | 2 | đánh số lại: nay 2 (trước 3)",
    ]);
  });

  test("renamed, moved to another domain, points moved between domains", async () => {
    const now = edited(BASE, [
      ["title: Kế hoạch năm", "title: Kế hoạch cải cách năm"],
      ["    maxPoints: 7", "    maxPoints: 5.5"],
      ['      - { id: "1.2", title: Sáng kiến cấp tỉnh, maxPoints: 1.5, rule: { kind: per-item, each: 0.75 } }\n', ""],
      ["    maxPoints: 2\n", "    maxPoints: 3.5\n"],
      [
        "floor: 80 } }\n",
        'floor: 80 } }\n      - { id: "3.2", title: Sáng kiến cấp tỉnh, maxPoints: 1.5, rule: { kind: per-item, each: 0.75 } }\n',
      ],
    ]);
    const json = await data(BASE, now);
    expect(lines(json)).toEqual([
      "maximum-changed | scores | 1 | 1 | điểm tối đa: nay 5,50 (trước 7,00)",
      "criterion-renamed | words | 1.1 | 1.1 | tên: nay “Kế hoạch cải cách năm” (trước “Kế hoạch năm”)",
      "maximum-changed | scores | 3 | 3 | điểm tối đa: nay 3,50 (trước 2,00)",
      "criterion-renumbered | words | 1.2 | 3.2 | đánh số lại: nay 3.2 (trước 1.2)",
      "criterion-moved | words | 1.2 | 3.2 | chuyển sang “Thủ tục hành chính” (trước thuộc “Chỉ đạo điều hành”)",
    ]);
    expect(json.domains.map(({ difference }) => difference)).toEqual(["-1.50", "0.00", "1.50"]);
    const { host } = await diff(BASE, now);
    expect(host.stdout()).toContain("2 mục có tổng điểm tối đa thay đổi, 1 mục đánh số lại, 2 thay đổi không đổi điểm; thang điểm vẫn 13.");
    expect(host.stdout()).toMatch(/1\. Chỉ đạo điều hành\s+│\s+7,00 │\s+5,50 │\s+−1,50/);
  });

  test("a domain that goes is said once", async () => {
    const now = edited(BASE, [
      ["maxPoints: 13", "maxPoints: 11"],
      [BASE.slice(BASE.indexOf('  - id: "3"')), ""],
    ]);
    const { code, host } = await diff(BASE, now);
    expect(code).toBe(1);
    expect(host.stdout()).toContain("1 mục bỏ, 1 thay đổi trong quy định chung; thang điểm nay 11 (trước 13).");
    expect(host.stdout()).toContain("Bỏ, trước tối đa 2,00 điểm, 1 tiêu chí");
  });

  test("a code that is given to something else is not the same criterion", async () => {
    const now = edited(BASE, [
      [
        "title: Rà soát văn bản, maxPoints: 1, rule: { kind: given, step: 0.25 }",
        "title: Hài lòng của người dân, maxPoints: 1, rule: { kind: survey }",
      ],
    ]);
    expect(lines(await data(BASE, now)).map((line) => line.split(" | ").slice(0, 4).join(" "))).toEqual([
      "criterion-added scores · 2.1",
      "criterion-removed scores 2.1 ·",
    ]);
  });
});

describe("the command", () => {
  test("a rubric that is wrong or not there: exit 2", async () => {
    const { code, host } = await diff(BASE, edited(BASE, [["    maxPoints: 4", "    maxPoints: 5"]]));
    expect(code).toBe(2);
    expect(host.stdout()).toBe("");
    expect(host.stderr()).toContain("sum-mismatch");
    const missing = memoryHost({ files: { "cu/nho.yaml": BASE } });
    expect(await main(["diff", "cu/nho.yaml", "cu/nhe.yaml"], missing)).toBe(2);
    expect(missing.stderr()).toContain("Tên gần đúng: cu/nho.yaml.");
    expect(await main(["diff", "cu/nho.yaml", "--data", "a.csv", "b.yaml"], missing)).toBe(2);
  });

  test("csv has one row a change", async () => {
    const { host } = await diff(BASE, edited(BASE, [["each: 0.75 } }", "each: 0.5 } }"]]), ["-f", "csv"]);
    const rows = host.stdout().replace("\uFEFF", "").trim().split(/\r?\n/);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain("rule-changed;đổi điểm;1;1.2;1.2;Sáng kiến cấp tỉnh;");
  });

  test("a ceiling or a quota that changes is told, and so is whose grade, head or commendation it changes", async () => {
    const csv = "Đơn vị;Mã;Điểm tự đánh giá\nHuyện Vũ Quang;1.1;1\nHuyện Hương Khê;1.1;0\n";
    const heads =
      "heads:\n  - { id: tot, title: HTT, from: 5 }\n  - { id: kha, title: HT, from: 0, below: 5 }\ncommend: { from: 5 }\ngroups:";
    const before = edited(BASE, [["groups:", heads]]);
    const now = edited(before, [
      ["title: HTT, from: 5 }", "title: HTT, from: 5, quota: 40 }"],
      ["commend: { from: 5 }", "commend: { from: 8 }"],
    ]);
    const { host } = await diff(before, now, ["-f", "json", "--data", "so.csv"], { "so.csv": csv });
    const { data } = JSON.parse(host.stdout()) as { data: { units: { changed: boolean; before: object; after: object }[] } };
    expect(data.units).toMatchObject([
      { changed: true, before: { head: "tot", commended: "proposed" }, after: { head: "kha", commended: "not-proposed" } },
      { changed: false, before: { head: "kha" }, after: { head: "kha" } },
    ]);
    const pretty = await diff(before, now, ["--data", "so.csv", "-f", "markdown"], { "so.csv": csv });
    expect(pretty.host.stdout()).toContain("tỷ lệ (%) nhiều nhất được xếp loại này: nay 40 (trước không ghi)");
    expect(pretty.host.stdout()).toContain("HTT → HT");
    expect(pretty.host.stdout()).toContain("có → không");
  });

  test("a field that is new has to be asked again; points typed elsewhere have not", async () => {
    const csv = "Đơn vị;Mã;Điểm tự đánh giá\nHuyện Vũ Quang;1.1;1\nHuyện Vũ Quang;2.1;0,5\nHuyện Hương Khê;1.1;0\nHuyện Hương Khê;2.1;1\n";
    const now = edited(BASE, [
      [
        "{ id: von, title: Tổng vốn, type: number }",
        "{ id: von, title: Tổng vốn, type: number }, { id: dat, title: Đúng hạn, type: flag }",
      ],
    ]);
    const { host } = await diff(BASE, now, ["-f", "json", "--data", "so.csv"], { "so.csv": csv });
    const told = JSON.parse(host.stdout()) as Json;
    expect(told.asks.map(({ node, fields }) => [node, fields?.map(({ key }) => key)])).toEqual([["2.2", ["dat"]]]);
    expect(told.data?.hypothetical).toBe(true);
    expect(told.data?.units.map(({ unit, difference }) => [unit.name, difference])).toEqual([
      ["Huyện Vũ Quang", "0.00"],
      ["Huyện Hương Khê", "0.00"],
    ]);
  });
});

describe("the sample by the shipped rubric and by an amended one", () => {
  const [head, nine = ""] = shipped.split('      - id: "9.1"');
  const [one = "", two = ""] = nine.split('      - id: "9.2"');
  const amended = [
    edited(head as string, [["appraised: 80, survey: 20", "appraised: 82, survey: 18"]]),
    edited(one, [
      ["maxPoints: 10", "maxPoints: 8"],
      ["points: 10 }", "points: 8 }"],
      ["points: 8.86", "points: 7.09"],
      ["points: 8.85", "points: 7.08"],
    ]),
    edited(two, [
      ["maxPoints: 2", "maxPoints: 4"],
      ["above: 10, points: 2", "above: 10, points: 4"],
      ["to: 10, points: 1.5", "to: 10, points: 3"],
      ["below: 5, points: 0.5", "below: 5, points: 1"],
      ["value: 11 }, points: 2", "value: 11 }, points: 4"],
      ["value: 10 }, points: 1.5", "value: 10 }, points: 3"],
      ["value: 5 }, points: 1.5", "value: 5 }, points: 3"],
      ["value: 4 }, points: 0.5", "value: 4 }, points: 1"],
    ]),
  ];
  const now = `${amended[0]}      - id: "9.1"${amended[1]}      - id: "9.2"${amended[2]}`;
  const files = { "so.xlsx": workbook };

  test("who moves, as computed by hand", async () => {
    const { host, code } = await diff(shipped, now, ["-f", "json", "--data", "so.xlsx"], files);
    expect(code).toBe(1);
    const json = JSON.parse(host.stdout()) as Json;
    expect(json.changes.filter(({ code: each }) => each === "maximum-changed").map(({ after }) => after?.id)).toEqual(["9.1", "9.2"]);
    const moved = json.data?.units.map(
      ({ unit, before, after, difference }) => `${unit.name} ${before.total} ${after.total} ${difference} ${before.place} ${after.place}`,
    );
    // 9.1: 88.57% × 10 = 8.86, × 8 = 7.09; 9.2: no project was left by the appraisal, 0 both times: 89.30 − 8.86 + 7.09.
    expect(moved?.find((line) => line.includes("Vũ Quang"))).toMatch(/^Huyện Vũ Quang 89\.30 87\.53 -1\.77 12 /);
    expect(moved).toContain("Huyện Đức Thọ 91.05 89.22 -1.83 8 9");
    // The appraisers typed 9.2 by the old bands, so it does not follow the new ones, and that is said.
    expect(json.data?.appraiseAgain.map(({ node }) => node)).toContain("9.2");
  });

  test("by the figures of the units themselves", async () => {
    const { host } = await diff(shipped, now, ["-f", "json", "--round", "self", "--data", "so.xlsx"], files);
    const json = JSON.parse(host.stdout()) as Json;
    const moved = Object.fromEntries(json.data?.units.map(({ unit, difference }) => [unit.name, difference]) ?? []);
    // 9.1 falls by a fifth of its points (each rounded), 9.2 doubles: 8, 7, 11 and 3 projects were 1.5, 1.5, 2 and 0.5.
    expect(moved["Huyện Vũ Quang"]).toBe("-1.27"); // 8.86 → 7.09, 0.50 → 1.00
    expect(moved["Thành phố Hà Tĩnh"]).toBe("-0.36"); // 9.33 → 7.47, 1.50 → 3.00
    expect(moved["Thị xã Kỳ Anh"]).toBe("0.23"); // 8.88 → 7.11, 2.00 → 4.00
    expect(moved["Thị xã Hồng Lĩnh"]).toBe("-1.26"); // 8.79 → 7.03, 0.50 → 1.00
    const places = json.data?.units.map(({ unit, before, after }) => `${unit.name} ${before.place}/${after.place}`);
    expect(places).toMatchInlineSnapshot(`
      [
        "Huyện Thạch Hà 1/1",
        "Thành phố Hà Tĩnh 2/2",
        "Huyện Nghi Xuân 4/3",
        "Huyện Cẩm Xuyên 3/4",
        "Thị xã Kỳ Anh 6/5",
        "Thị xã Hồng Lĩnh 5/6",
        "Huyện Đức Thọ 7/7",
        "Huyện Hương Sơn 8/8",
        "Huyện Vũ Quang 9/9",
        "Huyện Lộc Hà 10/10",
        "Huyện Can Lộc 11/11",
        "Huyện Kỳ Anh 12/12",
        "Huyện Hương Khê 13/13",
      ]
    `);
  });

  test("is said to be hypothetical and made up", async () => {
    const { host } = await diff(shipped, now, ["--lang", "en", "--data", "so.xlsx", "-f", "markdown"], files);
    expect(host.stdout()).toContain("HYPOTHETICAL, ILLUSTRATIVE DATA");
    expect(host.stdout()).toContain("13 of 13 units have another score, 1 another rank.");
    expect(host.stdout()).toContain("8/13 → 9/13");
  });
});
