/** The last step of every command: a report in the form that was asked for, to the screen or to a file; what is wrong to stderr. */
import type { Diagnostic } from "../diagnostic.ts";
import type { Format, Rendered, RenderOptions } from "../formats/format.ts";
import { formatOf as formatNamed } from "../formats/index.ts";
import type { Host, Terminal } from "../host.ts";
import { render, say, words } from "../text.ts";
import type { Report } from "../views/block.ts";
import { diagnosticBlocks } from "../views/diagnostics.ts";
import { oneOf, refusedValue } from "./chosen.ts";
import type { Given, Invocation } from "./command.ts";
import { Failure } from "./failure.ts";
import { inPieces, writeOutput } from "./files.ts";
import { outputsOf } from "./outputs.ts";

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

/** Refuses what cannot be given before anything is read. @throws {Failure} */
export function formatOf({ options }: Invocation): void {
  outputsOf(options, false);
  mostProblems(options, false);
}

/** Prints the report and writes it to its files. @throws {Failure} when a file cannot be written */
export async function deliver(invocation: Invocation, report: Report, inputs: readonly string[]): Promise<void> {
  const { host, options, lang } = invocation;
  const { findings } = report;
  const outputs = outputsOf(options, findings !== undefined);
  const said: string[] = [];
  for (const { format, file } of outputs) {
    const forScreen = optionsFor(invocation, host.out);
    if (file === undefined) {
      await show(host.out, await format.render(report, forScreen));
      continue;
    }
    // A file has no screen: no colours, and lines as long as they are.
    const content = await format.render(report, { ...forScreen, colour: options.color === "always", width: undefined });
    await writeOutput(host, file, content, options.force === true, inputs);
    said.push(render(say(WRITTEN, { path: file }), lang));
  }
  if (findings !== undefined && said.length === outputs.length) said.push(findings.summary);
  for (const line of said) await note(invocation, [{ kind: "paragraph", text: line }]);
}

/** Written no faster than it is read, and not to its end when nobody reads on. */
async function show(terminal: Terminal, shown: Rendered): Promise<void> {
  for (const text of typeof shown === "string" ? [shown] : inPieces(shown as Iterable<string>)) {
    terminal.write(text);
    if (!(await terminal.drained())) break;
  }
}

/** Blocks for people, on stderr. */
export async function note(invocation: Invocation, blocks: Report["blocks"]): Promise<void> {
  const terminal = formatNamed("pretty") as Format;
  const { host } = invocation;
  const report: Report = { blocks, records: { columns: [], rows: [] }, json: null };
  await show(host.err, await terminal.render(report, optionsFor(invocation, host.err)));
}

const ON_SCREEN = 50;

/** How many problems are told at most, 0 for all of them: as asked, else a screenful or two on a terminal. @throws {Failure} */
function mostProblems({ maxProblems, verbose }: Given, terminal: boolean): number {
  if (typeof maxProblems !== "string") return terminal && verbose !== true ? ON_SCREEN : 0;
  if (!/^\d{1,9}$/.test(maxProblems)) throw new Failure(refusedValue("--max-problems", maxProblems), oneOf(["0, 1, 2 …"]));
  return Number(maxProblems);
}

/** The same for a report of what was found, where it goes to the screen. @throws {Failure} */
export function mostFindings({ host, options }: Invocation): number {
  const onScreen = outputsOf(options, true).some(({ file }) => file === undefined);
  return mostProblems(options, onScreen && host.out.interactive);
}

/** Tells what is wrong; nothing when nothing is. @param elsewhere how many more there are that this report is not about */
export async function tell(
  invocation: Invocation,
  diagnostics: readonly Diagnostic[],
  files: number,
  elsewhere: number = 0,
): Promise<void> {
  if (diagnostics.length === 0 && elsewhere === 0) return;
  const { lang, options, host } = invocation;
  const most = mostProblems(options, host.err.interactive);
  const pointer = host.err.interactive;
  await note(invocation, diagnosticBlocks(diagnostics, { lang, all: options.verbose === true, most, files, elsewhere, pointer }));
}
