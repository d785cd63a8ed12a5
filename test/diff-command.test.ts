/** `cchc diff` as a command, and the same data scored by both rubrics. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { BASE, diff, edited, type Json } from "./compared-rubrics.ts";
import { memoryHost } from "./memory-host.ts";

const home = new URL("..", import.meta.url);
const shipped = readFileSync(new URL("rubrics/hatinh-huyen-2022.yaml", home), "utf8");
const workbook = new Uint8Array(readFileSync(new URL("samples/hatinh-huyen-2022.xlsx", home)));

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
