/** Which cell styles write in the colour of their own background, so that nobody sees what stands in the cell. */
import { type Attributes, attribute } from "./xml.ts";

const WHITE = "ffffff";
const BLACK = "000000";
/** The colours that styles name by number: of the old palette and of the theme, as far as they are black or white in every workbook. */
const INDEXED: ReadonlyMap<string, string> = new Map([
  ["0", BLACK],
  ["1", WHITE],
  ["8", BLACK],
  ["9", WHITE],
  ["64", BLACK],
  ["65", WHITE],
]);
const THEME: ReadonlyMap<string, string> = new Map([
  ["0", WHITE],
  ["1", BLACK],
]);

/** One name for a colour however it is written; undefined where it names none. */
function colourOf(attributes: Attributes): string | undefined {
  const rgb = attribute(attributes, "rgb");
  if (rgb !== undefined) return rgb.slice(-6).toLowerCase();
  const tint = Number(attribute(attributes, "tint") ?? "0");
  const theme = attribute(attributes, "theme");
  if (theme !== undefined) return tint === 0 ? (THEME.get(theme) ?? `theme ${theme}`) : `theme ${theme} ${tint}`;
  const indexed = attribute(attributes, "indexed");
  return indexed === undefined ? undefined : (INDEXED.get(indexed) ?? `indexed ${indexed}`);
}

/** Reads the fonts and fills of a workbook as they come by; the styles that refer to them follow. */
export class Colours {
  readonly #fonts: string[] = [];
  /** Undefined where a pattern lies over the cell: whether it can be read is not told by two colours. */
  readonly #fills: (string | undefined)[] = [];
  #within: "fonts" | "fills" | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === "fonts" || name === "fills") this.#within = name;
    else if (this.#within === "fonts") this.#font(name, attributes);
    else if (this.#within === "fills") this.#fill(name, attributes);
  }

  close(name: string): void {
    if (name === this.#within) this.#within = undefined;
  }

  #font(name: string, attributes: Attributes): void {
    if (name === "font") this.#fonts.push(BLACK);
    else if (name === "color") this.#fonts[this.#fonts.length - 1] = colourOf(attributes) ?? BLACK;
  }

  #fill(name: string, attributes: Attributes): void {
    const last = this.#fills.length - 1;
    if (name === "fill") this.#fills.push(undefined);
    else if (name === "patternFill") {
      const type = attribute(attributes, "patternType") ?? "none";
      this.#fills[last] = type === "none" ? WHITE : type === "solid" ? "" : undefined;
    } else if (name === "fgColor" && this.#fills[last] === "") this.#fills[last] = colourOf(attributes);
  }

  /** @param attributes of the style */
  unseen(attributes: Attributes): boolean {
    const font = this.#fonts[Number(attribute(attributes, "fontId") ?? "0")];
    const filled = Number(attribute(attributes, "fillId") ?? "0");
    // Not every program lists a fill for cells that have none.
    const fill = filled < this.#fills.length ? this.#fills[filled] : WHITE;
    return font !== undefined && font === fill;
  }
}
