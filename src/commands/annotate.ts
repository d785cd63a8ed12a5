/** The unit's own workbook back with notes on the cells in question. */
import { withNotes } from "../engine/notes.ts";
import { type ScoreRun, scoreAll } from "../engine/run.ts";
import { annotate, type Remark, reference } from "../markup/index.ts";
import { defaultLimits, type Table } from "../tables/index.ts";
import { asCount, few, render, say, words } from "../text.ts";
import { type Annotation, annotationList, annotationsOf, noteLines } from "../views/annotations.ts";
import { standing } from "../waivers.ts";
import { gatherAsked, refuse } from "./asked.ts";
import { AUDIT_OPTIONS, auditFor } from "./audit-options.ts";
import { type Command, type Invocation, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS, judge } from "./control.ts";
import { DATA_OPTIONS, fileChoicesOf, roundOf } from "./data-options.ts";
import { decoderHere } from "./decoding.ts";
import { Failure } from "./failure.ts";
import { readInput, shownPath, writeOutput } from "./files.ts";
import { note, tell } from "./report.ts";
import { TOOL } from "./tool.ts";

const NO_OUTPUT = words("annotate-output-needed", "Cần -o với tên tệp của bản sao.", "-o with the name of the copy is needed.");
const NO_OUTPUT_FIX = words("fix-annotate-output", "Ví dụ: cchc annotate {file} -o {copy}", "For example: cchc annotate {file} -o {copy}");
const NOT_XLSX = words(
  "annotate-not-xlsx",
  "Chỉ ghi chú được vào tệp .xlsx hoặc .xlsm, không phải {file}.",
  "Notes can only be put into an .xlsx or .xlsm file, not {file}.",
);
const NOT_XLSX_FIX = words(
  "fix-annotate-not-xlsx",
  "Mở bằng Excel, chọn Tệp › Lưu thành › Sổ làm việc Excel (.xlsx), rồi ghi chú vào tệp đó.",
  "Open it in Excel, choose File › Save As › Excel Workbook (.xlsx), and annotate that file.",
);
const ENDING = words(
  "annotate-ending",
  "Bản sao phải mang đuôi .{ending} như tệp gốc.",
  "The copy must end in .{ending}, as the original does.",
);
const CHANGED = words(
  "annotate-input-changed",
  "Tệp {file} đã thay đổi trong lúc chạy; bản sao không được ghi.",
  "The file {file} changed while it was read; no copy was written.",
);
const AGAIN = words("fix-annotate-input-changed", "Đóng tệp trong Excel rồi chạy lại.", "Close the file in Excel and run again.");
const WRITTEN = words(
  "annotate-written",
  "Đã ghi {path}: {notes} ô có ghi chú, {rows} dòng trong trang «{sheet}».",
  "Wrote {path}: {notes} cells with notes, {rows} rows in the sheet «{sheet}».",
);
const KEPT = words(
  "annotate-kept",
  "Giữ nguyên ghi chú sẵn có của {count} ô ({cells}); xem nội dung trong trang «{sheet}».",
  "The notes that {count} cells had already were left alone ({cells}); see the sheet «{sheet}».",
);
const NAMED_AT_MOST = 5;
const ENDINGS = /\.(xlsx|xlsm)$/i;

/** Where the copy goes. @throws {Failure} */
function outputOf({ args: [file = ""], options: { output } }: Invocation): string {
  const ending = ENDINGS.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) throw new Failure(say(NOT_XLSX, { file }), say(NOT_XLSX_FIX, {}));
  const copy = file.replace(ENDINGS, `-ghi-chu.${ending}`);
  if (typeof output !== "string" || output === "-") throw new Failure(say(NO_OUTPUT, {}), say(NO_OUTPUT_FIX, { file, copy }));
  // Excel opens a workbook with macros under its own ending only.
  if (ENDINGS.exec(output)?.[1]?.toLowerCase() !== ending) throw new Failure(say(ENDING, { ending }), say(NO_OUTPUT_FIX, { file, copy }));
  return output;
}

function remarksOf(list: readonly Annotation[], file: string, lang: Invocation["lang"]): readonly Remark[] {
  return list.flatMap((each): readonly Remark[] => {
    const { at, others, level } = each;
    const own = at === undefined ? [] : [{ ...at, level, lines: noteLines(each, lang) }];
    return [...own, ...others.filter((cell) => cell.file === file).map((cell) => ({ ...cell, level, lines: [] }))];
  });
}

async function copyOf(invocation: Invocation, run: ScoreRun, findings: readonly Annotation[]): Promise<ReturnType<typeof annotate>> {
  const { host, args, lang } = invocation;
  const [path = ""] = args;
  const file = shownPath(path);
  const bytes = await readInput(host, path);
  const known = run.inputs.find((input) => input.file === file)?.sha256;
  if (known !== host.hash(bytes)) throw new Failure(say(CHANGED, { file }), say(AGAIN, {}));
  const list = annotationList(run, findings, file, TOOL.version, lang);
  const rows = list.rows.map(({ cells, at }) => ({ cells, target: at === undefined ? undefined : reference(at.sheet, at.row, at.column) }));
  const limits = { ...defaultLimits, ...fileChoicesOf(invocation).limits };
  return annotate({ file, bytes, limits, inflate: host.inflate }, remarksOf(findings, file, lang), { ...list, rows });
}

/** The copy must read as the original was read, but for the sheet that is new. @throws {Error} a fault of ours: nothing is written */
async function checkCopy(invocation: Invocation, original: readonly Table[], copy: Uint8Array, sheet: string): Promise<void> {
  const {
    host,
    args: [path = ""],
  } = invocation;
  const file = shownPath(path);
  const { limits, encoding } = fileChoicesOf(invocation);
  // Our own parts are stored as they are, so the copy may be longer than what is read from strangers.
  const wide = { ...limits, "file-size": Number.MAX_SAFE_INTEGER, "unpacked-size": Number.MAX_SAFE_INTEGER };
  const { tables } = await decoderHere(host, { limits: wide, encoding })(file, copy);
  const textOf = (list: readonly Table[]): string => JSON.stringify(list.map((table) => [table.sheet, table.rows, table.merges]));
  const now = tables.filter((table) => table.sheet !== sheet);
  if (textOf(now) !== textOf(original.filter((table) => table.file === file)))
    throw new Error("the annotated copy does not read as its original");
}

export const command: Command = {
  name: "annotate",
  title: {
    vi: "Ghi chú vào bản sao của tệp: ô nào sai, ô nào mất điểm, vì sao",
    en: "Annotate a copy of the workbook: what is wrong or lost points",
  },
  examples: [
    "cchc annotate samples/hatinh-huyen-2022.xlsx -o hatinh-ghi-chu.xlsx",
    "cchc annotate samples/hatinh-huyen-2022.xlsx -o hatinh-ghi-chu.xlsx --round appraisal",
  ],
  arguments: [
    {
      name: "<files...>",
      files: "tables",
      doc: {
        vi: "tệp .xlsx cần ghi chú, rồi các tệp khác cùng tính điểm (nếu có)",
        en: "the .xlsx to annotate, then other files to score with it",
      },
    },
  ],
  options: [...DATA_OPTIONS, ...AUDIT_OPTIONS, ...OUTPUT_OPTIONS.filter(({ flags }) => !flags.startsWith("-f,")), ...CONTROL_OPTIONS],
  async run(invocation) {
    const { host, args, options, lang } = invocation;
    const output = outputOf(invocation);
    const audit = await auditFor(invocation);
    const gathered = await gatherAsked(invocation, true);
    if (gathered.kind === "refused") return refuse(invocation, gathered);
    const run = withNotes(scoreAll(gathered.material, roundOf(invocation)));
    const { tables = [] } = gathered;
    const { findings, finish } = await judge(invocation, audit(run, tables), args);
    const counted = standing(findings).map(({ diagnostic }) => diagnostic);
    const list = annotationsOf(run, counted, shownPath(args[0] ?? ""), lang);
    const { bytes, kept, sheet, notes } = await copyOf(invocation, run, list);
    await checkCopy(invocation, tables, bytes, sheet);
    await writeOutput(host, output, bytes, options.force === true, args);
    const said = [render(say(WRITTEN, { path: output, notes: asCount(notes), rows: asCount(list.length), sheet }), lang)];
    if (kept.length > 0) {
      said.push(render(say(KEPT, { count: asCount(kept.length), cells: few(kept, NAMED_AT_MOST, "mục"), sheet }), lang));
    }
    await tell(invocation, counted, args.length);
    for (const text of said) await note(invocation, [{ kind: "paragraph", text }]);
    return finish();
  },
};
