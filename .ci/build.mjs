// Bundles the program so that a command loads only what it needs, writes its type declarations, and gathers the licences of what is
// bundled in.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const home = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(home);
rmSync("dist", { recursive: true, force: true });

// Two builds that differ in anything are two programs: what one of them keeps for later runs is nothing to the other.
const sources = readdirSync("src", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
const digest = createHash("sha256");
for (const file of [...sources, "package.json", "package-lock.json"]) digest.update(`${file}\0`).update(readFileSync(file));

const build = await rolldown({
  input: { bin: "src/bin.ts", index: "src/index.ts", worker: "src/worker.ts" },
  platform: "node",
  treeshake: true,
  transform: { define: { __BUILD__: JSON.stringify(digest.digest("hex")) } },
  // What one command imports late another may load at once.
  checks: { ineffectiveDynamicImport: false },
});
// Nearly all that one command loads is loaded by the others: a few large files start quicker than fifty small ones. What stands further up
// never waits for what stands below it: `--version` for a command, another thread for rubrics, `validate` for sheets.
const groups = [
  { name: "start", test: /[\\/]src[\\/](?:cli|node|threads)\.ts$/ },
  { name: "tables", test: /[\\/]src[\\/]tables[\\/]index\.ts$/ },
  { name: "rubric", test: /[\\/]src[\\/]commands[\\/](?:program|expand|settings|validate)\.ts$/ },
  { name: "data", test: /[\\/]src[\\/]commands[\\/]score\.ts$/ },
];
const { output } = await build.write({
  dir: "dist",
  format: "esm",
  minify: !process.argv.includes("--readable"),
  entryFileNames: "[name].js",
  chunkFileNames: "parts/[name]-[hash].js",
  codeSplitting: { groups: groups.map((group, index) => ({ ...group, priority: groups.length - index })) },
});

// Types are for those who use the library; starting the program needs none, so a quick build may leave them out.
if (!process.argv.includes("--no-types")) {
  const tsc = join("node_modules", ".bin", process.platform === "win32" ? "tsc.cmd" : "tsc");
  execFileSync(tsc, ["-p", ".ci/tsconfig.types.json"], { stdio: "inherit" });
}

const bundled = new Set();
for (const chunk of output) {
  for (const module of chunk.moduleIds ?? []) {
    const [, name] = /node_modules[/\\]((?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/.exec(module.slice(module.lastIndexOf("node_modules"))) ?? [];
    if (name !== undefined) bundled.add(name.replaceAll("\\", "/"));
  }
}
const notices = [...bundled].sort().map((name) => {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
mkdirSync("dist", { recursive: true });
writeFileSync("dist/LICENSES.txt", `${["The program contains the following packages.\n", ...notices].join("\n----\n\n")}`);
