/** What a command is: its words, its options and what it does with the world it is given. */
import type { Settings } from "../config.ts";
import type { Host } from "../host.ts";
import type { Lang, Message, Text } from "../text.ts";

/** Exit codes, the same for every command. */
export const EXIT = { clean: 0, findings: 1, failed: 2, bug: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
/** What each of them tells a person or a script. */
export const EXIT_MEANINGS: Readonly<Record<ExitCode, Text>> = {
  [EXIT.clean]: { vi: "xong, không có lỗi nào trong số liệu", en: "done, no error in the data" },
  [EXIT.findings]: { vi: "xong, có lỗi trong số liệu hoặc bộ tiêu chí", en: "done, with errors in the data or the rubric" },
  [EXIT.failed]: { vi: "không làm được: sai lệnh, không đọc được tệp", en: "could not be done: wrong usage, unreadable file" },
  [EXIT.bug]: { vi: "chương trình có lỗi của chính nó", en: "a fault of the program itself" },
};

export interface Option {
  /** As commander has it: `-o, --output <tệp>`. */
  readonly flags: string;
  /** It may be given several times. */
  readonly repeatable?: true;
  readonly doc: Text;
  /** The values it takes, when they are few. */
  readonly values?: readonly string[];
  /** As of an argument. */
  readonly files?: Files;
}

/**
 * What may be named where files are wanted. Patterns of names are expanded by the program, for not every shell does; of `tables` a folder
 * stands for those in it as well.
 */
export type Files = "patterns" | "tables";

export interface Argument {
  /** `<tệp...>` */
  readonly name: string;
  readonly files?: Files;
  readonly doc: Text;
  /** The values it takes, when they are few. */
  readonly values?: readonly string[];
}

/** What the user typed, as commander parsed it. */
export type Given = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What was given for an option, once or several times; nothing where it was not. */
export const listOf = (given: Given[string]): readonly string[] => (typeof given === "boolean" ? [] : [given ?? []].flat());

export interface Invocation {
  readonly host: Host;
  /** Every command there is, for those that tell of the others. */
  readonly commands: () => Promise<readonly Command[]>;
  readonly lang: Lang;
  readonly args: readonly string[];
  /** What was typed, and below it what the environment and `cchc.yaml` say. */
  readonly options: Given;
  readonly settings: Settings;
  /** What to say of the files that are named, before they are read. */
  readonly told: readonly Message[];
}

export interface Command {
  readonly name: string;
  readonly title: Text;
  readonly examples: readonly string[];
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  run(invocation: Invocation): Promise<ExitCode>;
}

export const OUTPUT_OPTIONS: readonly Option[] = [
  {
    flags: "-f, --format <format>",
    repeatable: true,
    doc: {
      vi: "pretty, markdown, csv, json, xlsx; hoặc json=TỆP",
      en: "pretty, markdown, csv, json, xlsx; several: json=FILE",
    },
  },
  { flags: "-o, --output <file>", doc: { vi: "ghi kết quả vào tệp", en: "write the output to a file" } },
  { flags: "--force", doc: { vi: "ghi đè tệp kết quả đã có", en: "replace an output file that exists" } },
];

/** The same for a command whose result is what it found wrong. */
export const FINDINGS_OPTIONS: readonly Option[] = [
  {
    flags: "-f, --format <format>",
    repeatable: true,
    doc: {
      vi: "dạng kết quả, như sarif=TỆP; xem cchc help formats",
      en: "form of the output, as sarif=FILE; see cchc help formats",
    },
  },
  ...OUTPUT_OPTIONS.slice(1),
];

/** Options of every command. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  { flags: "--lang <lang>", doc: { vi: "ngôn ngữ: vi, en", en: "language: vi, en" }, values: ["vi", "en"] },
  {
    flags: "--color <when>",
    doc: { vi: "màu: auto, always, never", en: "colour: auto, always, never" },
    values: ["auto", "always", "never"],
  },
  { flags: "--ascii", doc: { vi: "kẻ bảng bằng ký tự ASCII", en: "draw tables in ASCII" } },
  {
    flags: "--max-problems <n>",
    doc: {
      vi: "in nhiều nhất từng này vấn đề; 0 là tất cả",
      en: "print at most so many problems; 0 is all",
    },
  },
  { flags: "--verbose", doc: { vi: "liệt kê đầy đủ", en: "list everything" } },
  { flags: "--debug", doc: { vi: "in dấu vết lỗi của chương trình", en: "print a trace when the program itself fails" } },
];
