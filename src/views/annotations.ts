/** What is to be said of the cells of a workbook: what is wrong there, and which points were lost for what stands in them. */
import { audits } from "../audits/index.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { type LedgerRow, ledgerOf, submissionOf } from "../engine/ledger.ts";
import { cardsOf } from "../engine/rank.ts";
import type { ScoreRun } from "../engine/run.ts";
import { OWN_SHEET } from "../layouts/marker.ts";
import { type CellSpan, cellInFile } from "../source.ts";
import { type Lang, render, say, type Text, words } from "../text.ts";
import { SEVERITIES } from "./diagnostics.ts";
import { reasonText } from "./entries.ts";
import { figures } from "./figures.ts";
import { capital, TERMS } from "./terms.ts";

export interface Annotation {
  readonly level: Severity | "loss";
  readonly code: string;
  /** What kind of thing it is, in words. */
  readonly kind: string;
  /** The cell that carries the note; undefined where the file names no cell. */
  readonly at: CellSpan | undefined;
  /** Other cells that it rests on: coloured, without a note. */
  readonly others: readonly CellSpan[];
  readonly unit: string;
  readonly criterion: string;
  /** What is wrong, or what was lost and why. */
  readonly what: string;
  readonly clause: string;
  /** What to do, or what the appraisers said. */
  readonly more: string;
}

const LOST = words("annotation-lost", "Bị trừ {points} điểm: {reason}", "{points} points lost: {reason}");
const GIVEN = words("annotation-given", "Được cộng {points} điểm: {reason}", "{points} points given: {reason}");
const CHARGED = words("annotation-charged", "Điểm phạt {points}: {reason}", "Penalty of {points} points: {reason}");
const FOUND = words("annotation-found", "Hiện ghi: {found}", "Found: {found}");
const EXPECTED = words("annotation-expected", "Yêu cầu: {expected}", "Expected: {expected}");
const FIX = words("annotation-fix", "Cách khắc phục: {fix}", "How to fix: {fix}");
const CLAUSE = words("annotation-clause", "Căn cứ: {clause}", "Clause: {clause}");
const SAID = words("annotation-remark", "Ý kiến thẩm định: {remark}", "Appraiser’s remark: {remark}");
export const LEVEL_NAMES: Readonly<Record<Annotation["level"], Text>> = {
  ...SEVERITIES,
  loss: { vi: "bị trừ điểm", en: "points lost" },
};

/** What no audit has a name for is about the reading of a file; the first word of its code says of what in it. */
const READING: Text = { vi: "Đọc tệp số liệu", en: "Reading the file" };
const READ: ReadonlyMap<string, Text> = new Map([
  ["unit", { vi: "Tên đơn vị trong tệp", en: "Name of a unit" }],
  ["group", { vi: "Khối của đơn vị", en: "Group of a unit" }],
  ["cell", { vi: "Nội dung ô", en: "Content of a cell" }],
  ["cells", { vi: "Ô không nhìn thấy", en: "Cells that cannot be seen" }],
  ["code", { vi: "Mã tiêu chí", en: "Code of a criterion" }],
  ["row", { vi: "Dòng của bảng", en: "Row of the table" }],
  ["column", { vi: "Cột của bảng", en: "Column of the table" }],
  ["answer", { vi: "Số liệu của tiêu chí", en: "Answer to a criterion" }],
  ["round", { vi: "Vòng chấm", en: "Round" }],
  ["sheet", { vi: "Trang tính", en: "Sheet" }],
]);
const kindOf = (code: string): Text => KINDS.get(code) ?? READ.get(code.slice(0, code.indexOf("-"))) ?? READING;
const KINDS: ReadonlyMap<string, Text> = new Map(audits.map(({ code, title }) => [code, title]));

function ofDiagnostic({ severity, message, at, subject = [], found, expected, fix }: Diagnostic, lang: Lang): Annotation {
  const more = [
    found === undefined ? "" : render(say(FOUND, { found }), lang),
    expected === undefined ? "" : render(say(EXPECTED, { expected: render(expected, lang) }), lang),
    fix === undefined ? "" : render(say(FIX, { fix: render(fix, lang) }), lang),
  ];
  return {
    level: severity,
    code: message.words.code,
    kind: kindOf(message.words.code)[lang],
    at: at.kind === "cell" ? at : undefined,
    others: [],
    unit: subject[0] ?? "",
    criterion: subject[1] ?? "",
    what: render(message, lang),
    clause: "",
    more: more.filter((line) => line !== "").join("\n"),
  };
}

function ofLedger(run: ScoreRun, unit: string, row: LedgerRow, lang: Lang): Annotation {
  const { leaf, node, account, deduction, cells } = row;
  const taken = figures(run.rubric, lang).taken(deduction.points);
  const sentence = account === "penalty" ? CHARGED : taken.startsWith("+") || account === "bonus" ? GIVEN : LOST;
  const [at, ...others] = cells;
  const remark = deduction.remark ?? "";
  return {
    level: "loss",
    code: deduction.sentence.words.code,
    kind: leaf?.ruleKind.title[lang] ?? TERMS.total[lang],
    at,
    others,
    unit,
    criterion: [node, leaf?.title ?? run.rubric.nodes.get(node)?.title ?? ""].filter((part) => part !== "").join(" "),
    what: render(say(sentence, { points: taken.replace(/^(≈ )?[−+]/, "$1"), reason: reasonText(row, lang) }), lang),
    clause: leaf?.clause ?? "",
    more: remark === "" ? "" : render(say(SAID, { remark }), lang),
  };
}

/** Everything there is to say of one file: what is wrong first, then the ledger of every unit. */
export function annotationsOf(run: ScoreRun, findings: readonly Diagnostic[], file: string, lang: Lang): readonly Annotation[] {
  const cards = run.rankings.flatMap(cardsOf);
  const losses = cards.flatMap((card) =>
    ledgerOf(card, submissionOf(run, card.unit.id)).map((row) => ofLedger(run, card.unit.name, row, lang)),
  );
  const wrong = findings.filter(({ at }) => at.kind === "text" || at.file === file).map((each) => ofDiagnostic(each, lang));
  const here = (each: Annotation): boolean => each.at === undefined || each.at.file === file;
  return [...wrong, ...losses.filter(here)];
}

/** The lines of the note on the cell. */
export function noteLines({ level, code, kind, what, clause, more }: Annotation, lang: Lang): readonly string[] {
  return [
    `[${capital(LEVEL_NAMES[level][lang])}] ${kind} (${code})`,
    what,
    ...(clause === "" ? [] : [render(say(CLAUSE, { clause }), lang)]),
    ...(more === "" ? [] : more.split("\n")),
  ];
}

const NAME: Text = { vi: `Rà soát ${OWN_SHEET}`, en: `Review ${OWN_SHEET}` };
const TITLE: Text = { vi: "DANH SÁCH VẤN ĐỀ CẦN XEM XÉT VÀ ĐIỂM BỊ TRỪ", en: "WHAT IS TO BE LOOKED AT, AND THE POINTS LOST" };
const COPY = words(
  "annotation-copy",
  "Bản sao có ghi chú của {file}; tệp gốc giữ nguyên. Bấm vào vị trí để đến ô.",
  "An annotated copy of {file}, which is untouched. Click a place to go to the cell.",
);
const MADE = words(
  "annotation-made",
  "Bộ tiêu chí {id}, phiên bản {version}; cchc {tool}.",
  "Rubric {id}, version {version}; cchc {tool}.",
);
const HEADINGS: readonly (readonly [Text, number])[] = [
  [{ vi: "Thứ tự", en: "Number" }, 8],
  [{ vi: "Mức độ", en: "Level" }, 13],
  [{ vi: "Loại vấn đề", en: "Kind of finding" }, 28],
  [{ vi: "Vị trí", en: "Place" }, 22],
  [{ vi: "Đơn vị được xem xét", en: "Unit looked at" }, 22],
  [{ vi: "Thuộc tiêu chí", en: "Of the criterion" }, 34],
  [{ vi: "Vấn đề hoặc lý do trừ điểm", en: "What is wrong, or why points were lost" }, 60],
  [TERMS.clause, 26],
  [{ vi: "Việc cần làm, ý kiến", en: "What to do, remarks" }, 46],
  [{ vi: "Mã vấn đề", en: "Code" }, 22],
];

export interface AnnotationList {
  readonly name: string;
  readonly title: string;
  readonly above: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  /** The column of places, from 0. */
  readonly linked: number;
  readonly rows: readonly { readonly cells: readonly string[]; readonly at: CellSpan | undefined }[];
}

export function annotationList(run: ScoreRun, list: readonly Annotation[], file: string, version: string, lang: Lang): AnnotationList {
  const { id, version: edition } = run.rubric;
  return {
    name: NAME[lang],
    title: TITLE[lang],
    above: [render(say(COPY, { file }), lang), render(say(MADE, { id, version: edition, tool: version }), lang)],
    columns: HEADINGS.map(([title, width]) => ({ title: title[lang], width })),
    linked: 3,
    rows: list.map(({ level, code, kind, at, unit, criterion, what, clause, more }, index) => ({
      cells: [
        String(index + 1),
        LEVEL_NAMES[level][lang],
        kind,
        at === undefined ? "" : cellInFile(at),
        unit,
        criterion,
        what,
        clause,
        more,
        code,
      ],
      at,
    })),
  };
}
