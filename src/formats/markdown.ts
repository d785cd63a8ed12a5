/** A report as GitHub-flavoured Markdown; what people wrote is escaped here, once. */
import type { Block, Entry, Inline, Report, Span, Twig } from "../views/block.ts";
import type { Format } from "./format.ts";
import { frameLines } from "./frame.ts";
import { safe, safeLine } from "./safe.ts";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** What would begin a heading, a list, a quotation or a rule at the start of a line. */
const LINE_START = /^(\s*)([#+=-]|\d+[.)](?=\s|$))/;

const letters = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) =>
      safe(line)
        .replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter)
        .replace(/[\\|*_`[\]~]/g, "\\$&"),
    )
    .join("<br>");

function escaped({ text, tone }: Span): string {
  const plain = letters(text);
  if (tone !== "strong") return plain;
  // Stars must touch the word they make strong.
  const [, before = "", middle = "", behind = ""] = /^(\s*)(.*?)(\s*)$/s.exec(plain) ?? [];
  return middle === "" ? plain : `${before}**${middle}**${behind}`;
}

const inline = (text: Inline): string => (typeof text === "string" ? letters(text) : text.map(escaped).join(""));
/** Text at the start of a line. */
const opening = (text: Inline): string =>
  inline(text).replace(
    LINE_START,
    (_, space: string, mark: string) => `${space}${mark.length > 1 ? mark.replace(/[.)]/, "\\$&") : `\\${mark}`}`,
  );

const RULES = { left: ":--", right: "--:", center: ":-:" } as const;
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** A fence that is longer than any in the text. */
function code(text: string, indent = ""): string {
  const fence = "`".repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)));
  return [fence, ...text.split("\n"), fence].map((line) => indent + line).join("\n");
}

const titled = ({ title, figure }: Pick<Entry, "title" | "figure">): string =>
  `- ${opening(title)}${figure === undefined ? "" : `: **${inline(figure).replaceAll("**", "")}**`}`;

function entry(each: Entry): string {
  const { frame, lines } = each;
  const framed = frame === undefined ? [] : ["", code(frameLines(frame).join("\n"), "  "), ""];
  return [titled(each), ...framed, ...lines.map((line) => `  - ${opening(line)}`)].join("\n");
}

/** Every level two spaces further in than the one above it. */
function twig(each: Twig, indent = ""): string {
  const said = each.lines.map((line) => `${indent}  - ${opening(line)}`);
  return [indent + titled(each), ...said, ...each.children.map((child) => twig(child, `${indent}  `))].join("\n");
}

function block(each: Block): string {
  switch (each.kind) {
    case "heading":
      return `${"#".repeat(each.level)} ${inline(each.text)}`;
    case "paragraph":
      return opening(each.text);
    case "list":
      return each.items.map((item) => `- ${opening(item)}`).join("\n");
    case "facts":
      return each.items.map(({ name, value }) => `- **${letters(name)}:** ${inline(value)}`).join("\n");
    case "entries":
      return each.items.map(entry).join("\n");
    case "tree":
      return each.items.map((item) => twig(item)).join("\n");
    case "table": {
      const { columns, rows, foot = [] } = each;
      const cells = (line: readonly Inline[]): readonly string[] => columns.map((_, index) => inline(line[index] ?? ""));
      const strong = (text: string): string => (text === "" || text.startsWith("**") ? text : `**${text}**`);
      return [
        row(columns.map(({ title }) => letters(title))),
        row(columns.map(({ align }) => RULES[align])),
        ...rows.map((line) => row(cells(line))),
        ...foot.map((line) => row(cells(line).map(strong))),
      ].join("\n");
    }
    case "code":
      return code(
        each.text
          .split(/\r\n|\n|\r/)
          .map(safeLine)
          .join("\n"),
      );
  }
}

export const markdown: Format = {
  id: "markdown",
  title: { vi: "Markdown", en: "Markdown" },
  extension: "md",
  binary: false,
  render: ({ blocks }: Report) => (blocks.length === 0 ? "" : `${blocks.map(block).join("\n\n")}\n`),
};
