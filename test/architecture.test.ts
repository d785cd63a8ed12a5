/** The architecture, as rules that fail: who may import whom, how long a file may be, what no file may use. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";

const home = join(import.meta.dirname, "..");
const source = join(home, "src");

interface Import {
  readonly from: string;
  /** A path below `src`, or the name of a package. */
  readonly to: string;
}
interface File {
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const IMPORT = /(?:\bfrom|\bimport\(|^import)\s*"([@.\w][^"\s,()]*)"/gm;
const files: readonly File[] = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(source, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .sort()
  .map((name) => {
    const text = readFileSync(join(source, name), "utf8");
    // What stands in comments, such as an example of use, imports nothing.
    const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    const imports = [...code.matchAll(IMPORT)].map(([, to = ""]) => ({
      from: name,
      to: to.startsWith(".") ? posix.join(dirname(name), to) : to,
    }));
    return { name, text, imports };
  });
const imports = files.flatMap((file) => file.imports);
const own = imports.filter(({ to }) => to.endsWith(".ts"));

/** The folder of a file; a file at the top stands for itself. */
const place = (name: string): string => (name.includes("/") ? (name.split("/")[0] as string) : name);
const tops = files.map(({ name }) => name).filter((name) => !name.includes("/"));
const ENTRANCES = ["bin.ts", "bounded-work.ts", "cli.ts", "index.ts", "node.ts", "nursery.ts", "passing.ts", "threads.ts", "worker.ts"];
const leaf = tops.filter((name) => !ENTRANCES.includes(name));

/** What each folder may import besides itself: downwards only. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  rules: leaf,
  rubric: [...leaf, "rules"],
  checks: [...leaf, "rules", "rubric"],
  tables: leaf,
  layouts: [...leaf, "rubric", "tables"],
  engine: [...leaf, "rules", "rubric"],
  // Published tables are read like sheets and compared with what scoring gives.
  published: [...leaf, "rubric", "tables", "layouts", "engine"],
  audits: [...leaf, "rules", "rubric", "tables", "layouts", "engine"],
  // The reference and the help are views of what the lists declare.
  views: [...leaf, "rules", "rubric", "checks", "layouts", "engine", "published", "audits"],
  // A rubric drafted from the form of a decision: read like a sheet, checked like a rubric, written out as YAML.
  drafts: [...leaf, "rules", "rubric", "checks", "tables", "layouts", "views"],
  formats: [...leaf, "tables", "views"],
  // Blank workbooks: what a rubric asks, laid out to be filled in.
  sheets: [...leaf, "rules", "rubric", "tables"],
  // Copies of workbooks that are not ours: what the reader unpacked, escaped as the formats escape.
  markup: [...leaf, "tables", "formats"],
  commands: [
    ...leaf,
    "rules",
    "rubric",
    "checks",
    "tables",
    "layouts",
    "drafts",
    "engine",
    "published",
    "audits",
    "views",
    "formats",
    "sheets",
    "markup",
  ],
  "cli.ts": [...leaf, "commands", "formats"],
  "threads.ts": ["host.ts"],
  "passing.ts": ["host.ts"],
  "nursery.ts": [],
  "bounded-work.ts": ["host.ts", "nursery.ts"],
  "node.ts": ["host.ts", "bounded-work.ts", "nursery.ts", "passing.ts", "threads.ts"],
  "worker.ts": [...leaf, "tables", "bounded-work.ts", "threads.ts"],
  "bin.ts": ["cli.ts", "node.ts"],
  "index.ts": [
    ...leaf,
    "rules",
    "rubric",
    "checks",
    "tables",
    "layouts",
    "drafts",
    "engine",
    "audits",
    "views",
    "formats",
    "sheets",
    "commands",
    "node.ts",
  ],
};
const mayImport = (from: string, to: string): boolean => from === to || (MAY[from] ?? leaf).includes(to);

describe("who may import whom", () => {
  test("every folder has its rule", () => {
    const folders = new Set(files.map(({ name }) => place(name)).filter((name) => !name.includes(".")));
    expect([...folders].filter((name) => MAY[name] === undefined)).toEqual([]);
  });

  test("only downwards, types included", () => {
    expect(own.filter(({ from, to }) => !mayImport(place(from), place(to)))).toEqual([]);
  });

  test("formats know blocks and no other view", () => {
    expect(own.filter(({ from, to }) => place(from) === "formats" && place(to) === "views" && to !== "views/block.ts")).toEqual([]);
  });

  test("each package has the one place it is used in", () => {
    const PLACES: Readonly<Record<string, RegExp>> = {
      yaml: /^yaml\.ts$/,
      commander: /^commands\/program\.ts$/,
      chalk: /^formats\/terminal\.ts$/,
      "cli-table3": /^formats\/(?:terminal|drawn-table)\.ts$/,
      xlsx: /^tables\//,
      "csv-parse": /^tables\/csv-records\.ts$/,
      hucre: /^(?:tables|sheets)\//,
      zod: /^(?:shape|shape-keys|shaped|faults|config-file|waivers-file)\.ts$|^(?:rules|rubric)\//,
      node: /^(?:node|nursery|bounded-work|threads)\.ts$/,
    };
    const packageOf = (to: string): string => (to.startsWith("node:") ? "node" : to.startsWith("@") ? to : (to.split("/")[0] as string));
    const outside = imports.filter(({ to }) => !to.endsWith(".ts") && !to.endsWith(".json"));
    expect(outside.filter(({ from, to }) => PLACES[packageOf(to)]?.test(from) !== true)).toEqual([]);
  });

  test("one file loads the library that writes workbooks", () => {
    const loads = /^import (?!type )[^;]*"hucre|import\("hucre/m;
    expect(files.filter(({ text }) => loads.test(text)).map(({ name }) => name)).toEqual(["tables/workbook-bytes.ts"]);
  });

  test("no circles", () => {
    const targets = new Map(files.map(({ name, imports: list }) => [name, list.map(({ to }) => to)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (name: string, chain: readonly string[]): void => {
      if (chain.includes(name)) circles.push([...chain.slice(chain.indexOf(name)), name].join(" → "));
      if (done.has(name) || chain.includes(name)) return;
      for (const next of targets.get(name) ?? []) walk(next, [...chain, name]);
      done.add(name);
    };
    for (const name of targets.keys()) walk(name, []);
    expect(circles).toEqual([]);
  });
});

/** A member of a list: the file declares one thing of the kind that the list holds. */
const MEMBER: Readonly<Record<string, RegExp>> = {
  rules: /^export const \w+ = kind</m,
  checks: /^export const \w+: Check = /m,
  audits: /^export const \w+: Audit = /m,
  tables: /^export const \w+: FileType = /m,
  layouts: /^export const \w+: Layout = /m,
  published: /^export const \w+: PublishedCheck = /m,
  formats: /^export const \w+: Format = /m,
  commands: /^export const command: Command = /m,
};

describe("lists", () => {
  test.each(Object.entries(MEMBER))("all.ts of %s has every member, and nothing else", (folder, pattern) => {
    const members = files.filter(({ name, text }) => place(name) === folder && pattern.test(text)).map(({ name }) => posix.basename(name));
    const all = files.find(({ name }) => name === `${folder}/all.ts`)?.text ?? "";
    const listed = [...all.matchAll(/"\.\/([^"]+)"/g)].map(([, name = ""]) => name);
    if (folder !== "tables") expect(members).toEqual([...listed].sort());
    // One file declares the three types that come through one library.
    else expect(listed.filter((name) => !members.includes(name) && name !== "legacy.ts")).toEqual([]);
    const lines = all.split("\n").filter((line) => line !== "" && !line.startsWith("//") && !/^\/?\s?\*/.test(line));
    // A command named by a reserved word is loaded under another name and given its own on the way out.
    const plain = /^export \{ [\w, ]+ \}(?: from .*)?;$|^(?:export )?const \w+ = \(\) => import\(/;
    expect(lines.filter((line) => !plain.test(line))).toEqual([]);
  });

  test("members of a list do not import each other", () => {
    const isMember = (name: string): boolean => MEMBER[place(name)]?.test(files.find((file) => file.name === name)?.text ?? "") === true;
    expect(own.filter(({ from, to }) => place(from) === place(to) && isMember(from) && isMember(to))).toEqual([]);
  });
});

describe("every file", () => {
  const all = [
    ...files.map(({ name, text }) => ({ name: `src/${name}`, text })),
    ...readdirSync(join(home, "test"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
      .map((entry) => relative(home, join(entry.parentPath, entry.name)).split(sep).join("/"))
      .map((name) => ({ name, text: readFileSync(join(home, name), "utf8") })),
  ];
  const uses = (pattern: RegExp, within = files): readonly string[] =>
    within.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

  test("of src has 250 lines at most", () => {
    expect(files.filter(({ text }) => text.trimEnd().split("\n").length > 250).map(({ name }) => name)).toEqual([]);
  });

  test("of src begins by saying what it is, unless it is a plain list", () => {
    const silent = files.filter(({ name, text }) => !text.startsWith("/**") && posix.basename(name) !== "all.ts").map(({ name }) => name);
    // A member of a list says what it is in `title` and `doc`.
    const members = silent.filter((name) => MEMBER[place(name)]?.test(files.find((file) => file.name === name)?.text ?? "") !== true);
    expect(members.filter((name) => !["version.ts", "commands/tool.ts"].includes(name))).toEqual([]);
  });

  test("exports by name", () => {
    expect(
      all.filter(({ name, text }) => /^export default/m.test(text) && name !== "test/vitest.config.ts").map(({ name }) => name),
    ).toEqual([]);
  });

  test("counts points exactly and reaches no network", () => {
    expect(uses(/\.toFixed\(|\bparseFloat\(|\bMath\.round\(/)).toEqual([]);
    expect(uses(/"(?:node:)?(?:https?|net|tls|dgram|dns|http2|child_process)"|\bfetch\(|\bWebSocket\b/)).toEqual([]);
    expect(uses(/\beval\(|\bnew Function\(/)).toEqual([]);
  });

  test("is finished: no note of what is still to do, no clock and no chance in the middle", () => {
    const still = new RegExp(`\\b(?:${["TO", "DO"].join("")}|${["FIX", "ME"].join("")}|X{3})\\b`);
    expect(all.filter(({ text }) => still.test(text)).map(({ name }) => name)).toEqual([]);
    const middle = files.filter(({ name }) => name !== "node.ts");
    expect(uses(/\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(/, middle)).toEqual([]);
  });
});
