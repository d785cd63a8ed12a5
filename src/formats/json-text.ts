/** Data as JSON that hides nothing from a terminal, a script or a reader's eye. */

/** JSON leaves these as they are. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** By UTF-16 unit, as JSON escapes. */
const escaped = (letter: string): string =>
  Array.from({ length: letter.length }, (_, index) => `\\u${letter.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");

export const jsonText = (data: unknown): string => `${JSON.stringify(data, undefined, 2).replace(UNSEEN, escaped)}\n`;
