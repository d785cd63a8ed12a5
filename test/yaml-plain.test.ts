/** YAML read in one pass and by the library: what the first takes is the same tree with the same places. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../src/diagnostic.ts";
import { treeByLibrary } from "../src/yaml.ts";
import { plainYaml } from "../src/yaml-plain.ts";
import type { YamlNode } from "../src/yaml-tree.ts";

const home = join(import.meta.dirname, "..");
const shipped = readdirSync(join(home, "rubrics")).filter((name) => name.endsWith(".yaml"));

/** Mappings and lists are only ever shown by their first line. */
function shown(text: string, node: YamlNode | undefined): unknown {
  if (node === undefined || node.kind === "scalar") return node;
  const line = text.indexOf("\n", node.start);
  const end = Math.min(node.end, line === -1 ? text.length : line);
  return node.kind === "list"
    ? { ...node, end, items: node.items.map((item) => shown(text, item)) }
    : { ...node, end, entries: node.entries.map(({ key, value }) => ({ key, value: shown(text, value) })) };
}

function byLibrary(text: string): unknown {
  const problems = new Diagnostics();
  const tree = treeByLibrary({ name: "thu.yaml", text }, problems);
  return tree === undefined ? problems.list.map(({ message }) => message.words.code) : shown(text, tree);
}

const SMALL = `# ghi chú
cchc: 1
title: Chỉ số, năm 2025 # ghi chú
ma: "1.10"
trong: []
danh: [a, "b, c", { d: -1.5, e: true }]
don-vi:
  - { id: y-te, name: Sở Y tế, group: {} }
  - id: tai-chinh
    name: 'Sở #1'
    so: [ 1, [ 2 ] ]

  # giữa
  - không
muc: # ghi chú
- a: 0
  b: x:y
`;

describe("read in one pass", () => {
  test.each(shipped)("%s is, and is what the library reads", (name) => {
    const text = readFileSync(join(home, "rubrics", name), "utf8");
    for (const spelt of [text, text.replaceAll("\n", "\r\n"), text.trimEnd()]) {
      const tree = plainYaml(spelt);
      expect(tree).toBeDefined();
      expect(shown(spelt, tree)).toEqual(byLibrary(spelt));
    }
  });

  test.each([
    ["a: 1\nb: [x, { c: 2 }]\n", true],
    ["a: x\n  y\n", false],
    ["a: [x,\n  y]\n", false],
    ["a: 1e3\n", false],
    ["a: 010\n", false],
    ["a: ~\n", false],
    ["a:\n", false],
    ["a: &b 1\n", false],
    ["<<: { a: 1 }\n", false],
    ['a: "\\n"\n', false],
    ["a: it's\n", true],
    ["a: 'it''s'\n", false],
    ["a: b: c\n", false],
    ["a: |\n  b\n", false],
    ["a:\t1\n", false],
    ["a: 1\n---\nb: 2\n", false],
    ["a: 1\n b: 2\n", false],
    ["  a: 1\n", false],
    ["- a\n", true],
    ["a\n", false],
  ])("%j: %s", (text, taken) => {
    expect(plainYaml(text) !== undefined).toBe(taken);
  });

  const odd = fc.constantFrom(
    ...[
      ": ",
      ":",
      " #",
      "#",
      "- ",
      "-",
      "{",
      "}",
      "[",
      "]",
      ",",
      ", ",
      '"',
      "'",
      "''",
      "\n",
      "\n\n",
      " ",
      "  ",
      "\t",
      "\r",
      "\r\n",
      "~",
      "null",
    ],
    ...[
      "|",
      ">",
      "&a ",
      "*a",
      "!t ",
      "? ",
      "%",
      "@",
      "`",
      "---\n",
      "...\n",
      "<<: ",
      "=",
      "\\",
      "0x1F",
      "1e3",
      ".5",
      "-1",
      "+1",
      "01",
      "1_0",
      "1.",
      "0",
    ],
    ...[
      "true",
      "True",
      "no",
      ".inf",
      ".nan",
      "2025-01-15",
      "12:30",
      "\u00a0",
      "\u0085",
      "\u2028",
      "\ufeff",
      "ế",
      "a: 1\n",
      "- b\n",
      "{ c: 1 }",
      "[ d ]",
    ],
  );
  const change = fc.record({ at: fc.nat(), gone: fc.nat(3), put: fc.oneof(odd, fc.constant("")), again: fc.nat(20) });
  const changes = fc.array(change, { minLength: 1, maxLength: 5 });

  test("after any change it is left to the library or the same", () => {
    expect(plainYaml(SMALL)).toBeDefined();
    let taken = 0;
    fc.assert(
      fc.property(changes, (made) => {
        let text = SMALL;
        for (const { at, gone, put, again } of made) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + put + (again === 0 ? text.slice(start - 20, start) : "") + text.slice(start + gone);
        }
        const tree = plainYaml(text);
        if (tree === undefined) return;
        taken += 1;
        expect(shown(text, tree)).toEqual(byLibrary(text));
      }),
      { numRuns: Number(process.env.RUNS ?? 4_000) },
    );
    expect(taken).toBeGreaterThan(500);
  });
});
