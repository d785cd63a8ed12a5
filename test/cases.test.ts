/** Whole sessions, told in `cases/*.txt`. `CCHC_UPDATE=1` writes what is really printed into them: read the diff before keeping it. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatStory, type Library, parseStory, runStory } from "./story.ts";
import { workbookOf } from "./workbooks.ts";

const home = join(import.meta.dirname, "..");
const folder = join(import.meta.dirname, "cases");
const stories = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort();
const ofRepository = /^(?:rubrics|samples|test)\//;
const library: Library = {
  has: (path) => ofRepository.test(path) && existsSync(join(home, path)),
  read: (path) => new Uint8Array(readFileSync(join(home, path))),
  workbook: workbookOf,
};

for (const name of stories) {
  test(name.replace(/\.txt$/, ""), async () => {
    const path = join(folder, name);
    const text = readFileSync(path, "utf8");
    const told = formatStory(await runStory(parseStory(text, library.has), library));
    if (process.env.CCHC_UPDATE === "1" && told !== text) writeFileSync(path, told);
    else expect(told).toBe(text);
  });
}

test("a story cut into steps and joined again is the same text", () => {
  for (const name of stories) {
    const text = readFileSync(join(folder, name), "utf8");
    expect(formatStory(parseStory(text, library.has))).toBe(text);
  }
});
