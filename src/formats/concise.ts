/** One line a finding, as editors and `grep` read it: `file:line:column: severity code sentence`. */
import type { Severity } from "../diagnostic.ts";
import type { Lang, Text } from "../text.ts";
import type { Report } from "../views/block.ts";
import { codeOf, countedIn, findingsIn, regionOf, sentenceOf } from "./findings.ts";
import type { Format } from "./format.ts";
import { safe } from "./safe.ts";

const SEVERITIES: Readonly<Record<Severity, Text>> = {
  error: { vi: "lỗi", en: "error" },
  warning: { vi: "cảnh báo", en: "warning" },
  note: { vi: "lưu ý", en: "note" },
};

function lines(report: Report, lang: Lang): readonly string[] {
  return countedIn(report).map((finding) => {
    const { at, severity } = finding.diagnostic;
    const region = regionOf(at);
    const place = region === undefined ? finding.file : `${finding.file}:${region.line}:${region.column}`;
    return `${safe(place)}: ${SEVERITIES[severity][lang]} ${codeOf(finding)} ${sentenceOf(finding, lang)}\n`;
  });
}

export const concise: Format = {
  id: "concise",
  title: { vi: "Mỗi chỗ một dòng", en: "One line a finding" },
  extension: "txt",
  binary: false,
  needs: "findings",
  render(report) {
    const { lang, summary } = findingsIn(report);
    return `${lines(report, lang).join("")}${summary}\n`;
  },
};
