/** The command line by commander, with its own sentences taken away: whatever is wrong with what was typed is said in ours. */
import { Command as Program, type Option as ProgramOption } from "commander";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import { type Command, GLOBAL_OPTIONS, type Given } from "./command.ts";
import { Failure } from "./failure.ts";

const UNKNOWN_OPTION = words("option-unknown", "Không có tùy chọn {flag}.", "There is no option {flag}.");
const MISSING_ARGUMENT = words("argument-missing", "Lệnh {command} cần thêm {name}.", "The command {command} needs {name}.");
const MISSING_VALUE = words("option-value-missing", "Tùy chọn {flag} cần một giá trị.", "The option {flag} needs a value.");
const EXCESS = words("argument-excess", "Thừa “{name}”.", "“{name}” is too much.");
const NEAREST = words("fix-nearest-flag", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const HELP = words("fix-help", "Xem: cchc help {command}", "See: cchc help {command}");

/** Commander says what is wrong by calling these. */
class OurProgram extends Program {
  #see(): ReturnType<typeof say> {
    return say(HELP, { command: this.name() });
  }
  unknownOption(flag: string): never {
    const near = nearest(flag, this.options.map(({ long }) => long ?? ""));
    throw new Failure(say(UNKNOWN_OPTION, { flag }), near === undefined ? this.#see() : say(NEAREST, { name: near }));
  }
  missingArgument(): never {
    throw new Failure(say(MISSING_ARGUMENT, { command: this.name(), name: this.usage().replace(/^\[options\]\s*/, "") }), this.#see());
  }
  optionMissingArgument({ flags }: ProgramOption): never {
    throw new Failure(say(MISSING_VALUE, { flag: flags }), this.#see());
  }
  _excessArguments(received: readonly string[]): never {
    throw new Failure(say(EXCESS, { name: received.slice(this.registeredArguments.length).join(" ") }), this.#see());
  }
}

export interface Typed {
  readonly args: readonly string[];
  readonly options: Given;
}

/**
 * Reads the words behind the name of a command.
 * @throws {Failure} in two lines: what is wrong, and the nearest that would be right
 */
export function parse(command: Command, argv: readonly string[]): Typed {
  const program = new OurProgram(command.name).helpOption(false).helpCommand(false).allowExcessArguments(false).exitOverride();
  for (const { name } of command.arguments) program.argument(name);
  for (const { flags } of [...command.options, ...GLOBAL_OPTIONS]) program.option(flags);
  program.parse([...argv], { from: "user" });
  return { args: [...program.args], options: program.opts() };
}
