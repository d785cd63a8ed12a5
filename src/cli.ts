/** The commander program, made from the commands; every sentence a user can see is ours, whatever is wrong with what they typed. */
import { Command as Program, type Option as ProgramOption } from "commander";
import { type Command, EXIT, type ExitCode, type Given } from "./commands/command.ts";
import { Failure } from "./commands/failure.ts";
import { commands } from "./commands/index.ts";
import { IdentityBreach } from "./engine/identity.ts";
import type { Host } from "./host.ts";
import { nearest } from "./nearest.ts";
import { type Lang, render, say, type Text, words } from "./text.ts";
import { VERSION } from "./version.ts";

const UNKNOWN_OPTION = words("option-unknown", "Không có tùy chọn {flag}.", "There is no option {flag}.");
const UNKNOWN_COMMAND = words("command-unknown", "Không có lệnh “{name}”.", "There is no command “{name}”.");
const MISSING_ARGUMENT = words("argument-missing", "Lệnh {command} cần thêm {name}.", "The command {command} needs {name}.");
const MISSING_VALUE = words("option-value-missing", "Tùy chọn {flag} cần một giá trị.", "The option {flag} needs a value.");
const EXCESS = words("argument-excess", "Thừa “{name}”.", "“{name}” is too much.");
const NEAREST = words("fix-nearest-flag", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const HELP = words("fix-help", "Xem: cchc help {command}", "See: cchc help {command}");
const LANGUAGE = words("lang-unknown", "Ngôn ngữ “{name}” không có; dùng vi hoặc en.", "There is no language “{name}”; use vi or en.");

const GLOBAL: readonly { readonly flags: string; readonly doc: Text }[] = [
  { flags: "--lang <lang>", doc: { vi: "ngôn ngữ của thông báo: vi, en", en: "language of what is printed: vi, en" } },
  { flags: "--color <when>", doc: { vi: "màu: auto, always, never", en: "colour: auto, always, never" } },
  { flags: "--ascii", doc: { vi: "kẻ bảng bằng ký tự ASCII", en: "draw tables in ASCII" } },
  { flags: "--verbose", doc: { vi: "liệt kê đầy đủ mọi điều", en: "list everything" } },
  { flags: "--debug", doc: { vi: "in dấu vết khi chương trình có lỗi", en: "print a trace when the program itself fails" } },
];
export const globalOptions = GLOBAL;

/** Commander with its own sentences taken away: it says what is wrong by calling these. */
class OurProgram extends Program {
  override createCommand(name?: string): OurProgram {
    return new OurProgram(name);
  }
  #flags(): readonly string[] {
    return [this, ...(this.parent === null ? [] : [this.parent])].flatMap((command) => command.options.map(({ long }) => long ?? ""));
  }
  #see(): ReturnType<typeof say> {
    return say(HELP, { command: this.parent === null ? "" : this.name() });
  }
  unknownOption(flag: string): never {
    const near = nearest(flag, this.#flags());
    throw new Failure(say(UNKNOWN_OPTION, { flag }), near === undefined ? this.#see() : say(NEAREST, { name: near }));
  }
  unknownCommand(): never {
    throw unknownCommand(this.args[0] ?? "");
  }
  missingArgument(name: string): never {
    throw new Failure(say(MISSING_ARGUMENT, { command: this.name(), name: `<${name}>` }), this.#see());
  }
  optionMissingArgument({ flags }: ProgramOption): never {
    throw new Failure(say(MISSING_VALUE, { flag: flags }), this.#see());
  }
  _excessArguments(received: readonly string[]): never {
    throw new Failure(say(EXCESS, { name: received.slice(this.registeredArguments.length).join(" ") }), this.#see());
  }
}

function unknownCommand(name: string): Failure {
  const near = nearest(name, commands.map((command) => command.name));
  return new Failure(say(UNKNOWN_COMMAND, { name }), near === undefined ? say(HELP, { command: "" }) : say(NEAREST, { name: near }));
}

/** The language must be known before anything can be said, so it is looked for in the bare words. */
function languageOf(argv: readonly string[], host: Host): Lang {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const word = at === -1 ? undefined : argv[at]?.includes("=") ? argv[at]?.slice("--lang=".length) : argv[at + 1];
  return (word ?? host.env.CCHC_LANG) === "en" ? "en" : "vi";
}

/** Runs one command line and says how it ended. */
export async function main(argv: readonly string[], host: Host): Promise<ExitCode> {
  const lang = languageOf(argv, host);
  const tell = (failure: Failure): ExitCode => {
    host.err.write(`${render(failure.what, lang)}\n`);
    if (failure.fix !== undefined) host.err.write(`${render(failure.fix, lang)}\n`);
    return EXIT.failed;
  };
  try {
    return await dispatch(argv, host, lang);
  } catch (error) {
    if (error instanceof Failure) return tell(error);
    return ownFault(error, host, lang, argv.includes("--debug"));
  }
}

async function dispatch(argv: readonly string[], host: Host, lang: Lang): Promise<ExitCode> {
  if (argv.some((word) => word === "--version" || word === "-V")) {
    host.out.write(`cchc ${VERSION}\n`);
    return EXIT.clean;
  }
  const wantsHelp = argv.some((word) => word === "--help" || word === "-h");
  const [first] = argv.filter((word) => !word.startsWith("-"));
  if (wantsHelp || argv.length === 0) return run("help", first === undefined ? [] : [first], {}, host, lang);
  let ended: Promise<ExitCode> | undefined;
  const program = new OurProgram("cchc").helpOption(false).helpCommand(false).allowExcessArguments(false);
  program.configureOutput({ writeOut: () => {}, writeErr: () => {} }).exitOverride();
  for (const command of commands) addCommand(program, command, (args, options) => {
    checkLanguage(options);
    ended = command.run({ host, lang, args, options });
  });
  program.parse([...argv], { from: "user" });
  if (ended === undefined) throw unknownCommand(first ?? argv[0] ?? "");
  return ended;
}

function checkLanguage({ lang }: Given): void {
  if (lang !== undefined && lang !== "vi" && lang !== "en") throw new Failure(say(LANGUAGE, { name: String(lang) }));
}

const run = (name: string, args: readonly string[], options: Given, host: Host, lang: Lang): Promise<ExitCode> =>
  (commands.find((command) => command.name === name) as Command).run({ host, lang, args, options });

function addCommand(program: Program, command: Command, start: (args: readonly string[], options: Given) => void): void {
  const added = program.command(command.name).helpOption(false).allowExcessArguments(false);
  for (const { name } of command.arguments) added.argument(name);
  for (const { flags } of [...command.options, ...GLOBAL]) added.option(flags);
  added.action((...received: unknown[]) => {
    const args = received.slice(0, command.arguments.length).flat().filter((each) => each !== undefined);
    start(args.map(String), added.opts());
  });
}

const BUG = words(
  "internal-error",
  "Chương trình gặp lỗi của chính nó ({what}); không có kết quả nào được đưa ra.",
  "The program failed through a fault of its own ({what}); no result is given.",
);
const BUG_FIX = words(
  "fix-internal-error",
  "Đề nghị gửi lệnh vừa chạy và dòng này cho người phụ trách chương trình; thêm --debug để có chi tiết.",
  "Please send the command and this line to those in charge of the program; add --debug for details.",
);

function ownFault(error: unknown, host: Host, lang: Lang, debug: boolean): ExitCode {
  const what = error instanceof IdentityBreach ? `ledger: ${error.message}` : error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  host.err.write(`${render(say(BUG, { what }), lang)}\n${render(say(BUG_FIX, {}), lang)}\n`);
  if (debug && error instanceof Error) host.err.write(`${error.stack ?? ""}\n`);
  return EXIT.bug;
}
