/** What a command prints as it stands, for other programs to read: no report, no format. */
import { safe } from "../formats/safe.ts";
import { render, say, words } from "../text.ts";
import type { Invocation, Option } from "./command.ts";
import { writeOutput } from "./files.ts";

const WRITTEN = words("output-written", "Đã ghi {path}.", "Wrote {path}.");

export const PLAIN_OPTIONS: readonly Option[] = [
  { flags: "-o, --output <file>", doc: { vi: "ghi vào tệp", en: "write it to a file" } },
  { flags: "--force", doc: { vi: "ghi đè tệp đã có", en: "replace a file that exists" } },
];

/** Prints the text or writes it to its file. @throws {Failure} when the file cannot be written */
export async function deliverPlain({ host, lang, options }: Invocation, text: string): Promise<void> {
  const { output } = options;
  if (typeof output !== "string") {
    host.out.write(text);
    return;
  }
  await writeOutput(host, output, text, options.force === true, []);
  host.err.write(`${safe(render(say(WRITTEN, { path: output }), lang))}\n`);
}
