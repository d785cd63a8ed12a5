/** By what the ledger may be gathered: unit, criterion, reason, who appraises, who is responsible. */
import { appraisersOf, type Posting } from "../engine/postings.ts";
import type { ScoreRun } from "../engine/run.ts";
import { type Lang, render, type Text, text } from "../text.ts";
import { APPRAISER, OWNER } from "./ledger-columns.ts";
import { TERMS } from "./terms.ts";

export const GROUP_KEYS = ["unit", "criterion", "reason", "appraiser", "division"] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];

interface Heading {
  readonly key: string;
  readonly title: string;
}
export interface Grouping {
  /** Over the sums of all groups. */
  readonly title: Text;
  readonly column: Text;
  /** The groups that lost most come first; else they stand as the rows came. */
  readonly sorted: boolean;
  readonly of: (posting: Posting, telling: { readonly run: ScoreRun; readonly lang: Lang }) => Heading;
}

const NOBODY = text("Bộ tiêu chí và bảng tính không ghi cơ quan thẩm định", "No appraising body is named");
const NO_OWNER = text("Bộ tiêu chí không ghi bộ phận chịu trách nhiệm", "No responsible division is named");
const OF_TOTAL = text("Tính chung toàn bộ", "On the whole");
const BY_PEOPLE = text("Điểm do người chấm cho", "Points given by people");
const LOWERED = text("Điều chỉnh so với điểm đã có", "Adjusted against earlier points");
const BY_RULE = text("Theo cách tính", "By the rule");
const EXTRA = text("Điểm thưởng, điểm phạt", "Bonus and penalty");

/** What a row that no rule gave is about; its own sentence names figures that differ from unit to unit. */
const OWN_CLASSES: Readonly<Record<string, Text>> = {
  missing: TERMS.missing,
  unreadable: text("Số liệu không đọc được", "Figures that cannot be read"),
  "awaiting-appraisal": TERMS.awaiting,
  "not-applicable-zero": TERMS.notApplicable,
  "not-applicable-pro-rata": TERMS.notApplicable,
  "requires-unmet": text("Chưa đạt điều kiện ở tiêu chí khác", "A condition on another criterion is not met"),
  adjustment: LOWERED,
  "adjustment-restored": LOWERED,
  assessed: BY_PEOPLE,
  "bonus-earned": EXTRA,
  "penalty-charged": EXTRA,
};

/** The rubric's own reason; where it gives none, what the rule is. */
function reasonOf({ leaf, deduction }: Posting, lang: Lang): string {
  const own = OWN_CLASSES[deduction.sentence.words.code];
  if (deduction.reason !== undefined) return deduction.reason.replace(/\.$/, "");
  if (own !== undefined) return own[lang];
  return leaf === undefined ? render(deduction.sentence, lang) : `${BY_RULE[lang]}: ${leaf.ruleKind.title[lang]}`;
}

const named = (title: string): Heading => ({ key: title, title });

export const GROUPINGS: Readonly<Record<GroupKey, Grouping>> = {
  unit: {
    title: text("Tổng hợp theo đơn vị", "By unit"),
    column: TERMS.unit,
    sorted: false,
    of: ({ card }) => ({ key: card.unit.id, title: card.unit.name }),
  },
  criterion: {
    title: text("Tổng hợp theo tiêu chí", "By criterion"),
    column: TERMS.criterion,
    sorted: true,
    of: ({ node, leaf }, { run, lang }) => {
      const title = leaf?.title ?? run.rubric.nodes.get(node)?.title;
      return { key: node, title: title === undefined ? OF_TOTAL[lang] : `${node}  ${title}` };
    },
  },
  reason: {
    title: text("Tổng hợp theo lý do", "By reason"),
    column: TERMS.reason,
    sorted: true,
    of: (posting, { lang }) => named(reasonOf(posting, lang)),
  },
  appraiser: {
    title: text("Tổng hợp theo cơ quan thẩm định", "By appraising body"),
    column: APPRAISER,
    sorted: true,
    of: (posting, { lang }) => {
      const names = appraisersOf(posting);
      return named(posting.leaf === undefined ? OF_TOTAL[lang] : names.length === 0 ? NOBODY[lang] : names.join(", "));
    },
  },
  division: {
    title: text("Tổng hợp theo bộ phận chịu trách nhiệm", "By responsible division"),
    column: OWNER,
    sorted: true,
    of: ({ leaf }, { lang }) => named(leaf === undefined ? OF_TOTAL[lang] : (leaf.owner ?? NO_OWNER[lang])),
  },
};
