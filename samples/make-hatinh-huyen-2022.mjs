/**
 * Writes the sample workbook `hatinh-huyen-2022.xlsx`: the forms of the 13 district units of Hà Tĩnh for 2022, with illustrative figures.
 *
 *   node samples/make-hatinh-huyen-2022.mjs
 *
 * Titles, maxima and rules come from `rubrics/hatinh-huyen-2022.yaml`, the facts from `hatinh-huyen-2022.data.mjs`. The points are computed
 * here, by rules written a second time and in fractions of bigints: nothing of `src/` is used, so that the program can be checked against
 * this file and this file against the program. A total that is not the one the data file announces stops the script.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import { parse } from "yaml";
import { UNITS } from "./hatinh-huyen-2022.data.mjs";

const RUBRIC = parse(readFileSync(new URL("../rubrics/hatinh-huyen-2022.yaml", import.meta.url), "utf8"));
const ROUNDS = ["self", "appraisal", "reappraisal"];

// ---------------------------------------------------------------------------------------------------------------------------- fractions

/** A decimal such as `89.3` or 1.5 as [numerator, denominator]. */
function fraction(value) {
  const [whole, decimals = ""] = String(value).split(".");
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
}
const below = ([a, b], [c, d]) => a * d < c * b;
const least = (a, b) => (below(b, a) ? b : a);
const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
const minus = ([a, b], [c, d]) => [a * d - c * b, b * d];
const product = ([a, b], [c, d]) => [a * c, b * d];
const quotient = ([a, b], [c, d]) => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
const NIL = [0n, 1n];
const HUNDRED = [100n, 1n];
/** In hundredths, the half upwards; only for what is not negative. */
const hundredths = ([n, d]) => (n * 200n + d) / (d * 2n);
const shown = (cents) => `${cents / 100n},${String(cents % 100n).padStart(2, "0")}`;

// -------------------------------------------------------------------------------------------------------------------------------- rules

function inBand(figure, { from, above, to, below: under }) {
  if (from !== undefined && below(figure, fraction(from))) return false;
  if (above !== undefined && !below(fraction(above), figure)) return false;
  if (to !== undefined && below(fraction(to), figure)) return false;
  return under === undefined || below(figure, fraction(under));
}

function banded(bands, figure) {
  const hit = bands.filter((band) => inBand(figure, band));
  if (hit.length !== 1) throw new Error(`${hit.length} mức cho ${figure}`);
  return fraction(hit[0].points);
}

const DAY = 86_400_000;
const dayNumber = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** Points that the facts leave of the maximum, as a fraction; undefined when there is nothing to measure. */
const KINDS = {
  given: (_, { points }) => fraction(points),
  choice: ({ levels }, { level }) => fraction(levels.find(({ id }) => id === level).points),
  checklist: ({ items }, facts) => items.filter(({ id }) => facts[id]).reduce((sum, { points }) => plus(sum, fraction(points)), NIL),
  bands(rule, facts) {
    if (!rule.ratio) return banded(rule.bands, fraction(facts.value));
    if (facts.denominator === 0) return undefined;
    if (facts.numerator > facts.denominator && !rule.over) throw new Error("tử số lớn hơn mẫu số");
    return banded(rule.bands, product(HUNDRED, [BigInt(facts.numerator), BigInt(facts.denominator)]));
  },
  proportional(rule, { numerator, denominator }, max) {
    if (denominator === 0) return undefined;
    if (numerator > denominator && !rule.over) throw new Error("tử số lớn hơn mẫu số");
    const ratio = [BigInt(numerator), BigInt(denominator)];
    if (rule.floor !== undefined && below(product(HUNDRED, ratio), fraction(rule.floor))) return NIL;
    return least(product(max, ratio), max);
  },
  "per-item": ({ each }, { items }, max) => least(product(fraction(each), fraction(items)), max),
  deduct(rule, facts, max) {
    const lost = rule.incidents.reduce((sum, { id, each }) => plus(sum, product(fraction(each), fraction(facts[id] ?? 0))), NIL);
    return minus(max, least(lost, max));
  },
  headcount(rule, { averageOffices, averageDeputies, over, under }, max) {
    if (averageDeputies > averageOffices * rule.average.limit) throw new Error("vượt bình quân: không có trong dữ liệu mẫu");
    return minus(max, least(product(fraction(rule.each), fraction(over + under)), max));
  },
  change(rule, { now, before }) {
    if (before === 0) return undefined;
    return banded(rule.bands, product(HUNDRED, quotient(minus(fraction(before), fraction(now)), fraction(before))));
  },
  deadline: (rule, { date }) =>
    date === "never" ? fraction(rule.notDone ?? 0) : banded(rule.bands, fraction(Math.max(0, dayNumber(date) - dayNumber(rule.due)))),
  survey: (_, { percent }, max) => product(max, quotient(fraction(percent), HUNDRED)),
};

/** Points in hundredths, rounded once, as the rubric says. */
function pointsOf(leaf, facts) {
  const max = fraction(leaf.maxPoints);
  const left = KINDS[leaf.rule.kind](leaf.rule, facts, max);
  if (left === undefined && leaf.notApplicable !== "full") throw new Error(`${leaf.id}: không có gì để tính`);
  return hundredths(left ?? max);
}

// ------------------------------------------------------------------------------------------------------------------------------- fields

const ratioFields = ({ numerator, denominator }) => [
  { key: "numerator", label: numerator },
  { key: "denominator", label: denominator },
];

/** The blanks of a leaf in the form; a leaf with one blank has it in its own row. */
const FIELDS = {
  given: () => [],
  choice: () => [{ key: "level" }],
  checklist: ({ items }) => items.map(({ id, title }) => ({ key: id, label: title })),
  bands: (rule) => (rule.ratio ? ratioFields(rule) : [{ key: "value" }]),
  proportional: ratioFields,
  "per-item": () => [{ key: "items" }],
  deduct: ({ incidents }) => incidents.map(({ id, title }) => ({ key: id, label: `Số trường hợp: ${title}` })),
  headcount: () => [
    { key: "averageOffices", label: "Số phòng chuyên môn tính bình quân" },
    { key: "averageDeputies", label: "Số Phó Trưởng phòng của các phòng đó" },
    { key: "over", label: "Số cơ quan, đơn vị nhiều hơn quy định" },
    { key: "under", label: "Số cơ quan, đơn vị ít hơn quy định" },
  ],
  change: ({ of }) => [
    { key: "now", label: `${of} năm 2022` },
    { key: "before", label: `${of} năm 2021` },
  ],
  deadline: () => [{ key: "date" }],
  survey: () => [{ key: "percent" }],
};
const fieldsOf = ({ rule }) => FIELDS[rule.kind](rule);

/** The short notation of the data file, written out by field. */
const NOTATION = {
  given: (_, points) => ({ points }),
  choice: (_, level) => ({ level }),
  checklist: ({ items }, missed) => Object.fromEntries(items.map(({ id }) => [id, !missed.includes(id)])),
  bands: (rule, value) => (rule.ratio ? { numerator: value[0], denominator: value[1] } : { value }),
  proportional: (_, [numerator, denominator]) => ({ numerator, denominator }),
  "per-item": (_, items) => ({ items }),
  deduct: ({ incidents }, counts) => Object.fromEntries(incidents.map(({ id }) => [id, counts[id] ?? 0])),
  headcount: (_, facts) => (Array.isArray(facts.offices) ? totals(facts.offices) : facts),
  change: (_, [now, before]) => ({ now, before }),
  deadline: (_, date) => ({ date }),
  survey: (_, percent) => ({ percent }),
};

/** What the rule for leaders sees in a list of offices. */
function totals(offices) {
  const counted = offices.filter(({ type }) => type === "phong");
  const others = offices.filter(({ type }) => type !== "phong");
  return {
    averageOffices: counted.length,
    averageDeputies: counted.reduce((sum, { deputies }) => sum + deputies, 0),
    over: others.filter(({ deputies, limit }) => deputies > limit).length,
    under: others.filter(({ deputies, limit }) => deputies < limit).length,
  };
}

/** Facts where the data file has nothing to say: all ticked, the best level, no incident. */
function usual({ rule }) {
  if (rule.kind === "checklist") return [];
  if (rule.kind === "choice") return rule.levels[0].id;
  if (rule.kind === "deduct") return {};
  throw new Error("thiếu số liệu");
}

// ------------------------------------------------------------------------------------------------------------------------------ scoring

function leavesOf(nodes) {
  return nodes.flatMap((node) => (node.criteria === undefined ? [node] : leavesOf(node.criteria)));
}
const LEAVES = leavesOf(RUBRIC.domains);
const isSurvey = (leaf) => leaf.source === "survey";

/** What each round of a unit says of a leaf: facts by field, or only points typed by people; points in hundredths; the remark. */
function answersOf(unit, leaf) {
  const written = (short) => NOTATION[leaf.rule.kind](leaf.rule, short);
  if (isSurvey(leaf)) {
    const facts = written(unit.survey[leaf.id]);
    return { appraisal: { facts, points: pointsOf(leaf, facts) } };
  }
  const claimed = written(unit.self[leaf.id] ?? usual(leaf));
  const answers = { self: { facts: claimed, points: pointsOf(leaf, claimed) } };
  answers.appraisal = { points: answers.self.points };
  for (const round of ["appraisal", "reappraisal"]) {
    const change = unit[round][leaf.id];
    if (change === undefined) continue;
    const facts = change.facts === undefined ? undefined : written(change.facts);
    const points = facts === undefined ? hundredths(fraction(change.points)) : pointsOf(leaf, facts);
    answers[round] = { facts, points, remark: change.remark, offices: change.facts?.offices };
  }
  return answers;
}

/** Every unit with its answers, its sums in hundredths, and its rank before and after the reappraisal. */
export function score() {
  const scored = UNITS.map((unit) => {
    const answers = new Map(LEAVES.map((leaf) => [leaf.id, answersOf(unit, leaf)]));
    const sum = (pick) => LEAVES.reduce((total, leaf) => total + (pick(answers.get(leaf.id), leaf) ?? 0n), 0n);
    const survey = sum(({ appraisal }, leaf) => (isSurvey(leaf) ? appraisal.points : 0n));
    const settled = sum(({ reappraisal, appraisal }, leaf) => (isSurvey(leaf) ? 0n : (reappraisal ?? appraisal).points));
    return {
      unit,
      answers,
      self: sum(({ self }) => self?.points),
      survey,
      settled,
      total: settled + survey,
      first: sum(({ appraisal }) => appraisal.points),
    };
  });
  const rankBy = (key, one) => 1 + scored.filter((other) => other[key] > one[key]).length;
  return scored.map((one) => ({ ...one, rank: rankBy("total", one), firstRank: rankBy("first", one) }));
}

function check(scored) {
  for (const { unit, total, rank, first, firstRank } of scored) {
    const announced = [hundredths(fraction(unit.total)), unit.rank];
    if (total !== announced[0] || rank !== announced[1]) {
      throw new Error(`${unit.id}: ${shown(total)} hạng ${rank}, dữ liệu ghi ${shown(announced[0])} hạng ${announced[1]}`);
    }
    if (unit.first && (first !== hundredths(fraction(unit.first.total)) || firstRank !== unit.first.rank)) {
      throw new Error(`${unit.id}: thẩm định ${shown(first)} hạng ${firstRank}`);
    }
  }
}

// ------------------------------------------------------------------------------------------------------------------------------- styles

const FONT = "Times New Roman";
const side = { style: "thin", color: { rgb: "808080" } };
const BORDER = { top: side, right: side, bottom: side, left: side };
const fill = (rgb) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } });
const font = (more) => ({ name: FONT, size: 10, ...more });
const aligned = (horizontal, vertical = "center") => ({ horizontal, vertical, wrapText: true });
/** Makes a style; the same object for the same arguments is not needed, the writer finds equal ones itself. */
const style = (horizontal, { numFmt, background, indent, vertical, border = BORDER, ...letters } = {}) => ({
  font: font(letters),
  alignment: { ...aligned(horizontal, vertical), ...(indent === undefined ? {} : { indent }) },
  ...(border === undefined ? {} : { border }),
  ...(background === undefined ? {} : { fill: fill(background) }),
  ...(numFmt === undefined ? {} : { numFmt }),
});
const plain = (horizontal, letters) => {
  const { border, ...rest } = style(horizontal, letters);
  return rest;
};
const RED = { rgb: "C00000" };
const POINTS = "0.00";
const COUNT = "#,##0";

// -------------------------------------------------------------------------------------------------------------------------------- sheets

/** How many lines the text takes when it is broken between words. */
function linesOf(text, room) {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    used += word.length + (used > 0 ? 1 : 0);
    lines += Math.floor(Math.max(0, used - 1) / room);
  }
  return lines;
}

/** The height in points that a text needs in a column; capitals and bold letters are wider. */
function textHeight(cell, width) {
  if (cell?.type !== "string") return 0;
  const { size, bold } = cell.style.font;
  const capitals = cell.value === cell.value.toUpperCase();
  const room = Math.floor((width - 1) * (10 / size) * (capitals ? 0.78 : bold ? 1 : 1.14));
  return linesOf(cell.value, room) * size * 1.3 + 3;
}

/** A sheet being filled: cells by row and column, merged ranges, heights. */
class Page {
  cells = new Map();
  merges = [];
  rowDefs = new Map();
  last = 0;

  set(row, column, value, cellStyle, more = {}) {
    const type = value === null ? "empty" : typeof value === "number" ? "number" : "string";
    this.cells.set(`${row},${column}`, { value, type, style: cellStyle, ...more });
    this.last = Math.max(this.last, row);
  }
  /** One text over several columns. */
  span(row, from, to, value, cellStyle, height) {
    for (let column = from; column <= to; column += 1) this.set(row, column, column === from ? value : null, cellStyle);
    this.merges.push({ startRow: row, startCol: from, endRow: row, endCol: to });
    if (height !== undefined) this.rowDefs.set(row, { height });
  }
  /** Gives every row that has no height one in which its wrapped texts fit, as programs other than Excel do not do it by themselves. */
  fit(columnWidths, from) {
    for (let row = from; row <= this.last; row += 1) {
      if (this.rowDefs.has(row)) continue;
      const heights = columnWidths.map((width, column) => textHeight(this.cells.get(`${row},${column}`), width));
      this.rowDefs.set(row, { height: Math.max(15, ...heights) });
    }
  }
  /** The rows of values that the writer wants beside the styled cells. */
  rows(width) {
    return Array.from({ length: this.last + 1 }, (_, row) =>
      Array.from({ length: width }, (_, column) => this.cells.get(`${row},${column}`)?.value ?? null),
    );
  }
}

const A4 = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  horizontalCentered: true,
  margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.4, header: 0.3, footer: 0.3 },
};
const FOOTER = { oddFooter: `&L&"${FONT},Italic"&8Số liệu minh họa, không phải kết quả chính thức&R&"${FONT},Regular"&8Trang &P/&N` };
const widths = (list) => list.map((width) => ({ width }));
const letter = (column) => String.fromCharCode(65 + column);

const HEADINGS = [
  "Mã",
  "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
  "Điểm tối đa",
  "Số liệu",
  "Điểm tự đánh giá",
  "Tài liệu kiểm chứng",
  "Số liệu thẩm định",
  "Điểm thẩm định",
  "Ý kiến thẩm định",
  "Giải trình của đơn vị",
  "Số liệu thẩm định lại",
  "Điểm thẩm định lại",
  "Ý kiến thẩm định lại",
];
const WIDTHS = [15, 38, 7, 13, 8, 20, 13, 8, 23, 21, 10, 8, 19];
const COLUMN = {
  self: { facts: 3, points: 4 },
  appraisal: { facts: 6, points: 7, remark: 8 },
  reappraisal: { facts: 10, points: 11, remark: 12 },
};
const EVIDENCE = 5;
const EXPLANATION = 9;
const HEADER_ROW = 8;
const ILLUSTRATIVE = "SỐ LIỆU MINH HỌA";
const nameOf = ({ id }) => RUBRIC.units.find((unit) => unit.id === id).name;

function head(page, columns, unitName, title) {
  const middle = Math.floor(columns / 2);
  page.span(0, 0, 3, `UBND ${unitName.toUpperCase()}`, plain("center", { bold: true, size: 12 }), 18);
  page.span(0, middle, columns - 1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", plain("center", { bold: true, size: 12 }));
  page.span(1, middle, columns - 1, "Độc lập - Tự do - Hạnh phúc", plain("center", { bold: true, size: 13, underline: true }), 18);
  page.span(3, 0, columns - 1, title, plain("center", { bold: true, size: 14 }), 22);
}

const excelDay = (iso) => dayNumber(iso) - dayNumber("1899-12-30");

/** A fact as its cell shows it: the title of a level, a real date, a tick, a percentage, a count. */
function factCell({ rule }, value) {
  const centred = (cellValue, numFmt) => [cellValue, style("center", { numFmt })];
  if (rule.kind === "choice") return [rule.levels.find(({ id }) => id === value).title, style("left")];
  if (rule.kind === "deadline") return value === "never" ? centred("không ban hành") : centred(excelDay(value), "dd/mm/yyyy");
  if (rule.kind === "checklist") return centred(value ? "x" : "không");
  if (rule.kind === "survey") return centred(Number(value), POINTS);
  return centred(value, COUNT);
}

/** The form of one unit. Remembers where each node stands, so that sums can be written as formulas. */
class Form {
  page = new Page();
  places = new Map();
  row = HEADER_ROW + 1;

  constructor(scored) {
    this.scored = scored;
  }

  write() {
    const { page, scored } = this;
    const name = nameOf(scored.unit);
    head(page, HEADINGS.length, name, "BẢNG TỰ ĐÁNH GIÁ VÀ THẨM ĐỊNH CHỈ SỐ CẢI CÁCH HÀNH CHÍNH NĂM 2022");
    const wide = (row, text, letters, height) => page.span(row, 0, HEADINGS.length - 1, text, plain("center", letters), height);
    wide(4, "(Bộ tiêu chí dựng lại, chưa đối chiếu phụ lục chính thức của Quyết định số 52/2019/QĐ-UBND)", { italic: true, size: 11 }, 16);
    wide(5, ILLUSTRATIVE, { bold: true, size: 13, color: RED }, 18);
    page.span(6, 0, 3, `Đơn vị: ${name}`, plain("left", { bold: true, size: 12 }), 18);
    HEADINGS.forEach((text, column) => {
      page.set(HEADER_ROW, column, text, style("center", { bold: true, background: "D9E2F3" }));
    });
    page.rowDefs.set(HEADER_ROW, { height: 42 });
    for (const domain of RUBRIC.domains) this.#node(domain, 0);
    this.#total();
    this.#signatures();
    page.fit(WIDTHS, HEADER_ROW + 1);
    return page;
  }

  #blank(row, more) {
    for (let column = 0; column < HEADINGS.length; column += 1) this.page.set(row, column, null, style("left", more));
  }

  #code(row, id, name, more) {
    this.page.set(row, 0, id, style("left", id.includes("/") ? { ...more, size: 8 } : more));
    this.page.set(row, 1, name, style("left", more));
  }

  #node(node, depth) {
    if (node.criteria === undefined) return this.#leaf(node);
    const row = this.row;
    this.row += 1;
    const more = { bold: true, background: depth === 0 ? "E2EFDA" : "F7F7F7" };
    this.#blank(row, more);
    this.#code(row, node.id, depth === 0 ? node.title.toUpperCase() : node.title, more);
    this.page.set(row, 2, node.maxPoints, style("center", { ...more, numFmt: POINTS }));
    this.places.set(node.id, { row, leaf: false });
    for (const child of node.criteria) this.#node(child, depth + 1);
    const children = node.criteria.map(({ id }) => id);
    for (const round of ["self", "appraisal"]) this.#sum(row, round, children, more);
  }

  /** Writes the sum of the points of some nodes, as a formula with its value. */
  #sum(row, round, ids, more) {
    const column = COLUMN[round].points;
    const value = ids.reduce((sum, id) => sum + this.#cents(id, round), 0n);
    const parts = ids.map((id) => letter(column) + (this.places.get(id).row + 1));
    const formula = `SUM(${parts.join(",")})`;
    const result = Number(value) / 100;
    this.page.set(row, column, result, style("center", { ...more, numFmt: POINTS }), { type: "formula", formula, formulaResult: result });
  }

  #cents(id, round) {
    const inside = LEAVES.filter((leaf) => leaf.id === id || leaf.id.startsWith(`${id}.`));
    return inside.reduce((sum, leaf) => sum + (this.scored.answers.get(leaf.id)[round]?.points ?? 0n), 0n);
  }

  #leaf(leaf) {
    const { page } = this;
    const { unit, answers } = this.scored;
    const said = answers.get(leaf.id);
    const fields = fieldsOf(leaf);
    const row = this.row;
    this.places.set(leaf.id, { row, leaf: true });
    this.#blank(row, {});
    this.#code(row, leaf.id, leaf.title, {});
    page.set(row, 2, leaf.maxPoints, style("center", { numFmt: POINTS }));
    page.set(row, EVIDENCE, unit.evidence?.[leaf.id] ?? leaf.evidence, style("left", { size: 9 }));
    if (unit.explanation?.[leaf.id] !== undefined) page.set(row, EXPLANATION, unit.explanation[leaf.id], style("left", { size: 9 }));
    for (const round of ROUNDS) this.#round(row, round, said[round]);
    if (fields.length === 1) {
      this.#facts(row, leaf, fields[0].key, said);
      this.row += 1;
      return;
    }
    fields.forEach(({ key, label }, index) => {
      const at = row + 1 + index;
      this.#blank(at, {});
      this.#code(at, `${leaf.id}/${key}`, `- ${label}`, { italic: true, size: 9, color: { rgb: "404040" } });
      this.#facts(at, leaf, key, said);
    });
    this.row += 1 + fields.length;
  }

  #round(row, round, answer) {
    if (answer === undefined) return;
    const { points, remark } = COLUMN[round];
    this.page.set(row, points, Number(answer.points) / 100, style("center", { numFmt: POINTS }));
    if (answer.remark !== undefined) this.page.set(row, remark, answer.remark, style("left", { size: 9 }));
  }

  #facts(row, leaf, key, said) {
    for (const round of ROUNDS) {
      const answer = said[round];
      // A list of offices is on a sheet of its own.
      if (answer?.facts === undefined || answer.offices !== undefined) continue;
      const [value, cellStyle] = factCell(leaf, answer.facts[key]);
      this.page.set(row, COLUMN[round].facts, value, cellStyle);
    }
  }

  #total() {
    const { page, row } = this;
    const more = { bold: true, background: "FFF2CC" };
    this.#blank(row, more);
    page.span(row, 0, 1, "Tổng cộng", style("center", more), 20);
    page.set(row, 2, RUBRIC.maxPoints, style("center", { ...more, numFmt: POINTS }), {
      type: "formula",
      formula: `SUM(${RUBRIC.domains.map(({ id }) => `C${this.places.get(id).row + 1}`).join(",")})`,
      formulaResult: RUBRIC.maxPoints,
    });
    const ids = RUBRIC.domains.map(({ id }) => id);
    for (const round of ["self", "appraisal"]) this.#sum(row, round, ids, more);
    this.row += 1;
  }

  #signatures() {
    const { page } = this;
    const at = this.row + 1;
    const right = [8, HEADINGS.length - 1];
    page.span(at, ...right, "………………, ngày …… tháng …… năm 2023", plain("center", { italic: true, size: 11 }), 18);
    page.span(at + 1, 0, 3, "NGƯỜI LẬP BIỂU", plain("center", { bold: true, size: 11 }), 18);
    page.span(at + 1, ...right, "LÃNH ĐẠO ĐƠN VỊ", plain("center", { bold: true, size: 11 }));
    page.span(at + 2, 0, 3, "(Ký, ghi rõ họ tên)", plain("center", { italic: true, size: 10 }), 16);
    page.span(at + 2, ...right, "(Ký tên, đóng dấu)", plain("center", { italic: true, size: 10 }));
  }
}

function unitSheet(scored) {
  const page = new Form(scored).write();
  return {
    name: scored.unit.sheet,
    columns: widths(WIDTHS),
    rows: page.rows(HEADINGS.length),
    cells: page.cells,
    merges: page.merges,
    rowDefs: page.rowDefs,
    freezePane: { rows: HEADER_ROW + 1, columns: 2 },
    pageSetup: A4,
    titleRow: HEADER_ROW + 1,
    headerFooter: FOOTER,
    view: { showGridLines: false, zoomScale: 90 },
  };
}

const OFFICE_HEADINGS = ["Đơn vị", "Vòng", "Cơ quan, đơn vị", "Loại", "Biên chế", "Số cấp phó", "Quy định"];

/** The list that the rule for leaders of 4.2 reads. */
function officeSheet(scored) {
  const page = new Page();
  const wide = (row, text, letters, height) => page.span(row, 0, OFFICE_HEADINGS.length - 1, text, plain("center", letters), height);
  wide(0, "DANH SÁCH CƠ QUAN, ĐƠN VỊ VÀ SỐ LƯỢNG CẤP PHÓ ĐẾN NGÀY 31/12/2022", { bold: true, size: 13 }, 20);
  wide(1, "(Tiêu chí 4.2; tên cơ quan, đơn vị được đánh số, không phải tên thật)", { italic: true, size: 11 }, 16);
  wide(2, ILLUSTRATIVE, { bold: true, size: 13, color: RED }, 18);
  wide(
    3,
    "Loại: phong là phòng chuyên môn (tính bình quân chung, không có số riêng); su-nghiep là đơn vị sự nghiệp công lập.",
    { size: 10 },
    16,
  );
  OFFICE_HEADINGS.forEach((text, column) => {
    page.set(5, column, text, style("center", { bold: true, background: "D9E2F3" }));
  });
  page.rowDefs.set(5, { height: 30 });
  let row = 6;
  for (const { unit, answers } of scored) {
    for (const { name, type, staff, deputies, limit } of answers.get("4.2").appraisal.offices ?? []) {
      const amiss = limit !== undefined && deputies !== limit;
      const more = amiss ? { background: "FCE4D6" } : {};
      [nameOf(unit), "Thẩm định", name, type, staff, deputies, limit ?? null].forEach((value, column) => {
        const text = column < 4;
        page.set(
          row,
          column,
          value,
          style(column === 0 || column === 2 ? "left" : "center", { ...more, numFmt: text ? undefined : COUNT }),
        );
      });
      row += 1;
    }
  }
  return {
    name: "4.2",
    columns: widths([22, 13, 34, 13, 11, 12, 11]),
    rows: page.rows(OFFICE_HEADINGS.length),
    cells: page.cells,
    merges: page.merges,
    rowDefs: page.rowDefs,
    freezePane: { rows: 6 },
    pageSetup: { ...A4, orientation: "portrait" },
    titleRow: 6,
    headerFooter: FOOTER,
    view: { showGridLines: false },
  };
}

function coverSheet(scored) {
  const page = new Page();
  const last = 1;
  const wide = (row, text, letters, height, horizontal = "center") => page.span(row, 0, last, text, plain(horizontal, letters), height);
  wide(0, "CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", { bold: true, size: 16 }, 26);
  wide(1, "UBND CÁC HUYỆN, THÀNH PHỐ, THỊ XÃ TỈNH HÀ TĨNH NĂM 2022", { bold: true, size: 14 }, 22);
  wide(2, ILLUSTRATIVE, { bold: true, size: 16, color: RED }, 26);
  wide(
    3,
    "Không phải kết quả do cơ quan có thẩm quyền công bố. Không dùng để nhận xét bất cứ địa phương nào.",
    { italic: true, size: 11, color: RED },
    18,
  );
  const lines = [
    [
      "Tệp này là gì",
      "Bộ phiếu tự đánh giá và thẩm định mẫu của 13 đơn vị cấp huyện, dùng để chạy thử chương trình cchc, viết tài liệu và kiểm thử.",
    ],
    [
      "Điều gì là chính thức",
      "Theo Quyết định số 52/2019/QĐ-UBND ngày 24/9/2019 của UBND tỉnh Hà Tĩnh, bộ tiêu chí cấp huyện có 9 lĩnh vực, 44 tiêu chí, thang điểm 100 gồm 80 điểm chấm theo tiêu chí và 20 điểm điều tra xã hội học.",
    ],
    [
      "Điều gì được công bố về năm 2022",
      "Huyện Vũ Quang đạt 89,30/100 điểm, xếp thứ 12/13; năm tiêu chí bị trừ điểm được nêu tên, không nêu số điểm bị trừ. Thành phố Hà Tĩnh, huyện Thạch Hà, thị xã Kỳ Anh xếp thứ nhất, nhì, ba (suy ra từ thứ hạng năm sau).",
    ],
    [
      "Điều gì là dựng lại hoặc minh họa",
      "Tên tiêu chí, điểm tối đa, cách chấm điểm: dựng lại. Mọi số liệu, điểm và ý kiến trong các phiếu: minh họa, do người soạn đặt ra; điểm của 12 đơn vị còn lại cũng là số minh họa.",
    ],
    [
      "Mỗi đơn vị một trang tính",
      "Tên trang tính là tên đơn vị. Huyện Kỳ Anh và thị xã Kỳ Anh là hai đơn vị khác nhau: trang “H Kỳ Anh” và trang “TX Kỳ Anh”.",
    ],
    [
      "Cách ghi số liệu",
      "Số liệu của một tiêu chí ghi ở các dòng ngay dưới tiêu chí đó (mã có dấu gạch chéo); tiêu chí chỉ có một số liệu thì ghi ngay trên dòng của nó. Ô đánh dấu: x là có, không là không có.",
    ],
    [
      "Ba vòng",
      "Tự đánh giá; thẩm định; thẩm định lại sau giải trình. Chỗ thẩm định không đổi số liệu thì chỉ ghi điểm. Cột thẩm định lại chỉ ghi chỗ có thay đổi, ô trống nghĩa là giữ nguyên.",
    ],
    ["Điều tra xã hội học", "Tỷ lệ (%) ghi ở cột “Số liệu thẩm định”; đơn vị không tự đánh giá các tiêu chí này."],
    [
      "Danh sách lãnh đạo, quản lý",
      "Danh sách cơ quan, đơn vị và số lượng cấp phó của tiêu chí về số lượng lãnh đạo, quản lý ghi ở trang tính “4.2”.",
    ],
    ["Tệp được tạo bằng", "node samples/make-hatinh-huyen-2022.mjs"],
  ];
  lines.forEach(([what, text], index) => {
    const row = 5 + index;
    page.set(row, 0, what, style("left", { bold: true, size: 11, background: "F2F2F2" }));
    page.set(row, 1, text, style("left", { size: 11 }));
    page.rowDefs.set(row, { height: 16 * Math.max(1, Math.ceil(text.length / 92), Math.ceil(what.length / 26)) + 6 });
  });
  const after = 5 + lines.length + 1;
  wide(after, `Các trang tính: ${scored.map(({ unit }) => unit.sheet).join(" · ")} · 4.2`, { size: 10, italic: true }, 34, "left");
  return {
    name: "Bìa",
    columns: widths([30, 100]),
    rows: page.rows(last + 1),
    cells: page.cells,
    merges: page.merges,
    rowDefs: page.rowDefs,
    pageSetup: { ...A4, fitToHeight: 1 },
    headerFooter: FOOTER,
    view: { showGridLines: false },
  };
}

/**
 * What the rubric meant when the forms were made: a program that finds another hash says that the rubric has changed since. It is the
 * `meaning` in the manifest of `cchc score --format json`.
 */
export const RUBRIC_HASH = "550d0d646809365705f16586c266b5384536a22c648be6a8a59cdec398db7c80";

/** Tells a program, not a reader, which rubric the forms belong to. */
function markerSheet() {
  const rows = [
    ["key", "value"],
    ["rubric", RUBRIC.id],
    ["rubricVersion", RUBRIC.version],
    ["rubricHash", RUBRIC_HASH],
    ["dataStanding", "illustrative"],
    ["period", RUBRIC.period],
  ];
  return { name: "cchc", columns: widths([18, 24]), rows, hidden: true };
}

// ---------------------------------------------------------------------------------------------------------------------------------- file

/** The writer's own deflate instead of the platform's, whose bytes differ from one Node to the next. */
class NoCompressionStream {
  constructor() {
    throw new Error("not used");
  }
}

/** The header row, repeated on every printed page. The writer's own option does not quote the name of the sheet. */
const printTitles = ({ name, titleRow }) => ({ name: "_xlnm.Print_Titles", range: `'${name}'!$${titleRow}:$${titleRow}`, scope: name });

/** The workbook: the same bytes on every run, machine and time zone. @returns {Promise<Uint8Array>} */
export async function make() {
  const scored = score();
  check(scored);
  const sheets = [coverSheet(scored), ...scored.map(unitSheet), officeSheet(scored), markerSheet()];
  const day = new Date("2022-12-31T00:00:00Z");
  const platform = globalThis.CompressionStream;
  globalThis.CompressionStream = NoCompressionStream;
  try {
    return await writeXlsx({
      sheets,
      namedRanges: sheets.filter(({ titleRow }) => titleRow !== undefined).map(printTitles),
      defaultFont: { name: FONT, size: 10 },
      properties: {
        title: "Chỉ số CCHC cấp huyện tỉnh Hà Tĩnh năm 2022 (số liệu minh họa)",
        subject: "Số liệu minh họa, bộ tiêu chí dựng lại",
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
  writeFileSync(new URL("hatinh-huyen-2022.xlsx", import.meta.url), await make());
}
