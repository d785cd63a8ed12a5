/** The limits beyond which audits speak: declared once, for the command line, the help and the audits alike. */
import { type Exact, parseExact } from "../points.ts";
import type { Text } from "../text.ts";

interface Threshold {
  /** As `parseExact` takes it. */
  readonly usual: string;
  readonly doc: Text;
}

export const THRESHOLDS = {
  gap: {
    usual: "10",
    doc: {
      vi: "chênh lệch giữa điểm tự đánh giá và điểm thẩm định của một đơn vị, tính bằng % điểm tối đa",
      en: "difference between self-assessed and appraised points of a unit, in % of the maximum",
    },
  },
  evidence: {
    usual: "5",
    doc: { vi: "số tiêu chí được phép cùng dẫn một tài liệu", en: "how many criteria may cite one document" },
  },
  months: {
    usual: "3",
    doc: {
      vi: "số tháng trước và sau kỳ đánh giá mà ngày của tài liệu vẫn được coi là trong kỳ",
      en: "months before and after the period in which a document may still be dated",
    },
  },
  factor: {
    usual: "3",
    doc: {
      vi: "tỷ lệ trừ của một nơi thẩm định gấp bao nhiêu lần mức giữa của các nơi",
      en: "how many times the middle rate of deductions one appraiser may have",
    },
  },
} as const satisfies Readonly<Record<string, Threshold>>;

export type ThresholdName = keyof typeof THRESHOLDS;
export type Thresholds = Readonly<Record<ThresholdName, Exact>>;

export const thresholdNames = Object.keys(THRESHOLDS) as readonly ThresholdName[];

/** All of them: as given, else the usual ones. */
export const thresholdsWith = (given: Partial<Thresholds>): Thresholds =>
  Object.fromEntries(thresholdNames.map((name) => [name, given[name] ?? parseExact(THRESHOLDS[name].usual)])) as unknown as Thresholds;
