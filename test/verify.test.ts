/** Published tables against the data: every finding by its own examples, and results that the program saved. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { dataChecks } from "../src/published/against-data.ts";
import { lastYearChecks } from "../src/published/last-year.ts";
import { memoryHost } from "./memory-host.ts";
import { RUBRIC, THU, type Told, verify } from "./verified.ts";

const home = new URL("../", import.meta.url);
const nho = readFileSync(new URL("test/cases/nho.yaml", home), "utf8");

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
