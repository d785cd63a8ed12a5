/**
 * One text file, one story: prose for people, files it needs, command lines and what they must print. Read and written by the same code,
 * so that a story can be brought up to date and then be judged by reading its diff.
 *
 *     = rubrics/hatinh-huyen-2022.yaml          a file of this repository
 *     = hong.xlsx < workbook encrypted          a workbook made for the story (`test/workbooks.ts`)
 *     = a.csv < samples/b.csv                   a file of this repository under another name
 *     = du-lieu.csv                             a file written here, up to a line with `=` alone
 *     Đơn vị;Mã;Điểm
 *     =
 *     ! EBUSY du-lieu.xlsx                      a path that answers with an error of the system; `>` before it: only when written
 *     ! EBUSY:3 du-lieu.xlsx                    the same, three times only
 *     $ NO_COLOR=1 cchc score - < du-lieu.csv   a command; then stdout, after `(stderr)` stderr, then how it ended and what it wrote
 *     → 0, ghi: ket-qua.json
 *     $ cat ket-qua.json
 *     → 0
 */
import { main } from "../src/cli.ts";
import { memoryHost } from "./memory-host.ts";

export interface Step {
  readonly kind: "prose" | "file" | "fault" | "command";
  readonly lines: readonly string[];
}

const END = /^→ /;
const INLINE = /^= \S+$/;

/** Cuts a story into its steps; joined again they are the same text. @param taken whether a path is a file of the repository */
export function parseStory(text: string, taken: (path: string) => boolean): readonly Step[] {
  const lines = text.split("\n");
  const steps: Step[] = [];
  for (let at = 0; at < lines.length; ) {
    const kind = KINDS[(lines[at] as string).slice(0, 2)] ?? "prose";
    const end = kind === "file" ? endOfFile(lines, at, taken) : kind === "command" ? endOfCommand(lines, at) : at + 1;
    steps.push({ kind, lines: lines.slice(at, end) });
    at = end;
  }
  return steps;
}

const KINDS: Readonly<Record<string, Step["kind"]>> = { "= ": "file", "! ": "fault", "$ ": "command" };

function endOfFile(lines: readonly string[], at: number, taken: (path: string) => boolean): number {
  const line = lines[at] as string;
  if (!INLINE.test(line) || taken(line.slice(2))) return at + 1;
  const close = lines.indexOf("=", at);
  if (close === -1) throw new Error(`The file “${line}” is never closed by a line with “=” alone.`);
  return close + 1;
}

/** A command that was never run has no end yet. */
function endOfCommand(lines: readonly string[], at: number): number {
  const close = lines.findIndex((line, index) => index > at && (END.test(line) || line.startsWith("$ ")));
  return close !== -1 && END.test(lines[close] as string) ? close + 1 : at + 1;
}

export const formatStory = (steps: readonly Step[]): string => steps.flatMap(({ lines }) => lines).join("\n");

/** Words of a command line as a shell has them: double and single quotes hold words together. */
const wordsOf = (line: string): string[] => [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) => word.replace(/["']/g, ""));

export interface Library {
  readonly has: (path: string) => boolean;
  readonly read: (path: string) => Uint8Array;
  readonly workbook: (name: string) => Promise<Uint8Array>;
}

/** Runs a story: the same steps with what was really printed. */
export async function runStory(steps: readonly Step[], library: Library): Promise<readonly Step[]> {
  const files: Record<string, Uint8Array> = {};
  const faults: Record<string, string> = {};
  const told: Step[] = [];
  // A workbook made for the story holds the time at which it was made, so the hash of its bytes is another every time.
  const made = steps.some(({ lines: [first = ""] }) => first.includes(" < workbook "));
  const settled = (lines: readonly string[]): readonly string[] =>
    made ? lines.map((line) => line.replace(/(· (?:số liệu|data) )[0-9a-f]{12}/g, "$1············")) : lines;
  for (const step of steps) {
    const [first = ""] = step.lines;
    if (step.kind === "fault") {
      const [, code = "", path = ""] = first.split(" ");
      faults[path] = code.replace(":", " ");
    }
    if (step.kind === "file") await addFile(step.lines, files, library);
    told.push(step.kind === "command" ? { ...step, lines: [first, ...settled(await runCommand(first.slice(2), files, faults))] } : step);
  }
  return told;
}

async function addFile([first = "", ...content]: readonly string[], files: Record<string, Uint8Array>, library: Library): Promise<void> {
  const [path = "", from = path] = first.slice(2).split(" < ");
  if (from.startsWith("workbook ")) files[path] = await library.workbook(from.slice("workbook ".length));
  else if (content.length > 0)
    files[path] = new TextEncoder().encode(
      content
        .slice(0, -1)
        .map((line) => `${line}\n`)
        .join(""),
    );
  else files[path] = library.read(from);
}

async function runCommand(
  line: string,
  files: Record<string, Uint8Array>,
  faults: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const [typed = "", from] = line.split(" < ");
  const typedWords = wordsOf(typed);
  const env: Record<string, string> = {};
  while (/^[A-Z_]+=/.test(typedWords[0] ?? "")) {
    const [name = "", value = ""] = (typedWords.shift() as string).split(/=(.*)/);
    env[name] = value;
  }
  const [program, ...argv] = typedWords;
  if (program === "cat") return [...shown(new TextDecoder("utf-8", { ignoreBOM: true }).decode(files[argv[0] as string])), "→ 0"];
  const stdin = from === undefined ? undefined : files[from];
  const host = memoryHost({ files, env, faults, shipped: "rubrics", ...(stdin === undefined ? {} : { stdin }) });
  const exit = await main(argv, host);
  const written = [...host.files].filter(([path, bytes]) => files[path] !== bytes);
  for (const [path, bytes] of written) files[path] = bytes;
  const err = host.stderr() === "" ? [] : ["(stderr)", ...shown(host.stderr())];
  const names = written.length === 0 ? "" : `, ghi: ${written.map(([path]) => path).join(", ")}`;
  return [...shown(host.stdout()), ...err, `→ ${exit}${names}`];
}

/** What a reader of the story could not see is made visible. */
function shown(text: string): readonly string[] {
  if (text === "") return [];
  const visible = text.replaceAll("\u001b", "␛").replaceAll("\ufeff", "␠BOM").replaceAll("\r\n", "␍\n");
  return (visible.endsWith("\n") ? visible.slice(0, -1) : `${visible}␃`).split("\n");
}
