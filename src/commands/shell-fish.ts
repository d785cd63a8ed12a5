/** Completion for fish. */
import type { Flag, Phrase, Takes, Vocabulary, Word } from "./shell-words.ts";

/** In single quotes only the quote and the backslash are special. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;
const words = (offered: readonly Word[]): string =>
  quoted(offered.map(({ name, about }) => (about === "" ? name : `${name}\\t${quoted(about)}`)).join(" "));

function value(takes: Takes): string {
  if (takes === "nothing") return "";
  return takes === "file" ? " -r -F" : typeof takes === "string" ? " -x" : ` -x -a ${words(takes)}`;
}

const flag = (when: string, { names, about, takes }: Flag): string => {
  const written = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(" ");
  return `complete -c cchc -n '${when}' ${written}${value(takes)} -d ${quoted(about)}`;
};

function phrase({ name, about, flags, takes }: Phrase): readonly string[] {
  const within = `__cchc_within ${name}`;
  const args = takes === "file" ? [`complete -c cchc -n '${within}' -F`] : [];
  const known = typeof takes === "string" ? [] : [`complete -c cchc -n '${within}' -a ${words(takes)}`];
  return [`complete -c cchc -n __cchc_first -a ${name} -d ${quoted(about)}`, ...flags.map((each) => flag(within, each)), ...args, ...known];
}

export const fish = ({ commands, flags }: Vocabulary): string => `function __cchc_first
  test (count (commandline -opc)) -eq 1
end
function __cchc_within
  set -l typed (commandline -opc)
  test (count $typed) -ge 2; and test "$typed[2]" = $argv[1]
end
complete -c cchc -f
${[...flags.map((each) => flag("__cchc_first", each)), ...commands.flatMap(phrase)].join("\n")}
`;
