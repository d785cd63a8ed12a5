/** SARIF 2.1.0, the standard form of what analysers find; GitHub, GitLab and editors read it. */
import type { Severity } from "../diagnostic.ts";
import { type Finding, fileOfSpan, isWaived } from "../finding.ts";
import { plainPath } from "../paths.ts";
import type { Span } from "../source.ts";
import { type Lang, render } from "../text.ts";
import { VERSION } from "../version.ts";
import type { Findings } from "../views/block.ts";
import { codeOf, findingsIn, fixOf, regionOf, sentenceOf } from "./findings.ts";
import type { Format } from "./format.ts";
import { jsonText } from "./json-text.ts";
import { safe } from "./safe.ts";

/** GitHub shows no more of one run. */
const MOST = 5_000;
const WEIGHTS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Forward slashes, everything else that is not plain escaped; an absolute path as a `file` URI. */
function uriOf(path: string): string {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("//")) return `file:${uri}`;
  if (path.startsWith("/")) return `file://${uri}`;
  return /^[A-Za-z]:\//.test(path) ? `file:///${uri.replace("%3A", ":")}` : uri;
}

/** Brackets before parentheses would be taken for a link. */
const plain = (text: string): string => text.replace(/[\\[\]]/g, "\\$&");

function location(span: Span, file: string): object {
  const region = regionOf(span);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(region === undefined
        ? {}
        : { region: { startLine: region.line, startColumn: region.column, endLine: region.endLine, endColumn: region.endColumn } }),
    },
  };
}

function resultOf(finding: Finding, rules: readonly string[], lang: Lang): object {
  const { diagnostic, file, fingerprint, acknowledged } = finding;
  const { severity, at, related = [] } = diagnostic;
  const said = [sentenceOf(finding, lang), fixOf(finding, lang)].filter((part) => part !== "").join(" ");
  return {
    ruleId: codeOf(finding),
    ruleIndex: rules.indexOf(codeOf(finding)),
    level: severity,
    message: { text: plain(said) },
    locations: [location(at, file)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((each, id) => ({
            id,
            ...location(each.at, plainPath(fileOfSpan(each.at))),
            message: { text: plain(safe(render(each.message, lang))) },
          })),
        }),
    partialFingerprints: { "cchc/v1": fingerprint },
    ...(acknowledged === undefined || !isWaived(finding)
      ? {}
      : { suppressions: [{ kind: "external", status: "accepted", justification: safe(`${acknowledged.by}: ${acknowledged.reason}`) }] }),
  };
}

function runOf({ list, lang }: Findings): object {
  // When there are too many, the least grave are left out; the order of the rest stays.
  const weight = ({ diagnostic }: Finding): number => WEIGHTS[diagnostic.severity];
  const grave = new Set([...list].sort((a, b) => weight(a) - weight(b)).slice(0, MOST));
  const kept = list.filter((finding) => grave.has(finding));
  const rules = [...new Set(kept.map(codeOf))].sort();
  const ruleOf = (id: string): object => {
    const { message, severity } = (kept.find((finding) => codeOf(finding) === id) as Finding).diagnostic;
    return { id, shortDescription: { text: message.words[lang] }, defaultConfiguration: { level: severity } };
  };
  return {
    tool: { driver: { name: "cchc", version: VERSION, semanticVersion: VERSION, language: lang, rules: rules.map(ruleOf) } },
    columnKind: "unicodeCodePoints",
    results: kept.map((finding) => resultOf(finding, rules, lang)),
  };
}

export const sarif: Format = {
  id: "sarif",
  title: { vi: "SARIF 2.1.0 cho GitHub, GitLab, trình soạn thảo", en: "SARIF 2.1.0 for GitHub, GitLab, editors" },
  extension: "sarif",
  binary: false,
  needs: "findings",
  render: (report) =>
    jsonText({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [runOf(findingsIn(report))] }),
};
