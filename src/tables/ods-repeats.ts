/** In an .ods one cell may stand for sixteen thousand and one row for a million: what that makes is counted before the library unfolds it. */
import { within } from "./limits.ts";
import { attribute, scanXml, type XmlPart } from "./xml.ts";

const times = (text: string | undefined): number => {
  const count = Number(text ?? "1");
  return Number.isInteger(count) && count > 0 ? count : 1;
};

/** @throws {Refusal} when the cells that hold something are more than the limit, or the XML is not well-formed */
export function checkRepeats(source: XmlPart): void {
  let total = 0;
  let inRow = 0;
  let rows = 1;
  scanXml(source, {
    open(name, attributes) {
      if (name === "table-row") {
        rows = times(attribute(attributes, "table:number-rows-repeated"));
        inRow = 0;
      } else if (
        name === "table-cell" &&
        attributes.some((each, i) => i % 2 === 0 && (each.startsWith("office:") || each === "table:formula"))
      ) {
        inRow += times(attribute(attributes, "table:number-columns-repeated"));
      }
    },
    close(name) {
      if (name !== "table-row") return;
      total += inRow * rows;
      within("cells", total, source.limits, source.file);
    },
  });
}
