/** One assessment on paper: as any layout, then as any kind of file in any encoding. What is read back must be the same. */
import * as sheetjs from "xlsx";
import type { Field, Round } from "../src/assessment.ts";
import { toDecimal } from "../src/points.ts";
import type { Leaf, Rubric } from "../src/rubric/model.ts";
import { type Dice, diceOf } from "./fill.ts";
import { bytesOf, in1258, inUtf16 } from "./old-bytes.ts";

/** What is typed into a cell; a day is counted as Excel counts them. */
export type Typed = string | number | { readonly day: number };
type Cell = Typed | null;
/** One answer: points, or that it does not apply, under the code of a leaf; a figure under `1.5/items`. */
export interface Mark {
  readonly unit: string;
  readonly leaf: Leaf;
  readonly field: Field | undefined;
  readonly round: Round;
  readonly value: Typed;
}
/** Words beside an answer of the unit itself. */
export interface Words {
  readonly unit: string;
  readonly leaf: Leaf;
  readonly evidence: string;
  readonly explanation: string;
  readonly remark: string;
}
export interface Assessment {
  readonly units: readonly string[];
  readonly marks: readonly Mark[];
  readonly words: readonly Words[];
}

// ── random answers ──

const LATER = ["appraisal", "reappraisal", "council"] as const;
export const pick = <T>(dice: Dice, from: readonly T[]): T => from[dice(from.length)] as T;
const NOT_APPLICABLE = "Không áp dụng";
const PHRASES = [
  "Quyết định số 15/QĐ-UBND ngày 05/01/2022",
  "Ban hành chậm, gửi sau thời hạn",
  'Đã giải trình; "đủ" hồ sơ',
  "Báo cáo quý III\nđính kèm",
  "",
];

function figure(dice: Dice, leaf: Leaf, field: Field): Typed | undefined {
  switch (field.type) {
    case "number":
      return field.key === "denominator" ? 40 + dice(60) : dice(field.whole === true ? 9 : 41);
    case "flag":
      return pick(dice, ["x", "Có", "không", "Đạt", "0", "1"]);
    case "choice":
      return pick(dice, field.choices ?? []).title;
    case "date":
      return pick<Typed>(dice, [{ day: 44_562 + dice(60) }, "Không ban hành", "15/01/2022"]);
    case "text":
      return leaf.id;
    default:
      return undefined;
  }
}

/** Points with at most two decimals, and never more than the leaf has. */
const typedPoints = (dice: Dice, { max }: Leaf): number => {
  const most = Number(toDecimal(max));
  return pick(dice, [0, Math.floor(most * 50) / 100, Math.floor(most * 100 * (dice(5) / 4)) / 100, most]);
};

function marksOf(unit: string, leaf: Leaf, round: Round, dice: Dice): readonly Mark[] {
  const mark = (field: Field | undefined, value: Typed): Mark => ({ unit, leaf, field, round, value });
  if (leaf.notApplicable !== "forbidden" && dice(9) === 0) return [mark(undefined, NOT_APPLICABLE)];
  const figures = leaf.fields.flatMap((field) => {
    const value = (field.optional === true || field.blankIsNone === true) && dice(3) === 0 ? undefined : figure(dice, leaf, field);
    return value === undefined ? [] : [mark(field, value)];
  });
  if (figures.length > 0 && dice(4) > 0) return figures;
  return [mark(undefined, typedPoints(dice, leaf))];
}

/** The round in which a leaf is answered first. */
const firstRound = ({ source }: Leaf): Round => (source === "survey" ? "survey" : source === "assessor" ? "appraisal" : "self");

function roundsOf(rubric: Rubric, leaf: Leaf, dice: Dice): readonly Round[] {
  const first = firstRound(leaf);
  const later = LATER.filter((round) => round !== first && rubric.rounds.some(({ id }) => id === round));
  return first === "survey" ? [first] : [first, ...later.filter(() => dice(4) === 0)];
}

/** Answers of every unit to most criteria, in one to four rounds. */
export function assessmentOf(rubric: Rubric, units: readonly string[], seed: number): Assessment {
  const dice = diceOf(seed);
  const answered = units.flatMap((unit) => rubric.leaves.filter(() => dice(12) > 0).map((leaf) => ({ unit, leaf })));
  const marks = answered.flatMap(({ unit, leaf }) => roundsOf(rubric, leaf, dice).flatMap((round) => marksOf(unit, leaf, round, dice)));
  const words = answered
    .filter(({ leaf }) => leaf.source !== "survey" && dice(3) === 0)
    .map((each) => ({ ...each, evidence: pick(dice, PHRASES), explanation: pick(dice, PHRASES), remark: pick(dice, PHRASES) }));
  return { units, marks, words };
}

// ── layouts ──

export interface Page {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows stand above the answers. */
  readonly head: number;
  readonly merges?: readonly sheetjs.Range[];
  /** The sheet itself, rows and columns of it. */
  readonly hidden?: { readonly sheet: boolean; readonly rows: readonly number[]; readonly columns: readonly number[] };
}
/** Workbooks by the name of their file, without its ending. */
export type Files = Readonly<Record<string, readonly Page[]>>;

const ROUND_WORDS: Readonly<Record<Round, string>> = {
  self: "Tự chấm",
  appraisal: "Thẩm định",
  reappraisal: "Thẩm định lại",
  council: "Hội đồng",
  survey: "Điều tra xã hội học",
};
const FACTS: Readonly<Record<Round, string>> = {
  self: "Số liệu",
  appraisal: "Số liệu thẩm định",
  reappraisal: "Số liệu thẩm định lại",
  council: "Số liệu Hội đồng",
  survey: "Kết quả điều tra xã hội học",
};
const POINTS: Readonly<Record<Round, string>> = {
  self: "Điểm tự đánh giá",
  appraisal: "Điểm thẩm định",
  reappraisal: "Điểm thẩm định lại",
  council: "Điểm Hội đồng",
  survey: "Điểm điều tra xã hội học",
};
const ROUNDS = Object.keys(POINTS) as Round[];
const codeOf = ({ leaf, field }: Pick<Mark, "leaf" | "field">): string => (field === undefined ? leaf.id : `${leaf.id}/${field.key}`);
const each = <T>(list: readonly T[], key: (one: T) => string): readonly string[] => [...new Set(list.map(key))];
const lineOf = ({ unit, leaf }: Words, round: Round): string => `${unit}|${leaf.id}|${round}`;

function long({ marks, words }: Assessment): Files {
  const said = new Map(words.map((one) => [lineOf(one, one.leaf.source === "assessor" ? "appraisal" : "self"), one]));
  const head = ["Đơn vị", "Mã", "Vòng", "Giá trị", "Tài liệu kiểm chứng", "Giải trình", "Ý kiến thẩm định"];
  const rows = marks.map((mark): Cell[] => {
    const line = `${mark.unit}|${mark.leaf.id}|${mark.round}`;
    const beside = said.get(line);
    said.delete(line);
    return [
      mark.unit,
      codeOf(mark),
      ROUND_WORDS[mark.round],
      mark.value,
      beside?.evidence ?? null,
      beside?.explanation ?? null,
      beside?.remark ?? null,
    ];
  });
  return { "bang-doc": [{ name: "Số liệu", rows: [head, ...rows], head: 1 }] };
}

function wide({ units, marks }: Assessment): Files {
  const keyOf = (mark: Mark): string => `${codeOf(mark)} (${ROUND_WORDS[mark.round]})`;
  const columns = each(marks, keyOf);
  const rows = units.map((unit): Cell[] => {
    const own = new Map(marks.filter((mark) => mark.unit === unit).map((mark) => [keyOf(mark), mark.value]));
    return [unit, ...columns.map((column) => own.get(column) ?? null)];
  });
  return { "bang-ngang": [{ name: "Tổng hợp", rows: [["Đơn vị", ...columns], ...rows], head: 1 }] };
}

/** Units stand over their rounds; the heading of a unit is merged over all of them. */
function matrix({ units, marks }: Assessment): Files {
  const rounds = ROUNDS.filter((round) => marks.some((mark) => mark.round === round));
  const columns = units.flatMap((unit) => rounds.map((round) => ({ unit, round })));
  const rows = each(marks, codeOf).map((code): Cell[] => {
    const own = new Map(marks.filter((mark) => codeOf(mark) === code).map((mark) => [`${mark.unit}|${mark.round}`, mark.value]));
    return [code, ...columns.map(({ unit, round }) => own.get(`${unit}|${round}`) ?? null)];
  });
  const over: Cell[] = ["Mã", ...columns.map(({ unit }, at) => (at % rounds.length === 0 ? unit : null))];
  const under: Cell[] = [null, ...columns.map(({ round }) => ROUND_WORDS[round])];
  const merges = units.map((_, at) => ({ s: { r: 0, c: 1 + at * rounds.length }, e: { r: 0, c: (at + 1) * rounds.length } }));
  return { "bang-tong-hop": [{ name: "Ma trận", rows: [over, under, ...rows], head: 2, merges: rounds.length === 1 ? [] : merges }] };
}

function page(unit: string, { marks, words }: Assessment): Page {
  const own = marks.filter((mark) => mark.unit === unit);
  const facts = ROUNDS.filter((round) => own.some((mark) => mark.round === round && mark.field !== undefined));
  const points = ROUNDS.filter((round) => own.some((mark) => mark.round === round && mark.field === undefined));
  const head = ["Mã", ...facts.map((round) => FACTS[round]), ...points.map((round) => POINTS[round])];
  const said = new Map(words.filter((one) => one.unit === unit).map((one) => [one.leaf.id, one]));
  const codes = each(
    own.flatMap(({ leaf, field }) => [
      { leaf, field: undefined },
      { leaf, field },
    ]),
    codeOf,
  );
  const rows = codes.map((code): Cell[] => {
    const at = (round: Round, isFact: boolean): Cell =>
      own.find((mark) => codeOf(mark) === code && mark.round === round && (mark.field !== undefined) === isFact)?.value ?? null;
    const beside = said.get(code);
    return [
      code,
      ...facts.map((round) => at(round, true)),
      ...points.map((round) => at(round, false)),
      beside?.evidence ?? null,
      beside?.explanation ?? null,
      beside?.remark ?? null,
    ];
  });
  const title: Cell[][] = [["BẢNG TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH"], [`Đơn vị: ${unit}`], []];
  return {
    name: unit.normalize("NFC"),
    rows: [...title, [...head, "Tài liệu kiểm chứng", "Giải trình", "Ý kiến thẩm định"], ...rows],
    head: title.length + 1,
  };
}
const forms = (given: Assessment): Files => ({ "bieu-cham": given.units.map((unit) => page(unit, given)) });
const folder = (given: Assessment): Files =>
  Object.fromEntries(given.units.map((unit, at) => [`thu-muc/don-vi-${at + 1}`, [page(unit, given)]]));

export const layouts = { long, wide, matrix, forms, folder } as const satisfies Readonly<Record<string, (given: Assessment) => Files>>;
export type LayoutName = keyof typeof layouts;
/** Where words beside the answers have no columns. */
export const withoutWords: ReadonlySet<LayoutName> = new Set(["wide", "matrix"]);

// ── kinds of files ──

const dayText = (day: number): string => new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10).split("-").reverse().join("/");

function worksheet({ rows, merges, hidden }: Page): sheetjs.WorkSheet {
  const made = sheetjs.utils.aoa_to_sheet(
    rows.map((row) => row.map((cell) => (cell !== null && typeof cell === "object" ? { t: "n", v: cell.day, z: "dd/mm/yyyy" } : cell))),
  );
  made["!merges"] = [...(merges ?? [])];
  made["!rows"] = Object.assign([], Object.fromEntries((hidden?.rows ?? []).map((row) => [row, { hidden: true }])));
  made["!cols"] = Object.assign([], Object.fromEntries((hidden?.columns ?? []).map((column) => [column, { hidden: true }])));
  return made;
}

const workbook =
  (bookType: sheetjs.BookType) =>
  (pages: readonly Page[]): Uint8Array => {
    const made = sheetjs.utils.book_new();
    for (const each of pages) sheetjs.utils.book_append_sheet(made, worksheet(each), each.name);
    made.Workbook = { Sheets: pages.map(({ hidden }, at) => ({ Hidden: hidden?.sheet === true && at > 0 ? 1 : 0 })) };
    return new Uint8Array(sheetjs.write(made, { bookType, type: "buffer", compression: true }) as Buffer);
  };

interface Marks {
  readonly separator: string;
  readonly decimal: string;
}
const OURS: Marks = { separator: ";", decimal: "," };
const written = (cell: Cell, { separator, decimal }: Marks): string => {
  const text =
    cell === null
      ? ""
      : typeof cell === "string"
        ? cell
        : typeof cell === "number"
          ? String(cell).replace(".", decimal)
          : dayText(cell.day);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
/** Every row as long as the longest, as Excel writes them. */
const csvText = ([page]: readonly Page[], marks: Marks = OURS): string => {
  const rows = page?.rows ?? [];
  const width = Math.max(...rows.map(({ length }) => length));
  return rows
    .map((row) => `${Array.from({ length: width }, (_, at) => written(row[at] ?? null, marks)).join(marks.separator)}\r\n`)
    .join("");
};
/** The letter that old encodings do not have. */
const plain = (text: string): string => text.normalize("NFC").replaceAll("Ð", "Đ");

interface Kind {
  readonly ending: string;
  /** A text table has one sheet only. */
  readonly single: boolean;
  readonly write: (pages: readonly Page[]) => Uint8Array;
}
const book = (ending: string, bookType: sheetjs.BookType): Kind => ({ ending, single: false, write: workbook(bookType) });
const text = (write: Kind["write"]): Kind => ({ ending: "csv", single: true, write });
export const kinds = {
  xlsx: book("xlsx", "xlsx"),
  xls: book("xls", "biff8"),
  xlsb: book("xlsb", "xlsb"),
  ods: book("ods", "ods"),
  utf8: text((pages) => Buffer.from(csvText(pages))),
  "utf8-bom": text((pages) => Buffer.from(`\ufeff${csvText(pages)}`)),
  "utf8-nfd": text((pages) => Buffer.from(csvText(pages).normalize("NFD"))),
  "utf8-tab": text((pages) => Buffer.from(csvText(pages, { separator: "\t", decimal: "," }))),
  "utf8-comma": text((pages) => Buffer.from(csvText(pages, { separator: ",", decimal: "." }))),
  utf16le: text((pages) => inUtf16(`\ufeff${csvText(pages)}`, false)),
  utf16be: text((pages) => inUtf16(`\ufeff${csvText(pages)}`, true)),
  cp1258: text((pages) => in1258(plain(csvText(pages)))),
  tcvn3: text((pages) => bytesOf(plain(csvText(pages)), "tcvn3")),
  vni: text((pages) => bytesOf(plain(csvText(pages)), "vni")),
} as const satisfies Readonly<Record<string, Kind>>;
export type KindName = keyof typeof kinds;

/** The files as a person would send them. */
export const filesOf = (books: Files, kind: KindName): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(Object.entries(books).map(([name, pages]) => [`${name}.${kinds[kind].ending}`, kinds[kind].write(pages)]));
