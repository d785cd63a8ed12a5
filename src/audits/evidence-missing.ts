import { isPositive } from "../points.ts";
import { asCount, say, words } from "../text.ts";
import type { Audit, Finding } from "./audit.ts";
import type { Dossier } from "./audited.ts";
import type { Case } from "./case.ts";
import { hasColumn } from "./places.ts";
import { wordsSaid } from "./words-said.ts";

const MISSING = words(
  "evidence-missing",
  "Tự đánh giá {points:2} điểm nhưng không ghi tài liệu kiểm chứng.",
  "{points:2} points are claimed, but no evidence is named.",
);
const NONE = words(
  "evidence-missing",
  "Đơn vị không ghi tài liệu kiểm chứng nào ở {count} tiêu chí có điểm.",
  "The unit names no evidence at all; criteria with points: {count}.",
);
const EXPECTED = words("expected-evidence", "{evidence}", "{evidence}");

const isBare = (each: Case): boolean => {
  const { leaf, given } = each;
  if (leaf.source !== "self" || leaf.evidence === undefined || wordsSaid(given?.evidence) !== undefined) return false;
  const claimed = given === undefined || given.rounds.self?.notApplicable === true ? undefined : each.shown("self");
  return claimed !== undefined && isPositive(claimed);
};

function* bareIn({ cases, submission, card }: Dossier): Iterable<Finding> {
  const bare = cases.filter(isBare);
  const [first] = bare;
  if (first === undefined) return;
  if (bare.length > 1 && cases.every(({ given }) => wordsSaid(given?.evidence) === undefined)) {
    yield { message: say(NONE, { count: asCount(bare.length) }), at: submission.at, subject: [card.unit.name] };
    return;
  }
  for (const each of bare) {
    const points = each.shown("self");
    const at = each.at("self");
    if (points === undefined || at === undefined) continue;
    const expected = say(EXPECTED, { evidence: each.leaf.evidence ?? "" });
    yield { message: say(MISSING, { points }), at, subject: each.subject, expected };
  }
}

export const evidenceMissing: Audit = {
  code: "evidence-missing",
  severity: "warning",
  title: { vi: "Có điểm nhưng không có tài liệu kiểm chứng", en: "Points without evidence" },
  doc: {
    vi: "Chỉ xét những tiêu chí mà bộ tiêu chí yêu cầu tài liệu kiểm chứng, và chỉ khi bảng có cột tài liệu kiểm chứng.",
    en: "Only criteria whose evidence the rubric asks for are looked at, and only where a sheet has a column of evidence.",
  },
  fix: { vi: "Ghi tên, số, ngày của tài liệu kiểm chứng.", en: "Name the document with its number and date." },
  bad: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Tài liệu kiểm chứng
1.1;1;Quyết định 12/QĐ-UBND
1.2;1,5;
1.3;1,25;Biên bản kiểm tra 03/BB
2.1;3,8;Báo cáo 88/BC-UBND
2.2;2;Ảnh niêm yết`,
  good: `
[Huyện An Bình]
Mã;Điểm tự đánh giá;Tài liệu kiểm chứng
1.1;1;Quyết định 12/QĐ-UBND
1.2;1,5;Quyết định 45/QĐ-UBND
1.3;1,25;Biên bản kiểm tra 03/BB
2.1;3,8;Báo cáo 88/BC-UBND
2.2;2;Ảnh niêm yết`,
  byUnit: (audited) => (hasColumn(audited, "evidence") ? { each: bareIn } : undefined),
};
