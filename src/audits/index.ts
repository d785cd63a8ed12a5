/** Everything that is looked at in filled-in sheets beyond what scoring itself finds: one run, one finding for one fault. */

import type { Round } from "../assessment.ts";
import { type Diagnostic, Diagnostics } from "../diagnostic.ts";
import { judge } from "../engine/answer.ts";
import type { Rubric } from "../rubric/model.ts";
import { cellKey, sheetKey } from "../source.ts";
import { say, words } from "../text.ts";
import * as all from "./all.ts";
import type { Audit, Finding } from "./audit.ts";
import { Audited, type Dossier, type Sources } from "./audited.ts";
import { type Case, judgingOf } from "./case.ts";
import { readingOrder } from "./places.ts";

export type { Audit } from "./audit.ts";
export { EXAMPLE_RUBRIC } from "./example-rubric.ts";
export { THRESHOLDS, type ThresholdName, type Thresholds, thresholdNames, thresholdsWith } from "./thresholds.ts";

export const audits: readonly Audit[] = Object.values(all);

const FIX = words("fix-audit", "{how}", "{how}");
const byCode: ReadonlyMap<string, Audit> = new Map(audits.map((audit) => [audit.code, audit]));

function diagnosticOf({ severity, fix: how }: Audit, { message, at, subject, found, expected, fix, related }: Finding): Diagnostic {
  return {
    severity,
    message,
    at,
    fix: fix ?? say(FIX, { how }),
    ...(subject === undefined ? {} : { subject }),
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
    ...(related === undefined ? {} : { related }),
  };
}

/** What is wrong with answers that a later round has overruled: scoring only looks at those that count. */
function overruled({ cases, card }: Dossier, rubric: Rubric, problems: Diagnostics): void {
  const rounds = rubric.rounds.map(({ id }) => id);
  const judging = judgingOf(rubric, card.unit.name, problems);
  for (const each of cases) if (each.score.round !== "survey") judgeEarlier(each, rounds, judging);
}

/** Of those only what an audit is about; in what no longer counts nothing is an error. */
const withoutEffect = (list: readonly Diagnostic[]): readonly Diagnostic[] =>
  list
    .filter(({ message }) => byCode.has(message.words.code))
    .map((each) => ({ ...each, severity: each.severity === "error" ? "warning" : each.severity }));

function judgeEarlier(each: Case, rounds: readonly Round[], judging: ReturnType<typeof judgingOf>): void {
  for (const id of rounds) {
    if (id === each.score.round) return;
    const answer = each.said(id);
    // Facts alone can be wrong in ways that no audit is about.
    if (answer?.points !== undefined || answer?.notApplicable === true) judge(each.leaf, answer, true, judging);
  }
}

/** Scoring tells some things without saying how to settle them; the page of the audit does. */
function withFix(diagnostic: Diagnostic): Diagnostic {
  const audit = diagnostic.fix === undefined ? byCode.get(diagnostic.message.words.code) : undefined;
  return audit === undefined ? diagnostic : { ...diagnostic, fix: say(FIX, { how: audit.fix }) };
}

const codeOf = ({ message }: Diagnostic): string => message.words.code;

/** The same thing about the same place is told once, and a finding silences what it says better. */
function once(list: readonly Diagnostic[]): readonly Diagnostic[] {
  const silenced = new Set<string>();
  for (const { message, at } of list) {
    const { instead } = byCode.get(message.words.code) ?? {};
    if (instead === undefined || at.kind !== "cell") continue;
    for (const code of instead.codes) silenced.add(`${code}\n${instead.within === "cell" ? cellKey(at) : sheetKey(at)}`);
  }
  const told = new Set<string>();
  return list.filter((diagnostic) => {
    const { at } = diagnostic;
    if (at.kind !== "cell") return true;
    const code = codeOf(diagnostic);
    if (silenced.has(`${code}\n${cellKey(at)}`) || silenced.has(`${code}\n${sheetKey(at)}`)) return false;
    const name = `${code}\n${cellKey(at)}\n${(diagnostic.subject ?? []).join("\n")}`;
    if (told.has(name)) return false;
    told.add(name);
    return true;
  });
}

/** As one reads the files: first what is of no cell, then sheet by sheet, row by row. */
function inOrder(list: readonly Diagnostic[], { tables }: Audited): readonly Diagnostic[] {
  const order = readingOrder(tables);
  const key = ({ at }: Diagnostic): number => (at.kind === "cell" ? order(at) : -1);
  return list
    .map((diagnostic) => ({ diagnostic, at: key(diagnostic) }))
    .sort((a, b) => a.at - b.at)
    .map(({ diagnostic }) => diagnostic);
}

/** What the audits find, one audit after another in the order of their list, though the units are gone through once for all of them. */
function findings(audited: Audited, problems: Diagnostics): readonly Diagnostic[] {
  const looks = audits.map((audit) => ({ audit, look: audit.byUnit?.(audited), found: [...(audit.run?.(audited) ?? [])] }));
  for (const dossier of audited.dossiers) {
    overruled(dossier, audited.rubric, problems);
    for (const { look, found } of looks) if (look !== undefined) for (const finding of look.each(dossier)) found.push(finding);
  }
  return looks.flatMap(({ audit, look, found }) => [...found, ...(look?.end?.() ?? [])].map((finding) => diagnosticOf(audit, finding)));
}

/** Everything found: what scoring told, and what the audits see. */
export function auditAll(sources: Sources): readonly Diagnostic[] {
  const audited = new Audited(sources);
  const problems = new Diagnostics();
  const found = findings(audited, problems);
  const told = [...audited.run.diagnostics, ...withoutEffect(problems.list)].map(withFix);
  return inOrder(once([...told, ...found]), audited);
}
