/** The only door to the library that writes workbooks: sheets in, the bytes of an .xlsx out, the same for the same sheets. */
import type { WriteOptions, WriteSheet } from "hucre/xlsx";

/** What is printed of a sheet: an area such as `$A$1:$F$9`, and rows such as `$3:$3` that stand on every page. */
export interface PrintedSheet {
  readonly sheet: WriteSheet;
  readonly area?: string;
  readonly titles?: string;
}
export interface BookOptions {
  readonly font: NonNullable<WriteOptions["defaultFont"]>;
  /** Every date in the file, so that the same figures are the same file. */
  readonly day: Date;
  readonly title?: string;
  readonly subject?: string;
}

/** The library names sheets here without the quotes that spaces need, and such a file is called damaged. */
function rangesOf({ sheet: { name }, area, titles }: PrintedSheet): NonNullable<WriteOptions["namedRanges"]> {
  const quoted = `'${name.replaceAll("'", "''")}'`;
  return [
    ...(area === undefined ? [] : [{ name: "_xlnm.Print_Area", range: `${quoted}!${area}`, scope: name }]),
    ...(titles === undefined ? [] : [{ name: "_xlnm.Print_Titles", range: `${quoted}!${titles}`, scope: name }]),
  ];
}

/** Takes the place of the platform's deflate, whose bytes differ from one version to the next: the library then uses its own. */
class NoCompressionStream {
  constructor() {
    throw new TypeError("not used");
  }
}

export async function workbookBytes(sheets: readonly PrintedSheet[], { font, day, ...named }: BookOptions): Promise<Uint8Array> {
  const { writeXlsx } = await import("hucre/xlsx");
  const platform = globalThis.CompressionStream;
  (globalThis as { CompressionStream: unknown }).CompressionStream = NoCompressionStream;
  try {
    const bytes = await writeXlsx({
      sheets: sheets.map(({ sheet }) => sheet),
      namedRanges: sheets.flatMap(rangesOf),
      defaultFont: font,
      properties: { ...named, creator: "cchc", lastModifiedBy: "cchc", created: day, modified: day },
    });
    return new Uint8Array(bytes);
  } finally {
    globalThis.CompressionStream = platform;
  }
}
