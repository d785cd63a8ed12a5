/** The Code Quality report of GitLab. */
import type { Severity } from "../diagnostic.ts";
import { codeOf, countedIn, findingsIn, fixOf, regionOf, sentenceOf } from "./findings.ts";
import type { Format } from "./format.ts";
import { jsonText } from "./json-text.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", note: "info" };

export const gitlab: Format = {
  id: "gitlab",
  title: { vi: "Báo cáo Code Quality của GitLab", en: "Code Quality report of GitLab" },
  extension: "json",
  binary: false,
  needs: "findings",
  render(report) {
    const { lang } = findingsIn(report);
    return jsonText(
      countedIn(report).map((finding) => {
        const region = regionOf(finding.diagnostic.at);
        const description = [sentenceOf(finding, lang), fixOf(finding, lang)].filter((part) => part !== "").join(" ");
        return {
          description,
          check_name: codeOf(finding),
          fingerprint: finding.fingerprint,
          severity: SEVERITIES[finding.diagnostic.severity],
          // A workbook has no lines; what is said names the cell.
          location: { path: finding.file, lines: { begin: region?.line ?? 1, end: region?.endLine ?? 1 } },
        };
      }),
    );
  },
};
