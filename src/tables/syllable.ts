/** Whether words are spelt as Vietnamese is, to tell in which of several encodings a text was typed. */

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const ONSET = "(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])";
const NUCLEUS =
  "(?:oai|oay|oao|oeo|uay|uây|uôi|uya|uyê|uyu|iêu|yêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uă|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])";
const SYLLABLE = new RegExp(`^${ONSET}?${NUCLEUS}(?:ch|ng|nh|[ckmnpt])?$`);

/** Letters of other languages, whose marks would pass for tones. */
const FOREIGN = /[^a-zà-ãè-êìíò-õùúýăđĩũơư\u1ea0-\u1ef9]/;

/** One word: a syllable of Vietnamese with one tone at most. */
export function isSyllable(word: string): boolean {
  if (word.length > 16) return false;
  const small = word.normalize("NFC").toLowerCase();
  if (FOREIGN.test(small)) return false;
  const spelt = small.normalize("NFD");
  const tones = spelt.match(TONE)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(spelt.replace(TONE, "").normalize("NFC"));
}

export interface Spelling {
  /** Words with letters beyond ASCII that are syllables, and those that are none. */
  readonly good: number;
  readonly bad: number;
}

const WORD = /[\p{L}\p{M}]+/gu;
export const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);

/** How far a text is spelt as Vietnamese, by its words with marks. */
export function spellingOf(text: string): Spelling {
  let good = 0;
  let bad = 0;
  for (const [word] of text.normalize("NFC").matchAll(WORD)) {
    if (isAscii(word)) continue;
    if (isSyllable(word)) good += 1;
    else bad += 1;
  }
  return { good, bad };
}
