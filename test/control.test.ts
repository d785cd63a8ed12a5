/** When a command fails and what decides it: levels, warnings, waivers, `cchc.yaml`, patterns of names, standard input. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { EXIT } from "../src/commands/command.ts";
import { choices, fits } from "../src/glob.ts";
import { beside, plainPath, seenFrom, upward } from "../src/paths.ts";
import { isDay } from "../src/waivers.ts";
import { memoryHost, type World } from "./memory-host.ts";

const SMALL = readFileSync(new URL("cases/nho.yaml", import.meta.url), "utf8");
/** Two faults of shape, on lines 2 and 4. */
const BROKEN =
  "cchc: 1\nid: 1.10\ntitle: Hỏng\nversion: 2\nperiod: '2025'\nstanding: illustrative\nmaxPoints: 1\ngroups: [{ id: so, title: Sở }]\ndomains: [{ id: '1', title: A, maxPoints: 1, criteria: [{ id: '1.1', title: B, maxPoints: 1, rule: { kind: given } }] }]\n";
const waiver = (more: string): string => `  - { reason: Chờ văn bản mới, by: Trưởng phòng, ${more} }\n`;
const waivers = (...each: readonly string[]): string => `waivers:\n${each.map(waiver).join("")}`;

async function run(files: World["files"], argv: readonly string[], world: Partial<World> = {}) {
  const host = memoryHost({ shipped: "shipped", ...world, files });
  const code = await main(argv, host);
  return { code, out: host.stdout(), err: host.stderr(), host };
}
const json = async (files: World["files"], argv: readonly string[], world: Partial<World> = {}) => {
  const { code, out, err } = await run(files, [...argv, "--format", "json"], world);
  const data = out === "" ? undefined : JSON.parse(out);
  const codes = (list: readonly { code: string }[] = []): readonly string[] => list.map((each) => each.code);
  return { code, err, data, codes: codes(data?.diagnostics), waived: codes(data?.waived) };
};

describe("paths", () => {
  test("as short as they can be said", () => {
    expect(["./a//b/../c.yaml", "a\\b.yaml", "../a", "/x/./y/..", "C:\\a\\..\\b", "."].map(plainPath)).toEqual([
      ...["a/c.yaml", "a/b.yaml", "../a", "/x", "C:/b", "."],
    ]);
    expect(seenFrom("/nha", "/nha/a/b")).toBe("a/b");
    expect(seenFrom("/nha", "/nhac/b")).toBe("/nhac/b");
    expect(seenFrom("/", "/a")).toBe("a");
    expect(upward("/a/b")).toEqual(["/a/b", "/a", "/"]);
    expect(upward("C:\\a")).toEqual(["C:/a", "C:/"]);
    expect(beside("a/b", "../c.yaml")).toBe("a/c.yaml");
    expect(beside("a/b", "/c.yaml")).toBe("/c.yaml");
  });
});

describe("patterns", () => {
  test("fit names as shells have them", () => {
    const fitting = ["a.yaml", "b.yaml", "ab.yml", ".an.yaml", "[1].yaml"].filter((name) => fits(name, "*.yaml"));
    expect(fitting).toEqual(["a.yaml", "b.yaml", "[1].yaml"]);
    expect(fits("a.yaml", "?.yaml")).toBe(true);
    expect(fits("Đề.yaml", "Đ?.yaml".normalize("NFD"))).toBe(true);
    expect(fits("[1].yaml", "[1].*")).toBe(true);
    expect(fits(".an", ".*")).toBe(true);
    expect(fits("a", "")).toBe(false);
    expect(choices("{a,b{1,2}}.{x,y}")).toEqual(["a.x", "a.y", "b1.x", "b1.y", "b2.x", "b2.y"]);
    expect(choices("a{b")).toEqual(["a{b"]);
  });

  test("take no time over hostile names", () => {
    expect(fits("a".repeat(250), `${"a*".repeat(60)}b`)).toBe(false);
  });

  const files = {
    "r/a.yaml": BROKEN,
    "r/b/c.yaml": BROKEN,
    "r/b/d.yml": BROKEN,
    "r/~$a.yaml": "",
    "node_modules/x/e.yaml": BROKEN,
    "r/{x}.yaml": BROKEN,
  };
  const read = async (...argv: readonly string[]): Promise<readonly string[]> => {
    const { data } = await json(files, ["validate", ...argv]);
    return [...new Set<string>(data.diagnostics.map((each: { at: { file: string } }) => each.at.file))];
  };

  test("are expanded by the program, sorted, each file once", async () => {
    expect(await read("r/*.yaml")).toEqual(["r/a.yaml", "r/{x}.yaml"]);
    expect(await read("**/*.yaml", "./r/a.yaml")).toEqual(["r/a.yaml", "r/{x}.yaml", "r/b/c.yaml"]);
    expect(await read("r/**/{c,d}.*")).toEqual(["r/b/c.yaml", "r/b/d.yml"]);
    expect(await read("r\\b\\?.yml")).toEqual(["r/b/d.yml"]);
    // A name that exists is meant, whatever it looks like.
    expect(await read("r/{x}.yaml")).toEqual(["r/{x}.yaml"]);
  });

  test("that nothing matches are named", async () => {
    const { code, err } = await run(files, ["validate", "r/a.yaml", "khong/*.yaml"]);
    expect([code, err.split("\n")[0]]).toEqual([EXIT.failed, "Không có tệp nào ứng với “khong/*.yaml”."]);
  });
});

describe("all faults of all files", () => {
  test("also beside a file that is not there, and then it could not be done", async () => {
    const { code, codes } = await json({ "a.yaml": BROKEN }, ["validate", "khong.yaml", "a.yaml"]);
    expect(codes).toEqual(["file-not-found", "text-expected", "text-expected"]);
    expect(code).toBe(EXIT.failed);
  });
});

describe("standard input", () => {
  test("is a rubric like any other", async () => {
    const { code, data } = await json({}, ["validate", "-"], { stdin: BROKEN });
    expect(code).toBe(EXIT.findings);
    expect(data.diagnostics[0].at).toEqual({ file: "-", line: 2, column: 5 });
  });

  test.each([["validate"], ["score"]])("of %s is not waited for where nothing is passed on", async (command) => {
    const { code, err } = await run({}, [command, "-"], { stdinIsTerminal: true });
    expect(code).toBe(EXIT.failed);
    expect(err).toContain("không có gì được chuyển vào");
  });
});

describe("formats", () => {
  const files = { "a.yaml": BROKEN };

  test("several in one run, each to its own file", async () => {
    const { code, out, host, err } = await run(files, [
      ...["validate", "a.yaml", "--format", "sarif=kq/a.sarif", "--format", "github", "-f", "junit=a.xml"],
    ]);
    expect(code).toBe(EXIT.findings);
    expect(out).toMatch(/^::error file=a\.yaml,line=2/);
    expect([...host.files.keys()].sort()).toEqual(["a.xml", "a.yaml", "kq/a.sarif"]);
    expect(err).toContain("Đã ghi kq/a.sarif.");
  });

  test("-o takes the one without a file, or else the one that its ending names", async () => {
    expect((await run(files, ["validate", "a.yaml", "-f", "gitlab", "-o", "a.json"])).out).toBe("");
    const { host } = await run(files, ["validate", "a.yaml", "-f", "gitlab=g.json", "-o", "a.sarif"]);
    expect(new TextDecoder().decode(host.files.get("a.sarif"))).toContain('"version": "2.1.0"');
    const written = await run(files, ["validate", "a.yaml", "-o", "a.json"]);
    expect(new TextDecoder().decode(written.host.files.get("a.json"))).toContain("cchc-diagnostics/1");
    expect(written.err).toContain("2 lỗi, 0 cảnh báo trong 1 tệp");
  });

  test("are known by their old name too", async () => {
    const [old, now] = [
      await run(files, ["validate", "a.yaml", "-f", "terminal"]),
      await run(files, ["validate", "a.yaml", "-f", "pretty"]),
    ];
    expect(old.out).toBe(now.out);
  });

  test.each([
    [["-f", "sarf"], "format-unknown", "Tên gần đúng: sarif."],
    [["-f", "json", "-f", "github"], "two", "github=ket-qua.txt"],
    [["-f", "json=x", "-f", "sarif=x"], "same", "Cho mỗi định dạng"],
    [["-f", "sarif="], "blank", "sarif=ket-qua.sarif"],
    [["-f", "json=a.yaml"], "rubric", "Không ghi được kết quả thành tệp .yaml"],
    [["-f", "json=kq.xlsx"], "workbook", "Dùng đuôi .xlsx, .csv"],
    [["-f", "xlsx=kq.csv"], "bytes under the name of a text", "-o ket-qua.xlsx"],
    [["-f", "xlsx"], "bytes on a screen", "-o ket-qua.xlsx"],
  ])("that cannot be given are refused: %j", async (argv, _, said) => {
    const { code, err, out } = await run(files, ["validate", "a.yaml", ...argv]);
    expect([code, out]).toEqual([EXIT.failed, ""]);
    expect(err).toContain(said);
  });

  test("for findings only are refused elsewhere, with those that can", async () => {
    const { code, err } = await run({ "a.csv": "" }, ["score", "a.csv", "--format", "sarif"]);
    expect(code).toBe(EXIT.failed);
    expect(err).toBe(
      "Định dạng “sarif” chỉ dùng cho kết quả kiểm tra, rà soát (cchc validate, cchc audit).\nDùng một trong: csv, json, markdown, pretty, xlsx.\n",
    );
  });
});

describe("levels", () => {
  const old = { "waivers.yaml": waivers("code: yaml-tag, expires: 2020-01-01") };
  const exit = async (files: World["files"], ...argv: readonly string[]) => (await run(files, ["validate", ...argv])).code;

  test("decide the exit code", async () => {
    const sound = { "nho.yaml": SMALL, ...old };
    expect(await exit({ "a.yaml": BROKEN }, "a.yaml")).toBe(EXIT.findings);
    expect(await exit({ "a.yaml": BROKEN }, "a.yaml", "--exit-zero")).toBe(EXIT.clean);
    expect(await exit(sound, "nho.yaml")).toBe(EXIT.clean);
    expect(await exit(sound, "nho.yaml", "--fail-level", "warning")).toBe(EXIT.findings);
    expect(await exit(sound, "nho.yaml", "--fail-level=note")).toBe(EXIT.findings);
    expect(await exit(sound, "nho.yaml", "--max-warnings", "0")).toBe(EXIT.findings);
    expect(await exit(sound, "nho.yaml", "--max-warnings", "999")).toBe(EXIT.clean);
    // What could not be done is not turned into a success.
    expect(await exit({}, "khong.yaml", "--exit-zero")).toBe(EXIT.failed);
  });

  test("say so when there are too many warnings, last of all", async () => {
    const { err } = await run({ "nho.yaml": SMALL, ...old }, ["validate", "nho.yaml", "--max-warnings", "0"]);
    expect(err.trimEnd().split("\n").at(-1)).toMatch(/nhiều hơn mức cho phép là 0 \(--max-warnings\)\.$/);
  });

  test.each([
    [["--fail-level", "eror"], "Dùng một trong: error, warning, note."],
    [["--max-warnings", "nhiều"], "không nhận “nhiều”"],
    [["--date", "2025-02-31"], "không nhận “2025-02-31”"],
  ])("are refused when misspelt: %j", async (argv, said) => {
    const { code, err } = await run({ "a.yaml": BROKEN }, ["validate", "a.yaml", ...argv]);
    expect(code).toBe(EXIT.failed);
    expect(err).toContain(said);
  });
});

describe("waivers", () => {
  const validate = (list: string, argv: readonly string[] = [], world: Partial<World> = {}) =>
    json({ "a.yaml": BROKEN, "waivers.yaml": list }, ["validate", "a.yaml", ...argv], world);

  test("what is waived is listed and does not count", async () => {
    const told = await validate(waivers("code: text-expected, file: a.yaml, expires: 2026-01-15"));
    expect(told).toMatchObject({ code: EXIT.clean, codes: [], waived: ["text-expected", "text-expected"] });
    const { out } = await run({ "a.yaml": BROKEN, "waivers.yaml": waivers("code: text-expected, expires: 2026-01-15") }, [
      ...["validate", "a.yaml"],
    ]);
    expect(out).toContain("Đã miễn trừ (2):");
    expect(out).toContain("a.yaml:2:5 text-expected — Chờ văn bản mới (Trưởng phòng, đến hết ngày 15/01/2026)");
    expect(out.trimEnd().split("\n").at(-1)).toBe("0 lỗi, 0 cảnh báo trong 1 tệp; 2 được miễn trừ");
  });

  test("by fingerprint only the one, which stays while lines move", async () => {
    const { data } = await json({ "a.yaml": BROKEN }, ["validate", "a.yaml"]);
    const { fingerprint } = data.diagnostics[1];
    const list = waivers(`code: text-expected, fingerprint: ${fingerprint}, expires: 2027-01-01`);
    const moved = { "a.yaml": `# một\n# hai\n${BROKEN}`, "waivers.yaml": list };
    const told = await json(moved, ["validate", "a.yaml"]);
    expect(told).toMatchObject({ code: EXIT.findings, codes: ["text-expected"], waived: ["text-expected"] });
    expect(told.data.waived[0].at.line).toBe(6);
  });

  test("expired and unused ones are warnings at their own lines", async () => {
    const list = waivers("code: text-expected, expires: 2026-01-14", "code: yaml-tag, expires: 2027-01-01");
    const { data, codes, code } = await validate(list);
    expect(code).toBe(EXIT.findings);
    expect(codes).toEqual(["text-expected", "text-expected", "waiver-expired", "waiver-unused"]);
    expect(data.diagnostics.slice(2).map((each: { at: object }) => each.at)).toEqual([
      { file: "waivers.yaml", line: 2, column: 56 },
      { file: "waivers.yaml", line: 3, column: 56 },
    ]);
  });

  test("of a file that was not looked at are left alone", async () => {
    expect((await validate(waivers("code: yaml-tag, file: khac.yaml, expires: 2027-01-01"))).codes).toEqual([
      "text-expected",
      "text-expected",
    ]);
  });

  test("hold through their last day, by --date, by SOURCE_DATE_EPOCH, else by the clock", async () => {
    const list = waivers("code: text-expected, expires: 2026-03-01");
    expect((await validate(list)).code).toBe(EXIT.clean);
    expect((await validate(list, [], { today: "2026-03-02" })).code).toBe(EXIT.findings);
    expect((await validate(list, ["--date", "2026-03-01"], { today: "2030-01-01" })).code).toBe(EXIT.clean);
    const env = { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 2, 2) / 1000) };
    expect((await validate(list, [], { env })).code).toBe(EXIT.findings);
    expect((await validate(list, ["--date", "2026-02-01"], { env })).code).toBe(EXIT.clean);
    expect((await validate(list, [], { env: { SOURCE_DATE_EPOCH: "hôm nay" } })).code).toBe(EXIT.failed);
  });

  test.each([
    ["waivers:\n  - { code: a, by: Trưởng phòng, expires: 2027-01-01 }\n", "missing-key"],
    ["waivers:\n  - { code: a, reason: ngắn, by: Trưởng phòng, expires: 2027-01-01 }\n", "waiver-reason"],
    ["waivers:\n  - { code: a, reason: Chờ văn bản mới, expires: 2027-01-01 }\n", "missing-key"],
    ["waivers:\n  - { code: a, reason: Chờ văn bản mới, by: A, expires: 2027-02-30 }\n", "no-such-day"],
    ["waivers:\n  - { code: a, reason: Chờ văn bản mới, by: A, expires: mai }\n", "id-pattern"],
    ["waivers:\n  - { code: a, reason: Chờ văn bản mới, by: A, expires: 2027-01-01, fil: a.yaml }\n", "unknown-key"],
  ])("that are not whole stop the run: %s", async (list, code) => {
    const { code: exit, err } = await run({ "a.yaml": BROKEN, "waivers.yaml": list }, ["validate", "a.yaml"]);
    expect(exit).toBe(EXIT.failed);
    expect(err).toMatch(/^waivers\.yaml:2:\d+ {2}lỗi/);
    expect(err).toContain(code);
  });

  test("that were named must be there", async () => {
    expect((await run({ "a.yaml": BROKEN }, ["validate", "a.yaml", "--waivers", "khong.yaml"])).code).toBe(EXIT.failed);
  });

  test("cannot take away an error that changes a score", async () => {
    const files = {
      "rubrics/nho.yaml": SMALL,
      "sai.csv": "Đơn vị;Mã;Số liệu\nHuyện Vũ Quang;1.1;Rất tốt\nHuyện Vũ Quang;1.2;2\n",
      "waivers.yaml": waivers("code: cell-choice, unit: Huyện Vũ Quang, node: '1.1', expires: 2027-01-01"),
    };
    const { code, err } = await run(files, ["score", "sai.csv", "-r", "nho"]);
    expect(code).toBe(EXIT.findings);
    expect(err).toContain("lỗi  cell-choice");
    expect(err).toContain("cảnh báo  waiver-refused");
    expect(err).toContain("Đã giải trình (vẫn tính) (1):");
  });

  test("a day is one of the calendar", () => {
    expect(["2024-02-29", "2026-12-31"].every(isDay)).toBe(true);
    expect(["2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "mai", ""].some(isDay)).toBe(false);
  });
});

describe("cchc.yaml", () => {
  const at = (file: string, content: string) => ({ "du-an/rubrics/a.yaml": BROKEN, [file]: content });
  const inForce = async (files: World["files"], argv: readonly string[], env: Record<string, string> = {}) => {
    const { code, out, err } = await run(files, ["config", ...argv, "--format", "json"], { env });
    const data = out === "" ? { file: null, settings: [] } : JSON.parse(out);
    const of = (key: string) => data.settings.find((each: { key: string }) => each.key === key);
    return { code, err, file: data.file, of };
  };

  test("is found upward from the input, the nearest first", async () => {
    const files = { ...at("cchc.yaml", "lang: vi\n"), "du-an/cchc.yaml": "lang: en\n" };
    const { out } = await run(files, ["validate", "du-an/rubrics/a.yaml"]);
    expect(out).toContain("errors: 2");
    expect((await inForce(files, ["du-an/rubrics"])).file).toBe("du-an/cchc.yaml");
    expect((await inForce(files, [])).file).toBe("cchc.yaml");
    expect((await inForce({ "a.yaml": "" }, [])).file).toBeNull();
  });

  test("the command line comes before the environment, the file and the default", async () => {
    const files = { "cchc.yaml": "failLevel: note\nmaxWarnings: 3\n" };
    const env = { CCHC_FAIL_LEVEL: "warning" };
    expect((await inForce(files, [])).of("failLevel")).toMatchObject({ value: "note", from: "file", place: "cchc.yaml:1:1" });
    expect((await inForce(files, [], env)).of("failLevel")).toMatchObject({ value: "warning", from: "env", place: "CCHC_FAIL_LEVEL" });
    expect((await inForce(files, ["--fail-level", "error"], env)).of("failLevel")).toMatchObject({
      ...{ value: "error", from: "flag", place: "--fail-level" },
    });
    expect((await inForce({}, [])).of("failLevel")).toMatchObject({ value: "error", from: "default" });
    expect((await inForce(files, [])).of("maxWarnings")).toMatchObject({ value: "3", place: "cchc.yaml:2:1" });
  });

  test("settings do what the options do", async () => {
    const old = waivers("code: yaml-tag, expires: 2020-01-01");
    const files = { "nho.yaml": SMALL, "cchc.yaml": "maxWarnings: 0\nwaivers: mien-tru/x.yaml\n", "mien-tru/x.yaml": old };
    expect((await run(files, ["validate", "nho.yaml"])).code).toBe(EXIT.findings);
    expect((await run(files, ["validate", "nho.yaml", "--max-warnings", "99"])).code).toBe(EXIT.clean);
    expect((await run({ "nho.yaml": BROKEN }, ["validate", "nho.yaml"], { env: { CCHC_LANG: "en" } })).out).toContain("errors: 2");
  });

  test("a register stands in for the rubric's own, and the manifest of the result says which", async () => {
    const rubric =
      'cchc: 1\nid: nho\ntitle: Nhỏ\nversion: "1"\nperiod: "2025"\nstanding: illustrative\nmaxPoints: 1\ngroups: [{ id: so, title: Sở, units: 1 }]\nunits: khong-co.yaml\ndomains: [{ id: "1", title: A, maxPoints: 1, criteria: [{ id: "1.1", title: B, maxPoints: 1, rule: { kind: given } }] }]\n';
    const files = {
      "nho.yaml": rubric,
      "a.csv": "Đơn vị;Mã;Điểm tự chấm\nSở A;1.1;1\nSở B;1.1;1\n",
      "khac/cchc.yaml": "register: ../nam.yaml\n",
      "khac/a.csv": "Đơn vị;Mã;Điểm tự chấm\nSở A;1.1;1\nSở C;1.1;1\n",
      "nam.yaml": "units: [{ id: a, name: Sở A }, { id: b, name: Sở B }, { id: c, name: Sở C }]\n",
    };
    const scored = async (...argv: string[]) => {
      const { out } = await run(files, ["score", ...argv, "--rubric", "nho.yaml", "--format", "json"]);
      const { manifest, groups } = JSON.parse(out);
      return { register: manifest.register.file, ...groups[0] };
    };
    // The file that the rubric names is missing, and nobody asks for it.
    expect(await scored("a.csv", "--register", "nam.yaml")).toMatchObject({ register: "nam.yaml", registered: 3, absent: ["Sở C"] });
    expect(await scored("khac/a.csv")).toMatchObject({ register: "nam.yaml", registered: 3, absent: ["Sở B"] });
    expect((await run(files, ["score", "a.csv", "--rubric", "nho.yaml"])).code).toBe(EXIT.failed);
  });

  test("limits of reading workbooks hold", async () => {
    const rows = Array.from({ length: 9 }, (_, index) => `Huyện Vũ Quang;1.${index};1\n`).join("");
    const files = { "rubrics/nho.yaml": SMALL, "a.csv": `Đơn vị;Mã;Điểm\n${rows}`, "cchc.yaml": "limits: { rows: 5 }\n" };
    const { code, err } = await run(files, ["score", "a.csv", "-r", "nho"]);
    expect(code).toBe(EXIT.failed);
    expect(err).toContain("over-limit");
    expect((await inForce(files, [])).of("limits.rows")).toMatchObject({ value: "5", from: "file" });
  });

  test.each([
    ["limts: {}\n", "unknown-key", "Tên gần đúng: limits."],
    ["limits: { rowz: 5 }\n", "unknown-key", "Tên gần đúng: rows."],
    ["lang: fr\n", "value-unknown", "một trong: vi, en"],
    ["maxWarnings: nhiều\n", "number-expected", ""],
    ["failLevel: [", "yaml", ""],
    ["", "file-empty", ""],
  ])("with %j is refused with its place", async (content, code, said) => {
    const { code: exit, err, out } = await run({ "a.yaml": BROKEN, "cchc.yaml": content }, ["validate", "a.yaml"]);
    expect([exit, out]).toEqual([EXIT.failed, ""]);
    expect(err).toMatch(/^cchc\.yaml/);
    expect(err).toContain(code);
    expect(err).toContain(said);
  });

  test("an environment that says what is not taken is refused by its name", async () => {
    const { code, err } = await run({ "a.yaml": BROKEN }, ["validate", "a.yaml"], { env: { CCHC_COLOR: "đỏ" } });
    expect(code).toBe(EXIT.failed);
    expect(err).toBe("Biến môi trường CCHC_COLOR không nhận “đỏ”.\nDùng một trong: auto, always, never.\n");
  });

  test("is told with --verbose, and help needs none", async () => {
    const { err } = await run({ "a.yaml": BROKEN, "cchc.yaml": "lang: vi\n" }, ["validate", "a.yaml", "--verbose"]);
    expect(err).toContain("Cấu hình: cchc.yaml");
    expect((await run({ "cchc.yaml": "hỏng: 1\n" }, ["help"])).code).toBe(EXIT.clean);
  });
});
