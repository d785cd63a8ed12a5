/** Completion for zsh: a function for `fpath`, which may also be sourced after `compinit`. */
import type { Flag, Phrase, Takes, Vocabulary, Word } from "./shell-words.ts";

/** In single quotes nothing is special but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const escaped = (text: string, special: RegExp): string => text.replace(special, "\\$&");

/** `name:what it is for`; only the first colon divides. */
const described = ({ name, about }: Word): string => quoted(about === "" ? name : `${escaped(name, /[:\\]/g)}:${escaped(about, /\\/g)}`);
const list = (words: readonly Word[], indent: string): string => words.map((word) => `${indent}${described(word)}`).join("\n");

/** Words with something said of each are given by a function, for they would not fit into a specification. */
function action(takes: Takes, functions: Map<string, readonly Word[]>, what: string): string {
  if (takes === "file") return "_files";
  if (typeof takes === "string") return " ";
  if (takes.every(({ about }) => about === "")) return `(${takes.map(({ name }) => name).join(" ")})`;
  functions.set(`_cchc_${what}`, takes);
  return `_cchc_${what}`;
}

function specification({ names, about, takes }: Flag, functions: Map<string, readonly Word[]>): string {
  const long = names.at(-1) ?? "";
  const value = takes === "nothing" ? "" : `:${long.slice(2)}:${action(takes, functions, long.slice(2).replaceAll("-", "_"))}`;
  const said = `[${escaped(about, /[[\]\\]/g)}]${value}`;
  const written = names.map((name) => (takes !== "nothing" && name.startsWith("--") ? `${name}=` : name));
  if (written.length === 1) return quoted(`${written[0]}${said}`);
  return `'(${names.join(" ")})'{${written.join(",")}}${quoted(said)}`;
}

function phrase({ name, flags, takes }: Phrase, functions: Map<string, readonly Word[]>): string {
  const specifications = flags.map((flag) => specification(flag, functions));
  const args = takes === "nothing" ? [] : [quoted(`*: :${action(takes, functions, name)}`)];
  return `    ${name})\n      _arguments -s -S : \\\n${[...specifications, ...args].map((each) => `        ${each}`).join(" \\\n")}\n      ;;`;
}

export function zsh({ commands, flags }: Vocabulary): string {
  const functions = new Map<string, readonly Word[]>();
  const cases = commands.map((each) => phrase(each, functions));
  const first = flags.flatMap(({ names, about }) => names.map((name) => ({ name, about })));
  const helpers = [...functions].map(
    ([name, words]) => `${name}() {\n  local -a offered=(\n${list(words, "    ")}\n  )\n  _describe -V cchc offered\n}\n`,
  );
  return `${helpers.join("")}_cchc() {
  local curcontext=$curcontext
  local -a offered
  if (( CURRENT == 2 )); then
    if [[ $PREFIX == -* ]]; then
      offered=(
${list(first, "        ")}
      )
    else
      offered=(
${list(commands, "        ")}
      )
    fi
    _describe -V cchc offered
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT -= 1 ))
  case $command in
${cases.join("\n")}
  esac
}
if [[ $funcstack[1] == _cchc ]]; then
  _cchc "$@"
else
  compdef _cchc cchc
fi
`;
}
