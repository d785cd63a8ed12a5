/** The sentences in which forms say how points are counted: so much for each, so much taken for each, in proportion. */
import { decimalText } from "./phrases.ts";

const LONGEST = 400;

const PER_ITEM =
  /(?:^|[^\p{L}])(?:cứ |với )?mỗi (?:một |01 |1 )?(?<what>[^:;]{2,160}?)[\s,:]*(?:được |đạt |tính |chấm |cộng |thì |cho )*(?<sign>trừ |-)?\s*(?<each>\d+(?:[.,]\d+)?)\s*(?:điểm|đ)(?:[^\p{L}]|$)/iu;
const PER_ITEM_BEFORE =
  /(?<sign>trừ )?\s*(?<each>\d+(?:[.,]\d+)?)\s*(?:điểm|đ)\s*(?:\/|cho mỗi |cho một |mỗi )\s*(?:một |01 |1 )?(?<what>[^:;,.(]{2,160})/iu;

export interface PerItem {
  readonly of: string;
  readonly each: string;
  /** «mỗi trường hợp trừ 0,5 điểm» */
  readonly taken: boolean;
}

/** «mỗi sáng kiến được 0,5 điểm», «0,5 điểm/quy chế». */
export function readPerItem(written: string): PerItem | undefined {
  const text = written.slice(0, LONGEST).normalize("NFC").replace(/\s+/g, " ").trim();
  const found = (PER_ITEM.exec(text) ?? PER_ITEM_BEFORE.exec(text))?.groups;
  if (found?.what === undefined || found.each === undefined) return undefined;
  const what = found.what.replace(/[\s,]+(?:thì|được|bị)?$/iu, "").trim();
  return { of: what, each: decimalText(found.each, true), taken: found.sign !== undefined };
}

const TIMES =
  /[×x*]\s*(?:số )?(?:điểm (?:tối đa|chuẩn)|\d+(?:[.,]\d+)?\s*điểm)|nhân (?:với )?(?:số )?điểm (?:tối đa|chuẩn)|(?:tính|chấm)(?: điểm)? theo tỷ lệ/iu;

export interface Proportion {
  readonly numerator?: string;
  readonly denominator?: string;
}

/** «số hồ sơ đúng hạn / tổng số hồ sơ × điểm tối đa», «tỷ lệ % nhân với điểm tối đa». */
export function readProportion(written: string): Proportion | undefined {
  const text = written.slice(0, LONGEST).normalize("NFC").replace(/\s+/g, " ").replace(/tỉ lệ/giu, "tỷ lệ").trim();
  const formula = TIMES.exec(text);
  if (formula === null) return undefined;
  const parts = text
    .slice(0, formula.index)
    .replace(/^.*?[:=]\s*/u, "")
    .replace(/^[\s([]+|[\s)\]]+$/g, "")
    .split(/\s*[/÷:]\s*|\s+chia(?: cho)?\s+/u)
    .map((part) =>
      part
        .replace(/^tỷ lệ\s*%?\s*(?=số |tổng )/iu, "")
        .replace(/[()[\]]/g, "")
        .trim(),
    );
  const [numerator, denominator] = parts;
  return parts.length === 2 && numerator && denominator && !/^\d+$/.test(denominator) ? { numerator, denominator } : {};
}
