/** The XML report of Checkstyle, which many servers read. */
import type { Severity } from "../diagnostic.ts";
import type { Finding } from "../finding.ts";
import type { Lang } from "../text.ts";
import { byFile, codeOf, countedIn, findingsIn, fixOf, regionOf, sentenceOf } from "./findings.ts";
import type { Format } from "./format.ts";
import { document, element } from "./xml-text.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "info" };

function error(finding: Finding, lang: Lang): string {
  const region = regionOf(finding.diagnostic.at);
  return element("error", {
    line: region?.line ?? 1,
    column: region?.column,
    severity: SEVERITIES[finding.diagnostic.severity],
    message: [sentenceOf(finding, lang), fixOf(finding, lang)].filter((part) => part !== "").join(" "),
    source: `cchc.${codeOf(finding)}`,
  });
}

export const checkstyle: Format = {
  id: "checkstyle",
  title: { vi: "XML của Checkstyle", en: "XML of Checkstyle" },
  extension: "xml",
  binary: false,
  needs: "findings",
  render(report) {
    const { lang, files } = findingsIn(report);
    const lists = [...byFile(files, countedIn(report))].map(([name, list]) =>
      element(
        "file",
        { name },
        list.map((finding) => error(finding, lang)),
      ),
    );
    return document(element("checkstyle", { version: "4.3" }, lists));
  },
};
