/** What a shell may complete, read off the declarations of the commands: the same for every shell, which differ only in how it is said. */
import { ROUNDS } from "../assessment.ts";
import { formats } from "../formats/index.ts";
import type { Lang, Text } from "../text.ts";
import { topicsOf } from "../views/reference.ts";
import { type Argument, type Command, EXIT_MEANINGS, GLOBAL_OPTIONS, type Option } from "./command.ts";

/** A word with what it is for. */
export interface Word {
  readonly name: string;
  readonly about: string;
}
/** What stands behind an option or a command: nothing, the name of a file, words that cannot be guessed, or one of some words. */
export type Takes = "nothing" | "file" | "text" | readonly Word[];
export interface Flag {
  /** `-f`, `--format` */
  readonly names: readonly string[];
  readonly about: string;
  readonly takes: Takes;
}
export interface Phrase extends Word {
  readonly flags: readonly Flag[];
  readonly takes: Takes;
}
export interface Vocabulary {
  readonly commands: readonly Phrase[];
  /** Where no command stands yet. */
  readonly flags: readonly Flag[];
}

const HELP: Option = { flags: "-h, --help", doc: { vi: "trợ giúp của lệnh", en: "help on the command" } };
const VERSION: Option = { flags: "-V, --version", doc: { vi: "phiên bản của chương trình", en: "version of the program" } };

/** Placeholders behind which a file stands, as in `--output <file>`. */
const FILES = ["file", "files", "folder", "rubric"];
/** Arguments that are neither files nor words known beforehand. */
const NAMES = ["id", "name", "unit", "node", "code"];

const placeholderOf = (declared: string): string | undefined => /[<[](\w+)/.exec(declared)?.[1];
const wordsOf = (names: readonly string[], about = ""): readonly Word[] => names.map((name) => ({ name, about }));

type Known = Readonly<Record<string, readonly Word[]>>;

function takesOf(declared: string, { values }: Pick<Option, "values">, known: Known): Takes | undefined {
  if (values !== undefined) return wordsOf(values);
  const placeholder = placeholderOf(declared);
  if (placeholder === undefined) return "nothing";
  return known[placeholder] ?? (FILES.includes(placeholder) ? "file" : NAMES.includes(placeholder) ? "text" : undefined);
}

function flagOf(option: Option, lang: Lang, known: Known): Flag {
  const { flags, doc } = option;
  const [names = ""] = flags.split(/\s*[<[]/);
  return { names: names.split(/,\s*/).map((name) => name.trim()), about: doc[lang], takes: takesOf(flags, option, known) ?? "text" };
}

/** A command without arguments takes nothing; of several arguments the last tells of the rest. */
function argumentsOf(args: readonly Argument[], known: Known): Takes {
  const last = args.at(-1);
  return last === undefined ? "nothing" : (takesOf(last.name, last, known) ?? "file");
}

export function vocabularyOf(commands: readonly Command[], lang: Lang): Vocabulary {
  const topics = topicsOf({ commands, options: GLOBAL_OPTIONS, exits: EXIT_MEANINGS, formats, rubrics: [] });
  const titled = (id: string, title: Text): Word => ({ name: id, about: title[lang] });
  const known: Known = {
    format: formats.map(({ id, title }) => titled(id, title)),
    round: wordsOf(ROUNDS),
    topic: topics.map(({ id, title }) => titled(id, title)),
  };
  const flagsOf = (options: readonly Option[]): readonly Flag[] => options.map((option) => flagOf(option, lang, known));
  return {
    commands: commands.map(({ name, title, options, arguments: args }) => ({
      name,
      about: title[lang],
      flags: flagsOf([...options, ...GLOBAL_OPTIONS, HELP]),
      takes: argumentsOf(args, known),
    })),
    flags: flagsOf([...GLOBAL_OPTIONS, HELP, VERSION]),
  };
}
