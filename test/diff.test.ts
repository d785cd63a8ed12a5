/** Two rubrics compared: every kind of change in words, and what it does to scores. */
import { describe, expect, test } from "vitest";
import { BASE, data, diff, type Edit, edited, type Json } from "./compared-rubrics.ts";

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
