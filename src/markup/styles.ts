/** Colours for cells that have a look of their own: each look is copied with another fill, and everything else of it stays. */
import { childrenOf, Edits, type Element, firstNamed, withAttribute } from "./xml-edit.ts";

/** How a cell is marked: by what is wrong with it, or for what was lost there. */
export const LEVELS = ["error", "warning", "note", "loss"] as const;
export type Level = (typeof LEVELS)[number];

/** Light enough to read what stands in the cell. */
export const COLOURS: Readonly<Record<Level, string>> = { error: "FFC7CE", warning: "FFEB9C", note: "DDEBF7", loss: "FCE4D6" };

const EMPTY_STYLES = (namespace: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}"><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;

/** Numbers of looks in the workbook for a list of our own. */
export interface ListLooks {
  readonly title: number;
  readonly heading: number;
  readonly text: number;
  readonly link: number;
}

const FONTS = [
  '<b/><sz val="13"/><name val="Times New Roman"/>',
  '<b/><sz val="11"/><name val="Times New Roman"/>',
  '<sz val="11"/><name val="Times New Roman"/>',
  '<u/><sz val="11"/><color rgb="FF0563C1"/><name val="Times New Roman"/>',
] as const;

/** A list of the style sheet, to which more is added. */
interface Collection {
  readonly element: Element;
  readonly known: readonly Element[];
  readonly added: string[];
}

export class StyleSheet {
  readonly #text: string;
  readonly #fonts: Collection;
  readonly #fills: Collection;
  readonly #looks: Collection;
  readonly #numbers = new Map<string, number>();

  /** @param text undefined for a workbook without styles @param namespace that of the workbook */
  constructor(text: string | undefined, namespace: string) {
    this.#text = text ?? EMPTY_STYLES(namespace);
    this.#fonts = this.#collection("fonts");
    this.#fills = this.#collection("fills");
    this.#looks = this.#collection("cellXfs");
    for (const level of LEVELS) add(this.#fills, (p) => fillOf(COLOURS[level], p));
  }

  #collection(name: string): Collection {
    const element = firstNamed(this.#text, name);
    if (element === undefined) throw new Error(`styles without ${name}`);
    return { element, known: childrenOf(this.#text, name), added: [] };
  }

  /** The number of a look that is like another one but for its colour. */
  coloured(look: number, level: Level): number {
    const key = `${look} ${level}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const model = this.#looks.known[look] ?? this.#looks.known[0];
    const number = add(this.#looks, () => (model === undefined ? "<xf/>" : this.#copy(model, level)));
    this.#numbers.set(key, number);
    return number;
  }

  #copy({ tag, from, end }: Element, level: Level): string {
    const filled = withAttribute(tag.attributes, "fillId", this.#fills.known.length + LEVELS.indexOf(level));
    const attributes = withAttribute(filled, "applyFill", 1);
    const name = `${tag.prefix}${tag.name}`;
    return tag.kind === "empty" ? `<${name}${attributes}/>` : `<${name}${attributes}>${this.#text.slice(from, end)}`;
  }

  listLooks(): ListLooks {
    const [title = 0, bold = 0, plain = 0, link = 0] = FONTS.map((font) =>
      add(this.#fonts, (p) => `<${p}font>${font.replaceAll("<", `<${p}`)}</${p}font>`),
    );
    const heading = this.#fills.known.length + LEVELS.indexOf("note");
    const look = (font: number, fill: number, format: number): number =>
      add(this.#looks, (p) => {
        const align = `<${p}alignment vertical="top" wrapText="${format === 0 ? 0 : 1}"/>`;
        return `<${p}xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${align}</${p}xf>`;
      });
    return { title: look(title, 0, 0), heading: look(bold, heading, TEXT), text: look(plain, 0, TEXT), link: look(link, 0, TEXT) };
  }

  text(): string {
    const edits = new Edits();
    for (const { element, known, added } of [this.#fonts, this.#fills, this.#looks]) {
      const { tag, to } = element;
      const name = `${tag.prefix}${tag.name}`;
      const start = `<${name}${withAttribute(tag.attributes, "count", known.length + added.length)}>`;
      if (tag.kind === "empty") edits.replace(tag.start, tag.end, `${start}${added.join("")}</${name}>`);
      else {
        edits.replace(tag.start, tag.end, start);
        edits.insert(to, added.join(""));
      }
    }
    return edits.apply(this.#text);
  }
}

/** The format that takes everything as text. */
const TEXT = 49;

/** Adds one to a collection. @returns its number */
function add({ element, known, added }: Collection, make: (prefix: string) => string): number {
  added.push(make(element.tag.prefix));
  return known.length + added.length - 1;
}

const fillOf = (colour: string, p: string): string =>
  `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
