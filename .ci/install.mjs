// Installs what the lock file says, unless exactly that is there already: the demo and the tests work in a fresh clone by themselves.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(join(dirname(fileURLToPath(import.meta.url)), ".."));
const mark = join("node_modules", ".cchc-lock");
const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
const there = existsSync(mark) ? readFileSync(mark, "utf8") : "";
if (there !== wanted) {
  const windows = process.platform === "win32";
  execFileSync(windows ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    // What npm says must not mix with the results of the demo.
    stdio: ["ignore", process.stderr, process.stderr],
    shell: windows,
  });
  writeFileSync(mark, wanted);
}
