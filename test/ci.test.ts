/** What runs the program in CI and before a commit: which files it is given, and that its answer is passed on. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { formatOf } from "../src/formats/index.ts";

const home = join(import.meta.dirname, "..");
const ACTION = join(home, ".github", "actions", "validate");
const SCRIPT = join(ACTION, "validate.sh");

describe("the hook for pre-commit", () => {
  const [hook] = parse(readFileSync(join(home, ".pre-commit-hooks.yaml"), "utf8")) as readonly Record<string, string>[];
  test("runs the script of the action on rubrics and on nothing else", () => {
    expect(hook).toMatchObject({ id: "cchc-validate", language: "script", require_serial: true });
    expect(join(home, hook?.entry ?? "")).toBe(SCRIPT);
    // pre-commit runs the file itself.
    expect(statSync(SCRIPT).mode & 0o111).not.toBe(0);
    const files = new RegExp(hook?.files ?? "^$");
    expect(["rubrics/a.yaml", "rubrics/tinh/b.yml"].every((name) => files.test(name))).toBe(true);
    expect(["rubrics/rubric.schema.json", "a.yaml", "test/rubrics/ids.yaml", "rubrics/a.yaml.bak"].some((name) => files.test(name))).toBe(
      false,
    );
  });
});

describe("the action", () => {
  interface Step {
    readonly shell?: string;
    readonly run: string;
    readonly env: Readonly<Record<string, string>>;
  }
  const action = parse(readFileSync(join(ACTION, "action.yml"), "utf8")) as {
    readonly inputs: Record<string, { readonly description: string; readonly default: string }>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  };
  test("is composite, says what each input is for, and lets no input into a command", () => {
    expect(action.runs.using).toBe("composite");
    expect(Object.keys(action.inputs)).toEqual(["files", "version", "path", "format", "lang"]);
    for (const { description } of Object.values(action.inputs)) expect(description).not.toBe("");
    expect(formatOf(action.inputs.format?.default ?? "")).toBeDefined();
    for (const { shell, run, env } of action.runs.steps) {
      expect(shell).toBe("bash");
      expect(run).not.toContain("${{");
      for (const input of Object.keys(action.inputs)) expect(Object.values(env)).toContain(`\${{ inputs.${input} }}`);
      const script = readFileSync(SCRIPT, "utf8");
      for (const name of Object.keys(env)) expect(script).toContain(name);
    }
  });
});

const tools = ["bash", "git"].every((tool) => spawnSync(tool, ["--version"]).status === 0);
describe.skipIf(!tools)("the script of the action (skipped without bash and git)", () => {
  const world = mkdtempSync(join(tmpdir(), "cchc-action-"));
  const repository = join(world, "repository");
  const program = join(world, "program");
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=x", "-c", "user.email=x@x", "-c", "commit.gpgsign=false", ...args], {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  const commit = (): string => {
    git("add", "-A");
    git("commit", "-q", "-m", "x");
    return git("rev-parse", "HEAD");
  };
  let before = "";

  beforeAll(() => {
    // A program that only says how it was called, and ends as the real one does on findings.
    put(join(program, "bin", "cchc.js"), "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 1;\n");
    put(join(program, "dist", "bin.js"), "");
    put(join(world, "bin", "npx"), `#!/bin/sh\necho "npx $*"\n`);
    chmodSync(join(world, "bin", "npx"), 0o755);
    for (const name of ["a", "b", "di", "có dấu"]) put(join(repository, "rubrics", `${name}.yaml`), "cchc: 1\n");
    git("init", "-q");
    before = commit();
    put(join(repository, "rubrics", "b.yaml"), "cchc: 1 # đổi\n");
    put(join(repository, "rubrics", "có dấu.yaml"), "cchc: 1 # đổi\n");
    put(join(repository, "rubrics", "tinh", "moi.yml"), "cchc: 1\n");
    put(join(repository, "rubrics", "rubric.schema.json"), "{}\n");
    put(join(repository, "khac.yaml"), "a: 1\n");
    rmSync(join(repository, "rubrics", "di.yaml"));
    commit();
  });
  afterAll(() => rmSync(world, { recursive: true }));

  const run = (env: Readonly<Record<string, string>>, ...files: readonly string[]) => {
    const { status, stdout } = spawnSync("bash", [SCRIPT, ...files], {
      cwd: repository,
      encoding: "utf8",
      env: { PATH: `${join(world, "bin")}:${process.env.PATH}`, CCHC_PATH: program, CCHC_FORMAT: "github", ...env },
    });
    return { status, out: stdout.trim() };
  };
  const called = (...files: readonly string[]) => ({
    status: 1,
    out: JSON.stringify(["validate", "--lang", "vi", "--format", "github", "--", ...files]),
  });

  test("gives the rubrics that changed and are still there, and passes the answer on", () => {
    expect(run({ CCHC_BASE: before })).toEqual(called("rubrics/b.yaml", "rubrics/có dấu.yaml", "rubrics/tinh/moi.yml"));
  });
  test("gives all rubrics where nothing tells what changed", () => {
    for (const base of ["", "0".repeat(40), "1".repeat(40)]) expect(run({ CCHC_BASE: base })).toEqual(called("rubrics"));
  });
  test("says that nothing changed", () => {
    const now = git("rev-parse", "HEAD");
    expect(run({ CCHC_BASE: now })).toEqual({ status: 0, out: "Không có bộ tiêu chí nào thay đổi." });
    expect(run({ CCHC_BASE: now, CCHC_LANG: "en" })).toEqual({ status: 0, out: "No rubric has changed." });
  });
  test("gives the files asked for, and takes nothing in them for a command", () => {
    expect(run({ CCHC_FILES: "rubrics/a.yaml\nrubrics/b*" })).toEqual(called("rubrics/a.yaml", "rubrics/b.yaml"));
    expect(run({ CCHC_FILES: "$(touch x) ;ls --lang" })).toEqual(called("$(touch", "x)", ";ls", "--lang"));
  });
  test("gives the files that pre-commit names, and asks for no format then", () => {
    expect(run({ CCHC_BASE: before, CCHC_FORMAT: "" }, "rubrics/có dấu.yaml", "rubrics/a.yaml")).toEqual({
      status: 1,
      out: JSON.stringify(["validate", "--lang", "vi", "--", "rubrics/có dấu.yaml", "rubrics/a.yaml"]),
    });
  });
  test("takes a version from npm when asked to", () => {
    expect(run({ CCHC_FILES: "a.yaml", CCHC_VERSION: "0.1.0", CCHC_FORMAT: "concise" })).toEqual({
      status: 0,
      out: "npx --yes cchc@0.1.0 validate --lang vi --format concise -- a.yaml",
    });
  });
});
