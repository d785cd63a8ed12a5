/** Annotations of GitHub Actions: a workflow command a finding, escaped as the runner unescapes them. */
import type { Severity } from "../diagnostic.ts";
import type { Finding } from "../finding.ts";
import type { Lang } from "../text.ts";
import { codeOf, countedIn, findingsIn, fixOf, regionOf, sentenceOf } from "./findings.ts";
import type { Format } from "./format.ts";
import { safe } from "./safe.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string => data(safe(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");

function command(finding: Finding, lang: Lang): string {
  const region = regionOf(finding.diagnostic.at);
  const oneLine = region !== undefined && region.line === region.endLine;
  const properties: Readonly<Record<string, string | number | undefined>> = {
    // What came through standard input is no file of the repository.
    file: finding.file === "-" ? undefined : finding.file,
    line: region?.line,
    endLine: region?.endLine,
    // Columns are for a stretch of one line only.
    col: oneLine ? region.column : undefined,
    endColumn: oneLine ? region.endColumn : undefined,
    title: codeOf(finding),
  };
  const given = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
  const fix = fixOf(finding, lang);
  const words = fix === "" ? sentenceOf(finding, lang) : `${sentenceOf(finding, lang)}\n${fix}`;
  return `::${COMMANDS[finding.diagnostic.severity]} ${given.join(",")}::${data(words)}\n`;
}

export const github: Format = {
  id: "github",
  title: { vi: "Chú thích của GitHub Actions", en: "Annotations of GitHub Actions" },
  extension: "txt",
  binary: false,
  needs: "findings",
  render(report) {
    const { lang, summary } = findingsIn(report);
    return `${countedIn(report)
      .map((finding) => command(finding, lang))
      .join("")}${summary}\n`;
  },
};
