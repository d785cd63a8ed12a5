/** What the bare program says: what it is, commands to try, where to go next. */
import { type Lang, type Text, text } from "../text.ts";
import type { Block, Report } from "./block.ts";
import { described, type Program, topicRecords, topicsOf } from "./reference.ts";

const PURPOSE = text(
  "cchc: tính điểm, xếp hạng và rà soát Chỉ số cải cách hành chính (CCHC) từ bộ tiêu chí và bảng tính.",
  "cchc: scores, ranks and audits the PAR Index (public administration reform) from a rubric and spreadsheets.",
);
const COMMANDS = text("Các lệnh", "Commands");
const NEXT: readonly (readonly [Text, readonly string[]])[] = [
  [text("Một lệnh", "One command"), ["score", "commands"]],
  [text("Bộ tiêu chí", "Rubrics"), ["rubrics", "rubric", "kinds", "checks"]],
  [text("Bảng tính", "Spreadsheets"), ["layouts", "audits", "formats"]],
  [text("Mọi chủ đề", "Every topic"), ["topics"]],
];

/** @param tried the commands to show, by name */
export function overview(program: Program, tried: readonly string[], lang: Lang): Report {
  const examples = tried
    .flatMap((name) => program.commands.filter((command) => command.name === name))
    .map(({ title, examples: [first = ""] }) => `# ${title[lang]}\n${first}`);
  const blocks: readonly Block[] = [
    { kind: "paragraph", text: PURPOSE[lang] },
    { kind: "code", text: examples.join("\n") },
    {
      kind: "facts",
      items: [
        { name: COMMANDS[lang], value: program.commands.map(({ name }) => name).join(", ") },
        ...NEXT.map(([name, topics]) => ({ name: name[lang], value: topics.map((topic) => `cchc help ${topic}`).join(" · ") })),
      ],
    },
  ];
  const topics = topicsOf(program);
  return { blocks, records: topicRecords(topics, lang), json: { schema: "cchc-help/1", topics: topics.map(described) } };
}
