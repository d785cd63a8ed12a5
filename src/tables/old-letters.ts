/**
 * Vietnamese as it was typed before Unicode: TCVN3 (fonts `.VnTime`) and VNI (fonts `VNI-Times`). Both put Vietnamese letters where Western
 * fonts have others, so such a text looks like `HuyÖn` or `Huyeän` wherever the font is not.
 */

export const oldEncodings = ["tcvn3", "vni"] as const;
export type OldEncoding = (typeof oldEncodings)[number];

export const isOldEncoding = (name: string | undefined): name is OldEncoding => oldEncodings.some((each) => each === name);

/** TCVN3 has a place for every small letter and for the capitals without a tone; where runs of letters begin. */
const TCVN3_RUNS: readonly (readonly [number, string])[] = [
  [0xa1, "ĂÂÊÔƠƯĐăâêôơưđ"],
  [0xb5, "àảãáạ"],
  [0xbb, "ằẳẵắ"],
  [0xc6, "ặầẩẫấậè"],
  [0xce, "ẻẽéẹềểễếệìỉ"],
  [0xdc, "ĩíịò"],
  [0xe1, "ỏõóọồổỗốộờởỡớợù"],
  [0xf1, "ủũúụừửữứựỳỷỹýỵ"],
];
/** Behind a capital stands its tone. */
const TCVN3_TONES = "\u0300\u0309\u0303\u0301\u0323";
const TCVN3_FIRST_TONE = 0xb0;

/** VNI writes tone and mark behind the vowel, in these letters. */
const VNI_TONES: readonly (readonly [string, string])[] = [
  ["ù", "\u0301"],
  ["ø", "\u0300"],
  ["û", "\u0309"],
  ["õ", "\u0303"],
  ["ï", "\u0323"],
];
const VNI_HATS: readonly (readonly [string, string])[] = [
  ["â", "\u0302"],
  ["á", "\u0302\u0301"],
  ["à", "\u0302\u0300"],
  ["å", "\u0302\u0309"],
  ["ã", "\u0302\u0303"],
  ["ä", "\u0302\u0323"],
];
const VNI_BREVES: readonly (readonly [string, string])[] = [
  ["ê", "\u0306"],
  ["é", "\u0306\u0301"],
  ["è", "\u0306\u0300"],
  ["ú", "\u0306\u0309"],
  ["ü", "\u0306\u0303"],
  ["ë", "\u0306\u0323"],
];
/** Which vowels take which of them, and what the vowel itself stands for. */
const VNI_VOWELS: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  ["a", "a", [...VNI_TONES, ...VNI_HATS, ...VNI_BREVES]],
  ["e", "e", [...VNI_TONES, ...VNI_HATS]],
  ["o", "o", [...VNI_TONES, ...VNI_HATS]],
  ["u", "u", VNI_TONES],
  ["y", "y", VNI_TONES],
  ["ô", "ơ", VNI_TONES],
  ["ö", "ư", VNI_TONES],
];
/** Letters that stand for one by themselves. */
const VNI_SINGLE: readonly (readonly [string, string])[] = [
  ["ô", "ơ"],
  ["ö", "ư"],
  ["ñ", "đ"],
  ["í", "í"],
  ["ì", "ì"],
  ["æ", "ỉ"],
  ["ó", "ĩ"],
  ["ò", "ị"],
  ["î", "ỵ"],
];

function tcvn3Letters(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [first, run] of TCVN3_RUNS) {
    for (const [i, letter] of [...run].entries()) letters.set(String.fromCharCode(first + i), letter);
  }
  for (const capital of "AEIOUYĂÂÊÔƠƯ") {
    const typed = [...letters].find(([, letter]) => letter === capital)?.[0] ?? capital;
    for (const [i, tone] of [...TCVN3_TONES].entries()) {
      letters.set(typed + String.fromCharCode(TCVN3_FIRST_TONE + i), (capital + tone).normalize("NFC"));
    }
  }
  return letters;
}

function vniLetters(): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  // A capital may have the mark of a small letter behind it: `Aùp duïng`.
  const add = (base: string, mark: string, meant: string): void => {
    const small = meant.normalize("NFC");
    const capital = small.toUpperCase();
    for (const behind of [mark, mark.toUpperCase()]) {
      letters.set(base + behind, small);
      letters.set(base.toUpperCase() + behind, capital);
    }
  };
  for (const [base, vowel, marks] of VNI_VOWELS) for (const [mark, meant] of marks) add(base, mark, vowel + meant);
  for (const [typed, meant] of VNI_SINGLE) {
    letters.set(typed, meant);
    letters.set(typed.toUpperCase(), meant.toUpperCase());
  }
  return letters;
}

/** What was typed, one or two letters, and what it means. */
export const oldLetters: Readonly<Record<OldEncoding, ReadonlyMap<string, string>>> = { tcvn3: tcvn3Letters(), vni: vniLetters() };

/** Everything that can be a letter of old: what is beyond ASCII, with the vowel before it. */
const TYPED = /[A-Za-z]?[\u00a1-\u00ff]+/g;

/** The text as Unicode; two letters that belong together are one. */
export function fromOld(text: string, encoding: OldEncoding): string {
  const letters = oldLetters[encoding];
  return text.replace(TYPED, (run) => meant(run, letters)).normalize("NFC");
}

function meant(run: string, letters: ReadonlyMap<string, string>): string {
  let out = "";
  for (let at = 0; at < run.length; at += 1) {
    const pair = at + 1 < run.length ? letters.get(run.slice(at, at + 2)) : undefined;
    out += pair ?? letters.get(run.charAt(at)) ?? run.charAt(at);
    if (pair !== undefined) at += 1;
  }
  return out;
}
