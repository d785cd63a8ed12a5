/** The two tables of a workbook that all its cells refer to by number: shared strings and styles. */

import { CapitalFonts } from "./capital-fonts.ts";
import { unescapeText } from "./cell-text.ts";
import { Colours } from "./colours.ts";
import { type NumberFormat, numberFormat } from "./decimal.ts";
import { within } from "./limits.ts";
import { RichText } from "./rich-text.ts";
import { attribute, scanXml } from "./xml.ts";
import type { XmlPart } from "./xml-part.ts";

/** The shared strings, NFC; of rich text the runs joined, and never the reading aid (`rPh`) beside them. */
export function readSharedStrings(source: XmlPart): readonly string[] {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let aid = 0;
  const rich = new RichText();
  scanXml(source, {
    open(name, attributes) {
      rich.open(name, attributes);
      if (name === "si") text = "";
      else if (name === "rPh") aid += 1;
      else if (name === "t") inText = aid === 0;
    },
    text(chunk) {
      if (inText) text += rich.shown(chunk);
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") aid -= 1;
      else if (name === "si") {
        strings.push(unescapeText(text).normalize("NFC"));
        within("shared-strings", strings.length, source.limits, source.file);
      }
    },
  });
  return strings;
}

/** The look of each cell style, by the number that cells give: its number format, and whether anything of it is seen. */
export function readFormats(source: XmlPart): readonly NumberFormat[] {
  const custom = new Map<number, string>();
  const colours = new Colours();
  const fonts = new CapitalFonts();
  const formats: NumberFormat[] = [];
  let inCells = false;
  scanXml(source, {
    open(name, attributes) {
      colours.open(name, attributes);
      fonts.open(name, attributes);
      if (name === "numFmt") custom.set(Number(attribute(attributes, "numFmtId")), attribute(attributes, "formatCode") ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) {
        const id = Number(attribute(attributes, "numFmtId") ?? "0");
        const format = numberFormat(id, custom.get(id));
        const unseen = colours.unseen(attributes) || showsNothing(format.code);
        const capitals = fonts.shows(attributes);
        formats.push({ ...format, ...(unseen ? { unseen } : {}), ...(capitals ? { capitals } : {}) });
      }
    },
    close(name) {
      colours.close(name);
      fonts.close(name);
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}

/** `;;;` has a part for every number, and nothing in any. */
const showsNothing = (code: string | undefined): boolean => /^;;;?$/.test(code ?? "");
