// Holds `cchc validate` beside the linters of YAML that npm offers, on the broken rubrics of the tests: which planted faults each finds on the
// very line, how much else it says, how long it takes. Each is given our JSON Schema where it can take one. Installs them in a folder of its own:
//   node test/bench/linters.mjs [FOLDER]
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const home = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), "linters-"));
const RUNS = 3;
const PACKAGES = [
  "@stoplight/spectral-cli@6.15.0",
  "eslint@9.39.5",
  "eslint-plugin-yml@1.19.1",
  "eslint-plugin-json-schema-validator@5.5.1",
  "v8r@5.1.0",
  "@jirutka/ajv-cli@6.0.0",
  "yaml-lint@1.7.0",
];

const SPECTRAL = `rules:
  rubric:
    given: $
    severity: error
    then: { function: schema, functionOptions: { schema: { $ref: ./rubric.schema.json }, dialect: draft2020-12, allErrors: true } }
`;
const ESLINT = `import yml from "eslint-plugin-yml";
import schema from "eslint-plugin-json-schema-validator";
import { readFileSync } from "node:fs";
const rubric = JSON.parse(readFileSync(new URL("rubric.schema.json", import.meta.url), "utf8"));
const config = [
  ...yml.configs["flat/recommended"],
  ...schema.configs["flat/base"],
  { files: ["**/*.yaml"], rules: { "json-schema-validator/no-invalid": ["error", { schemas: [{ fileMatch: ["**/*.yaml"], schema: rubric }] }] } },
];
export { config as default };
`;

function prepare() {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, "node_modules"))) {
    writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--save-exact", ...PACKAGES], {
      cwd: folder,
      stdio: "inherit",
    });
  }
  cpSync(join(home, "test", "rubrics"), join(folder, "rubrics"), { recursive: true });
  cpSync(join(home, "rubrics", "rubric.schema.json"), join(folder, "rubric.schema.json"));
  writeFileSync(join(folder, "spectral.yaml"), SPECTRAL);
  writeFileSync(join(folder, "eslint.config.js"), ESLINT);
}

const bin = (name) => join(folder, "node_modules", ".bin", name);
const files = () =>
  readdirSync(join(folder, "rubrics"))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => `rubrics/${name}`);

/** What was planted: `file:line` of each `# error: code`. */
function planted() {
  const places = new Set();
  for (const file of files()) {
    readFileSync(join(folder, file), "utf8")
      .split("\n")
      .forEach((line, index) => {
        if (/#\s*error:/.test(line)) places.add(`${basename(file)}:${index + 1}`);
      });
  }
  return places;
}

/** Places in the output of tools that print one line a finding. */
const places = (text, pattern) => [...text.matchAll(pattern)].map(([, file, line]) => ({ file, line: Number(line) }));
const json = (text) => JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1));

/** Each gives every finding as `{ file, line }`; a line of 0 is none. */
const TOOLS = [
  {
    name: "cchc validate",
    command: () => [process.execPath, join(home, "bin", "cchc.js"), "validate", "--format", "concise", ...files()],
    read: (out) => places(out, /^([^\s:]+\.yaml):(\d+):/gm),
  },
  {
    name: "spectral 6.15",
    // It breaks off on a key named __proto__ and then says nothing of any file.
    command: () => [
      bin("spectral"),
      "lint",
      "-r",
      "spectral.yaml",
      "-f",
      "json",
      ...files().filter((file) => !file.endsWith("/shape.yaml")),
    ],
    read: (out) => json(out).map(({ source, range }) => ({ file: source, line: range.start.line + 1 })),
  },
  {
    name: "eslint 9.39 + yml 1.19 + json-schema-validator 5.5",
    command: () => [bin("eslint"), "-f", "json", ...files()],
    read: (out) => json(out).flatMap(({ filePath, messages }) => messages.map(({ line }) => ({ file: filePath, line: line ?? 0 }))),
  },
  {
    name: "@jirutka/ajv-cli 6.0",
    command: () => [
      bin("ajv"),
      "validate",
      "--spec=draft2020",
      "--all-errors",
      "--strict=false",
      "--errors=line",
      "-s",
      "rubric.schema.json",
      ...files(),
    ],
    read: (out, err) => places(`${out}\n${err}`, /^([^\s:]+\.yaml):(\d+):/gm),
  },
  {
    // It names the place by a JSON pointer and gives no line.
    name: "v8r 5.1",
    command: () => [bin("v8r"), "--schema", "rubric.schema.json", ...files()],
    read: (out, err) => [...`${out}\n${err}`.matchAll(/^(rubrics\/\S+\.yaml)#/gm)].map(([, file]) => ({ file, line: 0 })),
  },
  {
    name: "yaml-lint 1.7",
    command: () => [bin("yamllint"), ...files()],
    read: (out, err) =>
      [...`${out}\n${err}`.matchAll(/^\S*?([^/\s]+\.yaml)$[\s\S]*?\((\d+):\d+\)$/gm)].map(([, file, line]) => ({
        file,
        line: Number(line),
      })),
  },
];

function once([command, ...args]) {
  const start = process.hrtime.bigint();
  const { stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, NO_COLOR: "1" },
  });
  if (error) throw error;
  return { stdout, stderr, ms: Number(process.hrtime.bigint() - start) / 1e6 };
}
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

prepare();
const wanted = planted();
const bare = middle(Array.from({ length: RUNS }, () => once([process.execPath, "-e", "0"]).ms));
const out = [
  `| tool | planted faults found on their line (of ${wanted.size}) | other lines reported | reports in all | time / bare node |`,
  "|---|---|---|---|---|",
];
for (const { name, command, read } of TOOLS) {
  const runs = Array.from({ length: RUNS }, () => once(command()));
  const { stdout, stderr } = runs[0];
  if (process.env.LINTERS_SHOW === name) process.stderr.write(`${stdout}\n${stderr}\n`);
  const found = read(stdout, stderr).map(({ file, line }) => `${basename(file)}:${line}`);
  const lines = new Set(found);
  const hits = [...lines].filter((place) => wanted.has(place)).length;
  out.push(`| ${name} | ${hits} | ${lines.size - hits} | ${found.length} | ${(middle(runs.map(({ ms }) => ms)) / bare).toFixed(1)} × |`);
}
process.stdout.write(`${out.join("\n")}\n`);
