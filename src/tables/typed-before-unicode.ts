/** Texts in cells that were typed in TCVN3 or VNI: found by how they are spelt, told with a preview, converted. */
import type { Diagnostics } from "../diagnostic.ts";
import { type Message, say, words } from "../text.ts";
import { fromOld, isOldEncoding, type OldEncoding, oldEncodings } from "./old-letters.ts";
import { refuse } from "./refusal.ts";
import { isAscii, isSyllable } from "./syllable.ts";
import { type Cell, placeOf, type Table } from "./table.ts";

const TITLES: Readonly<Record<OldEncoding, string>> = { tcvn3: "TCVN3 (.VnTime)", vni: "VNI" };

const FOUND = words(
  "text-before-unicode",
  "Chữ trong tệp gõ theo {encoding}, không phải Unicode: “{before}” nghĩa là “{after}”.",
  "The text of the file was typed in {encoding}, not Unicode: “{before}” means “{after}”.",
);
const FOUND_FIX = words(
  "fix-text-before-unicode",
  "Thêm --encoding {name} để chuyển mã khi đọc, hoặc chuyển tệp sang Unicode rồi lưu lại. Chữ đã là Unicode thì thêm --encoding utf-8.",
  "Add --encoding {name} to convert it while reading, or convert the file to Unicode and save it. If it is Unicode, add --encoding utf-8.",
);
const CONVERTED = words(
  "text-converted",
  "Chữ trong tệp gõ theo {encoding}; đã đọc “{before}” là “{after}”.",
  "The text of the file was typed in {encoding}; “{before}” was read as “{after}”.",
);
const CONVERTED_FIX = words(
  "fix-text-converted",
  "Xem lại tên đơn vị và nội dung trong kết quả; lần sau dùng phông chữ Unicode.",
  "Check the names of units and other texts in the result; next time use a Unicode font.",
);

/** Letters that no font before Unicode had: such a cell needs no converting. */
const UNICODE_ONLY = /[\u0102-\u024f\u1ea0-\u1eff]|\p{M}/u;
/** Letters and signs that Unicode text in Vietnamese has no use for; a quick look before a long one. */
const SUSPECT =
  /[\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de-\u00df\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff]/;
const WORD = /[A-Za-z\u00a1-\u00ff]+/g;
/** Signs that stand at the edge of a word in Unicode as well. */
const EDGE = /^[«»§©®°±·²³¹]+|[«»§©®°±·²³¹]+$/g;
/** By itself it is a sign: `2 × 0,50`. */
const SIGN = /^[\u00d7\u00f7]$/;
const LOOKED_AT = 20_000;

/** Words that are spelt right only as typed in the encoding, less what is spelt right in neither. */
function evidenceOf(text: string, encoding: OldEncoding): number {
  let sum = 0;
  for (const [word] of text.slice(0, 512).matchAll(WORD)) {
    const plain = word.replace(EDGE, "");
    if (isAscii(plain) || isSyllable(plain) || SIGN.test(word)) continue;
    sum += isSyllable(fromOld(word, encoding)) ? 1 : -2;
  }
  return sum;
}

interface Suspicion {
  readonly encoding: OldEncoding;
  readonly message: (sentence: typeof FOUND) => Message;
  readonly table: Table;
  readonly row: number;
  readonly column: number;
}

/** Calls back for every text, as far as anyone looks. */
function eachText(tables: readonly Table[], most: number, visit: (text: string, table: Table, row: number, column: number) => void): void {
  let left = most;
  for (const table of tables) {
    for (const [row, cells] of table.rows.entries()) {
      if (cells === undefined) continue;
      for (const [column, cell] of cells.entries()) {
        if (cell?.type !== "text") continue;
        visit(cell.text, table, row, column);
        left -= 1;
        if (left === 0) return;
      }
    }
  }
}

/** Which encoding the texts were typed in, if any, and the first cell that shows it. */
function suspicionOf(tables: readonly Table[]): Suspicion | undefined {
  const sums = new Map<OldEncoding, number>(oldEncodings.map((encoding) => [encoding, 0]));
  const first = new Map<OldEncoding, Omit<Suspicion, "encoding" | "message"> & { readonly text: string }>();
  eachText(tables, LOOKED_AT, (text, table, row, column) => {
    if (!SUSPECT.test(text) || UNICODE_ONLY.test(text)) return;
    for (const encoding of oldEncodings) {
      const evidence = evidenceOf(text, encoding);
      sums.set(encoding, (sums.get(encoding) ?? 0) + evidence);
      if (evidence > 0 && !first.has(encoding)) first.set(encoding, { text, table, row, column });
    }
  });
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  const found = best === undefined ? undefined : first.get(best[0]);
  if (best === undefined || found === undefined || best[1] < 2) return undefined;
  const [encoding] = best;
  const before = found.text.trim().slice(0, 60);
  const args = { encoding: TITLES[encoding], before, after: fromOld(before, encoding) };
  return { ...found, encoding, message: (sentence) => say(sentence, args) };
}

/** Whether a text says by itself how it was typed: a word that only Unicode can spell, or one that makes sense only in the old letters. */
function kindOf(text: string, encoding: OldEncoding): "unicode" | "old" | "either" {
  if (UNICODE_ONLY.test(text)) return "unicode";
  return SUSPECT.test(text) && evidenceOf(text, encoding) > 0 ? "old" : "either";
}

/** Every text that was typed in the encoding, as Unicode; one that may be either goes with most of the others. */
function converted(tables: readonly Table[], encoding: OldEncoding): readonly Table[] {
  let old = 0;
  eachText(tables, LOOKED_AT, (text) => {
    const kind = kindOf(text, encoding);
    if (kind !== "either") old += kind === "old" ? 1 : -1;
  });
  const isOld = (text: string): boolean => {
    const kind = kindOf(text, encoding);
    return kind === "old" || (kind === "either" && old >= 0);
  };
  const unicode = (cell: Cell | undefined): Cell | undefined => {
    if (cell?.type !== "text" || !isOld(cell.text)) return cell;
    const text = fromOld(cell.text, encoding);
    const { capitals, ...rest } = cell;
    return { ...rest, text: capitals === true ? text.toUpperCase() : text };
  };
  return tables.map((table) => ({ ...table, rows: table.rows.map((cells) => cells?.map(unicode)) }));
}

export interface Asked {
  /** What the user says the text was typed in. */
  readonly encoding: string | undefined;
  /** A text file, which is in one encoding from end to end; in a workbook every cell has a font of its own. */
  readonly textFile: boolean;
  readonly diagnostics: Diagnostics;
}

/** The tables with their texts in Unicode. @throws {Refusal} when a workbook seems to need converting and nobody asked for it */
export function inUnicode(tables: readonly Table[], { encoding, textFile, diagnostics }: Asked): readonly Table[] {
  // A text file has been converted while its bytes were read.
  if (encoding !== undefined) {
    return isOldEncoding(encoding) && !textFile ? converted(tables, encoding) : tables;
  }
  const suspicion = suspicionOf(tables);
  if (suspicion === undefined) return tables;
  const { message, table, row, column } = suspicion;
  const at = placeOf(table, row, column);
  if (!textFile || anyUnicode(tables)) refuse(message(FOUND), at, { fix: say(FOUND_FIX, { name: suspicion.encoding }) });
  diagnostics.add("warning", message(CONVERTED), at, { fix: say(CONVERTED_FIX, {}) });
  return converted(tables, suspicion.encoding);
}

function anyUnicode(tables: readonly Table[]): boolean {
  let found = false;
  eachText(tables, LOOKED_AT, (text) => {
    found ||= UNICODE_ONLY.test(text);
  });
  return found;
}
