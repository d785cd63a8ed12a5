/** Names of files made from names of units: plain letters, that every system takes and no two units share. */
import { bare } from "../nearest.ts";

/** Windows keeps these for devices, whatever stands behind the point. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** Folders on Windows add up to no more than 260 letters. */
const LONGEST = 80;

/** `Thị xã Kỳ Anh` → `thi-xa-ky-anh` */
export function slug(text: string): string {
  const plain = bare(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
  return RESERVED.test(plain) ? `${plain}-1` : plain;
}

/** A name for each, in their order; one that another has already gets a number. */
export function fileNames(texts: readonly string[], fallback: string): readonly string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const plain = slug(text) || fallback;
    let name = plain;
    for (let number = 2; taken.has(name); number += 1) name = `${plain}-${number}`;
    taken.add(name);
    return name;
  });
}
