/** What a report is made of: a few kinds of block, so that every format can show every report. Blocks are in one language already. */
import type { Finding } from "../finding.ts";
import type { Exact } from "../points.ts";
import type { Lang } from "../text.ts";

export type Align = "left" | "right" | "center";
/** How a word is meant, for formats that have colours; never the only sign of anything. */
export type Tone = "plain" | "good" | "warning" | "bad" | "muted" | "strong";

export interface Span {
  readonly text: string;
  readonly tone?: Tone;
}
/** Plain text, or pieces with their tones. */
export type Inline = string | readonly Span[];

export interface Column {
  readonly title: string;
  readonly align: Align;
  /** May be narrowed and wrapped where the screen is narrow. */
  readonly flexible?: true;
}

/** A few lines of a text file; a stretch of the last one is what it is about. */
export interface Frame {
  readonly lines: readonly { readonly number: number; readonly text: string }[];
  /** Offsets in the last line, the end exclusive. */
  readonly mark: { readonly start: number; readonly end: number };
}

/** One thing and what there is to say of it, where a table would squeeze sentences into columns. */
export interface Entry {
  readonly title: Inline;
  /** A short figure, set apart from the title: the points lost. */
  readonly figure?: Inline;
  readonly frame?: Frame;
  readonly lines: readonly Inline[];
}

/** One thing with what there is to say of it, and the things it is made of. */
export interface Twig {
  readonly title: Inline;
  readonly figure?: Inline;
  readonly lines: readonly Inline[];
  readonly children: readonly Twig[];
}

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: Inline }
  | { readonly kind: "paragraph"; readonly text: Inline }
  | { readonly kind: "list"; readonly items: readonly Inline[] }
  /** Names with their values, such as the rubric's id and decision. */
  | { readonly kind: "facts"; readonly items: readonly { readonly name: string; readonly value: Inline }[] }
  | {
      readonly kind: "table";
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Inline[])[];
      /** Printed apart under the rows: sums. */
      readonly foot?: readonly (readonly Inline[])[];
    }
  | { readonly kind: "entries"; readonly items: readonly Entry[] }
  | { readonly kind: "tree"; readonly items: readonly Twig[] }
  /** Text whose spaces and line ends mean something: a frame of a file, an example. */
  | { readonly kind: "code"; readonly text: string };

/** A flat table of data for spreadsheets and databases: one row a thing, every cell a text as the language writes it. */
export interface Records {
  readonly columns: readonly string[];
  /** Made one by one where there are many, so that they need not all be held at once. */
  readonly rows: Iterable<readonly string[]>;
}

export interface SheetColumn {
  readonly title: string;
  /** Points stand with the decimals of the sheet; counts are whole. */
  readonly kind: "text" | "points" | "count";
  /** In characters. */
  readonly width: number;
  /** For the screen only; stands behind the columns that are printed. */
  readonly beside?: true;
}
export type SheetCell = string | Exact | undefined;
/** A sheet of a workbook as an office would hand it on: figures are numbers, words are words. */
export interface Sheet {
  readonly name: string;
  /** Over the table; the first line is the title. */
  readonly heading: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly decimals: number;
  readonly rows: Iterable<readonly SheetCell[]>;
  /** Under the rows: sums. */
  readonly foot: readonly (readonly SheetCell[])[];
  /** Under the table. */
  readonly notes: readonly string[];
}

/** What is wrong, place by place, for programs that show it beside the files: continuous integration and editors. */
export interface Findings {
  readonly lang: Lang;
  /** Every file that was looked at, also those with nothing wrong; as findings name them. */
  readonly files: readonly string[];
  readonly list: readonly Finding[];
  /** `2 lỗi, 0 cảnh báo trong 2 tệp` */
  readonly summary: string;
}

/** One report in one language, in every shape that a format may ask for; what is costly to make is a getter, made when asked for. */
export interface Report {
  readonly blocks: readonly Block[];
  readonly records: Records;
  /** The same as data, language-free: keys and ids never change with the language. */
  readonly json: unknown;
  /** The report as sheets of a workbook; without them a workbook holds the records as they are. */
  readonly sheets?: readonly Sheet[];
  /** Only where the report is of what is wrong. */
  readonly findings?: Findings;
}
