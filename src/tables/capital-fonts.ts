/** Which cell styles write in a font of TCVN3 whose small letters are capitals: `.VnTimeH` beside `.VnTime`. */
import { type Attributes, attribute } from "./xml.ts";

const CAPITALS = /^\.?Vn[A-Za-z ]{1,40}H$/;

/** Reads the fonts of a workbook as they come by; the styles that refer to them follow. */
export class CapitalFonts {
  readonly #fonts: boolean[] = [];
  #within = false;

  open(name: string, attributes: Attributes): void {
    if (name === "fonts") this.#within = true;
    else if (this.#within && name === "font") this.#fonts.push(false);
    else if (this.#within && name === "name") this.#fonts[this.#fonts.length - 1] = CAPITALS.test(attribute(attributes, "val") ?? "");
  }

  close(name: string): void {
    if (name === "fonts") this.#within = false;
  }

  /** @param attributes of the style */
  shows(attributes: Attributes): boolean {
    return this.#fonts[Number(attribute(attributes, "fontId") ?? "0")] === true;
  }
}
