/** The command line by commander, with its own sentences taken away: whatever is wrong with what was typed is said in ours. */
import { Command as Program, type Option as ProgramOption } from "commander";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import { type Command, type Given, GLOBAL_OPTIONS } from "./command.ts";
import { Failure } from "./failure.ts";

const UNKNOWN_OPTION = words("option-unknown", "Không có tùy chọn {flag}.", "There is no option {flag}.");
const MISSING_ARGUMENT = words("argument-missing", "Lệnh {command} cần thêm: {what}.", "The command {command} needs: {what}.");
const MISSING_VALUE = words(
  "option-value-missing",
  "Tùy chọn {flag} cần một giá trị ({what}).",
  "The option {flag} needs a value ({what}).",
);
const EXCESS = words("argument-excess", "Thừa “{name}”.", "“{name}” is too much.");
const NEAREST = words("fix-nearest-flag", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const HELP = words("fix-help", "Xem: cchc help {command}", "See: cchc help {command}");

/** Commander says what is wrong by calling these. */
class OurProgram extends Program {
  readonly #command: Command;
  constructor(command: Command) {
    super(command.name);
    this.#command = command;
  }
  #see(): ReturnType<typeof say> {
    return say(HELP, { command: this.name() });
  }
  unknownOption(flag: string): never {
    const near = nearest(
      flag,
      this.options.map(({ long }) => long ?? ""),
    );
    throw new Failure(say(UNKNOWN_OPTION, { flag }), near === undefined ? this.#see() : say(NEAREST, { name: near }));
  }
  missingArgument(name: string): never {
    const argument = this.#command.arguments.find((each) => each.name.includes(name));
    throw new Failure(say(MISSING_ARGUMENT, { command: this.name(), what: argument?.doc ?? "" }), this.#see());
  }
  optionMissingArgument({ flags, long }: ProgramOption): never {
    const doc = [...this.#command.options, ...GLOBAL_OPTIONS].find((option) => option.flags === flags)?.doc;
    throw new Failure(say(MISSING_VALUE, { flag: long ?? flags, what: doc ?? "" }), this.#see());
  }
  /** `--format=` gives nothing, as if no value had been typed. */
  refuseBlanks(): void {
    const blank = this.options.find((option) => [this.getOptionValue(option.attributeName())].flat().includes(""));
    if (blank !== undefined) this.optionMissingArgument(blank);
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
  const program = new OurProgram(command).helpOption(false).helpCommand(false).allowExcessArguments(false).exitOverride();
  for (const { name } of command.arguments) program.argument(name);
  for (const { flags, repeatable } of [...command.options, ...GLOBAL_OPTIONS]) {
    if (repeatable === true) program.option(flags, "", (value: string, before: readonly string[] = []) => [...before, value]);
    else program.option(flags);
  }
  program.parse([...argv], { from: "user" });
  program.refuseBlanks();
  return { args: [...program.args], options: program.opts() };
}
