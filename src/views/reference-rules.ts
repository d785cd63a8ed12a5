/** The pages on rules: what a kind is for, its keys in YAML, what it asks to be filled in, and its examples worked out on the spot. */
import type { Field } from "../assessment.ts";
import { Diagnostics } from "../diagnostic.ts";
import { type Points, parsePoints, toDecimal } from "../points.ts";
import { type KeyDoc, outline } from "../rubric/outline.ts";
import { type Trial, tryExample } from "../rules/examples.ts";
import { type Rule, ruleShape } from "../rules/index.ts";
import type { Example, RuleKind, Setting } from "../rules/kind.ts";
import { Numeral } from "../shape.ts";
import { type Lang, render, say, type Text, text, words } from "../text.ts";
import { readYaml } from "../yaml.ts";
import type { Block, Entry, Inline } from "./block.ts";
import { TERMS } from "./terms.ts";
import { blockYaml, flowYaml } from "./yaml-text.ts";

const KEY = text("Khóa", "Key");
const TYPE = text("Kiểu", "Type");
const MEANING = text("Ý nghĩa · kiểu", "Meaning · type");
const REQUIRED = text("Bắt buộc", "Required");
const YES = text("có", "yes");
const KEYS = text("Khóa trong rule", "Keys of the rule");
const FIELDS = text("Ô nhập liệu trong các ví dụ", "Fields to fill in, in the examples");
const FIELD = text("Ô", "Field");
const LABEL = text("Tên in ra", "Printed as");
const EXAMPLES = text("Ví dụ, được tính khi in trang này", "Examples, worked out as this page is printed");
const POINTS = words("reference-points", "{earned:2}/{max:2} điểm", "{earned:2}/{max:2} points");
const FAULT = words("reference-fault", "lỗi {code}", "error {code}");
const TYPED: Field = { key: "points", type: "number", label: TERMS.points };
const TYPES: Readonly<Record<Field["type"], Text>> = {
  number: text("số", "number"),
  choice: text("lựa chọn", "choice"),
  flag: text("có hoặc không", "yes or no"),
  date: text("ngày", "day"),
  text: text("chữ", "text"),
  list: text("danh sách, mỗi dòng một mục", "list, a row for each"),
};

/** A table of keys; a key is needed in its own mapping. Meaning and type share a column, or both would be too narrow to read. */
export const keyTable = (keys: readonly KeyDoc[], lang: Lang): Block => ({
  kind: "table",
  columns: [
    { title: KEY[lang], align: "left" },
    { title: REQUIRED[lang], align: "left" },
    { title: MEANING[lang], align: "left", flexible: true },
  ],
  rows: keys.map(({ path, type, required, about }) => [
    path,
    required ? YES[lang] : "",
    [{ text: about[lang] }, { text: ` · ${type[lang]}`, tone: "muted" }],
  ]),
});

interface Worked {
  readonly example: Example;
  readonly rule: Rule;
  /** The rule in YAML, in the leaf it stands in. */
  readonly yaml: string;
  readonly max: Points;
  readonly trial: Trial;
}

/** As rubrics round where they say nothing. */
const settingOf = (max: Points): Setting => ({ max, rounding: { decimals: 2, mode: "half-up" } });

function workOut(example: Example): Worked {
  const { data } = readYaml({ name: "", text: example.rule }, new Diagnostics()) ?? { data: {} };
  const rule = ruleShape.parse(data);
  const max = parsePoints(example.max) as Points;
  const yaml = blockYaml({ maxPoints: new Numeral(example.max), rule: data });
  return { example, rule, yaml, max, trial: tryExample(rule, example.given, settingOf(max)) };
}

function outcome({ trial, max }: Worked, lang: Lang): Inline {
  if (trial.kind === "nothing-to-measure") return [{ text: TERMS.notApplicable[lang], tone: "muted" }];
  if (trial.kind === "fault") return [{ text: render(say(FAULT, { code: trial.message.words.code }), lang), tone: "bad" }];
  return render(say(POINTS, { earned: trial.points, max }), lang);
}

/** Why points were lost, or what is wrong. */
function because({ trial }: Worked, lang: Lang): readonly string[] {
  if (trial.kind === "fault") return [render(trial.message, lang)];
  return trial.kind === "points" ? trial.losses.map(({ sentence }) => render(sentence, lang)) : [];
}

const entry = (worked: Worked, lang: Lang): Entry => ({
  title: worked.example.title[lang],
  figure: outcome(worked, lang),
  lines: [`given: ${flowYaml(worked.example.given)}`, ...because(worked, lang)],
});

/** Examples of one rule stand together under it. */
function exampleBlocks(all: readonly Worked[], lang: Lang): readonly Block[] {
  return [...new Set(all.map(({ yaml }) => yaml))].flatMap((yaml): readonly Block[] => [
    { kind: "code", text: yaml },
    { kind: "entries", items: all.filter((worked) => worked.yaml === yaml).map((worked) => entry(worked, lang)) },
  ]);
}

type FieldRow = readonly [key: string, type: string, label: string];
const fieldRows = (fields: readonly Field[], lang: Lang, before = ""): readonly FieldRow[] =>
  fields.flatMap(({ key, type, label, columns = [] }): readonly FieldRow[] => [
    [`${before}${key}`, TYPES[type][lang], label[lang]],
    ...fieldRows(columns, lang, `${before}${key}[].`),
  ]);

/** What the rules of the examples ask for; which blanks there are may depend on the rule. */
function fieldTable(kind: RuleKind<Rule>, all: readonly Worked[], lang: Lang): Block {
  const rows = all.flatMap(({ rule }) => {
    const fields = kind.fields(rule);
    return fieldRows(fields.length === 0 ? [TYPED] : fields, lang);
  });
  const once = new Map(rows.map((row) => [row.join("\n"), row]));
  return {
    kind: "table",
    columns: [
      { title: FIELD[lang], align: "left" },
      { title: TYPE[lang], align: "left", flexible: true },
      { title: LABEL[lang], align: "left", flexible: true },
    ],
    rows: [...once.values()],
  };
}

export function kindPage(kind: RuleKind<Rule>, lang: Lang): readonly Block[] {
  const all = kind.examples.map(workOut);
  const heading = (title: Text): Block => ({ kind: "heading", level: 2, text: title[lang] });
  return [
    { kind: "heading", level: 1, text: `${kind.kind}: ${kind.title[lang]}` },
    { kind: "paragraph", text: kind.doc[lang] },
    heading(KEYS),
    keyTable(outline(kind.shape), lang),
    heading(FIELDS),
    fieldTable(kind, all, lang),
    heading(EXAMPLES),
    ...exampleBlocks(all, lang),
  ];
}

/** The examples as data, with what came of each. */
export const kindExamples = ({ examples }: RuleKind<Rule>): readonly unknown[] =>
  examples.map(workOut).map(({ example: { title, max, given }, yaml, trial }) => {
    const result =
      trial.kind === "points"
        ? { points: toDecimal(trial.points) }
        : trial.kind === "fault"
          ? { fault: trial.message.words.code }
          : { notApplicable: true };
    return { title, rule: yaml, max, given, ...result };
  });
