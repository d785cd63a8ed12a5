/** Completion, made of the declarations: the script of each shell, read by that shell where the machine has it. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/cli.ts";
import { type Command, EXIT, GLOBAL_OPTIONS } from "../src/commands/command.ts";
import { commandNames, loadCommands } from "../src/commands/index.ts";
import { type Vocabulary, vocabularyOf } from "../src/commands/shell-words.ts";
import { formats } from "../src/formats/index.ts";
import { memoryHost } from "./memory-host.ts";

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
const folder = mkdtempSync(join(tmpdir(), "cchc-completion-"));
const fileOf = (shell: string): string => join(folder, `cchc.${shell}`);
const run = (shell: (typeof SHELLS)[number], ...args: readonly string[]): string =>
  execFileSync(shell, args, { cwd: folder, encoding: "utf8" });
const has = (shell: string): boolean => spawnSync(shell, ["--version"]).status === 0;

let commands: readonly Command[];
let vocabulary: Vocabulary;
const scripts = new Map<string, string>();

beforeAll(async () => {
  commands = await loadCommands();
  vocabulary = vocabularyOf(commands, "vi");
  for (const shell of SHELLS) {
    const host = memoryHost({ files: {} });
    expect(await main(["completion", shell], host)).toBe(EXIT.clean);
    scripts.set(shell, host.stdout());
    writeFileSync(fileOf(shell), host.stdout());
  }
  writeFileSync(join(folder, "số liệu 2022.xlsx"), "");
});
afterAll(() => rmSync(folder, { recursive: true }));

const namesOf = (words: unknown): readonly string[] => (words as readonly { readonly name: string }[]).map(({ name }) => name);

test("the words are those of the declarations", () => {
  expect(namesOf(vocabulary.commands)).toEqual(commandNames);
  for (const { name, flags } of vocabulary.commands) {
    const declared = [...(commands.find((command) => command.name === name)?.options ?? []), ...GLOBAL_OPTIONS];
    for (const option of declared) {
      const flag = flags.find(({ names }) => option.flags.startsWith(names.join(", ")));
      expect(flag, `${name} ${option.flags}`).toBeDefined();
      expect(flag?.takes === "nothing", `${name} ${option.flags}`).toBe(!/[<[]/.test(option.flags));
      if (option.values !== undefined) expect(namesOf(flag?.takes)).toEqual(option.values);
    }
  }
  const score = vocabulary.commands.find(({ name }) => name === "score");
  expect(score?.takes).toBe("file");
  expect(namesOf(score?.flags.find(({ names }) => names.includes("--format"))?.takes)).toEqual(formats.map(({ id }) => id));
  expect(score?.flags.find(({ names }) => names.includes("--output"))?.takes).toBe("file");
  expect(vocabulary.commands.find(({ name }) => name === "schema")?.takes).toBe("nothing");
});

test("an unknown shell is answered in two lines with the nearest", async () => {
  const host = memoryHost({ files: {} });
  expect(await main(["completion", "powershel"], host)).toBe(EXIT.failed);
  expect(host.stderr()).toBe("Chưa có gợi ý lệnh cho “powershel”.\nTên gần đúng: powershell.\n");
  const strange = memoryHost({ files: {} });
  expect(await main(["completion", "constructor", "--lang", "en"], strange)).toBe(EXIT.failed);
  expect(strange.stderr()).toBe("There is no completion for “constructor”.\nUse one of: bash, zsh, fish, powershell.\n");
});

test("each script says first how it is put to use, and goes to a file when asked to", async () => {
  for (const shell of SHELLS) {
    const host = memoryHost({ files: {} });
    expect(await main(["completion", shell, "-o", "kq"], host)).toBe(EXIT.clean);
    expect(new TextDecoder().decode(host.files.get("kq"))).toBe(scripts.get(shell));
    expect(host.stderr()).toBe("Đã ghi kq.\n");
    expect(scripts.get(shell)).toMatch(new RegExp(`^(?:#compdef cchc\n)?# [^\n]*cchc completion ${shell}`));
    expect(scripts.get(shell)).not.toMatch(/undefined|\[object/);
  }
});

/** What is typed behind `cchc`, the last word unfinished, and what must be offered for it. */
const OFFERED: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["sc"], ["schema", "score"]],
  [["--ver"], ["--verbose", "--version"]],
  [
    ["score", "--fo"],
    ["--force", "--format"],
  ],
  [["score", "--format", "js"], ["json"]],
  [["score", "-f", "js"], ["json"]],
  [["score", "x.xlsx", "--round", "c"], ["council"]],
  [["diff", "a.yaml", "b.yaml", "--round", "re"], ["reappraisal"]],
  [
    ["validate", "--color", "a"],
    ["always", "auto"],
  ],
  [["help", "per-i"], ["per-item"]],
  [["completion", "z"], ["zsh"]],
  [["explain", "--unit", ""], []],
  [["schema", ""], []],
  [["validate", "s"], ["số liệu 2022.xlsx"]],
  [["score", "-o", "s"], ["số liệu 2022.xlsx"]],
];

describe.skipIf(!has("bash"))("bash (skipped where there is none)", () => {
  const offer = (words: readonly string[]): readonly string[] => {
    const script = `source ${fileOf("bash")}; COMP_WORDS=(cchc "$@"); COMP_CWORD=$#; _cchc; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const out = run("bash", "--norc", "-c", script, "bash", ...words);
    return out
      .split("\n")
      .filter((line) => line !== "")
      .sort();
  };
  test("reads the script", () => {
    run("bash", "-n", fileOf("bash"));
  });
  test.each(OFFERED)("%j", (words, offered) => {
    expect(offer(words)).toEqual(offered);
  });
  test("a value behind =, which bash cuts into words of their own", () => {
    expect(offer(["score", "--format", "=", "js"])).toEqual(["json"]);
    expect(offer(["score", "--format", "="])).toEqual(formats.map(({ id }) => id).sort());
  });
});

describe.skipIf(!has("fish"))("fish (skipped where there is none)", () => {
  const offer = (words: readonly string[]): readonly string[] => {
    const script = `source ${fileOf("fish")}; complete -C 'cchc ${words.join(" ")}'`;
    const out = run("fish", "--no-config", "-c", script);
    return out
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.split("\t")[0] ?? "")
      .sort();
  };
  test("reads the script", () => {
    run("fish", "-n", fileOf("fish"));
  });
  test.each(OFFERED)("%j", (words, offered) => {
    expect(offer(words)).toEqual(offered);
  });
});

test.skipIf(!has("zsh"))("zsh reads the script (skipped where there is none)", () => {
  run("zsh", "-n", fileOf("zsh"));
});

describe("zsh and PowerShell, by what their scripts hold", () => {
  test("zsh: every command with its options", () => {
    const script = scripts.get("zsh") ?? "";
    for (const { name, about, flags } of vocabulary.commands) {
      expect(script).toContain(`'${name}:${about.replaceAll("'", "'\\''")}'`);
      const [, part = ""] = script.split(`\n    ${name})\n`);
      for (const { names } of flags) for (const flag of names) expect(part.split(";;")[0]).toContain(flag);
    }
  });

  test("PowerShell: plain ASCII, brackets in pairs, and the words as data", () => {
    const script = scripts.get("powershell") ?? "";
    expect(script).toMatch(/^[\x20-\x7e\n]*$/);
    const [, quoted = ""] = /ConvertFrom-Json '((?:[^']|'')*)'/.exec(script) ?? [];
    const data = JSON.parse(quoted.replaceAll("''", "'")) as { readonly commands: readonly Record<string, unknown>[] };
    expect(namesOf(data.commands)).toEqual(commandNames);
    for (const [index, { about, flags }] of vocabulary.commands.entries()) {
      expect(data.commands[index]).toMatchObject({ about, flags: flags.map(({ names }) => ({ names })) });
    }
    const code = script.replace(quoted, "").replace(/'[^'\n]*'|#[^\n]*/g, "");
    for (const [open, close] of ["()", "{}", "[]"].map((pair) => [...pair])) {
      expect(code.split(open as string).length).toBe(code.split(close as string).length);
    }
    expect(code).toContain("Register-ArgumentCompleter -Native -CommandName");
  });
});
