/** Text as files had it before Unicode: TCVN3, VNI and windows-1258. */
import { type OldEncoding, oldLetters } from "../src/tables/old-letters.ts";

export const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];

/** As keys for the old fonts would have typed it. */
export function typed(text: string, encoding: OldEncoding): string {
  const keys = new Map<string, string>();
  for (const [key, letter] of oldLetters[encoding]) if (!keys.has(letter)) keys.set(letter, key);
  return [...text.normalize("NFC")].map((letter) => keys.get(letter) ?? letter).join("");
}
/** The same in a file with one byte a letter. */
export const bytesOf = (text: string, encoding: OldEncoding): Uint8Array => Buffer.from(typed(text, encoding), "latin1");

/** windows-1258 as Windows writes it: letters of the code page, tone marks behind them. */
export function in1258(text: string): Uint8Array {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte += 1) table.set(new TextDecoder("windows-1258").decode(Uint8Array.of(byte)), byte);
  const bytes: number[] = [];
  for (const char of text.normalize("NFC")) {
    const tone = [...char.normalize("NFD")].find((mark) => TONES.includes(mark) && mark !== "");
    const letter = char
      .normalize("NFD")
      .replace(tone ?? "\0", "")
      .normalize("NFC");
    for (const each of table.has(char) ? [char] : [letter, tone ?? ""]) if (each !== "") bytes.push(table.get(each) as number);
  }
  return Uint8Array.from(bytes);
}

export const inUtf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
