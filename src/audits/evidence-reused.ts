import { compare, count } from "../points.ts";
import { asCount, begun, say, words } from "../text.ts";
import type { Audit } from "./audit.ts";
import type { Case } from "./case.ts";

const REUSED = words(
  "evidence-reused",
  "“{document}” được dẫn cho {count} tiêu chí: {nodes}. Tài liệu này có chứng minh được cả {count} không?",
  "“{document}” is cited for {count} criteria: {nodes}. Does it prove all of them?",
);
const NODES_AT_MOST = 12;
const SHOWN_AT_MOST = 60;

/** `12/QĐ-UBND`, `45/2025/NQ-HĐND`, `bao-cao.pdf`: what tells one document from others of its name. */
const NUMBER = /(?<![\d/])\d{1,6}(?:\/\d{4})?\/[A-ZĐ][\p{Lu}\d-]{0,30}/gu;
const FILE = /[\p{L}\p{N}_-]{1,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|zip|rar)\b/giu;
const ENDING = /\.(?:pdf|docx?|xlsx?|jpe?g|png|zip|rar)\b/i;

/** The documents that a text of evidence cites; a mere kind of document («Báo cáo năm») is none. */
function documentsIn(text: string): readonly string[] {
  const evidence = text.slice(0, 4096);
  const numbers = evidence.includes("/") ? (evidence.match(NUMBER) ?? []) : [];
  const files = evidence.includes(".") && ENDING.test(evidence) ? (evidence.match(FILE) ?? []) : [];
  return files.length === 0 && numbers.length < 2 ? numbers : [...new Set([...numbers, ...files])];
}

interface Citation {
  readonly document: string;
  readonly of: Case[];
}

function citationsIn(cases: readonly Case[]): Iterable<Citation> {
  const cited = new Map<string, Citation>();
  for (const each of cases) {
    const evidence = each.given?.evidence;
    for (const document of evidence === undefined ? [] : documentsIn(evidence)) {
      const key = document.normalize("NFC").toLowerCase();
      const known = cited.get(key);
      if (known === undefined) cited.set(key, { document, of: [each] });
      else known.of.push(each);
    }
  }
  return cited.values();
}

export const evidenceReused: Audit = {
  code: "evidence-reused",
  severity: "note",
  title: { vi: "Một tài liệu được dẫn cho nhiều tiêu chí", en: "One document cited for many criteria" },
  doc: {
    vi: "Một báo cáo có thể chứng minh vài tiêu chí; dẫn cho quá nhiều tiêu chí thì cần xem nó có nội dung của từng tiêu chí không. Tài liệu được nhận ra theo số, ký hiệu hoặc tên tệp.",
    en: "A report may prove several criteria; where it is cited for very many, it is worth a look whether it says something of each. Documents are told apart by their numbers or by the names of files.",
  },
  fix: {
    vi: "Ghi mục, trang của tài liệu cho từng tiêu chí, hoặc bổ sung tài liệu.",
    en: "Cite section and page for each criterion, or add papers.",
  },
  thresholds: ["evidence"],
  bad: `
domains:
  - id: "1"
    title: Chỉ đạo, điều hành
    maxPoints: 10
    criteria:
      - { id: "1.1", title: Kế hoạch, maxPoints: 2, rule: { kind: given } }
      - { id: "1.2", title: Báo cáo, maxPoints: 2, rule: { kind: given } }
      - { id: "1.3", title: Kiểm tra, maxPoints: 2, rule: { kind: given } }
      - { id: "1.4", title: Tuyên truyền, maxPoints: 2, rule: { kind: given } }
      - { id: "1.5", title: Sáng kiến, maxPoints: 1, rule: { kind: given } }
      - { id: "1.6", title: Đối thoại, maxPoints: 1, rule: { kind: given } }

[Huyện An Bình]
Mã;Điểm tự đánh giá;Tài liệu kiểm chứng
1.1;2;Báo cáo 88/BC-UBND
1.2;1;Báo cáo 88/BC-UBND
1.3;2;Báo cáo số 88/BC-UBND
1.4;2;Báo cáo 88/BC-UBND, mục II
1.5;1;Báo cáo 88/BC-UBND
1.6;1;Báo cáo 88/BC-UBND`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Tài liệu kiểm chứng
1.1;1;Báo cáo 88/BC-UBND
1.2;1,5;Quyết định 45/QĐ-UBND
1.3;1,25;Báo cáo 88/BC-UBND, mục II
2.1;3,8;Báo cáo 88/BC-UBND, mục III
2.2;2;Ảnh niêm yết`,
  byUnit: ({ thresholds }) => ({
    *each({ cases, card }) {
      for (const { document, of } of citationsIn(cases)) {
        const at = of[0]?.given?.evidenceAt;
        if (at === undefined || compare(count(of.length), thresholds.evidence) <= 0) continue;
        const ids = of.map(({ leaf }) => leaf.id);
        const nodes = begun(ids, NODES_AT_MOST);
        const message = say(REUSED, { document: document.slice(0, SHOWN_AT_MOST), count: asCount(of.length), nodes });
        yield { message, at, subject: [card.unit.name] };
      }
    },
  }),
};
