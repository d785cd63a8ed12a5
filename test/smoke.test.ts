/** The program as people have it: built, started as a process, packed, installed without a network, used as a library. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const home = join(import.meta.dirname, "..");
const bin = join(home, "bin", "cchc.js");
const SAMPLE = "samples/hatinh-huyen-2022.xlsx";
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );

let folder = "";
beforeAll(() => {
  const built = join(home, "dist", "bin.js");
  const types = join(home, "dist", "types", "index.d.ts");
  const since = existsSync(built) && existsSync(types) ? statSync(built).mtimeMs : 0;
  if (since < newest(join(home, "src"))) execFileSync(process.execPath, [join(home, ".ci", "build.mjs")], { stdio: "ignore" });
  folder = mkdtempSync(join(tmpdir(), "cchc-smoke-"));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** The environment of tests itself asks for colours; a command starts with none of it. */
const bare = (): Record<string, string> => {
  const { PATH = "", HOME = "", SystemRoot = "" } = process.env;
  return { PATH, HOME, SystemRoot };
};
function cchc(args: readonly string[], env: Record<string, string> = {}, cwd = home): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    env: { ...bare(), ...env },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}
const hasColour = (text: string): boolean => text.includes("\u001b[");

describe("a process", () => {
  test("ends with 0 when nothing is wrong, 1 with findings, 2 when it could not be done", () => {
    expect(cchc(["--version"])).toEqual({
      code: 0,
      out: `cchc ${JSON.parse(readFileSync(join(home, "package.json"), "utf8")).version}\n`,
      err: "",
    });
    expect(cchc(["score", SAMPLE])).toMatchObject({ code: 0, err: "" });
    const broken = join(folder, "hong.yaml");
    writeFileSync(broken, "cchc: 1\n");
    expect(cchc(["validate", broken]).code).toBe(1);
    expect(cchc(["score", "khong-co.xlsx"])).toMatchObject({ code: 2, out: "" });
    expect(cchc(["scroe"])).toMatchObject({ code: 2, out: "" });
  });

  test("writes the whole of a large output through a pipe", () => {
    const { code, out } = cchc(["score", SAMPLE, "-f", "json"]);
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThan(200_000);
    expect(JSON.parse(out)).toBeTypeOf("object");
    expect(out.endsWith("}\n")).toBe(true);
  });

  test("says nothing when its reader goes away", async () => {
    const child = spawn(process.execPath, [bin, "score", SAMPLE, "-f", "json"], { cwd: home, env: bare() });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise<number | null>((done) => child.on("close", done));
    expect([code, err]).toEqual([0, ""]);
  });

  test("writes into a file what it would have printed", () => {
    const file = join(folder, "ket-qua.json");
    expect(cchc(["score", SAMPLE, "-o", file])).toEqual({ code: 0, out: "", err: expect.stringContaining("ket-qua.json") });
    expect(readFileSync(file, "utf8")).toBe(cchc(["score", SAMPLE, "-f", "json"]).out);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    const before = readFileSync(file);
    expect(cchc(["score", SAMPLE, "-o", file]).code).toBe(2);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each<readonly [string, Record<string, string>, readonly string[], boolean]>([
    ["a pipe", {}, [], false],
    ["NO_COLOR", { NO_COLOR: "1" }, [], false],
    ["FORCE_COLOR", { FORCE_COLOR: "1" }, [], true],
    ["NO_COLOR beside FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, [], false],
    ["an empty NO_COLOR beside FORCE_COLOR", { NO_COLOR: "", FORCE_COLOR: "1" }, [], true],
    ["FORCE_COLOR=0", { FORCE_COLOR: "0" }, [], false],
    ["TERM=dumb", { TERM: "dumb" }, [], false],
    ["--color always beside NO_COLOR", { NO_COLOR: "1" }, ["--color", "always"], true],
    ["--color never beside FORCE_COLOR", { FORCE_COLOR: "1" }, ["--color", "never"], false],
  ])("colours: %s", (_, env, more, coloured) => {
    const { out } = cchc(["score", SAMPLE, ...more], env);
    expect(hasColour(out)).toBe(coloured);
    const { err } = cchc(["score", SAMPLE, "-o", join(folder, "rieng.md"), "--force", ...more], env);
    expect(hasColour(err)).toBe(false);
  });

  test("prints the same bytes whatever the clock and the language of the machine", () => {
    const runs = [
      {},
      { TZ: "UTC", LANG: "C" },
      { TZ: "Asia/Ho_Chi_Minh" },
      { TZ: "America/Adak", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    ].map((env) => [cchc(["explain", SAMPLE, "-u", "Vũ Quang", "-f", "json"], env).out, cchc(["score", SAMPLE], env).out]);
    expect(runs[0]?.every((out) => out.length > 1_000)).toBe(true);
    for (const run of runs) expect(run).toEqual(runs[0]);
  });

  test("prints the same from another folder where the paths read alike", () => {
    const other = join(folder, "noi-khac");
    mkdirSync(join(other, "samples"), { recursive: true });
    writeFileSync(join(other, SAMPLE), readFileSync(join(home, SAMPLE)));
    expect(cchc(["score", SAMPLE, "-f", "json"], {}, other)).toEqual(cchc(["score", SAMPLE, "-f", "json"]));
  });
});

describe("the package", () => {
  let installed = "";
  beforeAll(() => {
    const packed = join(folder, "goi");
    mkdirSync(packed);
    // The build is fresh already, and building again would take files from under the other tests.
    execFileSync(npm, ["pack", "--ignore-scripts", "--pack-destination", packed], { cwd: home, stdio: "ignore" });
    const [tarball = ""] = readdirSync(packed);
    installed = join(folder, "may-khac");
    mkdirSync(installed);
    writeFileSync(join(installed, "package.json"), '{ "name": "may-khac", "private": true, "type": "module" }\n');
    execFileSync(npm, ["install", "--offline", "--no-audit", "--no-fund", join(packed, tarball)], { cwd: installed, stdio: "ignore" });
  }, 240_000);

  test("needs no other package", () => {
    expect(readdirSync(join(installed, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["cchc"]);
  });

  test("scores the sample that it carries", () => {
    const sample = "node_modules/cchc/samples/hatinh-huyen-2022.xlsx";
    const command = join(installed, "node_modules", "cchc", "bin", "cchc.js");
    const { status, stdout } = spawnSync(process.execPath, [command, "score", sample], { cwd: installed, env: bare(), encoding: "utf8" });
    expect(status).toBe(0);
    expect(stdout).toMatch(/12\/13 │ Huyện Vũ Quang .* 89,30/);
    expect(existsSync(join(installed, "node_modules", ".bin", process.platform === "win32" ? "cchc.cmd" : "cchc"))).toBe(true);
  });

  test("reads a large folder on several threads, and without them the same", () => {
    const forms = join(installed, "nop");
    mkdirSync(forms);
    const lines = Array.from({ length: 9_000 }, (_, at) => `Huyện Vũ Quang;;;Văn bản kèm theo số ${at + 1}`).join("\n");
    for (const at of [1, 2, 3, 4]) {
      const answer = at === 4 ? "huyện không có;1.1.1;1;" : `Huyện Vũ Quang;1.${at}.1;0,${at};`;
      writeFileSync(join(forms, `${at}.csv`), `Đơn vị;Mã;Điểm tự đánh giá;Tài liệu kiểm chứng\n${answer}\n${lines}\n`);
    }
    writeFileSync(join(forms, "hong.xlsx"), readFileSync(join(home, SAMPLE)).subarray(0, 9_000));
    const command = join(installed, "node_modules", "cchc", "bin", "cchc.js");
    const score = (...more: readonly string[]): Ended => {
      const env = { ...bare(), NODE_DEBUG: "worker" };
      const args = [command, "score", "nop", "-r", "hatinh-huyen-2022", "-f", "json", ...more];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: installed, env, encoding: "utf8" });
      return { code: status, out: stdout, err: stderr };
    };
    const withoutTrace = (err: string): string => err.replace(/^WORKER .*\n/gm, "");
    const runs = () => [score(), score("--verbose")];
    const several = runs();
    if (availableParallelism() > 1) for (const { err } of several) expect(err).toContain("created Worker");
    rmSync(join(installed, "node_modules", "cchc", "dist", "worker.js"));
    const alone = runs();
    for (const { err } of alone) expect(err).not.toContain("WORKER");
    expect(alone[0]?.err).toContain("hong.xlsx");
    expect(several.map(({ code, out, err }) => [code, out, withoutTrace(err)])).toEqual(
      alone.map(({ code, out, err }) => [code, out, err]),
    );
  });

  test("is a library with types", () => {
    writeFileSync(
      join(installed, "dung.ts"),
      [
        'import { cardOfUnit, gather, nodeHost, scoreAll, toDecimal } from "cchc";',
        'const read = await gather(nodeHost(), ["node_modules/cchc/samples/hatinh-huyen-2022.xlsx"]);',
        'if (read.kind !== "material") throw new Error("không đọc được");',
        'const total: string = toDecimal(cardOfUnit(scoreAll(read.material, "council"), "vu-quang")!.card.total, 2);',
        "console.log(total);",
        "",
      ].join("\n"),
    );
    const tsc = join(home, "node_modules", ".bin", process.platform === "win32" ? "tsc.cmd" : "tsc");
    const options = ["--strict", "--module", "nodenext", "--target", "es2023", "--lib", "es2023,dom", "--types", "", "dung.ts"];
    const { status, stdout } = spawnSync(tsc, options, { cwd: installed, encoding: "utf8" });
    expect([status, stdout]).toEqual([0, ""]);
    expect(execFileSync(process.execPath, ["dung.js"], { cwd: installed, encoding: "utf8" })).toBe("89.30\n");
  });
});
