/**
 * Writes the sample workbooks of the rubrics that follow national texts: langson-2010, tinh-2948-2017, bo-876-2022, xa-2025, xa-766-2025.
 *
 *   node samples/make-national-samples.mjs
 *
 * Every figure is illustrative and every unit is made up («Tỉnh Mẫu 1»); titles and maxima come from the rubrics. Nothing is computed here but
 * maximum minus what a unit lost: the totals stand in `test/sources-b.test.ts`, worked out by hand.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { writeXlsx } from "hucre/xlsx";
import { parse } from "yaml";

const readRubric = (id) => parse(readFileSync(new URL(`../rubrics/${id}.yaml`, import.meta.url), "utf8"));
const leavesOf = (nodes) => nodes.flatMap((node) => (node.criteria === undefined ? [node] : leavesOf(node.criteria)));
const NOT_APPLICABLE = "không áp dụng";

// --------------------------------------------------------------------------------------------------------------------------------- data

const the = (numerator, denominator) => `${numerator}/${denominator}`;

/**
 * Facts by criterion: a word or a number where a criterion has one field, `a/b` for a ratio, an object for several fields. `appraised` are the
 * points that the appraisers gave, `changed` the figures that they changed.
 */
const LANG_SON = [
  {
    name: "Sở Mẫu 1",
    group: "Sở, ban, ngành",
    facts: {
      "1.1.1": "Hầu hết",
      "1.1.2": the(60, 60),
      "1.1.3": "15/10/2010",
      "1.1.4": "Hầu hết lĩnh vực",
      1.2: {},
      1.3: the(980, 1000),
      2.1: "Toàn bộ",
      2.2: the(9, 9),
      2.3: 5.5,
      3.1: the(120, 110),
      3.2: "Hầu hết đơn vị",
      3.3: { "khien-trach": 1 },
      3.4: 4,
      4.1: the(5, 6),
      4.2: {},
      4.3: 3,
      5.1: the(5, 5),
      5.2: "Hầu hết quy trình",
      5.3: the(650, 1000),
    },
  },
  {
    name: "Sở Mẫu 2",
    group: "Sở, ban, ngành",
    facts: {
      "1.1.1": "Cơ bản",
      "1.1.2": the(47, 60),
      "1.1.3": "20/10/2010",
      "1.1.4": "Cơ bản các lĩnh vực",
      1.2: { "hien-dai-hoa": "không" },
      1.3: the(1700, 2000),
      2.1: "Hầu hết",
      2.2: the(7, 9),
      2.3: 4,
      3.1: the(88, 110),
      3.2: "Một số đơn vị",
      3.3: { "canh-cao": 1 },
      3.4: 2,
      4.1: the(4, 6),
      4.2: { "cong-khai": "không" },
      4.3: 2,
      5.1: the(2, 3),
      5.2: "Cơ bản các quy trình",
      5.3: the(600, 1000),
    },
  },
  {
    // No file was due, so 1.3 does not apply; nobody has ISO, so the claim of 5.2 counts for nothing.
    name: "Sở Mẫu 3",
    group: "Sở, ban, ngành",
    facts: {
      "1.1.1": "Hầu hết",
      "1.1.2": the(30, 40),
      "1.1.3": "14/10/2010",
      "1.1.4": "Hầu hết lĩnh vực",
      1.2: {},
      1.3: NOT_APPLICABLE,
      2.1: "Toàn bộ",
      2.2: the(6, 6),
      2.3: 6,
      3.1: the(100, 100),
      3.2: "Cơ bản các đơn vị",
      3.3: {},
      3.4: 5,
      4.1: the(3, 3),
      4.2: {},
      4.3: 2,
      5.1: the(0, 4),
      5.2: "Hầu hết quy trình",
      5.3: the(400, 1000),
    },
  },
  {
    name: "Huyện Mẫu 1",
    group: "Huyện, thành phố",
    facts: {
      "1.1.1": "Toàn bộ",
      "1.1.2": the(180, 180),
      "1.1.3": "26/10/2010",
      "1.1.4": "Một số lĩnh vực",
      1.2: { "tai-chinh": "không" },
      1.3: the(4200, 4500),
      2.1: "Cơ bản",
      2.2: the(11, 12),
      2.3: 4.5,
      3.1: the(60, 100),
      3.2: "Chưa thực hiện",
      3.3: { "khien-trach": 5 },
      3.4: 0,
      4.1: the(5, 8),
      4.2: {},
      4.3: 1,
      5.1: the(1, 3),
      5.2: "Cơ bản các quy trình",
      5.3: the(199, 1000),
    },
  },
  {
    name: "Huyện Mẫu 2",
    group: "Huyện, thành phố",
    facts: {
      "1.1.1": "Hầu hết",
      "1.1.2": the(150, 150),
      "1.1.3": "12/10/2010",
      "1.1.4": "Hầu hết lĩnh vực",
      1.2: {},
      1.3: the(2910, 3000),
      2.1: "Hầu hết",
      2.2: the(8, 8),
      2.3: 5,
      3.1: the(95, 100),
      3.2: "Hầu hết đơn vị",
      3.3: { "khien-trach": 1 },
      3.4: 3,
      4.1: the(7, 8),
      4.2: {},
      4.3: 3,
      5.1: the(3, 4),
      5.2: "Hầu hết quy trình",
      5.3: the(700, 1000),
    },
    appraised: {
      "1.1.1": 2.5,
      "1.1.2": 3,
      "1.1.3": 2,
      "1.1.4": 2,
      1.2: 5,
      1.3: 9.7,
      2.1: 7,
      2.2: 6,
      2.3: 5,
      3.1: 6,
      3.2: 5,
      3.3: 4,
      3.4: 2,
      4.1: 7,
      4.2: 4,
      4.3: 3,
      5.1: 4.5,
      5.2: 4,
      5.3: 5,
    },
    remarks: { 3.3: "Có thêm 01 trường hợp cảnh cáo chưa kê khai", 3.4: "01 sáng kiến chưa có quyết định công nhận" },
  },
  {
    name: "Thành phố Mẫu 3",
    group: "Huyện, thành phố",
    facts: {
      "1.1.1": "Cơ bản",
      "1.1.2": the(120, 120),
      "1.1.3": "01/10/2010",
      "1.1.4": "Hầu hết lĩnh vực",
      1.2: {},
      1.3: the(3000, 4000),
      2.1: "Hầu hết",
      2.2: the(10, 10),
      2.3: 6,
      3.1: the(50, 50),
      3.2: "Cơ bản các đơn vị",
      3.3: {},
      3.4: 2,
      4.1: the(4, 4),
      4.2: {},
      4.3: 2,
      5.1: the(6, 6),
      5.2: "Cơ bản các quy trình",
      5.3: the(500, 1000),
    },
  },
];

/** What provinces lost: in their own view, and after appraisal. */
const PROVINCES = [
  {
    name: "Tỉnh Mẫu 1",
    self: { 1.6: 0.25, 5.9: 0.25, 8.2: 0.5 },
    appraisal: { 1.6: 0.5, "3.2.1": 0.25, 5.9: 0.25, "7.1.4": 0.5, "8.1.3": 0.6, 8.2: 1.15 },
  },
  {
    name: "Tỉnh Mẫu 2",
    self: { "7.3.1": 0.5, 8.2: 1.5 },
    appraisal: {
      "1.1.1": 0.25,
      2.4: 0.75,
      "3.3.4": 0.5,
      "3.5.3": 1,
      4.4: 1,
      "5.1.1": 0.5,
      5.4: 0.5,
      "6.1.2": 0.5,
      "7.3.1": 1,
      "7.5.2": 0.75,
      "8.1.1": 1.2,
      8.2: 2.4,
    },
  },
  { name: "Tỉnh Mẫu 3", self: { 8.2: 4 }, appraisal: { 1.2: 0.35, "5.5.3": 0.5, "7.1.1": 1, "8.1.2": 2.5, 8.2: 6 } },
  {
    name: "Tỉnh Mẫu 4",
    self: { 8.2: 1 },
    appraisal: { "3.1.1": 1, "3.1.2": 1, "4.1.1": 1, 5.4: 1.5, "7.2.3": 1, 8.2: 3.3 },
    notApplicable: ["8.1.3"],
  },
  {
    // What each field lost is what Đắk Lắk lost in 2017 (75,37 points); the two fields of 16 and the two of 10 points may stand the other way round.
    name: "Tỉnh Mẫu 5",
    self: { 8.2: 1 },
    appraisal: {
      1.6: 1.84,
      "2.1.2": 1.5,
      "2.2.2": 1.5,
      2.4: 1.5,
      "4.1.1": 0.77,
      4.4: 2,
      "5.1.1": 1,
      "5.1.2": 0.88,
      5.4: 1.5,
      5.9: 1.5,
      "6.1.1": 0.46,
      "6.2.2": 1.5,
      "7.1.1": 1,
      "7.1.2": 1,
      "7.1.3": 1,
      "7.1.4": 1,
      "7.3.1": 1,
      "7.3.2": 1,
      "7.3.3": 1,
      "7.3.4": 0.14,
      8.2: 1.54,
    },
  },
];

/** The same for ministries, with the survey of each field in percent. */
const MINISTRIES = [
  {
    name: "Bộ Mẫu 1",
    self: { 1.2: 0.5 },
    appraisal: { 1.2: 0.5, 2.7: 0.25, "3.4.4": 0.5, "5.2.3": 0.5, "7.1.7": 0.5 },
    survey: { 1.7: 90, 2.9: 91.5, 3.6: 88.25, 4.4: 92, 5.6: 89.5, 6.3: 87, 7.3: 93.4 },
  },
  {
    name: "Bộ Mẫu 2",
    self: { 2.8: 0.5, "7.2.7": 0.5 },
    appraisal: { 1.5: 0.5, 2.8: 0.75, "3.1.1": 0.5, "3.5.3": 1, "4.3.4": 1, "5.5.1": 1, "6.2.7": 1, "7.2.6": 0.35, "7.2.7": 1 },
    survey: { 1.7: 80, 2.9: 82.3, 3.6: 79.9, 4.4: 81, 5.6: 78.55, 6.3: 84.2, 7.3: 85 },
  },
  {
    name: "Bộ Mẫu 3",
    self: {},
    appraisal: {
      "1.1.1": 0.5,
      1.6: 1.5,
      "2.1.1": 0.5,
      2.7: 1.25,
      "3.4.4": 1,
      "4.1.5": 1,
      "4.2.5": 1,
      "5.2.3": 1.5,
      "5.5.2": 1,
      "6.1.6": 1,
      "6.2.7": 1,
      "7.1.4": 1,
      "7.1.5": 1,
      "7.2.4": 0.9,
    },
    survey: { 1.7: 70, 2.9: 70, 3.6: 70, 4.4: 70, 5.6: 70, 6.3: 70, 7.3: 70 },
  },
];

/** A commune that loses nothing; each unit says where it differs. */
const FAULTLESS = {
  "1.1.1": "25/07/2025",
  "1.1.2": {},
  "1.1.3": the(20, 20),
  1.2: {},
  1.3: 6,
  1.4: the(60, 60),
  2.1: the(3, 3),
  2.2: "Rà soát và xử lý xong",
  3.1: the(400, 400),
  3.2: the(3000, 3000),
  3.3: {},
  3.4: the(12, 12),
  4.1: { over: 0 },
  4.2: {},
  5.1: the(45, 45),
  5.2: the(60, 60),
  5.3: {},
  6.1: {},
  6.2: the(38000, 40000),
  6.3: the(4, 4),
  7.1: the(700, 1000),
  7.2: the(600, 1000),
  7.3: the(1000, 1000),
  7.4: the(500, 500),
  8.2: the(12600, 12000),
  9.1: 0,
  9.2: "Không có",
  9.3: 0,
  9.4: {},
};
const commune = ({ facts, ...rest }) => ({ ...rest, facts: { ...FAULTLESS, ...facts } });

const COMMUNES = [
  {
    name: "Xã Mẫu 1",
    group: "Xã",
    facts: {
      1.3: 5,
      3.2: the(2950, 3000),
      5.3: { "kiem-diem": 1 },
      7.1: the(650, 1000),
      7.3: the(850, 1000),
      9.1: 5,
      9.2: "Hoàn thành tốt",
      9.3: 1,
    },
    appraised: { 4.3: 3 },
    survey: { 8.1: 92.5 },
  },
  {
    name: "Xã Mẫu 2",
    group: "Xã",
    facts: {
      "1.1.1": "10/08/2025",
      "1.1.3": the(18, 20),
      1.4: the(41, 60),
      2.1: NOT_APPLICABLE,
      3.2: the(2700, 3000),
      3.3: { "thiet-bi": "không" },
      3.4: NOT_APPLICABLE,
      4.1: { over: 1 },
      5.1: the(41, 45),
      5.2: the(50, 60),
      5.3: { "khien-trach": 1, "canh-cao": 1 },
      6.2: the(36000, 40000),
      7.1: the(450, 1000),
      7.2: the(450, 1000),
      7.4: the(425, 500),
      8.2: the(12000, 12000),
      9.3: 9,
      9.4: { "ke-khai-sai": 1, "vi-pham": 1 },
    },
    appraised: { 4.3: 2.5 },
    survey: { 8.1: 81.3 },
  },
  {
    name: "Xã Mẫu 3",
    group: "Xã",
    facts: {
      2.2: "Rà soát xong, chưa xử lý xong",
      3.2: the(2850, 3000),
      4.2: { "phan-cong": "không" },
      6.2: the(36000, 40000),
    },
    appraised: { 4.3: 3 },
    survey: { 8.1: 90 },
  },
  {
    // As many points as Xã Mẫu 3, but more for files in time.
    name: "Xã Mẫu 4",
    group: "Xã",
    facts: {
      1.2: { "quy-3": "không" },
      1.4: the(56, 60),
      5.1: the(41, 45),
      7.2: the(450, 1000),
      7.3: the(850, 1000),
      7.4: the(425, 500),
    },
    appraised: { 4.3: 3 },
    survey: { 8.1: 80 },
  },
  {
    name: "Phường Mẫu 1",
    group: "Phường",
    facts: { 3.1: the(390, 400), 5.3: { "cach-chuc": 1 }, 7.1: the(699, 1000), 9.2: "Hoàn thành" },
    changed: { 5.2: the(54, 60) },
    appraised: { 4.3: 2 },
    remarks: { 5.2: "06 trường hợp chưa có chứng nhận bồi dưỡng" },
    survey: { 8.1: 88.5 },
  },
  {
    name: "Phường Mẫu 2",
    group: "Phường",
    facts: {
      "1.1.2": { so: "không", "tai-chinh": "không" },
      2.2: "Không rà soát",
      3.2: the(2399, 3000),
      6.2: the(20000, 40000),
      7.1: the(299, 1000),
      8.2: the(11999, 12000),
    },
    appraised: { 1.3: 2, 4.3: 3 },
    remarks: { 1.3: "Chỉ có thông báo kết luận của 04 tháng" },
    survey: { 8.1: 75 },
  },
  {
    name: "Đặc khu Mẫu 1",
    group: "Đặc khu",
    facts: { 2.1: NOT_APPLICABLE, 3.4: NOT_APPLICABLE, 6.3: NOT_APPLICABLE, 8.2: the(12000, 12000), 9.1: 1 },
    appraised: { 4.3: 3 },
    survey: { 8.1: 95 },
  },
].map(commune);

/** Ratios of the service index in the order of the rubric; null where nothing arose. */
const SERVICE = [
  {
    name: "Xã Mẫu 1",
    ratios: [
      [398, 400],
      [400, 400],
      [2990, 3000],
      [2955, 3000],
      [190, 200],
      [2400, 3000],
      [90, 120],
      [800, 1000],
      [10, 10],
      [9, 10],
      [1700, 1850],
      [2800, 2900],
      [2700, 3000],
      [1500, 2700],
    ],
  },
  {
    name: "Phường Mẫu 1",
    ratios: [
      [385, 385],
      [380, 385],
      [8123, 8200],
      [8100, 8200],
      [170, 210],
      [7001, 8200],
      [100, 130],
      [3500, 4100],
      null,
      null,
      [4100, 5000],
      [7900, 8000],
      [7777, 8200],
      [5200, 7777],
    ],
  },
  {
    name: "Phường Mẫu 2",
    ratios: [
      [400, 400],
      [400, 400],
      [6000, 6000],
      [6000, 6000],
      [200, 200],
      [6000, 6000],
      [120, 120],
      [2000, 2000],
      [7, 7],
      [7, 7],
      [2700, 3000],
      [6000, 6000],
      [6000, 6000],
      [6000, 6000],
    ],
  },
  {
    name: "Đặc khu Mẫu 1",
    ratios: [
      [200, 400],
      [100, 400],
      [400, 900],
      [700, 900],
      [10, 150],
      [90, 900],
      [0, 80],
      [0, 300],
      [1, 3],
      [0, 3],
      [300, 900],
      [100, 700],
      [300, 900],
      [0, 300],
    ],
  },
];

// -------------------------------------------------------------------------------------------------------------------------------- styles

const FONT = "Times New Roman";
const side = { style: "thin", color: { rgb: "808080" } };
const style = (horizontal, { background, border = true, ...letters } = {}) => ({
  font: { name: FONT, size: 11, ...letters },
  alignment: { horizontal, vertical: "center", wrapText: border },
  ...(border ? { border: { top: side, right: side, bottom: side, left: side } } : {}),
  ...(background === undefined ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: background } } }),
});
const HEADING = style("center", { bold: true, background: "D9E2F3" });
const TITLE = style("left", { bold: true, size: 13, border: false });
const WARNING = style("left", { bold: true, size: 12, color: { rgb: "C00000" }, border: false });
const NOTE = style("left", { italic: true, border: false });
const TEXT = style("left");
const FIGURE = style("right");
const BRANCH = style("left", { bold: true, background: "F2F2F2" });

const ILLUSTRATIVE = "SỐ LIỆU MINH HỌA, TÊN ĐƠN VỊ LÀ TÊN MẪU";
const STANDINGS = {
  reconstructed: "Bộ tiêu chí dựng lại, chưa đối chiếu phụ lục chính thức.",
  illustrative: "Bộ tiêu chí minh họa, không phải văn bản chính thức.",
};

/** Programs other than Excel do not make room for wrapped texts by themselves. */
const heightOf = (line, widths) =>
  15 * Math.max(1, ...line.map((value, column) => (typeof value === "string" ? Math.ceil((value.length * 1.1) / widths[column]) : 1)));

/** A sheet of rows: what stands above the table, the headings, then the values. */
function sheetOf(rubric, name, { above = [], headings, rows, widths, columns = 1 }) {
  const top = [[rubric.title, TITLE], [ILLUSTRATIVE, WARNING], [STANDINGS[rubric.standing], NOTE], ...above.map((text) => [text, TITLE])];
  const cells = new Map();
  const rowDefs = new Map();
  const values = [];
  const put = (row, column, value, cellStyle) => {
    values[row] ??= [];
    values[row][column] = value;
    const type = value === null ? "empty" : typeof value === "number" ? "number" : "string";
    cells.set(`${row},${column}`, { value, type, style: cellStyle });
  };
  const line = (row, texts, styleOf) => {
    texts.forEach((value, column) => {
      put(row, column, value, styleOf(value));
    });
    rowDefs.set(row, { height: heightOf(texts, widths) });
  };
  top.forEach(([text, cellStyle], row) => {
    put(row, 0, text, cellStyle);
  });
  const head = top.length + 1;
  values[top.length] = [];
  headings.forEach((texts, depth) => {
    line(head + depth, texts, () => HEADING);
  });
  const first = head + headings.length;
  rows.forEach((each, index) => {
    const usual = each.branch === true ? BRANCH : TEXT;
    line(first + index, each.cells ?? each, (value) => (typeof value === "number" && usual === TEXT ? FIGURE : usual));
  });
  const printed = widths.length > 20 ? {} : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: values,
    cells,
    rowDefs,
    freezePane: { rows: first, columns },
    pageSetup: { paperSize: "a4", orientation: "landscape", ...printed },
  };
}

const markerOf = (rubric) => ({
  name: "cchc",
  columns: [{ width: 18 }, { width: 24 }],
  rows: [
    ["key", "value"],
    ["rubric", rubric.id],
    ["rubricVersion", rubric.version],
    ["dataStanding", "illustrative"],
    ["period", rubric.period],
  ],
  hidden: true,
});

// --------------------------------------------------------------------------------------------------------------------------- long tables

/** The rows of facts that a criterion takes: ticks are given where nothing is said, counts are none. */
function factsOf(leaf, said) {
  if (typeof said !== "object") return [[leaf.id, said]];
  const fields = leaf.rule.items ?? leaf.rule.incidents ?? [{ id: "over" }];
  const none = leaf.rule.kind === "checklist" ? "x" : 0;
  return fields.map(({ id, title = "Số cơ quan, đơn vị vượt quy định" }) => [`${leaf.id}/${id}`, said[id] ?? none, title]);
}

/** What a unit says of one criterion, in the order of the columns. */
function longRows(unit, leaf) {
  const of = (part) => unit[part]?.[leaf.id] ?? null;
  const said = of("facts");
  const isGiven = leaf.rule.kind === "given";
  const own = said === null || isGiven ? [[leaf.id, null]] : factsOf(leaf, said);
  const lines = own.map(([code, value, title = leaf.title]) => [unit.name, unit.group, code, title, value, null, null, null, null, null]);
  const points = of("appraised");
  // Points stand in the row of the criterion, its ticks and counts in rows of their own.
  if (own[0][0] !== leaf.id && points !== null) {
    lines.push([unit.name, unit.group, leaf.id, leaf.title, null, null, null, null, null, null]);
  }
  const main = lines.find(([, , code]) => code === leaf.id);
  main?.splice(5, 5, isGiven ? said : null, of("changed"), points, of("remarks"), of("survey"));
  return lines;
}

function longSheet(rubric, units) {
  const leaves = leavesOf(rubric.domains);
  const rows = units.flatMap((unit) => leaves.flatMap((leaf) => longRows(unit, leaf)));
  const headings = [
    [
      "Đơn vị",
      "Khối",
      "Mã",
      "Tên tiêu chí",
      "Số liệu",
      "Điểm tự đánh giá",
      "Số liệu thẩm định",
      "Điểm thẩm định",
      "Ý kiến thẩm định",
      "Kết quả điều tra (%)",
    ],
  ];
  return sheetOf(rubric, "Số liệu", { headings, rows, widths: [20, 20, 18, 52, 22, 10, 14, 10, 36, 12], columns: 4 });
}

// --------------------------------------------------------------------------------------------------------------------------- wide tables

const hundredths = (points) => Math.round(points * 100);
const kept = (leaf, lost, notApplicable = []) => {
  if (notApplicable.includes(leaf.id)) return NOT_APPLICABLE;
  const { [leaf.id]: gone = 0 } = lost;
  if (hundredths(gone) > hundredths(leaf.maxPoints)) throw new Error(`${leaf.id}: mất ${gone}/${leaf.maxPoints}`);
  return (hundredths(leaf.maxPoints) - hundredths(gone)) / 100;
};

function provinceSheets(rubric) {
  const leaves = leavesOf(rubric.domains);
  const widths = [20, ...leaves.map(() => 11)];
  const sheet = (name, round, picked) =>
    sheetOf(rubric, name, {
      above: [`Điểm ${round}`],
      headings: [["Đơn vị", ...leaves.map(({ id }) => `${id} (${round})`)]],
      rows: PROVINCES.map((unit) => [unit.name, ...leaves.map((leaf) => kept(leaf, picked(unit), unit.notApplicable))]),
      widths,
    });
  return [sheet("Tự đánh giá", "tự đánh giá", ({ self }) => self), sheet("Thẩm định", "thẩm định", ({ appraisal }) => appraisal)];
}

function serviceSheet(rubric) {
  const leaves = leavesOf(rubric.domains);
  const titles = leaves.flatMap(({ rule }) => [rule.numerator, rule.denominator]);
  return sheetOf(rubric, "Số liệu", {
    above: ["Mỗi chỉ số hai cột: tử số (numerator) và mẫu số (denominator), theo thứ tự của bộ chỉ số"],
    headings: [
      [null, ...titles],
      ["Đơn vị", ...leaves.flatMap(({ id }) => [`${id}/numerator`, `${id}/denominator`])],
    ],
    rows: SERVICE.map(({ name, ratios }) => [name, ...ratios.flatMap((ratio) => ratio ?? [NOT_APPLICABLE, NOT_APPLICABLE])]),
    widths: [20, ...leaves.flatMap(() => [16, 16])],
  });
}

// --------------------------------------------------------------------------------------------------------------------------------- forms

function ministrySheet(rubric, unit) {
  const line = (node) => {
    if (node.criteria !== undefined) {
      return [{ branch: true, cells: [node.id, node.title, node.maxPoints, null, null, null] }, ...node.criteria.flatMap(line)];
    }
    const { [node.id]: percent = null } = unit.survey;
    const points = percent === null ? [kept(node, unit.self), kept(node, unit.appraisal), null] : [null, null, percent];
    return [[node.id, node.title, node.maxPoints, ...points]];
  };
  return sheetOf(rubric, unit.name, {
    above: [`Đơn vị: ${unit.name}`],
    headings: [
      [
        "Mã",
        "Lĩnh vực/Tiêu chí/Tiêu chí thành phần",
        "Điểm tối đa",
        "Điểm tự đánh giá",
        "Điểm thẩm định",
        "Kết quả điều tra xã hội học (%)",
      ],
    ],
    rows: rubric.domains.flatMap(line),
    widths: [9, 64, 10, 12, 12, 14],
    columns: 2,
  });
}

// ---------------------------------------------------------------------------------------------------------------------------------- file

const SHEETS = {
  "langson-2010": (rubric) => [longSheet(rubric, LANG_SON)],
  "tinh-2948-2017": provinceSheets,
  "bo-876-2022": (rubric) => MINISTRIES.map((unit) => ministrySheet(rubric, unit)),
  "xa-2025": (rubric) => [longSheet(rubric, COMMUNES)],
  "xa-766-2025": (rubric) => [serviceSheet(rubric)],
};

/** The rubrics that have a sample here. */
export const SAMPLES = Object.keys(SHEETS);

/** The writer's own deflate instead of the platform's, whose bytes differ from one Node to the next. */
class NoCompressionStream {
  constructor() {
    throw new Error("not used");
  }
}

/** The workbook of a rubric: the same bytes on every run, machine and time zone. @returns {Promise<Uint8Array>} */
export async function make(id) {
  const rubric = readRubric(id);
  const sheets = [...SHEETS[id](rubric), markerOf(rubric)];
  const day = new Date("2025-12-31T00:00:00Z");
  const platform = globalThis.CompressionStream;
  globalThis.CompressionStream = NoCompressionStream;
  try {
    return await writeXlsx({
      sheets,
      defaultFont: { name: FONT, size: 11 },
      properties: {
        title: `${rubric.title} (số liệu minh họa)`,
        subject: STANDINGS[rubric.standing],
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
  for (const id of SAMPLES) writeFileSync(new URL(`${id}.xlsx`, import.meta.url), await make(id));
}
