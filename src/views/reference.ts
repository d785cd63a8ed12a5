/** The reference that the program carries: a page for everything it declares, made from the declarations and nothing else. */
import { audits, THRESHOLDS } from "../audits/index.ts";
import { checks } from "../checks/index.ts";
import type { CodePage } from "../diagnostic.ts";
import { layouts } from "../layouts/index.ts";
import { dataChecks } from "../published/against-data.ts";
import { publishedChecks } from "../published/index.ts";
import { lastYearChecks } from "../published/last-year.ts";
import { outline } from "../rubric/outline.ts";
import { rubricShape } from "../rubric/schema.ts";
import { ruleKinds } from "../rules/index.ts";
import { type Lang, render, say, type Text, text, words } from "../text.ts";
import type { Block, Records, Report } from "./block.ts";
import {
  auditBlocks,
  type CommandDoc,
  checkBlocks,
  commandBlocks,
  exampleRubricBlocks,
  exitBlocks,
  type FormatDoc,
  formatBlocks,
  layoutBlocks,
  type OptionDoc,
  thresholdBlocks,
} from "./reference-pages.ts";
import { keyTable, kindExamples, kindPage } from "./reference-rules.ts";
import { SEAL_TITLE, sealBlocks } from "./reference-seal.ts";
import { RUBRICS_TITLE, type RubricDoc, rubricListBlocks, rubricListData, rubricListRecords } from "./rubric-list.ts";

export type About = "command" | "kind" | "check" | "published" | "audit" | "layout" | "format" | "message" | "page";

/** Something that `cchc help` can be asked about. */
export interface Topic {
  readonly id: string;
  readonly about: About;
  readonly title: Text;
  readonly page: (lang: Lang) => readonly Block[];
  /** What it declares, in every language at once. */
  readonly data?: () => Readonly<Record<string, unknown>>;
  /** A flat table of what the page lists, where it lists more than topics. */
  readonly records?: (lang: Lang) => Records;
}

/** What only the program as a whole can say of itself. */
export interface Program {
  readonly commands: readonly CommandDoc[];
  /** Options of every command. */
  readonly options: readonly OptionDoc[];
  readonly exits: Readonly<Record<number, Text>>;
  readonly formats: readonly FormatDoc[];
  /** The rubrics at hand; empty until somebody asks for them, since their files must be read. */
  readonly rubrics: readonly RubricDoc[];
}

const ABOUTS: Readonly<Record<About, Text>> = {
  command: text("lệnh", "command"),
  kind: text("cách tính điểm", "rule kind"),
  check: text("kiểm tra bộ tiêu chí", "check of rubrics"),
  published: text("kiểm tra bảng đã công bố", "check of published tables"),
  audit: text("rà soát bảng đã điền", "audit of sheets"),
  layout: text("mẫu bảng", "layout"),
  format: text("định dạng", "format"),
  message: text("thông báo", "message"),
  page: text("trang", "page"),
};
const COLUMNS = [text("Chủ đề", "Topic"), text("Loại", "About"), text("Nội dung", "Title")];
const LISTS = [
  ["commands", "command", text("Các lệnh", "Commands")],
  ["kinds", "kind", text("Các cách tính điểm", "Rule kinds")],
  ["checks", "check", text("Những điều được kiểm tra ở bộ tiêu chí", "What is checked of a rubric")],
  ["published", "published", text("Những điều được kiểm tra ở bảng kết quả đã công bố", "What is checked of a published table")],
  ["audits", "audit", text("Những vấn đề được rà soát ở bảng đã điền", "What is looked at in filled-in sheets")],
  ["layouts", "layout", text("Các mẫu bảng đọc được", "Layouts that are read")],
  ["formats", "format", text("Các định dạng kết quả", "Formats of the output")],
] as const satisfies readonly (readonly [string, About, Text])[];
const ALL = text("Mọi chủ đề của cchc help", "Every topic of cchc help");
const MESSAGES = text(
  "Mã của một thông báo cũng là chủ đề, ví dụ: cchc help unit-ended",
  "The code of a message is a topic too, such as: cchc help unit-ended",
);
const RUBRIC = text("Tệp bộ tiêu chí: mọi khóa", "The rubric file: every key");
const EXITS = text("Mã thoát, như nhau ở mọi lệnh", "Exit codes, the same for every command");
const LIMITS = text("Các ngưỡng của cchc audit và giá trị thường dùng", "The thresholds of cchc audit and their usual values");
const MORE = text("Xem từng mục: cchc help", "See each: cchc help");
const KINDS_APART = text("Khóa của rule theo từng cách tính điểm: cchc help kinds", "The keys of rule by its kind: cchc help kinds");

/** The page whose program must know the rubrics. */
export const RUBRICS_PAGE = "rubrics";

const heading = (level: 1 | 2, title: string): Block => ({ kind: "heading", level, text: title });
const index = (topics: readonly Topic[], lang: Lang): Block => ({
  kind: "facts",
  items: topics.map(({ id, title }) => ({ name: id, value: title[lang] })),
});

function rubricTopic(): Topic {
  const page = (lang: Lang): readonly Block[] => [
    heading(1, RUBRIC[lang]),
    keyTable(outline(rubricShape), lang),
    { kind: "paragraph", text: KINDS_APART[lang] },
  ];
  return { id: "rubric", about: "page", title: RUBRIC, page, data: () => ({ keys: outline(rubricShape) }) };
}

const codeTopic = (about: About, { code, title, severity, doc }: CodePage, page: Topic["page"], more: object = {}): Topic => ({
  id: code,
  about,
  title,
  page,
  data: () => ({ severity, doc, ...more }),
});

/** The pages that are about one thing each. */
const things = ({ commands, options, exits, formats }: Program): readonly Topic[] => [
  ...commands.map((command): Topic => {
    const { name: id, title, examples, arguments: args, options: own } = command;
    return {
      id,
      about: "command",
      title,
      page: (lang) => commandBlocks(command, options, exits, lang),
      data: () => ({ examples, arguments: args, options: own }),
    };
  }),
  ...ruleKinds.map((kind): Topic => {
    const { kind: id, title, doc } = kind;
    return {
      id,
      about: "kind",
      title,
      page: (lang) => kindPage(kind, lang),
      data: () => ({ doc, keys: outline(kind.shape), examples: kindExamples(kind) }),
    };
  }),
  ...checks.map((check) => codeTopic("check", check, (lang) => checkBlocks(check, lang, "validate"))),
  ...[...publishedChecks, ...dataChecks, ...lastYearChecks].map((check) =>
    codeTopic("published", check, (lang) => checkBlocks(check, lang, "verify")),
  ),
  ...audits.map((audit) => codeTopic("audit", audit, (lang) => auditBlocks(audit, lang), { thresholds: audit.thresholds ?? [] })),
  ...layouts.map((layout): Topic => {
    const { id, title, doc } = layout;
    return { id, about: "layout", title, page: (lang) => layoutBlocks(layout, lang), data: () => ({ doc }) };
  }),
  ...formats.map((format): Topic => {
    const { id, title, extension } = format;
    return { id, about: "format", title, page: (lang) => formatBlocks(format, lang), data: () => ({ extension }) };
  }),
];

/** Everything that can be asked about, by its id. */
export function topicsOf(program: Program): readonly Topic[] {
  const single = things(program);
  const lists = LISTS.map(([id, about, title]): Topic => {
    const listed = single.filter((topic) => topic.about === about);
    const page = (lang: Lang): readonly Block[] => [
      heading(1, title[lang]),
      index(listed, lang),
      { kind: "paragraph", text: `${MORE[lang]} ${listed[0]?.id ?? ""}` },
      ...(about === "audit" ? exampleRubricBlocks(lang) : []),
    ];
    return { id, about: "page", title, page, data: () => ({ topics: listed.map(described) }) };
  });
  const exits: Topic = {
    id: "exit-codes",
    about: "page",
    title: EXITS,
    page: (lang) => exitBlocks(EXITS, program.exits, lang),
    data: () => ({ codes: program.exits }),
  };
  const seal: Topic = { id: "seal", about: "page", title: SEAL_TITLE, page: sealBlocks };
  const limits: Topic = {
    id: "thresholds",
    about: "page",
    title: LIMITS,
    page: (lang) => thresholdBlocks(LIMITS, lang),
    data: () => ({ thresholds: THRESHOLDS }),
  };
  const rubrics: Topic = {
    id: RUBRICS_PAGE,
    about: "page",
    title: RUBRICS_TITLE,
    page: (lang) => rubricListBlocks(program.rubrics, lang),
    data: () => ({ rubrics: program.rubrics.map(rubricListData) }),
    records: (lang) => rubricListRecords(program.rubrics, lang),
  };
  const pages = [rubricTopic(), rubrics, ...lists, seal, limits, exits];
  const all: Topic = {
    id: "topics",
    about: "page",
    title: ALL,
    page: (lang) => [
      heading(1, ALL[lang]),
      index(pages, lang),
      ...LISTS.flatMap(([, about, title]) => [
        heading(2, title[lang]),
        index(
          single.filter((topic) => topic.about === about),
          lang,
        ),
      ]),
      { kind: "paragraph", text: MESSAGES[lang] },
    ],
    data: () => ({ topics: [...pages, ...single].map(described) }),
  };
  return [...pages, all, ...single];
}

export const described = ({ id, about, title }: Topic): { readonly topic: string; readonly about: About; readonly title: Text } => ({
  topic: id,
  about,
  title,
});
export const topicRecords = (topics: readonly Topic[], lang: Lang): Records => ({
  columns: COLUMNS.map((column) => column[lang]),
  rows: topics.map(({ id, about, title }) => [id, ABOUTS[about][lang], title[lang]]),
});

/** The page of one topic. */
export const topicReport = (topic: Topic, lang: Lang): Report => ({
  blocks: topic.page(lang),
  records: topic.records?.(lang) ?? topicRecords([topic], lang),
  json: { schema: "cchc-help/1", ...described(topic), ...topic.data?.() },
});

const ABOUT_WORDS = words("topics-about", "Các chủ đề có “{asked}”", "Topics with “{asked}”");

/** Several topics, to choose from. */
export function aboutReport(topics: readonly Topic[], asked: string, lang: Lang): Report {
  const blocks: readonly Block[] = [
    heading(1, render(say(ABOUT_WORDS, { asked }), lang)),
    index(topics, lang),
    { kind: "paragraph", text: `${MORE[lang]} ${topics[0]?.id ?? ""}` },
  ];
  return { blocks, records: topicRecords(topics, lang), json: { schema: "cchc-help/1", topics: topics.map(described) } };
}
