/** The front door: which language, which command, and how it ended. */
import { EXIT, type ExitCode, type Given } from "./commands/command.ts";
import { Failure, FaultyHelper } from "./commands/failure.ts";
import { commandNames, loadCommand, loadCommands } from "./commands/index.ts";
import { NO_SETTINGS } from "./config.ts";
import type { Host } from "./host.ts";
import { nearest } from "./nearest.ts";
import { type Lang, render, say, words } from "./text.ts";
import { VERSION } from "./version.ts";

const UNKNOWN_COMMAND = words("command-unknown", "Không có lệnh “{name}”.", "There is no command “{name}”.");
const NEAREST = words("fix-nearest-command", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const KNOWN = words("fix-known-commands", "Các lệnh: {names}.", "The commands: {names}.", ["command-unknown"]);
const FILE_FIRST = words(
  "fix-command-first",
  "Ghi tên lệnh trước tên tệp, ví dụ: cchc score {name}",
  "The command goes before the file, as in: cchc score {name}",
);
const CONFIG = words("config-used", "Cấu hình: {file}", "Configuration: {file}");

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
  return languageNamed(typed ?? host.env.CCHC_LANG);
}

const languageNamed = (name: Given[string]): Lang => (name === "en" ? "en" : "vi");

/** Runs one command line and says how it ended. */
export async function main(argv: readonly string[], host: Host): Promise<ExitCode> {
  const lang = languageOf(argv, host);
  try {
    return await dispatch(argv, host, lang);
  } catch (error) {
    if (error instanceof FaultyHelper) return await faultyHelper(error, host, lang, argv.includes("--verbose"));
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
  const { expandAll } = await import("./commands/expand.ts");
  const { args, options: typed, told } = await expandAll(host, command, parse(command, rest));
  const { settingsOf, withSettings } = await import("./commands/settings.ts");
  const settings = await settingsOf(host, typed, name === "help" ? null : args[0]);
  const options = withSettings(typed, settings);
  const chosen = options.lang === undefined ? lang : languageNamed(options.lang);
  if (options.verbose === true && settings.file !== undefined) await tell(host, [render(say(CONFIG, { file: settings.file }), chosen)]);
  const invocation = { host, lang: chosen, args, options, settings, told, commands: loadCommands };
  const { cache } = options;
  const keeps = typeof cache === "string" && command.options.some(({ flags }) => flags.startsWith("--cache "));
  return keeps ? (await import("./commands/remembered.ts")).remembered(command, invocation, cache, rest) : command.run(invocation);
}

function unknownCommand(name: string): Failure {
  if (/[./\\]/.test(name)) return new Failure(say(UNKNOWN_COMMAND, { name }), say(FILE_FIRST, { name }));
  const near = nearest(name, commandNames);
  return new Failure(
    say(UNKNOWN_COMMAND, { name }),
    near === undefined ? say(KNOWN, { names: commandNames.join(", ") }) : say(NEAREST, { name: near }),
  );
}

/** Names of files and what was typed may hold anything; nothing of it reaches a terminal raw. */
async function tell(host: Host, lines: readonly string[]): Promise<void> {
  const { safe } = await import("./formats/safe.ts");
  host.err.write(lines.map((line) => `${safe(line)}\n`).join(""));
}

/** What is wrong with a file of the program's own, such as `cchc.yaml`: all of it, and nothing is done. */
async function faultyHelper({ diagnostics }: FaultyHelper, host: Host, lang: Lang, verbose: boolean): Promise<ExitCode> {
  const report = await import("./commands/report.ts");
  await report.tell(
    { host, lang, args: [], options: { verbose }, settings: NO_SETTINGS, told: [], commands: loadCommands },
    diagnostics,
    1,
  );
  return EXIT.failed;
}

async function ownFault(error: unknown, host: Host, lang: Lang, debug: boolean): Promise<ExitCode> {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const trace = debug && error instanceof Error ? (error.stack ?? "").split("\n") : [];
  await tell(host, [render(say(BUG, { what }), lang), render(say(BUG_FIX, {}), lang), ...trace]);
  return EXIT.bug;
}
