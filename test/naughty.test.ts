/** Row 64: any text may be the name of a unit, the title of a criterion, a remark; nothing breaks, and JSON gives it back as it was. */
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { toResult } from "../src/engine/result.ts";
import { branch, cardsOf, flat, leaf, read, run, sheet } from "./build.ts";
import { memoryHost } from "./memory-host.ts";
import { NAUGHTY } from "./naughty.ts";

/** Each text in one of them: which one is not where texts break. */
const FORMATS = ["pretty", "markdown", "csv"];
const rubric = flat(2, [branch("1", 2, [leaf("1.1", 1), leaf("1.2", 1)])]);
const yamlWith = (title: string): string =>
  `cchc: 1\nid: thu\ntitle: ${title}\nversion: "1"\nperiod: "2022"\nstanding: illustrative\ngroups: [{ id: huyen, title: Huyện }]\nmaxPoints: 2\ndomains: [{ id: "1", title: ${title}, maxPoints: 2, criteria: [{ id: "1.1", title: ${title}, maxPoints: 1, rule: { kind: given } }, ${leaf("1.2", 1)}] }]\n`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csvWith = (unit: string, said: string): string =>
  `Đơn vị;Mã;Điểm tự chấm;Điểm thẩm định;Tài liệu kiểm chứng;Giải trình;Ý kiến\n${quoted(unit)};1.1;1;0,5;${quoted(said)};${quoted(said)};${quoted(said)}\n${quoted(unit)};1.2;1;1;;;\n`;

/** Two halves of no letter cannot be written into a file. */
const isWhole = (text: string): boolean => !/\p{Cs}/u.test(text);
/** What a terminal could obey, and halves of letters. */
const OBEYED = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;
async function survives(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<string> {
  const host = memoryHost({ files });
  const exit = await main(argv, host);
  expect([0, 1, 2], host.stderr()).toContain(exit);
  for (const text of [
    host
      .stdout()
      .replaceAll("\r\n", "\n")
      .replace(/^\ufeff/, ""),
    host.stderr(),
  ])
    expect(text).not.toMatch(OBEYED);
  return host.stdout();
}

describe.each(NAUGHTY.map((text, at) => [at, JSON.stringify(text).slice(0, 40), text] as const))("%i %s", (at, _, text) => {
  const kept = text.normalize("NFC").trim();
  test("as the name of a unit and as words beside the points", () => {
    const table = sheet(
      [
        ["Đơn vị", "Mã", "Điểm tự chấm", "Điểm thẩm định", "Tài liệu kiểm chứng", "Ý kiến"],
        [text, "1.1", 1, 0.5, text, text],
        ["Huyện A", "1.1", 1, 0.5, text, text],
      ],
      { sheet: "s" },
    );
    const { submissions, errors } = read(rubric, table);
    // A row that begins with a heading may be one of another table: that is said, never guessed.
    if (/^đơn vị:?$/i.test(kept)) {
      expect(errors).not.toEqual([]);
      return;
    }
    const scored = run(rubric, submissions);
    const result = toResult(scored, { name: "cchc", version: "0" });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    const own = submissions.find(({ unit }) => unit.name === "Huyện A")?.answers.get("1.1");
    expect([own?.evidence?.normalize("NFC"), own?.rounds.appraisal?.remark?.normalize("NFC")]).toEqual(
      kept === "" ? [undefined, undefined] : [kept, kept],
    );
    expect(cardsOf(scored).length).toBe(submissions.length);
    expect({}.constructor).toBe(Object);
  });

  test("in files", async () => {
    const files = { "thu.yaml": yamlWith("Tiêu chí"), "a.csv": csvWith(text, text) };
    await survives(files, "score", "a.csv", "-r", "thu.yaml", "--format", FORMATS[at % FORMATS.length] as string);
    const json = await survives({ ...files, "a.csv": csvWith("Huyện A", text) }, "score", "a.csv", "-r", "thu.yaml", "--format", "json");
    if (json === "" || !isWhole(text)) return;
    const [deduction] = JSON.parse(json).groups[0].units[0].deductions;
    // What cannot be seen says nothing.
    expect((deduction.remark ?? "").normalize("NFC")).toBe(/^[\s\p{Cf}]*$/u.test(text) ? "" : kept);
  });

  test("as a title in a rubric", async () => {
    const files = { "thu.yaml": yamlWith(JSON.stringify(text)), "a.csv": csvWith("Huyện A", "") };
    await survives(files, "validate", "thu.yaml");
    await survives(files, "explain", "a.csv", "Huyện A", "-r", "thu.yaml");
    const json = await survives(files, "score", "a.csv", "-r", "thu.yaml", "--format", "json");
    if (json !== "" && isWhole(text)) expect(JSON.parse(json).groups[0].units[0].deductions[0].title.normalize("NFC").trim()).toBe(kept);
  });
});
