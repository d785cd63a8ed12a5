/** Whether a document that evidence names is only what the work rests on: a law, or what was carried out. */
import type { Leaf, Rubric } from "../rubric/model.ts";

const NAMES =
  "bộ luật|luật|pháp lệnh|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|kế hoạch|chương trình|đề án|công văn|văn bản|quy chế|hướng dẫn";

/** «Căn cứ Quyết định …», «thực hiện Kế hoạch …», «theo hướng dẫn tại Công văn …»; «công nhận theo Quyết định …» is the evidence itself. */
const RESTS_ON = new RegExp(
  String.raw`(?<!\p{L})(?:căn cứ|thực hiện|triển khai|(?:theo (?:đúng )?)?(?:quy định|hướng dẫn|chỉ đạo|yêu cầu|tinh thần)(?= (?:tại|của|ở|theo|trong) ))\s+(?:(?:các|nội dung|tại|của|ở|theo|trong|điểm|khoản|điều|\p{L}|\d{1,3}),?\s+){0,8}(?:${NAMES})(?!\p{L})`,
  "giu",
);
/** What is issued on that ground is the unit's own work again. */
const ISSUES = /(?<!\p{L})ban hành(?!\s+kèm)/iu;

/** Kinds of documents that no unit under appraisal issues itself. */
const LAW = /(?<!\p{L}|[Kk]ỷ |[Kk]ỉ |[Pp]háp )(?:Bộ luật|Luật|LUẬT)(?!\p{L})/u;
const NATIONAL = /(?<!\p{L})(?:pháp lệnh|nghị định)(?!\p{L})|\/(?:NĐ-CP|NQ-CP|CT-TTg|QĐ-TTg|(?:UBTV)?QH\d*)(?!\p{L})/iu;
const MINISTERIAL = /(?<!\p{L})thông tư(?!\p{L})|\/(?:TT(?:LT)?|QĐ)-(?:B\p{Lu}{1,6}|VPCP|TTCP|UBDT)(?!\p{L})/iu;

interface Evidence {
  readonly rubric: Rubric;
  readonly leaf: Leaf;
  readonly unit: string;
}

/**
 * @param at where the date of the document stands in the text
 * @param earlier behind which date its name begins
 */
export function citedAsBasis(text: string, at: number, earlier: number, { rubric, leaf, unit }: Evidence): boolean {
  const clause = text.slice(clauseStart(text, at), at);
  const own = text.slice(Math.max(earlier, at - clause.length), at);
  if (LAW.test(own) || NATIONAL.test(own) || (!/^bộ\s/iu.test(unit) && MINISTERIAL.test(own))) return true;
  if (documentsOf(rubric, leaf).some((number) => own.includes(number))) return true;
  const rests = [...clause.matchAll(RESTS_ON)].at(-1);
  return rests !== undefined && !ISSUES.test(clause.slice(rests.index + rests[0].length));
}

/** A semicolon, a new line or a full stop ends what a text says of one document and those beside it. */
function clauseStart(text: string, at: number): number {
  const before = [...text.slice(0, at).matchAll(/[;\n]|\.\s+(?=\p{Lu})/gu)].at(-1);
  return before === undefined ? 0 : before.index + before[0].length;
}

/** The numbers of the documents that the rubric itself names for a criterion. */
const documentsOf = ({ decision }: Rubric, { basis }: Leaf): readonly string[] =>
  [decision?.number ?? "", ...basis].flatMap((each) => each.match(/\d+(?:\/\d{4})?\/[\p{L}-]+/gu) ?? []);
