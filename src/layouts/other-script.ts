/** A letter of another alphabet within a name in Latin letters: to the eye the same, to a program another one. */
import { codePoint, type Text } from "../text.ts";

interface OtherLetter {
  readonly letter: string;
  /** `U+043F` */
  readonly point: string;
  readonly script: Text;
}

const CYRILLIC: Text = { vi: "chữ Kirin", en: "Cyrillic" };
const GREEK: Text = { vi: "chữ Hy Lạp", en: "Greek" };

/** The first Greek or Cyrillic letter of a text that has Latin ones as well. */
export function otherScript(text: string): OtherLetter | undefined {
  const letter = /[\u0370-\u052f\u1f00-\u1fff]/.exec(text)?.[0];
  if (letter === undefined || !/\p{L}/u.test(letter) || !/\p{Script=Latin}/u.test(text)) return undefined;
  return { letter, point: codePoint(letter), script: /\p{Script=Cyrillic}/u.test(letter) ? CYRILLIC : GREEK };
}
