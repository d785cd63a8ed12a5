/** The last step of every command: a report in the form that was asked for, to the screen or to a file; what is wrong to stderr. */
import type { Diagnostic } from "../diagnostic.ts";
import type { Format, RenderOptions } from "../formats/format.ts";
import { formats } from "../formats/index.ts";
import type { Host, Terminal } from "../host.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import type { Report } from "../views/block.ts";
import { diagnosticBlocks } from "../views/diagnostics.ts";
import { EXIT, type ExitCode, type Invocation } from "./command.ts";
import { Failure } from "./failure.ts";
import { writeOutput } from "./files.ts";

const UNKNOWN = words("format-unknown", "Không có định dạng “{name}”.", "There is no format “{name}”.");
const KNOWN = words("fix-format", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-format", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const WRITTEN = words("output-written", "Đã ghi {path}.", "Wrote {path}.");

function colourOf({ host, options }: Invocation, terminal: Terminal): boolean {
  const { env } = host;
  if (options.color === "always") return true;
  if (options.color === "never") return false;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "" && env.FORCE_COLOR !== "0") return true;
  return terminal.interactive && env.TERM !== "dumb";
}

function widthOf(host: Host, terminal: Terminal): number | undefined {
  const asked = host.env.COLUMNS ?? "";
  return /^\d{2,4}$/.test(asked) ? Number(asked) : terminal.columns;
}

const optionsFor = (invocation: Invocation, terminal: Terminal): RenderOptions => ({
  colour: colourOf(invocation, terminal),
  width: widthOf(invocation.host, terminal),
  ascii: invocation.options.ascii === true,
});

/** The format asked for; by default the one that the output file's name tells, else the terminal's. @throws {Failure} */
export function formatOf({ options }: Invocation): Format {
  const ending = typeof options.output === "string" ? /\.([a-z0-9]+)$/i.exec(options.output)?.[1]?.toLowerCase() : undefined;
  const name =
    typeof options.format === "string" ? options.format : (formats.find(({ extension }) => extension === ending)?.id ?? "terminal");
  const format = formats.find(({ id }) => id === name);
  if (format !== undefined) return format;
  const names = formats.map(({ id }) => id);
  const near = nearest(name, names);
  throw new Failure(say(UNKNOWN, { name }), near === undefined ? say(KNOWN, { names: names.join(", ") }) : say(NEAREST, { name: near }));
}

/** Prints the report or writes it to its file. @throws {Failure} when the file cannot be written */
export async function deliver(invocation: Invocation, report: Report, inputs: readonly string[]): Promise<void> {
  const { host, options } = invocation;
  const format = formatOf(invocation);
  const { output } = options;
  if (typeof output !== "string") {
    host.out.write(await format.render(report, optionsFor(invocation, host.out)));
    return;
  }
  // A file has no screen: no colours, and lines as long as they are.
  const text = await format.render(report, { ...optionsFor(invocation, host.out), colour: options.color === "always", width: undefined });
  await writeOutput(host, output, text, options.force === true, inputs);
  await note(invocation, [{ kind: "paragraph", text: sayPath(output, invocation) }]);
}

const sayPath = (path: string, { lang }: Invocation): string => WRITTEN[lang].replace("{path}", path);

/** Blocks for people, on stderr. */
async function note(invocation: Invocation, blocks: Report["blocks"]): Promise<void> {
  const terminal = formats.find(({ id }) => id === "terminal") as Format;
  const { host } = invocation;
  host.err.write(await terminal.render({ blocks, records: { columns: [], rows: [] }, json: null }, optionsFor(invocation, host.err)));
}

/** Tells what is wrong; nothing when nothing is. */
export async function tell(invocation: Invocation, diagnostics: readonly Diagnostic[], files: number): Promise<void> {
  if (diagnostics.length === 0) return;
  await note(invocation, diagnosticBlocks(diagnostics, { lang: invocation.lang, all: invocation.options.verbose === true, files }));
}

export const exitOf = (diagnostics: readonly Diagnostic[]): ExitCode =>
  diagnostics.some(({ severity }) => severity === "error") ? EXIT.findings : EXIT.clean;
