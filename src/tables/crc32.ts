/** CRC-32 as zip uses it, four bytes a step: every part of every workbook passes through here. */
const TABLES = makeTables();

function makeTables(): readonly Uint32Array[] {
  const first = new Uint32Array(256);
  for (let n = 0; n < 256; n += 1) {
    let value = n;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    first[n] = value;
  }
  const tables = [first];
  for (let k = 1; k < 4; k += 1) {
    const before = tables[k - 1] as Uint32Array;
    tables.push(before.map((value) => (value >>> 8) ^ (first[value & 0xff] as number)));
  }
  return tables;
}

/** @param before what came of the bytes that stand before these */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [a, b, c, d] = TABLES as readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  let crc = before ^ 0xffffffff;
  let i = 0;
  for (const whole = bytes.length - (bytes.length % 4); i < whole; i += 4) {
    const word =
      crc ^ ((bytes[i] as number) | ((bytes[i + 1] as number) << 8) | ((bytes[i + 2] as number) << 16) | ((bytes[i + 3] as number) << 24));
    crc =
      (d[word & 0xff] as number) ^ (c[(word >>> 8) & 0xff] as number) ^ (b[(word >>> 16) & 0xff] as number) ^ (a[word >>> 24] as number);
  }
  for (; i < bytes.length; i += 1) crc = (crc >>> 8) ^ (a[(crc ^ (bytes[i] as number)) & 0xff] as number);
  return (crc ^ 0xffffffff) >>> 0;
}
