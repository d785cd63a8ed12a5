/** What one unit lost, criterion by criterion under its domain, then what was added, charged or cut beside that. */
import type { Submission } from "../assessment.ts";
import { subtotal } from "../engine/identity.ts";
import type { LedgerRow } from "../engine/ledger.ts";
import type { LeafScore, Scorecard } from "../engine/scorecard.ts";
import { isZero } from "../points.ts";
import { type Leaf, leavesOf, type Node } from "../rubric/model.ts";
import { render, say, words } from "../text.ts";
import type { Block, Entry, Inline } from "./block.ts";
import { lossEntry, plainEntry, reasonText, type Telling } from "./entries.ts";
import { TERMS } from "./terms.ts";

const DOMAIN = words("explain-domain", "{id}. {title}: bị trừ {lost}/{max} điểm", "{id}. {title}: {lost} of {max} points lost");
const EXTRAS = words("explain-extras", "Điểm thưởng, điểm phạt", "Bonus and penalty");
export const WHOLE = words("explain-whole", "Tính chung toàn bộ", "On the whole");
const CAP_OF = words("explain-cap-of", "{id}  {title}", "{id}  {title}");

/** A unit, and how it is told of. */
export interface UnitTelling extends Telling {
  readonly card: Scorecard;
  readonly answers: Submission["answers"] | undefined;
  readonly ledger: readonly LedgerRow[];
  readonly all: boolean;
}

/** The criteria of a node in the rubric's order: those that lost, or all. */
function entriesOf(leaves: readonly Leaf[], subject: UnitTelling): readonly Entry[] {
  return leaves.flatMap((leaf): readonly Entry[] => {
    const rows = subject.ledger.filter((row) => row.leaf === leaf);
    if (rows.length > 0) return [lossEntry(leaf, rows, subject)];
    return subject.all ? [plainEntry(subject.card.leaves[leaf.index] as LeafScore, subject.answers?.get(leaf.id), subject)] : [];
  });
}

export const entries = (items: readonly Entry[]): readonly Block[] => (items.length === 0 ? [] : [{ kind: "entries", items }]);
const scored = ({ effect }: Leaf): boolean => effect === "score";

export function domainBlocks(domain: Node, subject: UnitTelling): readonly Block[] {
  const items = entriesOf(leavesOf(domain).filter(scored), subject);
  if (items.length === 0) return [];
  const { applicable, lost } = subtotal(domain, subject.card.leaves);
  const { shown, lang } = subject;
  const title = say(DOMAIN, { id: domain.id, title: domain.title, lost: shown.points(lost), max: shown.points(applicable) });
  return [{ kind: "heading", level: 3, text: render(title, lang) }, ...entries(items)];
}

/** What was added or charged beside the ledger: leaves of bonus and penalty that came to something. */
export function extraBlocks(subject: UnitTelling): readonly Block[] {
  const { run, card, ledger, lang } = subject;
  const items = run.rubric.leaves
    .filter((leaf) => !scored(leaf))
    .map((leaf) => card.leaves[leaf.index] as LeafScore)
    .filter(({ earned }) => subject.all || !isZero(earned))
    .map((score): Entry => {
      const entry = plainEntry(score, subject.answers?.get(score.leaf.id), subject);
      const why = ledger.filter((row) => row.leaf === score.leaf).map((row): Inline => reasonText(row, lang));
      const name = TERMS[score.leaf.effect === "bonus" ? "bonus" : "penalty"][lang];
      return { ...entry, lines: [name, ...why, ...entry.lines] };
    });
  return items.length === 0 ? [] : [{ kind: "heading", level: 2, text: render(say(EXTRAS, {}), lang) }, ...entries(items)];
}

/** Caps, floor and the rounding of the total: rows of no criterion. */
export function wholeBlocks({ ledger, run, shown, lang }: UnitTelling): readonly Block[] {
  const items = ledger
    .filter(({ leaf }) => leaf === undefined)
    .map((row): Entry => {
      const { node, deduction, account } = row;
      const branch = node === "" ? undefined : run.rubric.nodes.get(node);
      const title =
        branch === undefined ? render(deduction.sentence, lang) : render(say(CAP_OF, { id: branch.id, title: branch.title }), lang);
      const lines =
        branch === undefined ? [] : [`${TERMS[account === "score" ? "lost" : account][lang]}: ${render(deduction.sentence, lang)}`];
      // What is cut from a penalty is a gain.
      const figure = account === "penalty" ? `+${shown.points(deduction.points)}` : shown.taken(deduction.points);
      return { title, figure, lines };
    });
  return items.length === 0 ? [] : [{ kind: "heading", level: 2, text: render(say(WHOLE, {}), lang) }, ...entries(items)];
}
