/** A form → the text of a rubric, to be read and finished by a person: every part with its cell, what is not decided in comments. */
import { add, type Points, toDecimal, ZERO } from "../points.ts";
import { Numeral } from "../shape.ts";
import { type CellSpan, cellName } from "../source.ts";
import { type Message, render, shorten } from "../text.ts";
import { flowYaml } from "../views/yaml-text.ts";
import { countsOf } from "./form.ts";
import { type Form, type Item, pointsOf, type Remark, undecided } from "./item.ts";
import { type Scoring, scoringOf } from "./scoring.ts";

/** What a person must put in; a form does not say it. */
export const TO_FILL = "CẦN ĐIỀN";

export interface Draft {
  readonly text: string;
  /** The cell of the form that a line of the draft (from 1) says, for carrying what checks find back to the form. */
  readonly cells: ReadonlyMap<number, CellSpan>;
  /** What the draft leaves undecided, beside what the form itself has. */
  readonly remarks: readonly Remark[];
}

/** The comment takes the rest of its line, so nothing of the form may break it. */
const comment = (text: string): string => `# ${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim()}`;

/** What cannot be seen or would steer a terminal stays in its quotes as an escape. */
const yaml = (value: unknown): string =>
  flowYaml(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });

class Writer {
  readonly #lines: string[] = [];
  readonly cells = new Map<number, CellSpan>();
  readonly remarks: Remark[] = [];

  line(indent: number, text: string, at?: CellSpan, beside?: string): void {
    this.#lines.push(`${" ".repeat(indent)}${text}${beside === undefined ? "" : ` ${comment(beside)}`}`);
    if (at !== undefined) this.cells.set(this.#lines.length, at);
  }
  note(indent: number, text: string): void {
    this.line(indent, comment(text));
  }
  /** A comment in the draft, and a remark at the cell. */
  doubt(indent: number, message: Message, at: CellSpan): void {
    this.note(indent, `chưa rõ: ${render(message, "vi")} (ô ${cellName(at.row, at.column)})`);
    this.remarks.push(undecided(message, at));
  }
  key(indent: number, name: string, value: unknown, at?: CellSpan, beside?: string): void {
    this.line(indent, `${name}: ${yaml(value)}`, at, beside);
  }
  get text(): string {
    return `${this.#lines.join("\n")}\n`;
  }
}

const cell = ({ row, column }: CellSpan): string => `ô ${cellName(row, column)}`;
const inForm = (at: CellSpan): string => `biểu mẫu › ${at.sheet === "" ? "" : `'${at.sheet}'!`}${cellName(at.row, at.column)}`;

/** Writes the draft. @param codes the code that stands for that of an item; itself in the draft that people get */
export function draftOf(form: Form, id: string, codes: (item: Item) => string = (item) => item.id): Draft {
  const out = new Writer();
  head(out, form, id);
  for (const item of form.items) node(out, item, 2, codes);
  return { text: out.text, cells: out.cells, remarks: out.remarks };
}

function head(out: Writer, form: Form, id: string): void {
  const { title, decision, period, total, items } = form;
  out.note(
    0,
    `Bản nháp do cchc import lập từ biểu mẫu ${form.file}${form.sheet === "" ? "" : ` › '${form.sheet}'`}; chưa phải bộ tiêu chí chính thức.`,
  );
  out.note(0, "Đối chiếu với quyết định, điền các chỗ “cần điền”, xem lại từng chỗ “chưa rõ”, rồi chạy cchc validate.");
  for (const { kind, message, at } of form.remarks)
    if (kind === "undecided") out.note(0, `chưa rõ: ${render(message, "vi")} (${cell(at)})`);
  out.key(0, "cchc", new Numeral("1"));
  out.key(0, "id", id);
  out.key(0, "title", title?.value ?? TO_FILL, title?.at, title === undefined ? "cần điền: tên bộ tiêu chí" : inForm(title.at));
  const number = { number: decision?.value ?? TO_FILL };
  out.key(
    0,
    "decision",
    number,
    decision?.at,
    decision === undefined ? "cần điền: số và ngày (date) của quyết định ban hành" : inForm(decision.at),
  );
  out.line(0, 'version: "1"');
  const year = period === undefined ? TO_FILL : period.value;
  out.line(0, `period: ${JSON.stringify(year)}`, period?.at, period === undefined ? "cần điền: kỳ đánh giá" : inForm(period.at));
  out.line(0, "standing: reconstructed");
  out.line(0, "sources:");
  out.key(2, "- what", "Mã, tên, điểm tối đa, các mức điểm");
  out.key(4, "from", `Biểu mẫu ${form.file}${form.sheet === "" ? "" : `, trang tính ${form.sheet}`}`);
  const sum = items.filter(({ effect }) => effect === "score").reduce<Points>((all, { max }) => add(all, pointsOf(max)), ZERO);
  const scale = total?.value ?? toDecimal(sum);
  out.key(0, "maxPoints", new Numeral(scale), total?.at, total?.value === undefined ? "cộng các lĩnh vực" : inForm(total.at));
  counts(out, form);
  out.line(0, "groups:");
  out.note(2, "cần điền: các khối xếp hạng và số đơn vị (units) của mỗi khối");
  out.line(2, `- { id: khoi, title: ${TO_FILL} }`);
  out.line(0, "domains:");
}

/** What the form declares, for `validate` to compare; what it does not declare is counted. */
function counts(out: Writer, { counts: declared, items }: Form): void {
  const counted = countsOf(items);
  out.line(0, "counts:");
  for (const key of ["domains", "criteria", "subcriteria"] as const) {
    const told = declared.get(key);
    // A block of bonus or penalty points stands beside the domains that a form counts.
    const extra = key === "domains" ? items.filter(({ effect }) => effect !== "score").length : 0;
    if (key === "criteria" && told === undefined && counted.criteria === 0) continue;
    if (told === undefined || extra > 0) out.key(2, key, new Numeral(String(counted[key])), undefined, "đếm trên biểu mẫu");
    else out.key(2, key, new Numeral(told.value), told.at, inForm(told.at));
  }
  for (const key of ["appraised", "survey"] as const) {
    const told = declared.get(key);
    if (told !== undefined) out.key(2, key, new Numeral(told.value), told.at, inForm(told.at));
  }
}

function node(out: Writer, item: Item, indent: number, codes: (item: Item) => string): void {
  const { cells, remarks, children, options } = item;
  for (const { kind, message, at } of remarks) {
    out.note(indent, `${kind === "fault" ? "biểu mẫu sai" : "chưa rõ"}: ${render(message, "vi")} (${cell(at)})`);
  }
  const deep = indent + 2;
  out.line(indent, `- id: ${JSON.stringify(codes(item))}`, cells.code, inForm(cells.code));
  out.key(deep, "title", item.name === "" ? TO_FILL : item.name, cells.name);
  out.key(deep, "maxPoints", new Numeral(item.max ?? "0"), cells.max, cell(cells.max));
  if (children.length === 0) {
    if (item.effect !== "score") out.key(deep, "effect", item.effect);
    leaf(out, item, deep);
    return;
  }
  for (const { text, points, at } of options) out.note(deep, `${cell(at)}: ${text}${points === undefined ? "" : `: ${points} điểm`}`);
  out.line(deep, "criteria:", cells.code);
  for (const child of children) node(out, child, deep + 2, codes);
}

function leaf(out: Writer, item: Item, indent: number): void {
  const scoring = scoringOf(item);
  if (scoring.survey === true && scoring.rule.kind !== "survey") out.line(indent, "source: survey");
  for (const { message, option } of scoring.undecided) out.doubt(indent, message, option?.at ?? item.cells.name);
  const told = new Set(scoring.list?.entries.map(({ option }) => option));
  for (const option of item.options)
    if (!told.has(option))
      out.note(indent, `${cell(option.at)}: ${option.text}${option.points === undefined ? "" : `: ${option.points} điểm`}`);
  if (item.evidence !== "") out.key(indent, "evidence", item.evidence);
  rule(out, scoring, item, indent);
}

function rule(out: Writer, { rule: mapping, list }: Scoring, { cells }: Item, indent: number): void {
  if (list === undefined) {
    out.line(indent, `rule: ${yaml(mapping)}`, cells.name);
    return;
  }
  out.line(indent, "rule:", cells.name);
  for (const [key, value] of Object.entries(mapping)) out.key(indent + 2, key, value, cells.name);
  out.line(indent + 2, `${list.key}:`, cells.name);
  for (const { value, option } of list.entries) {
    const beside = list.key === "bands" ? `${cell(option.at)}: ${shorten(option.text, 70)}` : cell(option.at);
    out.line(indent + 4, `- ${yaml(value)}`, option.at, beside);
  }
}
