/**
 * Completion for PowerShell 5.1 and later. The script is plain ASCII, since PowerShell 5.1 reads pipes and files in the code page of the
 * machine: the words travel as JSON with their letters escaped.
 */
import type { Flag, Takes, Vocabulary, Word } from "./shell-words.ts";

const ascii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

const offered = (takes: Takes): readonly Word[] => (typeof takes === "string" ? [] : takes);
const flagData = ({ names, about, takes }: Flag) => ({ names, about, takes: takes !== "nothing", words: offered(takes) });
const dataOf = ({ commands, flags }: Vocabulary) => ({
  flags: flags.map(flagData),
  commands: commands.map(({ name, about, flags: own, takes }) => ({ name, about, flags: own.map(flagData), words: offered(takes) })),
});

export const powershell = (vocabulary: Vocabulary): string => `$global:CchcWords = ConvertFrom-Json '${ascii(
  JSON.stringify(dataOf(vocabulary)),
).replaceAll("'", "''")}'

Register-ArgumentCompleter -Native -CommandName @('cchc', 'cchc.cmd', 'cchc.ps1') -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # The words before the one that is being typed.
  $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  $written = [string]$wordToComplete
  $prefix = ''
  $command = $null
  $flags = $global:CchcWords.flags
  $words = $global:CchcWords.commands
  if ($typed.Count -gt 1) {
    $command = $global:CchcWords.commands | Where-Object { $_.name -eq $typed[1] } | Select-Object -First 1
    if ($null -eq $command) { return }
    $flags = $command.flags
    $words = $command.words
  }
  $last = $typed[-1]
  if ($written -match '^(--[^=]+=)(.*)$') {
    $prefix = $Matches[1]
    $written = $Matches[2]
    $last = $prefix.TrimEnd('=')
  }
  $asked = $flags | Where-Object { $_.takes -and ($_.names -contains $last) } | Select-Object -First 1
  if ($null -ne $asked) {
    $words = $asked.words
  } elseif ($written.StartsWith('-')) {
    $words = $flags | ForEach-Object { $about = $_.about; $_.names | ForEach-Object { [pscustomobject]@{ name = $_; about = $about } } }
  }
  # Where nothing is offered, PowerShell offers files.
  $words | Where-Object { $null -ne $_ -and $_.name.StartsWith($written) } | ForEach-Object {
    $about = if ($_.about) { $_.about } else { $_.name }
    [System.Management.Automation.CompletionResult]::new($prefix + $_.name, $_.name, 'ParameterValue', $about)
  }
}
`;
