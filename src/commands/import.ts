import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import { judge } from "../drafts/faults.ts";
import { readForm } from "../drafts/form.ts";
import type { Form } from "../drafts/item.ts";
import { safe } from "../formats/safe.ts";
import { bare, nearest } from "../nearest.ts";
import { fileSpan } from "../source.ts";
import type { Table } from "../tables/index.ts";
import { render, say, words } from "../text.ts";
import { type Command, EXIT, type Given, type Invocation } from "./command.ts";
import { FILE_OPTIONS, fileChoicesOf } from "./data-options.ts";
import { decoderHere } from "./decoding.ts";
import { Failure } from "./failure.ts";
import { readInput, shownPath, writeOutput } from "./files.ts";
import { tell } from "./report.ts";

const NO_FORM = words("form-not-found", "Không thấy biểu mẫu chấm điểm nào trong tệp.", "The file holds no scoring form.");
const NO_FORM_FIX = words(
  "fix-form-not-found",
  "Cần dòng tiêu đề có cột tên hoặc mã tiêu chí và cột điểm tối đa (ví dụ: STT, Tiêu chí, Điểm tối đa).",
  "A heading row is needed with a column of names or codes and one of maxima (such as: STT, Tiêu chí, Điểm tối đa).",
);
const SEVERAL = words("forms-several", "Tệp có nhiều biểu mẫu: {names}.", "The file holds several forms: {names}.");
const CHOOSE = words("fix-forms-several", "Thêm --sheet với tên trang tính.", "Add --sheet with the name of the sheet.");
const NO_SHEET = words("sheet-unknown", "Không có trang tính “{name}”.", "There is no sheet “{name}”.");
const NEAREST = words("fix-nearest-sheet", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const SHEETS = words("fix-sheets", "Các trang tính: {names}.", "The sheets: {names}.");
const BAD_ID = words("id-pattern", "Mã “{id}” viết không đúng dạng.", "The id “{id}” is not written the way it must be.");
const BAD_ID_FIX = words(
  "fix-id-pattern",
  "Chữ không dấu, số, dấu gạch, như ca-mau-2013.",
  "Letters without marks, digits and dashes, such as ca-mau-2013.",
);
const WRITTEN = words("output-written", "Đã ghi {path}.", "Wrote {path}.");

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

const baseName = (path: string): string => (path.split(/[/\\]/).at(-1) ?? path).replace(/\.[^.]*$/, "");
const slug = (text: string): string =>
  bare(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** The id asked for, else the name of the output, which a rubric must have as its id, else the name of the form. @throws {Failure} */
function idOf({ options, args: [file = ""] }: Invocation): string {
  if (typeof options.id === "string") {
    if (ID.test(options.id)) return options.id;
    throw new Failure(say(BAD_ID, { id: options.id }), say(BAD_ID_FIX, {}));
  }
  const named = typeof options.output === "string" ? baseName(options.output) : "";
  return ID.test(named) ? named : slug(baseName(file)) || "bo-tieu-chi";
}

/** @throws {Failure} when there is no such sheet, or several forms and none was named */
function formOf(tables: readonly Table[], asked: Given[string]): Form | undefined {
  const sheets = tables.map(({ sheet }) => sheet);
  if (typeof asked === "string") {
    const table = tables.find(({ sheet }) => sheet === asked.normalize("NFC"));
    if (table !== undefined) return readForm(table);
    const near = nearest(asked, sheets);
    throw new Failure(
      say(NO_SHEET, { name: asked }),
      near === undefined ? say(SHEETS, { names: sheets.join(", ") }) : say(NEAREST, { name: near }),
    );
  }
  const forms = tables.map(readForm).filter((form) => form !== undefined);
  if (forms.length > 1) {
    const names = forms.map(({ sheet }) => sheet).join(", ");
    throw new Failure(say(SEVERAL, { names }), say(CHOOSE, {}));
  }
  return forms[0];
}

export const command: Command = {
  name: "import",
  title: { vi: "Dựng bản nháp bộ tiêu chí từ biểu mẫu", en: "Draft a rubric from an official form" },
  examples: [
    'cchc import samples/hatinh-huyen-2022.xlsx --sheet "Vũ Quang"',
    'cchc import samples/hatinh-huyen-2022.xlsx --sheet "Vũ Quang" --id ban-nhap -o ban-nhap.yaml',
  ],
  arguments: [{ name: "<form>", doc: { vi: "biểu mẫu: bảng tính hoặc tệp CSV", en: "the form: a workbook or a CSV file" } }],
  options: [
    { flags: "--id <id>", doc: { vi: "mã của bộ tiêu chí; mặc định theo tên tệp", en: "id of the rubric; by default the file's name" } },
    { flags: "--sheet <name>", doc: { vi: "trang tính chứa biểu mẫu", en: "the sheet that holds the form" } },
    ...FILE_OPTIONS,
    { flags: "-o, --output <file>", doc: { vi: "ghi bản nháp vào tệp", en: "write the draft to a file" } },
    { flags: "--force", doc: { vi: "ghi đè tệp đã có", en: "replace a file that exists" } },
  ],
  async run(invocation) {
    const { host, lang, args, options } = invocation;
    const [path = ""] = args;
    const id = idOf(invocation);
    const file = shownPath(path);
    const { tables, diagnostics } = await decoderHere(host, fileChoicesOf(invocation))(file, await readInput(host, path));
    const form = formOf(tables, options.sheet);
    if (form === undefined) {
      const problems = new Diagnostics();
      problems.append(diagnostics);
      if (!problems.failed) problems.add("error", say(NO_FORM, {}), fileSpan(file), { fix: say(NO_FORM_FIX, {}) });
      await tell(invocation, problems.list, 1);
      return EXIT.failed;
    }
    const output = typeof options.output === "string" ? options.output : undefined;
    const judged = judge(form, { id, file: output === undefined ? "-" : shownPath(output), hash: host.hash });
    if (output === undefined) host.out.write(judged.draft.text);
    else {
      await writeOutput(host, output, judged.draft.text, options.force === true, args);
      host.err.write(`${safe(render(say(WRITTEN, { path: output }), lang))}\n`);
    }
    const told: readonly Diagnostic[] = [...diagnostics, ...judged.diagnostics];
    await tell(invocation, told, 1);
    return told.some(({ severity }) => severity !== "note") ? EXIT.findings : EXIT.clean;
  },
};
