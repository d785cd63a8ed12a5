/**
 * `--cache`: a run on files that have not changed is told again instead of being worked out again. What is kept is what the command printed
 * and wrote, with everything that it asked of the world; it is used only where the command line, the program, the settings and every single
 * answer are the same, down to the bytes of every file.
 */
import { type Host, HostError } from "../host.ts";
import { joined } from "../tables/joined.ts";
import { asCount, type Message, render, say, words } from "../text.ts";
import type { Command, ExitCode, Invocation } from "./command.ts";
import { inOrder } from "./decoding.ts";
import { join, writeOutput } from "./files.ts";
import { type Asked, answerTo, type Effect, Recording } from "./recording.ts";
import { note } from "./report.ts";

const UNWRITABLE = words(
  "cache-not-written",
  "Không ghi được {path} ({code}) để lần sau dùng lại; kết quả lần này vẫn đúng và đủ.",
  "{path} cannot be written for later runs ({code}); the result of this one is whole all the same.",
);

const TOO_LONG = words(
  "cache-too-long",
  "Kết quả dài hơn {most} MB nên không được lưu để dùng lại.",
  "The result is longer than {most} MB and is not kept for later runs.",
);

/** The form of the files; another one is not read. */
const MAGIC = "cchc-cache 1";
/** Results longer than this take as long to keep as to make. */
const MOST_KEPT = 32;
/** Questions asked at once: on a network each of them takes its time. */
const AT_ONCE = 16;

/** A run as it is kept: a line with a digest of the rest, a line about it, and the bytes of all effects. */
interface Kept {
  readonly key: string;
  readonly exit: ExitCode;
  readonly asked: Asked;
  readonly effects: readonly Effect[];
}
type Described = Omit<Kept, "effects"> & { readonly effects: readonly (Omit<Effect, "pieces"> & { readonly length: number })[] };

function written(host: Host, { effects, ...rest }: Kept): Uint8Array {
  const whole = effects.map(({ pieces, ...effect }) => ({ effect, bytes: joined(pieces) }));
  const about: Described = { ...rest, effects: whole.map(({ effect, bytes }) => ({ ...effect, length: bytes.length })) };
  const body = joined([new TextEncoder().encode(`${JSON.stringify(about)}\n`), ...whole.map(({ bytes }) => bytes)]);
  return joined([new TextEncoder().encode(`${MAGIC} ${host.hash(body)}\n`), body]);
}

const NEWLINE = 10;

/** Undefined for anything but what `written` made, whole. */
function readKept(host: Host, bytes: Uint8Array): Kept | undefined {
  const head = bytes.indexOf(NEWLINE) + 1;
  const body = bytes.subarray(head);
  if (new TextDecoder().decode(bytes.subarray(0, Math.min(head, 200))) !== `${MAGIC} ${host.hash(body)}\n`) return undefined;
  const start = body.indexOf(NEWLINE) + 1;
  const { effects, ...rest } = JSON.parse(new TextDecoder().decode(body.subarray(0, start))) as Described;
  let at = start;
  const whole = effects.map(({ length, ...effect }) => {
    at += length;
    return { ...effect, pieces: [body.subarray(at - length, at)] } as Effect;
  });
  return { ...rest, effects: whole };
}

/** Everything that decides what is printed and is not asked for while the command runs. */
function keyOf({ host, lang, args, options, settings, told }: Invocation, command: Command, program: string): string {
  const screens = [host.out, host.err].map(({ interactive, columns }) => [interactive, columns]);
  const places = [host.absolute("."), host.shipped, host.stdinIsTerminal];
  return host.hash(JSON.stringify([program, command.name, lang, args, options, settings, told, screens, places]));
}

async function sameAnswers(host: Host, asked: Asked): Promise<boolean> {
  const same = ([question, answer]: readonly [string, string]): Promise<boolean> => answerTo(host, question).then((now) => now === answer);
  for await (const each of inOrder(asked, AT_ONCE, same)) if (!each) return false;
  return true;
}

/** The kept run, where it is this one. */
async function found(host: Host, path: string, key: string): Promise<Kept | undefined> {
  const bytes = await host.read(path).catch((error: unknown) => {
    if (error instanceof HostError) return undefined;
    throw error;
  });
  const kept = bytes === undefined ? undefined : readKept(host, bytes);
  return kept !== undefined && kept.key === key && (await sameAnswers(host, kept.asked)) ? kept : undefined;
}

/** @throws {Failure} when a file cannot be written now */
async function repeat(host: Host, { asked, effects, exit }: Kept): Promise<ExitCode> {
  const inputs = asked.flatMap(([question]) => (question.startsWith("read ") ? [question.slice("read ".length)] : []));
  for (const effect of effects) {
    const bytes = joined(effect.pieces);
    if (effect.to === "file") await writeOutput(host, effect.path, bytes, effect.replace, inputs);
    else host[effect.to].write(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  }
  return exit;
}

/**
 * Runs a command, or tells again what it told before.
 * @param typed the words of the command line: a run takes the place of the last one of the same words
 */
export async function remembered(command: Command, invocation: Invocation, folder: string, typed: readonly string[]): Promise<ExitCode> {
  const { host, lang } = invocation;
  const { program } = host;
  if (program === undefined) return command.run(invocation);
  const path = join(folder, `${host.hash(JSON.stringify([host.absolute("."), command.name, typed])).slice(0, 32)}.cchc-cache`);
  const key = keyOf(invocation, command, program);
  const kept = await found(host, path, key);
  if (kept !== undefined) return repeat(host, kept);
  const recording = new Recording(host, MOST_KEPT * 1024 * 1024);
  const exit = await command.run({ ...invocation, host: recording.host });
  const trouble = await keep(host, { path, key, exit, recording });
  if (trouble !== undefined) await note(invocation, [{ kind: "paragraph", text: render(trouble, lang) }]);
  return exit;
}

interface Finished {
  readonly path: string;
  readonly key: string;
  readonly exit: ExitCode;
  readonly recording: Recording;
}

/** @returns why the run is not kept, where the user can do something about it */
async function keep(host: Host, { path, key, exit, recording }: Finished): Promise<Message | undefined> {
  const { made, tooLong } = recording;
  if (made === undefined) return tooLong ? say(TOO_LONG, { most: asCount(MOST_KEPT) }) : undefined;
  try {
    await host.write(path, written(host, { key, exit, ...made }), true);
    return undefined;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return say(UNWRITABLE, { path, code: error.code });
  }
}
