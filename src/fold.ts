/** Texts that people would call the same, made equal: for comparing headings, names and words of a choice, never for printing. */
import { remembering } from "./remembering.ts";

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const SYLLABLE = /[\p{L}\p{M}]+/gu;

/** Plain letters have neither tone nor mark to move. */
const MARKED = /[^\x00-\x7f]/;

/** One syllable with its tone mark at the end, so that `Hòa` and `Hoà`, composed or not, are the same. */
function toneLast(text: string): string {
  const spelt = text.normalize("NFD");
  const tones = spelt.match(TONES);
  return tones === null ? spelt.normalize("NFC") : spelt.replace(TONES, "").normalize("NFC") + tones.join("");
}

/** Vowels that bear the tone wherever they stand in a syllable. */
const LEADS = /[ăâêôơư](?=[^ăâêôơư]*$)/;
const VOWELS = /[aăâeêioôơuưy]+/;
const SILENT = /^(?:qu|gi)(?=[aăâeêioôơuưy])/;

/** Which letter of a syllable without its tone bears it: in `toan` the a, in `khuya` the y. */
function bearer(plain: string): number {
  const lead = plain.search(LEADS);
  if (lead !== -1) return lead;
  const silent = SILENT.exec(plain)?.[0].length ?? 0;
  const vowels = VOWELS.exec(plain.slice(silent));
  if (vowels === null) return -1;
  const [run] = vowels;
  const first = silent + vowels.index;
  const closed = first + run.length < plain.length;
  if (run.length === 3) return first + 1;
  return run.length === 2 && (closed || /^(?:oa|oe|uy)$/.test(run)) ? first + 1 : first;
}

/** Zero-width marks and soft hyphens, which come along with text from web pages and documents. */
export const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

/** Characters that look like nothing or like another: zero-width marks, the Icelandic Ð for Đ. */
const LOOK_ALIKE: readonly (readonly [RegExp, string])[] = [
  [INVISIBLE, ""],
  [/[\u00D0\u00F0]/g, "đ"],
  [/[\u2010-\u2015\u2212]/g, "-"],
];

const ANY_LOOK_ALIKE = new RegExp(LOOK_ALIKE.map(([look]) => look.source).join("|"));

/** Case, spaces, composition, tone placement and look-alikes make no difference. */
export const fold = remembering(folded);

/** The language has few thousand syllables. */
const syllable = remembering((text: string) => (MARKED.test(text) ? toneLast(text) : text));

function folded(text: string): string {
  let clean = text.slice(0, 512).normalize("NFC");
  if (ANY_LOOK_ALIKE.test(clean)) for (const [look, as] of LOOK_ALIKE) clean = clean.replace(look, as);
  // A bracket or a comma behind a syllable is none of its letters: the tone goes before it.
  return clean.toLowerCase().replace(SYLLABLE, syllable).replace(/\s+/g, " ").trim();
}

/** A syllable that ends in its tone, with the tone back on its vowel. */
const spoken = remembering((syllable: string) =>
  syllable
    .normalize("NFD")
    .replace(/^([\p{L}\p{M}]+?)([\u0300\u0301\u0303\u0309\u0323])$/u, (whole: string, letters: string, tone: string) => {
      const plain = letters.normalize("NFC");
      const at = bearer(plain);
      return at === -1 ? whole : `${plain.slice(0, at + 1)}${tone}${plain.slice(at + 1)}`;
    })
    .normalize("NFC"),
);

/** What was folded, with every tone back on its vowel: one spelling for all that fold to the same. */
export const spelt = (folded: string): string => folded.replace(SYLLABLE, spoken).normalize("NFC");

/** A heading without what decorates it: `Điểm tự chấm:` and `ĐIỂM TỰ CHẤM (điểm)` are the same. */
export const foldHeading = remembering((text: string) =>
  fold(
    text
      .replace(/\([^()]{0,80}\)/g, " ")
      .replace(/[:*.⁰¹²³⁴-⁹]+\s*$/g, " ")
      .replace(/\s*\/\s*/g, "/"),
  ),
);
