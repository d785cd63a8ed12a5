/** Completion for bash, from 3.2 on, without the package bash-completion. */
import type { Flag, Phrase, Takes, Vocabulary } from "./shell-words.ts";

const names = (words: readonly { readonly name: string }[]): string => words.map(({ name }) => name).join(" ");
const flagNames = (flags: readonly Flag[]): string => flags.flatMap((flag) => flag.names).join(" ");
/** What follows, as the script has it: words, or a mark for files. */
const rest = (takes: Takes): string => (takes === "file" ? "@files" : typeof takes === "string" ? "" : names(takes));

/** Options with a value: after which words what follows. Options that take the same stand together. */
function arms({ commands }: Vocabulary): readonly string[] {
  const after = new Map<string, string[]>();
  for (const { name, flags } of commands) {
    for (const flag of flags.filter(({ takes }) => takes !== "nothing")) {
      const patterns = flag.names.map((each) => `'${name} ${each}'`);
      after.set(rest(flag.takes), [...(after.get(rest(flag.takes)) ?? []), ...patterns]);
    }
  }
  return [...after].map(([follows, patterns]) => `    ${patterns.join(" | ")}) flags= rest='${follows}' ;;`);
}

const command = ({ name, flags, takes }: Phrase): string => `    ${name}) flags='${flagNames(flags)}' rest='${rest(takes)}' ;;`;

export const bash = (vocabulary: Vocabulary): string => `_cchc() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} flags= rest= word
  COMPREPLY=()
  # --format=csv: bash cuts the word at "=".
  if [[ $cur == = ]]; then
    cur=
  elif [[ $prev == = && $COMP_CWORD -gt 2 ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if ((COMP_CWORD == 1)); then
    command=
    flags='${flagNames(vocabulary.flags)}' rest='${names(vocabulary.commands)}'
  fi
  case $command in
${vocabulary.commands.map(command).join("\n")}
  esac
  case "$command $prev" in
${arms(vocabulary).join("\n")}
  esac
  [[ $cur == -* && -n $flags ]] && rest=$flags
  if [[ $rest == @files ]]; then
    # Files are best left to bash, which knows how to quote them; bash 3.2 cannot be told so.
    compopt -o default 2>/dev/null && return
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
  else
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$rest" -- "$cur")
  fi
}
complete -F _cchc cchc
`;
