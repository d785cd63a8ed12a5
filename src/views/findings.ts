/** What a check found, with what was waived: the answer to `cchc validate` in every form. */
import { diagnosticJson } from "../engine/json.ts";
import { type Finding, isWaived } from "../finding.ts";
import { placeName } from "../source.ts";
import { asCount, formatDate, type Lang, render, say, type Text, words } from "../text.ts";
import type { Block, Inline, Report } from "./block.ts";
import { diagnosticsReport, diagnosticsSummary } from "./diagnostics.ts";

export interface FindingsOptions {
  readonly lang: Lang;
  readonly all?: boolean | undefined;
  /** No more than so many on screen and paper; all of them when it is 0 or undefined. */
  readonly most?: number | undefined;
  /** Every file that was looked at, as findings name them. */
  readonly files: readonly string[];
}

const WAIVED: Text = { vi: "Đã miễn trừ", en: "Waived" };
const EXPLAINED: Text = { vi: "Đã giải trình (vẫn tính)", en: "Explained (still counts)" };
const LINE = words(
  "acknowledged-line",
  "{place} {code} — {reason} ({by}, đến hết ngày {day})",
  "{place} {code} — {reason} ({by}, through {day})",
);
const WAIVED_COUNT = words("waived-count", "{count} được miễn trừ", "waived: {count}");

function line({ diagnostic, acknowledged }: Finding, lang: Lang): Inline {
  const { reason = "", by = "", expires = "" } = acknowledged ?? {};
  const { at, subject = [], message } = diagnostic;
  const place = [placeName(at), ...subject].join(" · ");
  const args = { place, code: message.words.code, reason, by, day: formatDate(expires, lang) };
  return render(say(LINE, args), lang);
}

/** Those that someone answers for, listed so that they are not forgotten. */
export function acknowledgedBlocks(findings: readonly Finding[], lang: Lang): readonly Block[] {
  const waived = findings.filter(isWaived);
  const explained = findings.filter(({ acknowledged }) => acknowledged?.refused === true);
  const list = (title: Text, items: readonly Finding[]): readonly Block[] =>
    items.length === 0
      ? []
      : [
          { kind: "paragraph", text: `${title[lang]} (${items.length}):` },
          { kind: "list", items: items.map((finding) => line(finding, lang)) },
        ];
  return [...list(WAIVED, waived), ...list(EXPLAINED, explained)];
}

function findingJson(finding: Finding): object {
  const { diagnostic, fingerprint, acknowledged } = finding;
  return { ...diagnosticJson(diagnostic), fingerprint, ...(acknowledged === undefined ? {} : { acknowledged }) };
}

/** All that counts, then what does not, and how many of each at the end. */
export function findingsReport(findings: readonly Finding[], { lang, all, most, files }: FindingsOptions): Report {
  const waived = findings.filter(isWaived);
  const counted = findings.filter((finding) => !isWaived(finding)).map(({ diagnostic }) => diagnostic);
  const options = { lang, all, most, files: files.length };
  const report = diagnosticsReport(counted, options);
  const suffix = waived.length === 0 ? "" : `; ${render(say(WAIVED_COUNT, { count: asCount(waived.length) }), lang)}`;
  const last = report.blocks.at(-1);
  const summary: Block[] = last?.kind === "paragraph" ? [{ ...last, text: withSuffix(last.text, suffix) }] : [];
  return {
    ...report,
    blocks: [...report.blocks.slice(0, -1), ...acknowledgedBlocks(findings, lang), ...summary],
    json: {
      schema: "cchc-diagnostics/1",
      diagnostics: findings.filter((finding) => !isWaived(finding)).map(findingJson),
      waived: waived.map(findingJson),
    },
    findings: { lang, files, list: findings, summary: `${diagnosticsSummary(counted, options)}${suffix}` },
  };
}

const withSuffix = (text: Inline, suffix: string): Inline => {
  if (suffix === "") return text;
  return typeof text === "string" ? text + suffix : [...text, { text: suffix }];
};
