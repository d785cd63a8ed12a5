/** The XML report of JUnit: a suite a file, a case a finding, and one case that passes for a file with nothing wrong. */
import { type Finding, isWaived } from "../finding.ts";
import type { Lang } from "../text.ts";
import { byFile, codeOf, findingsIn, fixOf, regionOf, sentenceOf } from "./findings.ts";
import type { Format } from "./format.ts";
import { document, element, textElement } from "./xml-text.ts";

/** Words of its own for what fails; what does not fail is told in its output, what was waived is skipped. */
function outcome(finding: Finding, lang: Lang): string {
  const said = sentenceOf(finding, lang);
  const { acknowledged, failing } = finding;
  if (isWaived(finding)) return element("skipped", { message: `${said} (${acknowledged?.by ?? ""}: ${acknowledged?.reason ?? ""})` });
  const region = regionOf(finding.diagnostic.at);
  const place = region === undefined ? finding.file : `${finding.file}:${region.line}:${region.column}`;
  const whole = [`${place}: ${said}`, fixOf(finding, lang)].filter((part) => part !== "").join(" ");
  return failing ? textElement("failure", { type: codeOf(finding), message: said }, whole) : textElement("system-out", {}, whole);
}

/** The fingerprint in the name keeps two findings of the same code apart from run to run. */
const testcase = (finding: Finding, file: string, lang: Lang): string =>
  element("testcase", { name: `${codeOf(finding)} ${finding.fingerprint.slice(0, 12)}`, classname: file }, [outcome(finding, lang)]);

function suite(file: string, list: readonly Finding[], lang: Lang): string {
  const cases = list.length === 0 ? [element("testcase", { name: "validate", classname: file })] : [];
  return element(
    "testsuite",
    {
      name: file,
      tests: Math.max(1, list.length),
      failures: list.filter(({ failing }) => failing).length,
      errors: 0,
      skipped: list.filter(isWaived).length,
    },
    [...cases, ...list.map((finding) => testcase(finding, file, lang))],
  );
}

export const junit: Format = {
  id: "junit",
  title: { vi: "XML của JUnit", en: "XML of JUnit" },
  extension: "xml",
  binary: false,
  needs: "findings",
  render(report) {
    const { lang, files, list } = findingsIn(report);
    const lists = [...byFile(files, list)];
    const tests = lists.reduce((sum, [, own]) => sum + Math.max(1, own.length), 0);
    const failures = list.filter(({ failing }) => failing).length;
    return document(
      element(
        "testsuites",
        { name: "cchc", tests, failures, errors: 0 },
        lists.map(([file, own]) => suite(file, own, lang)),
      ),
    );
  },
};
