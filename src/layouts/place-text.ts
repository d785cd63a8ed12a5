/** A place as people write it: «3», «12/13», «Hạng 3», «thứ 2 (đồng hạng)». */

const PLACE = /^(?:(?:xếp|đồng) )?(?:(?:hạng|thứ) ){0,2}(\d{1,4})(?:[.,]0{1,2})?(?: ?\/ ?(\d{1,4}))?(?: ?\*| ?\([^()]{0,40}\)| ?=)?$/u;

export interface WrittenPlace {
  readonly value: number;
  /** The n of k/n. */
  readonly of: number | undefined;
}

/** Undefined for a text that is no place. */
export function placeIn(text: string): WrittenPlace | undefined {
  const plain = text.slice(0, 80).normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
  const [, value, of] = PLACE.exec(plain) ?? [];
  return value === undefined ? undefined : { value: Number(value), of: of === undefined ? undefined : Number(of) };
}
