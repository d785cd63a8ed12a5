/** Zip archives and workbooks made by hand, so that every byte of them can be wrong. */
import { deflateRawSync } from "node:zlib";

export interface Entry {
  readonly name: string;
  readonly data: Uint8Array | string;
  readonly stored?: boolean;
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly at?: number;
  readonly method?: number;
  readonly packed?: Uint8Array;
  /** Only in the directory. */
  readonly ghost?: boolean;
}
const u16 = (value: number) => Buffer.from([value & 255, (value >> 8) & 255]);
const u32 = (value: number) => {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
};
export function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data);
    const packed = Buffer.from(entry.packed ?? (entry.stored ? data : deflateRawSync(data)));
    const name = Buffer.from(entry.name);
    const head = Buffer.concat([
      u16(20),
      u16(entry.flags ?? 0),
      u16(entry.method ?? (entry.stored ? 0 : 8)),
      u32(0),
      u32(entry.crc ?? crcOf(data)),
      u32(packed.length),
      u32(entry.size ?? data.length),
      u16(name.length),
      u16(0),
    ]);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, name, packed]);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02"), u16(20), head, u16(0), u16(0), u16(0), u32(0), u32(entry.at ?? offset), name]));
    if (entry.ghost) continue;
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.concat([
    Buffer.from("PK\x05\x06"),
    u32(0),
    u16(entries.length),
    u16(entries.length),
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}
function crcOf(data: Uint8Array): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let k = 0; k < 8; k += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export interface BookOptions {
  readonly strings?: string;
  readonly styles?: string;
  readonly workbookPr?: string;
  readonly target?: string;
  readonly mode?: string;
  readonly sheets?: string;
  readonly more?: readonly Entry[];
  readonly drop?: string;
}
/** A workbook with one sheet; `sheet` is what stands inside `<worksheet>`, or the whole part when it begins with `<?`. */
export function parts(sheet: string, options: BookOptions = {}): readonly Entry[] {
  const target = options.target ?? "worksheets/sheet1.xml";
  const all = [
    { name: "[Content_Types].xml", data: "<Types/>" },
    {
      name: "_rels/.rels",
      data: `<Relationships><Relationship Id="r1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns="${MAIN}" xmlns:r="${REL}">${options.workbookPr ?? ""}<sheets>${options.sheets ?? '<sheet name="Tự chấm" sheetId="1" r:id="r1"/>'}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships><Relationship Id="r1" Type="${REL}/worksheet" Target="${target}"${options.mode ?? ""}/><Relationship Id="r2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>${options.styles === undefined ? "" : `<Relationship Id="r3" Type="${REL}/styles" Target="styles.xml"/>`}</Relationships>`,
    },
    { name: "xl/sharedStrings.xml", data: options.strings ?? "<sst><si><t>Nội dung</t></si></sst>" },
    ...(options.styles === undefined ? [] : [{ name: "xl/styles.xml", data: options.styles }]),
    { name: "xl/worksheets/sheet1.xml", data: sheet.startsWith("<?") ? sheet : `<worksheet xmlns="${MAIN}">${sheet}</worksheet>` },
    ...(options.more ?? []),
  ];
  return all.filter((each) => each.name !== options.drop);
}
export const book = (sheet: string, options: BookOptions = {}) => zip(parts(sheet, options));
export const data = (inside: string) => `<sheetData>${inside}</sheetData>`;
