/** Text in runs of several looks. Joined plainly, `1,5` with a raised footnote mark reads 1,51, and `2` struck out before `1,5` reads 21,5. */
import { type Attributes, attribute } from "./xml.ts";

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉";
/** Struck through: it stands behind the character. */
const STROKE = "\u0336";

const isOn = (value: string | undefined): boolean => value !== "0" && value !== "false";

/** The look of the run that is being read. */
export class RichText {
  #digits: string | undefined;
  #struck = false;

  /** Told of every element within a text. */
  open(name: string, attributes: Attributes): void {
    if (name === "r" || name === "si" || name === "is") {
      this.#digits = undefined;
      this.#struck = false;
    } else if (name === "strike") this.#struck = isOn(attribute(attributes, "val"));
    else if (name === "vertAlign") {
      const place = attribute(attributes, "val");
      this.#digits = place === "superscript" ? RAISED : place === "subscript" ? LOWERED : undefined;
    }
  }

  /** The text with its digits as they look: raised, lowered or struck ones are no part of a number. */
  shown(text: string): string {
    const digits = this.#digits;
    const placed = digits === undefined ? text : text.replace(/\d/g, (digit) => digits[Number(digit)] as string);
    return this.#struck ? placed.replace(/\d/g, `$&${STROKE}`) : placed;
  }
}
