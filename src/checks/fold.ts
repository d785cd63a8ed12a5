/** Texts that people would call the same, made equal, for comparing names that stand in rubrics. */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** The tone of a syllable at its end, so that `Hòa` and `Hoà` are the same. */
function syllable(text: string): string {
  const spelt = text.normalize("NFD");
  return spelt.replace(TONES, "").normalize("NFC") + (spelt.match(TONES) ?? []).join("");
}

/** Case, spaces, composition and the place of a tone make no difference. */
export const fold = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\p{L}\p{M}]+/gu, syllable)
    .replace(/\s+/g, " ")
    .trim();

/** Types of units, as they are written and as they are shortened. */
const SHORT: readonly (readonly [string, string])[] = [
  ["tp", "thành phố"],
  ["tx", "thị xã"],
  ["h", "huyện"],
  ["q", "quận"],
  ["tt", "thị trấn"],
  ["p", "phường"],
  ["x", "xã"],
];

/** The name of a unit without its office and with its type in full: `UBND TX. Kỳ Anh` is `Thị xã Kỳ Anh`. */
export function foldUnit(name: string): string {
  const words = fold(name.replace(/\./g, ". ")).replace(new RegExp(`^(?:ubnd|${fold("ủy ban nhân dân")}) `), "");
  const [first = "", ...rest] = words.split(" ");
  const full = SHORT.find(([short]) => short === first.replace(/\.$/, ""))?.[1];
  return full === undefined || rest.length === 0 ? words : `${fold(full)} ${rest.join(" ")}`;
}
