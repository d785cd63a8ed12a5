/** The code of a criterion in a cell: `1.5`, `1.5.`, ` 1,5`, a number, `1.5/items`, or the beginning of a name. */
import { foldHeading, INVISIBLE } from "../fold.ts";
import { nearest } from "../nearest.ts";
import { remembering } from "../remembering.ts";
import type { Node, Rubric } from "../rubric/model.ts";
import type { Cell } from "../tables/index.ts";
import { begun, type Message, say, words } from "../text.ts";
import { inArabic } from "./roman.ts";

export type CodeReading =
  | {
      readonly kind: "node";
      readonly node: Node;
      readonly field: string | undefined;
      /** Spelt otherwise than in the rubric: `1,1`, `1.1.`, `I.1`, in full-width digits. */
      readonly spelt?: string;
      /** There is no code: the row is known by the name of its criterion, which is this. */
      readonly title?: string;
    }
  | {
      readonly kind: "fault";
      readonly message: Message;
      readonly found: string;
      readonly fix: Message;
      /** It looks like a code, but the rubric has no such one. */
      readonly unknown?: true;
      /** It has been said of the file already. */
      readonly told?: true | undefined;
    }
  /** Not a code at all: a note, a blank, a signature. */
  | { readonly kind: "none" };

const UNKNOWN = words("code-unknown", "Bộ tiêu chí không có mã “{code}”.", "The rubric has no code “{code}”.");
const UNKNOWN_FIELD = words("field-unknown", "Tiêu chí {leaf} không có ô số liệu “{field}”.", "Criterion {leaf} has no field “{field}”.");
const BELOW = words("fix-code-below", "Các mã dưới {parent}: {codes}.", "The codes below {parent}: {codes}.", ["code-unknown"]);
const DOMAINS = words(
  "fix-code-domains",
  "Kiểm tra lại mã; các lĩnh vực của bộ tiêu chí {rubric}: {codes}.",
  "Check the code; the domains of the rubric {rubric}: {codes}.",
  ["code-unknown"],
);
const BECAME_DATE = words(
  "code-became-date",
  "Mã tiêu chí đã bị Excel đổi thành ngày {date:date}.",
  "Excel has turned the code of the criterion into the date {date:date}.",
);
const AMBIGUOUS = words(
  "code-ambiguous",
  "Mã {code} ghi dạng số, không rõ là {code} hay {other}.",
  "The code {code} is stored as a number; it may be {code} or {other}.",
);
const BROKEN = words(
  "code-broken",
  "Mã tiêu chí là một công thức lỗi hoặc chưa được tính.",
  "The code is a formula that failed or was never calculated.",
);
export const AS_TEXT = say(
  words("fix-code-text", "Định dạng cột mã là Văn bản rồi nhập lại mã.", "Format the column of codes as Text and type the code again.", [
    "code-became-date",
    "code-broken",
    "code-ambiguous",
  ]),
  {},
);
const NEAREST = words("fix-nearest", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const FIELDS = words("fix-fields", "Các ô số liệu: {names}.", "The fields: {names}.", ["field-unknown"]);

/** A mark raised behind a code belongs to a note: `1.1¹` is never 1.11. */
const FOOTNOTE = /[⁰¹²³⁴-⁹]+$/u;
/** Looks like a code of a criterion, with or without a field behind it. */
const CODE = /^([\p{L}\d]{1,8}(?:[.,][\p{L}\d]{1,8}){0,6})[.,]?\s*(?:\/\s*([\p{L}\d_-]{1,64}))?$/u;
/** A code in front of a name: `1.1.1. Ban hành kế hoạch`, `1.1 Kế hoạch`. */
const LEADING = /^\s*([\p{L}\d]{1,4}(?:[.,]\d{1,4}){0,6})(?:[.,)](?!\d)\s*|\s+)(?=\S)/u;
/** «1.5 điểm nếu …», «0.5% …»: a figure, not a code. */
const AMOUNT = /^(?:điểm|đ|%)(?![\p{L}\d])/u;

/** «TC 1.1», «Tiêu chí 1.1», «Điểm 1.1»: a word that only says what the code behind it is. */
const WORD = /^\s*(?:TCTP|TC|(?:điểm )?tiêu chí(?: thành phần)?|mã(?: số| tiêu chí)?|điểm(?: TC)?)\s*:?\s*(?=[\p{L}\d]{1,4}[.,]\d)/iu;

/** A text without the word that only announces a code. */
export const withoutWord = (text: string): string => text.replace(WORD, "");

const NAMED_AT_MOST = 12;

/** The nodes of each rubric by their titles; undefined where several share one. */
const TITLES = new WeakMap<Rubric, Map<string, Node | undefined>>();

function titlesOf(rubric: Rubric): ReadonlyMap<string, Node | undefined> {
  const known = TITLES.get(rubric);
  if (known !== undefined) return known;
  const titles = new Map<string, Node | undefined>();
  for (const node of rubric.nodes.values()) {
    const title = foldHeading(node.title);
    titles.set(title, titles.has(title) ? undefined : node);
  }
  TITLES.set(rubric, titles);
  return titles;
}

/** How texts are read by each rubric: every layout looks through the same headings, and a long table repeats its codes for every unit. */
const READERS = new WeakMap<Rubric, (text: string) => CodeReading>();

export class Codes {
  readonly #rubric: Rubric;
  /** Reads a text that may be a code. */
  readonly readText: (text: string) => CodeReading;
  /** By their codes with the domain in Arabic numerals. */
  #numbered: Map<string, Node | undefined> | undefined;
  constructor(rubric: Rubric) {
    this.#rubric = rubric;
    this.readText = READERS.get(rubric) ?? remembering((text: string) => this.#announced(text));
    READERS.set(rubric, this.readText);
  }

  /** Reads a cell of a column of codes. */
  read(cell: Cell | undefined): CodeReading {
    if (cell === undefined) return { kind: "none" };
    if (cell.type === "date") return { kind: "fault", message: say(BECAME_DATE, { date: cell.text }), found: cell.text, fix: AS_TEXT };
    if (cell.type === "number") return this.#number(cell.text, cell.format);
    if (cell.type === "error" || cell.type === "uncomputed") {
      const told = cell.type === "error" ? cell.told : undefined;
      return { kind: "fault", message: say(BROKEN, {}), found: cell.text, fix: AS_TEXT, told };
    }
    return cell.type === "text" ? this.readText(cell.text) : { kind: "none" };
  }

  /** With or without the word that only announces a code. */
  #announced(text: string): CodeReading {
    const plain = this.#readText(text);
    const behind = plain.kind === "node" ? "" : withoutWord(text);
    const coded = behind === "" || behind === text ? plain : this.#readText(behind);
    return coded.kind === "none" ? plain : coded;
  }

  #readText(text: string): CodeReading {
    const written = text.normalize("NFC").replace(INVISIBLE, "").trim();
    const match = text.length > 128 ? null : CODE.exec(written.replace(FOOTNOTE, "").normalize("NFKC"));
    if (match === null) return { kind: "none" };
    const [, code = "", field] = match;
    const node = this.#node(code);
    // A word alone is a note; what has a digit and looks like a code is one that the rubric does not know.
    if (node === undefined) return /\d/.test(code) ? this.#unknown(code, written) : { kind: "none" };
    const reading = this.#field(node, field);
    const spelt = field === undefined ? written : written.slice(0, written.search(/[/／]/)).trimEnd();
    return reading.kind === "node" && spelt !== node.id ? { ...reading, spelt } : reading;
  }

  #node(code: string): Node | undefined {
    const plain = code.replaceAll(",", ".");
    return this.#rubric.nodes.get(code) ?? this.#rubric.nodes.get(plain) ?? this.#counted(plain);
  }

  /** `I.1` where the rubric has 1.1, or the other way round, if no other code of the rubric counts the same. */
  #counted(code: string): Node | undefined {
    if (!/^[IVX\d]{1,8}(?:\.\d{1,8})+$/.test(code)) return undefined;
    if (this.#numbered === undefined) {
      this.#numbered = new Map();
      for (const node of this.#rubric.nodes.values()) {
        const arabic = inArabic(node.id);
        this.#numbered.set(arabic, this.#numbered.has(arabic) ? undefined : node);
      }
    }
    return this.#numbered.get(inArabic(code));
  }

  /** The node that a text names by its title, where no other has the same; what stands in brackets is no part of it. */
  titled(text: string): Node | undefined {
    return titlesOf(this.#rubric).get(foldHeading(text));
  }

  /** Reads a row without a code by the name of its criterion. */
  byTitle(text: string): CodeReading {
    const node = this.titled(text);
    if (node === undefined) return { kind: "none" };
    return { kind: "node", node, field: undefined, title: text.trim() };
  }

  /**
   * Reads the code that stands in front of a name in the same cell.
   * @param strict a whole number is no code unless a mark ends it: «2 văn bản chậm» is an option
   */
  leading(text: string, strict = false): CodeReading {
    const start = withoutWord(text.slice(0, 64));
    const match = LEADING.exec(start);
    if (match !== null && ((strict && !/[.)]/.test(match[0])) || AMOUNT.test(start.slice(match[0].length, match[0].length + 8)))) {
      return { kind: "none" };
    }
    const code = match?.[1] ?? "";
    const node = this.#node(code);
    if (node === undefined) return { kind: "none" };
    return { kind: "node", node, field: undefined, ...(code === node.id ? {} : { spelt: code }) };
  }

  /** A number shows 1.1 where 1.10 was meant, unless its format keeps the zero. */
  #number(text: string, format: string | undefined): CodeReading {
    const decimals = /\.(0+)$/.exec(format ?? "")?.[1]?.length ?? 0;
    const [whole = "", fraction = ""] = text.split(".");
    const code = decimals > fraction.length ? `${whole}.${fraction.padEnd(decimals, "0")}` : text;
    const node = this.#rubric.nodes.get(code);
    const padded = `${text}0`;
    if (code === text && fraction !== "" && this.#rubric.nodes.has(padded)) {
      return { kind: "fault", message: say(AMBIGUOUS, { code: text, other: padded }), found: text, fix: AS_TEXT };
    }
    return node === undefined ? this.#unknown(code, text) : { kind: "node", node, field: undefined };
  }

  #field(node: Node, field: string | undefined): CodeReading {
    const known = node.kind === "leaf" ? node.fields.map(({ key }) => key) : [];
    if (field === undefined || known.includes(field)) return { kind: "node", node, field };
    const near = nearest(field, known);
    const fix = near === undefined ? say(FIELDS, { names: known.join(", ") }) : say(NEAREST, { name: near });
    return { kind: "fault", message: say(UNKNOWN_FIELD, { leaf: node.id, field }), found: `${node.id}/${field}`, fix };
  }

  #unknown(code: string, found: string): CodeReading {
    const remedy = (): Message => this.#nearTo(code);
    return {
      kind: "fault",
      message: say(UNKNOWN, { code }),
      found,
      // Looking for headings tries many texts that are no codes, and only a few of them are ever told.
      get fix() {
        return remedy();
      },
      unknown: true,
    };
  }

  #nearTo(code: string): Message {
    const near = nearest(code, this.#rubric.nodes.keys());
    return near === undefined ? this.#around(code) : say(NEAREST, { name: near });
  }

  /** What the rubric does have where the code would stand: what is below the nearest node above it, else the domains. */
  #around(code: string): Message {
    const { nodes, root, id: rubric } = this.#rubric;
    for (let cut = code.lastIndexOf("."); cut > 0; cut = code.lastIndexOf(".", cut - 1)) {
      const parent = nodes.get(code.slice(0, cut));
      if (parent !== undefined && parent.kind !== "leaf") return say(BELOW, { parent: parent.id, codes: idsOf(parent.children) });
    }
    return say(DOMAINS, { rubric, codes: idsOf(root.children) });
  }
}

const idsOf = (nodes: readonly Node[]): string =>
  begun(
    nodes.map(({ id }) => id),
    NAMED_AT_MOST,
  );
