/** The front door: which language, which command, and how it ended. */
import { EXIT, type ExitCode, type Given } from "./commands/command.ts";
import { Failure } from "./commands/failure.ts";
import { commandNames, loadCommand, loadCommands } from "./commands/index.ts";
import type { Host } from "./host.ts";
import { nearest } from "./nearest.ts";
import { type Lang, render, say, words } from "./text.ts";
import { VERSION } from "./version.ts";

const UNKNOWN_COMMAND = words("command-unknown", "Không có lệnh “{name}”.", "There is no command “{name}”.");
const NEAREST = words("fix-nearest-command", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const KNOWN = words("fix-known-commands", "Các lệnh: {names}.", "The commands: {names}.");
const VALUE = words("option-value", "Tùy chọn {flag} không nhận “{value}”.", "The option {flag} does not take “{value}”.");
const VALUES = words("fix-option-value", "Dùng một trong: {names}.", "Use one of: {names}.");

const BUG = words(
  "internal-error",
  "Chương trình gặp lỗi của chính nó ({what}); không có kết quả nào được đưa ra.",
  "The program failed through a fault of its own ({what}); no result is given.",
);
const BUG_FIX = words(
  "fix-internal-error",
  "Đề nghị gửi lệnh vừa chạy và dòng trên cho người phụ trách chương trình; thêm --debug để có chi tiết.",
  "Please send the command and the line above to those in charge of the program; add --debug for details.",
);

/** The language must be known before anything can be said, so it is looked for in the bare words. */
function languageOf(argv: readonly string[], host: Host): Lang {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const typed = at === -1 ? undefined : argv[at] === "--lang" ? argv[at + 1] : argv[at]?.slice("--lang=".length);
  return (typed ?? host.env.CCHC_LANG) === "en" ? "en" : "vi";
}

/** Runs one command line and says how it ended. */
export async function main(argv: readonly string[], host: Host): Promise<ExitCode> {
  const lang = languageOf(argv, host);
  try {
    return await dispatch(argv, host, lang);
  } catch (error) {
    if (!(error instanceof Failure)) return await ownFault(error, host, lang, argv.includes("--debug"));
    const lines = error.fix === undefined ? [error.what] : [error.what, error.fix];
    await tell(
      host,
      lines.map((line) => render(line, lang)),
    );
    return EXIT.failed;
  }
}

async function dispatch(argv: readonly string[], host: Host, lang: Lang): Promise<ExitCode> {
  const [first] = argv;
  if (first === "--version" || first === "-V") {
    host.out.write(`cchc ${VERSION}\n`);
    return EXIT.clean;
  }
  const wantsHelp = argv.some((word) => word === "--help" || word === "-h");
  const named = first !== undefined && !first.startsWith("-");
  const name = named && !wantsHelp ? first : "help";
  const rest = wantsHelp ? argv.filter((word) => word !== "--help" && word !== "-h") : argv.slice(named ? 1 : 0);
  const command = await loadCommand(name);
  if (command === undefined) throw unknownCommand(name);
  const { parse } = await import("./commands/program.ts");
  const { args, options } = parse(command, rest);
  checkValues(options);
  return command.run({ host, lang, args, options, commands: loadCommands });
}

function unknownCommand(name: string): Failure {
  const near = nearest(name, commandNames);
  return new Failure(
    say(UNKNOWN_COMMAND, { name }),
    near === undefined ? say(KNOWN, { names: commandNames.join(", ") }) : say(NEAREST, { name: near }),
  );
}

/** Options of every command that take only a few words. @throws {Failure} */
function checkValues(options: Given): void {
  const allowed: Readonly<Record<string, readonly string[]>> = { lang: ["vi", "en"], color: ["auto", "always", "never"] };
  for (const [flag, values] of Object.entries(allowed)) {
    const value = options[flag];
    if (typeof value === "string" && !values.includes(value)) {
      throw new Failure(say(VALUE, { flag: `--${flag}`, value }), say(VALUES, { names: values.join(", ") }));
    }
  }
}

/** Names of files and what was typed may hold anything; nothing of it reaches a terminal raw. */
async function tell(host: Host, lines: readonly string[]): Promise<void> {
  const { safe } = await import("./formats/safe.ts");
  host.err.write(lines.map((line) => `${safe(line)}\n`).join(""));
}

async function ownFault(error: unknown, host: Host, lang: Lang, debug: boolean): Promise<ExitCode> {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const trace = debug && error instanceof Error ? (error.stack ?? "").split("\n") : [];
  await tell(host, [render(say(BUG, { what }), lang), render(say(BUG_FIX, {}), lang), ...trace]);
  return EXIT.bug;
}
