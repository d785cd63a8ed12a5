/** The pages on what a person types and gives: commands, exit codes, checks, layouts, formats. */
import { type Audit, EXAMPLE_RUBRIC, THRESHOLDS, type ThresholdName, thresholdNames } from "../audits/index.ts";
import type { CodePage } from "../diagnostic.ts";
import { headingsByRole } from "../layouts/headings.ts";
import type { Layout } from "../layouts/index.ts";
import { roleText } from "../layouts/sheet-reading.ts";
import { type Lang, type Text, text } from "../text.ts";
import type { Block } from "./block.ts";
import { SEVERITIES } from "./diagnostics.ts";
import { placeholdersIn } from "./placeholders.ts";

export interface OptionDoc {
  readonly flags: string;
  readonly doc: Text;
}
/** What a command declares, as far as a page tells it. */
export interface CommandDoc {
  readonly name: string;
  readonly title: Text;
  readonly examples: readonly string[];
  readonly arguments: readonly { readonly name: string; readonly doc: Text }[];
  readonly options: readonly OptionDoc[];
}
export interface FormatDoc {
  readonly id: string;
  readonly title: Text;
  readonly extension: string;
}
type Exits = Readonly<Record<number, Text>>;

const USAGE = text("Cách viết", "Usage");
const OPTIONS_HERE = text("[tùy chọn]", "[options]");
const OWN = text("Tùy chọn của lệnh", "Options of the command");
const GLOBAL = text("Tùy chọn chung", "Options of every command");
const EXIT_CODES = text("Mã thoát", "Exit codes");
const SEVERITY = text("Mức độ", "Severity");
const HOW_TO_FIX = text("Cách khắc phục", "How to fix");
const WRONG = text("Sai", "Wrong");
const RIGHT = text("Đúng", "Right");
const WHEN_CHECKED = {
  validate: text(
    "Được kiểm tra mỗi lần đọc bộ tiêu chí, cũng bằng lệnh: cchc validate TỆP",
    "Checked whenever a rubric is read, and by: cchc validate FILE",
  ),
  verify: text("Được kiểm tra bằng lệnh: cchc verify BẢNG", "Checked by: cchc verify TABLE"),
} as const satisfies Readonly<Record<string, Text>>;
const HOLDS = text("Cột", "Column");
const HEADINGS = text("Các tiêu đề được hiểu", "Headings that are understood");
const FOLDED = text(
  "Chữ hoa, chữ thường, khoảng trắng và phần trong ngoặc đơn không làm khác tiêu đề.",
  "Case, spaces and what stands in parentheses make no difference to a heading.",
);
const EXTENSION = text("Đuôi tệp", "File extension");
const CHOSEN_BY = text("Cách chọn", "Chosen by");
const OR = text("hoặc", "or");
const FILE = text("TỆP", "FILE");
const heading = (level: 1 | 2, title: string): Block => ({ kind: "heading", level, text: title });
const optionFacts = (options: readonly OptionDoc[], lang: Lang): Block => ({
  kind: "facts",
  items: options.map(({ flags, doc }) => ({ name: placeholdersIn(flags, lang), value: doc[lang] })),
});

export function commandBlocks(command: CommandDoc, global: readonly OptionDoc[], exits: Exits, lang: Lang): readonly Block[] {
  const { name, title, examples, arguments: args, options } = command;
  const shown = args.map((each) => ({ name: placeholdersIn(each.name, lang), value: each.doc[lang] }));
  const usage = ["cchc", name, ...shown.map((each) => each.name), OPTIONS_HERE[lang]].join(" ");
  // What follows a colon is told on the page of exit codes.
  const codes = Object.entries(exits).map(([code, meaning]) => `${code} ${meaning[lang].replace(/:.*/, "")}`);
  return [
    heading(1, `cchc ${name}: ${title[lang]}`),
    { kind: "code", text: examples.join("\n") },
    { kind: "facts", items: [{ name: USAGE[lang], value: usage }, ...shown] },
    ...(options.length === 0 ? [] : [heading(2, OWN[lang]), optionFacts(options, lang)]),
    // The same on every page, so it takes little room.
    {
      kind: "paragraph",
      text: `${GLOBAL[lang]}: ${global.map(({ flags, doc }) => `${placeholdersIn(flags, lang)} ${doc[lang]}`).join("; ")}.`,
    },
    { kind: "paragraph", text: `${EXIT_CODES[lang]}: ${codes.join("; ")}.` },
  ];
}

export const exitBlocks = (title: Text, exits: Exits, lang: Lang): readonly Block[] => [
  heading(1, title[lang]),
  { kind: "facts", items: Object.entries(exits).map(([name, meaning]) => ({ name, value: meaning[lang] })) },
];

const TONES = { error: "bad", warning: "warning", note: "muted" } as const;

/** @param more what stands between the facts and the examples */
const codeBlocks = (
  { code, severity, title, doc, fix, bad, good }: CodePage,
  lang: Lang,
  more: readonly Block[] = [],
): readonly Block[] => [
  heading(1, `${code}: ${title[lang]}`),
  { kind: "paragraph", text: doc[lang] },
  {
    kind: "facts",
    items: [
      { name: SEVERITY[lang], value: [{ text: SEVERITIES[severity][lang], tone: TONES[severity] }] },
      { name: HOW_TO_FIX[lang], value: fix[lang] },
    ],
  },
  ...more,
  heading(2, WRONG[lang]),
  { kind: "code", text: bad.trim() },
  heading(2, RIGHT[lang]),
  { kind: "code", text: good.trim() },
];

/** @param by the command that runs the check */
export const checkBlocks = (page: CodePage, lang: Lang, by: keyof typeof WHEN_CHECKED): readonly Block[] => [
  ...codeBlocks(page, lang),
  { kind: "paragraph", text: WHEN_CHECKED[by][lang] },
];

const WHEN_AUDITED = text("Được xét bằng lệnh: cchc audit TỆP", "Looked at by: cchc audit FILE");
const EXAMPLES_BY = text(
  "Ví dụ theo bộ tiêu chí nhỏ in ở cchc help audits. «→» là kết quả lưu của công thức, (ẩn) là dòng hay trang tính ẩn, {0.0} là định dạng số của ô.",
  "The examples are scored by the small rubric that cchc help audits prints. «→» is the stored result of a formula, «(ẩn)» a hidden row or sheet, {0.0} the number format of the cell.",
);
const SET_BY = text("Đổi ngưỡng: --threshold {tên}=SỐ", "To change it: --threshold NAME=NUMBER");
const THRESHOLD_TITLE = text("Ngưỡng", "Threshold");
const EXAMPLE_TITLE = text("Bộ tiêu chí nhỏ dùng trong các ví dụ", "The small rubric of the examples");

const thresholdFacts = (names: readonly ThresholdName[], lang: Lang): Block => ({
  kind: "facts",
  items: names.map((name) => ({ name: `${name}=${THRESHOLDS[name].usual}`, value: THRESHOLDS[name].doc[lang] })),
});

export const auditBlocks = ({ thresholds = [], ...page }: Audit, lang: Lang): readonly Block[] => [
  ...codeBlocks(page, lang, thresholds.length === 0 ? [] : [heading(2, THRESHOLD_TITLE[lang]), thresholdFacts(thresholds, lang)]),
  { kind: "paragraph", text: EXAMPLES_BY[lang] },
  { kind: "paragraph", text: WHEN_AUDITED[lang] },
];

/** Every limit with its usual value. */
export const thresholdBlocks = (title: Text, lang: Lang): readonly Block[] => [
  heading(1, title[lang]),
  thresholdFacts(thresholdNames, lang),
  { kind: "paragraph", text: SET_BY[lang] },
];

/** What the examples of all audits are scored by. */
export const exampleRubricBlocks = (lang: Lang): readonly Block[] => [
  heading(2, EXAMPLE_TITLE[lang]),
  { kind: "code", text: EXAMPLE_RUBRIC.trimEnd() },
];

export const layoutBlocks = ({ id, title, doc, roles }: Layout, lang: Lang): readonly Block[] => [
  heading(1, `${id}: ${title[lang]}`),
  { kind: "paragraph", text: doc[lang] },
  {
    kind: "table",
    columns: [
      { title: HOLDS[lang], align: "left" },
      { title: HEADINGS[lang], align: "left", flexible: true },
    ],
    rows: headingsByRole
      .filter(({ role }) => roles.includes(role.is))
      .map(({ role, headings }) => [roleText(role)[lang], headings.join("; ")]),
  },
  { kind: "paragraph", text: FOLDED[lang] },
];

export const formatBlocks = ({ id, title, extension }: FormatDoc, lang: Lang): readonly Block[] => [
  heading(1, `${id}: ${title[lang]}`),
  {
    kind: "facts",
    items: [
      { name: CHOSEN_BY[lang], value: `--format ${id} ${OR[lang]} --format ${id}=${FILE[lang]}.${extension}` },
      { name: EXTENSION[lang], value: `.${extension}` },
    ],
  },
];
