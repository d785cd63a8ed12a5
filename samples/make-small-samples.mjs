/**
 * Writes a small sample workbook for each of the smaller rubrics: `hatinh-so-2022.xlsx`, `ninhthuan-2014.xlsx` and so on.
 *
 *   node samples/make-small-samples.mjs
 *
 * Titles come from `rubrics/`, the facts from `small-samples.data.mjs`. Nothing is scored here: what each workbook must come to is written
 * down in `test/sources-a.test.ts`. Each workbook has a hidden sheet `cchc` that says its data are illustrative.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import { parse } from "yaml";
import { NOT_APPLICABLE, SAMPLES } from "./small-samples.data.mjs";

const ILLUSTRATIVE = "SỐ LIỆU MINH HỌA";

// ------------------------------------------------------------------------------------------------------------------------------- fields

const ratio = ({ numerator, denominator, outOf }) => [
  { key: "numerator", label: numerator },
  ...(outOf === undefined ? [{ key: "denominator", label: denominator }] : []),
];
const named = (list) => list.map(({ id, title }) => ({ key: id, label: title }));

/** The blanks of a leaf; one that has points given by people has none. */
const FIELDS = {
  given: () => [],
  choice: () => [{ key: "level", label: "Mức đạt" }],
  checklist: ({ items }) => named(items),
  bands: (rule) => (rule.ratio ? ratio(rule) : [{ key: "value", label: rule.of }]),
  proportional: ratio,
  "per-item": ({ of }) => [{ key: "items", label: of }],
  deduct: ({ incidents }) => named(incidents),
  headcount: () => [{ key: "over", label: "Số phòng có cấp phó vượt quy định" }],
  change: ({ of }) => [
    { key: "now", label: `${of}: năm đánh giá` },
    { key: "before", label: `${of}: năm trước` },
  ],
  deadline: () => [{ key: "date", label: "Ngày thực hiện" }],
  steps: ({ facts }) => named(facts),
  survey: ({ answers }) => (answers === undefined ? [{ key: "percent", label: "Kết quả điều tra (%)" }] : named(answers)),
};
const fieldsOf = ({ rule }) => FIELDS[rule.kind](rule);

/** Facts where the data file has nothing to say: every item met, the best level, no incident. */
function usual({ id, rule }) {
  if (rule.kind === "checklist") return [];
  if (rule.kind === "choice") return rule.levels[0].id;
  if (rule.kind === "deduct") return {};
  throw new Error(`${id}: thiếu số liệu`);
}

const tick = (met) => (met ? "x" : "không");
const factOf = ({ type }, value) => (type === "flag" ? tick(value) : value);

/** The short notation of the data file, as what stands in the cell of each field. */
const CELLS = {
  choice: ({ levels }, level) => [levels.find(({ id }) => id === level).title],
  checklist: ({ items }, missed) => items.map(({ id }) => tick(!missed.includes(id))),
  deduct: ({ incidents }, counts) => incidents.map(({ id }) => counts[id] ?? 0),
  deadline: (_, date) => [date === "never" ? "không ban hành" : date.split("-").reverse().join("/")],
  steps: ({ facts }, values) => facts.map((fact) => factOf(fact, values[fact.id])),
  survey: ({ answers }, result) => (answers === undefined ? [result] : answers.map(({ id }) => result[id])),
};

/** What stands in the cells of a leaf, one for each field; `points` for points that people gave. */
function written(leaf, facts) {
  const short = facts[leaf.id] ?? usual(leaf);
  const { rule } = leaf;
  const fields = fieldsOf(leaf);
  if (rule.kind === "given") return { points: short, values: [] };
  if (short === NOT_APPLICABLE) return { values: fields.map(() => NOT_APPLICABLE) };
  const values = CELLS[rule.kind]?.(rule, short) ?? (Array.isArray(short) ? short : [short]);
  if (values.length !== fields.length) throw new Error(`${leaf.id}: ${values.length} số liệu cho ${fields.length} ô`);
  return { values };
}

const leavesOf = (nodes) => nodes.flatMap((node) => (node.criteria === undefined ? [node] : leavesOf(node.criteria)));
/** The code of a field in a row: a leaf that asks for nothing else is named by its own code. */
const codeOf = (leaf, fields, index) =>
  fields.length === 1 && leaf.rule.kind !== "headcount" ? leaf.id : `${leaf.id}/${fields[index].key}`;
const isSurvey = (leaf) => leaf.rule.kind === "survey";

// ------------------------------------------------------------------------------------------------------------------------------- sheets

const FONT = "Times New Roman";
const side = { style: "thin", color: { rgb: "808080" } };
const BORDER = { top: side, right: side, bottom: side, left: side };
const fill = (rgb) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });
const style = (horizontal, more = {}) => ({
  font: { name: FONT, size: 10, bold: more.bold === true },
  alignment: { horizontal, vertical: "center", wrapText: true },
  border: BORDER,
  ...(more.background === undefined ? {} : { fill: fill(more.background) }),
  ...(more.numFmt === undefined ? {} : { numFmt: more.numFmt }),
});
const HEADING = style("center", { bold: true, background: "D9E2F3" });
const NODE = style("left", { bold: true, background: "E2EFDA" });
const TITLE = { font: { name: FONT, size: 12, bold: true } };
const WARNING = { font: { name: FONT, size: 12, bold: true, color: { rgb: "C00000" } } };
const TEXT = style("left");
const numberStyle = (value) => style("center", { numFmt: Number.isInteger(value) ? "#,##0" : "0.00" });

const cell = (value, cellStyle) => ({ value, style: cellStyle ?? (typeof value === "number" ? numberStyle(value) : TEXT) });

/** The height in points of a wrapped heading, as programs other than Excel do not find it themselves. */
const heightOf = (text, width) => 4 + 14 * Math.max(1, Math.ceil((text ?? "").length / (width - 3)));

/** A sheet from rows of cells; the lines above the table say what it is. */
function sheet(name, lines, headings, rows, widths) {
  const above = [[cell(ILLUSTRATIVE, WARNING)], ...lines.map((line) => [cell(line, TITLE)]), []];
  const all = [...above, ...headings.map((row) => row.map((text) => cell(text, HEADING))), ...rows];
  const cells = new Map();
  all.forEach((row, r) => {
    row.forEach(({ value, style: cellStyle }, c) => {
      const type = value === null ? "empty" : typeof value === "number" ? "number" : "string";
      cells.set(`${r},${c}`, { value, type, style: cellStyle });
    });
  });
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: all.map((row) => row.map(({ value }) => value)),
    cells,
    rowDefs: new Map(
      headings.map((row, index) => [above.length + index, { height: Math.max(...row.map((text, c) => heightOf(text, widths[c]))) }]),
    ),
    freezePane: { rows: above.length + headings.length, columns: 0 },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L&"${FONT},Italic"&8Số liệu minh họa, không phải kết quả chính thức&R&8Trang &P/&N` },
  };
}

/** The columns of a table of one row for each fact; what a list of offices answers stands on the sheet of that list. */
function longColumns(grouped, appraised, surveyed) {
  const columns = [
    ["Đơn vị", 24, ({ unit }) => unit.name],
    grouped && ["Khối", 18, ({ unit }) => unit.group],
    ["Mã", 18, ({ leaf, fields, index }) => codeOf(leaf, fields, index)],
    ["Nội dung", 60, ({ leaf, fields, index }) => (fields.length === 1 ? leaf.title : `${leaf.title}: ${fields[index].label}`)],
    ["Số liệu", 16, ({ leaf, claimed, index }) => (isSurvey(leaf) ? null : claimed[index])],
    appraised && ["Số liệu thẩm định", 16, ({ unit, leaf, found, index }) => (isSurvey(leaf) || listed(unit, leaf) ? null : found[index])],
    surveyed && ["Kết quả điều tra xã hội học", 16, ({ leaf, claimed, index }) => (isSurvey(leaf) ? claimed[index] : null)],
  ];
  return columns.filter(Boolean).map(([heading, width, shows]) => ({ heading, width, shows }));
}
const listed = ({ offices }, { id }) => offices?.[id] !== undefined;

/** One row for each unit and fact. */
function longSheet({ units, appraised }, rubric) {
  const leaves = leavesOf(rubric.domains);
  const columns = longColumns(rubric.groups.length > 1, appraised, leaves.some(isSurvey));
  const facts = units.flatMap((unit) =>
    leaves.flatMap((leaf) => {
      const fields = fieldsOf(leaf);
      const claimed = written(leaf, unit.facts).values;
      const found = written(leaf, { ...unit.facts, ...unit.appraisal }).values;
      return fields.map((_, index) => ({ unit, leaf, fields, claimed, found, index }));
    }),
  );
  const rows = facts.map((fact) => columns.map(({ shows }) => cell(shows(fact))));
  const headings = [columns.map(({ heading }) => heading)];
  const widths = columns.map(({ width }) => width);
  return sheet("Số liệu", [rubric.title], headings, rows, widths);
}

/** One row for each unit, one column for each fact; over each code stands what it means. */
function wideSheet({ units }, rubric) {
  const grouped = rubric.groups.length > 1;
  const leaves = leavesOf(rubric.domains);
  const columns = leaves.flatMap((leaf) => {
    const fields = fieldsOf(leaf);
    if (fields.length === 0) return [{ title: leaf.title, code: leaf.id }];
    return fields.map(({ key, label }) => ({ title: fields.length === 1 ? leaf.title : label, code: `${leaf.id}/${key}` }));
  });
  const first = grouped ? ["Đơn vị", "Khối"] : ["Đơn vị"];
  const headings = [
    [...first.map(() => null), ...columns.map(({ title }) => title)],
    [...first, ...columns.map(({ code }) => code)],
  ];
  const rows = units.map((unit) => [
    cell(unit.name),
    ...(grouped ? [cell(unit.group)] : []),
    ...leaves.flatMap((leaf) => {
      const { points, values } = written(leaf, unit.facts);
      return points === undefined ? values.map((value) => cell(value)) : [cell(points)];
    }),
  ]);
  const widths = [24, ...first.slice(1).map(() => 18), ...columns.map(() => 18)];
  return [sheet("Số liệu", [rubric.title], headings, rows, widths)];
}

/** The form of one unit. */
function formSheet(unit, rubric) {
  const surveyed = leavesOf(rubric.domains).some(isSurvey);
  const headings = [
    "Mã",
    "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
    "Điểm tối đa",
    "Số liệu",
    ...(surveyed ? ["Kết quả điều tra xã hội học"] : []),
  ];
  const line = (code, title, max, value, survey) => [cell(code), cell(title), cell(max), cell(value), ...(surveyed ? [cell(survey)] : [])];
  const rowsOf = (node) => {
    if (node.criteria !== undefined) {
      const head = [node.id, node.title, node.maxPoints, null, ...(surveyed ? [null] : [])];
      return [head.map((value) => cell(value, NODE)), ...node.criteria.flatMap(rowsOf)];
    }
    const fields = fieldsOf(node);
    const { values } = written(node, unit.facts);
    const put = (value) => (isSurvey(node) ? [null, value] : [value, null]);
    if (fields.length === 1) return [line(node.id, node.title, node.maxPoints, ...put(values[0]))];
    return [
      line(node.id, node.title, node.maxPoints, null, null),
      ...fields.map(({ key, label }, index) => line(`${node.id}/${key}`, `- ${label}`, null, ...put(values[index]))),
    ];
  };
  return sheet(unit.name, [rubric.title, `Đơn vị: ${unit.name}`], [headings], rubric.domains.flatMap(rowsOf), [
    18,
    70,
    10,
    22,
    ...(surveyed ? [16] : []),
  ]);
}

/** The lists that a rule for leaders reads: a sheet named by the leaf. */
function officeSheets({ units }) {
  const ids = [...new Set(units.flatMap(({ offices = {} }) => Object.keys(offices)))];
  return ids.map((id) => {
    const rows = units.flatMap(({ name, offices }) =>
      offices[id].map(([office, type, staff, deputies]) => [
        cell(name),
        cell("Thẩm định"),
        cell(office),
        cell(type),
        cell(staff),
        cell(deputies),
      ]),
    );
    const headings = ["Đơn vị", "Vòng", "Cơ quan, đơn vị", "Loại", "Biên chế", "Số cấp phó"];
    return sheet(
      id,
      [`Danh sách phòng và số cấp phó (tiêu chí ${id}; tên phòng được đánh số)`],
      [headings],
      rows,
      [24, 14, 24, 14, 12, 12],
    );
  });
}

/** Tells a program, not a reader, which rubric the workbook belongs to. */
function markerSheet({ id, version, period }) {
  const rows = [
    ["key", "value"],
    ["rubric", id],
    ["rubricVersion", version],
    ["dataStanding", "illustrative"],
    ["period", period],
  ];
  return { name: "cchc", columns: [{ width: 18 }, { width: 24 }], rows, hidden: true };
}

const LAYOUTS = {
  long: (sample, rubric) => [longSheet(sample, rubric)],
  wide: wideSheet,
  form: ({ units }, rubric) => units.map((unit) => formSheet(unit, rubric)),
};

// ---------------------------------------------------------------------------------------------------------------------------------- files

/** The writer's own deflate instead of the platform's, whose bytes differ from one Node to the next. */
class NoCompressionStream {
  constructor() {
    throw new Error("not used");
  }
}

/** The workbook of one sample: the same bytes on every run, machine and time zone. @returns {Promise<Uint8Array>} */
export async function make(sample) {
  const rubric = parse(readFileSync(new URL(`../rubrics/${sample.rubric}.yaml`, import.meta.url), "utf8"));
  const day = new Date(`${rubric.period}-12-31T00:00:00Z`);
  const platform = globalThis.CompressionStream;
  globalThis.CompressionStream = NoCompressionStream;
  try {
    return await writeXlsx({
      sheets: [...LAYOUTS[sample.layout](sample, rubric), ...officeSheets(sample), markerSheet(rubric)],
      defaultFont: { name: FONT, size: 10 },
      properties: {
        title: `${rubric.title} (số liệu minh họa)`,
        subject: "Số liệu minh họa",
        creator: "cchc",
        lastModifiedBy: "cchc",
        created: day,
        modified: day,
      },
    });
  } finally {
    globalThis.CompressionStream = platform;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const sample of SAMPLES) writeFileSync(new URL(`${sample.rubric}.xlsx`, import.meta.url), await make(sample));
}
