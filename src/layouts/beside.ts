/** Headings of what stands beside points and is not they: a difference, what was taken off, a share, an earlier result. */

/** What compares, whether points or figures. */
const COMPARED = `chênh(?: lệch)?|tăng|giảm|tăng ?[,/(-]? ?giảm|so sánh|[+/±–-]{1,5}|cũ|(?:năm|kỳ|lần|đợt) (?:trước|ngoái)`;
/** What follows from points; of figures it may be the very one that is asked for. */
const DERIVED = `(?:bị |khấu )?trừ|thưởng|phạt|còn lại|bình quân|trung bình|%|t[ỷỉ] lệ(?: %)?(?: đạt(?: được)?)?`;

const BEFORE = "^(?:(?:mức|số|phần|điểm) )*";
const AFTER = `(?: (?:so với|giữa|của|khi|sau|trước) .*)?$`;
const COMPARES = new RegExp(`${BEFORE}(?:${COMPARED})${AFTER}`, "u");
const BESIDE = new RegExp(`${BEFORE}(?:${COMPARED}|${DERIVED})${AFTER}`, "u");

const BRACKETS = /\(([^()]{0,80})\)/g;
const LONGEST = 120;

const plain = (text: string): string =>
  text
    .replace(/[:*.]+\s*$/, "")
    .replace(/\s+/g, " ")
    .trim();

/** A heading without what stands in brackets, and that. */
function partsOf(heading: string): readonly string[] {
  const clean = heading.slice(0, LONGEST).normalize("NFC").toLowerCase();
  return [plain(clean.replace(BRACKETS, " ")), ...bracketsIn(clean)];
}

/** What stands in brackets in a heading: mostly decoration, sometimes what sets it apart from another one. */
export const bracketsIn = (heading: string): readonly string[] => [...heading.matchAll(BRACKETS)].map(([, inside = ""]) => plain(inside));

/** Whether a heading, or what it has in brackets, says that something else than points stands below it. */
export const saysBeside = (heading: string): boolean => partsOf(heading).some((part) => BESIDE.test(part));

/** Whether a heading, or what it has in brackets, compares its figures with others. */
export const saysCompared = (heading: string): boolean => partsOf(heading).some((part) => COMPARES.test(part));
