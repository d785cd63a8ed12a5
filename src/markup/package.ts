/** The parts of a workbook while some of them are being changed: texts, relations and types of content. */
import type { Parts } from "../tables/container.ts";
import type { Limits } from "../tables/index.ts";
import { zipDirectory } from "../tables/zip-directory.ts";
import { attributeOf, tagsOf, withChild } from "./xml-edit.ts";
import { zipAgain } from "./zip.ts";

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

export interface Relation {
  readonly id: string;
  /** The last step of its address, which strict and transitional workbooks share. */
  readonly type: string;
  /** From the root of the package. */
  readonly part: string;
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf("/") + 1);
const relationsOf = (part: string): string => `${folderOf(part)}_rels/${part.slice(part.lastIndexOf("/") + 1)}.rels`;

/** A target as its part: from the root, or from the folder of the part that names it. */
function resolved(from: string, target: string): string {
  const steps = target.startsWith("/") ? [] : folderOf(from).split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}

export class OpenPackage {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  readonly #limits: Limits;
  readonly #parts: Parts;
  readonly #changed = new Map<string, string>();

  /** @param parts what the guard unpacked and found sound */
  constructor(file: string, bytes: Uint8Array, parts: Parts, limits: Limits) {
    this.#file = file;
    this.#bytes = bytes;
    this.#parts = parts;
    this.#limits = limits;
  }

  has(part: string): boolean {
    return this.#changed.has(part) || this.#parts.has(part);
  }

  /** @throws {Error} when there is no such part */
  text(part: string): string {
    const changed = this.#changed.get(part);
    if (changed !== undefined) return changed;
    const bytes = this.#parts.get(part);
    if (bytes === undefined) throw new Error(`no part ${part}`);
    const label = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
    const text = new TextDecoder(label).decode(bytes);
    // It will be written in UTF-8, whatever it was in.
    return label === "utf-8" ? text : text.replace(/^(<\?xml[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
  }

  write(part: string, text: string): void {
    this.#changed.set(part, text);
  }

  /** The part of the workbook itself. */
  get workbook(): string {
    return this.relations("").find(({ type }) => type === "officeDocument")?.part ?? "xl/workbook.xml";
  }

  /** The relations of a part, of the package itself for "". */
  relations(part: string): readonly Relation[] {
    const list = relationsOf(part);
    if (!this.has(list)) return [];
    return [...tagsOf(this.text(list))]
      .filter(({ name, kind }) => name === "Relationship" && kind !== "close")
      .filter((tag) => attributeOf(tag, "TargetMode") !== "External")
      .map((tag) => {
        const type = attributeOf(tag, "Type") ?? "";
        const target = decodeURI(attributeOf(tag, "Target") ?? "");
        return { id: attributeOf(tag, "Id") ?? "", type: type.slice(type.lastIndexOf("/") + 1), part: resolved(part, target) };
      });
  }

  /** Relates one part to another. @returns the id of the relation */
  relate(part: string, type: string, target: string): string {
    const list = relationsOf(part);
    if (!this.has(list))
      this.write(list, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONS}"></Relationships>`);
    const text = this.text(list);
    const taken = new Set([...tagsOf(text)].map((tag) => attributeOf(tag, "Id")));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const id = `rId${number}`;
    this.write(
      list,
      withChild(text, "Relationships", (prefix) => `<${prefix}Relationship Id="${id}" Type="${type}" Target="/${target}"/>`),
    );
    return id;
  }

  /** Says what a new part is. */
  declare(part: string, type: string): void {
    const list = "[Content_Types].xml";
    this.write(
      list,
      withChild(this.text(list), "Types", (prefix) => `<${prefix}Override PartName="/${part}" ContentType="${type}"/>`),
    );
  }

  /** Says what every part with an ending is, unless that is said already. */
  declareEnding(ending: string, type: string): void {
    const list = "[Content_Types].xml";
    const text = this.text(list);
    const known = [...tagsOf(text)].some((tag) => tag.name === "Default" && attributeOf(tag, "Extension")?.toLowerCase() === ending);
    if (!known)
      this.write(
        list,
        withChild(text, "Types", (prefix) => `<${prefix}Default Extension="${ending}" ContentType="${type}"/>`, true),
      );
  }

  /** A name that no part has. */
  free(name: (number: number) => string): string {
    let number = 1;
    while (this.has(name(number))) number += 1;
    return name(number);
  }

  bytes(): Uint8Array {
    const encoder = new TextEncoder();
    const changed = new Map([...this.#changed].map(([part, text]) => [part, encoder.encode(text)] as const));
    return zipAgain(this.#bytes, zipDirectory(this.#bytes, this.#file, this.#limits), changed);
  }
}
