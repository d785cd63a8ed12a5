import { EVERY_ROUND } from "../assessment.ts";
import type { LedgerFilter } from "../engine/ledger-choice.ts";
import type { ScoreRun } from "../engine/run.ts";
import { isNegative, type Points, parsePoints } from "../points.ts";
import { say, words } from "../text.ts";
import { ledger } from "../views/ledger.ts";
import { GROUP_KEYS, type GroupKey } from "../views/ledger-groups.ts";
import { chosen, refusedValue } from "./chosen.ts";
import { type Command, type Given, listOf, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS } from "./control.ts";
import { DATA_FILES, DATA_OPTIONS } from "./data-options.ts";
import { Failure } from "./failure.ts";
import { nodeNamed, unitNamed } from "./named-units.ts";
import { aboutUnits, showScored } from "./scored.ts";
import { TOOL } from "./tool.ts";

const NUMBER = words("fix-ledger-points", "Ghi số điểm từ 0, ví dụ --min-points 0,5", "Give points from 0, as in --min-points 0.5");
const DOMAIN = words("ledger-not-domain", "{id} không phải là mã của một lĩnh vực.", "{id} is not the code of a domain.");
const DOMAINS = words(
  "fix-ledger-not-domain",
  "Các lĩnh vực: {names}. Mã khác thì dùng --node.",
  "The domains: {names}. For other codes use --node.",
);

/** @throws {Failure} */
function leastOf(given: Given[string]): Points | undefined {
  if (typeof given !== "string") return undefined;
  const least = parsePoints(given.replace(",", "."));
  if (least === undefined || isNegative(least)) throw new Failure(refusedValue("--min-points", given), say(NUMBER, {}));
  return least;
}

/** @throws {Failure} */
function domainNamed(run: ScoreRun, id: string): string {
  const node = nodeNamed(run, id);
  const domains = run.rubric.root.children.map((domain) => domain.id);
  if (domains.includes(node)) return node;
  throw new Failure(say(DOMAIN, { id }), say(DOMAINS, { names: domains.join(", ") }));
}

const byOf = ({ by }: Given): GroupKey => (typeof by === "string" ? chosen("--by", by, GROUP_KEYS) : "unit");

/** @throws {Failure} */
function namesOf(run: ScoreRun, { unit, node, domain }: Given): LedgerFilter {
  const nodes = [...listOf(node).map((id) => nodeNamed(run, id)), ...listOf(domain).map((id) => domainNamed(run, id))];
  return {
    units: unit === undefined ? undefined : listOf(unit).map((name) => unitNamed(run, name)),
    nodes: nodes.length === 0 ? undefined : nodes,
  };
}

export const command: Command = {
  name: "ledger",
  title: { vi: "Bảng kê điểm bị trừ của các đơn vị", en: "The ledger of points lost, of all units" },
  examples: [
    "cchc ledger samples/hatinh-huyen-2022.xlsx -o bang-ke.xlsx",
    "cchc ledger samples/hatinh-huyen-2022.xlsx --by criterion --min-points 0,5",
  ],
  arguments: [DATA_FILES],
  options: [
    {
      flags: "--by <what>",
      doc: {
        vi: "gộp theo: unit, criterion, reason, appraiser (cơ quan thẩm định), division (bộ phận chịu trách nhiệm)",
        en: "gathered by: unit, criterion, reason, appraiser, division (the responsible one)",
      },
      values: GROUP_KEYS,
    },
    { flags: "-u, --unit <unit>", repeatable: true, doc: { vi: "chỉ đơn vị này", en: "this unit only" } },
    { flags: "-n, --node <id>", repeatable: true, doc: { vi: "chỉ tiêu chí này và bên trong", en: "this node only, with what is in it" } },
    { flags: "--domain <id>", repeatable: true, doc: { vi: "chỉ lĩnh vực này", en: "this domain only" } },
    {
      flags: "--lost-in <round>",
      repeatable: true,
      doc: { vi: "chỉ điểm bị trừ ở vòng này", en: "only points that moved in this round" },
      values: EVERY_ROUND,
    },
    { flags: "--min-points <points>", doc: { vi: "chỉ dòng từ số điểm này trở lên", en: "only rows of so many points or more" } },
    ...DATA_OPTIONS,
    ...OUTPUT_OPTIONS,
    ...CONTROL_OPTIONS,
  ],
  run: (invocation) => {
    const { options } = invocation;
    const by = byOf(options);
    const { lostIn } = options;
    const rounds = lostIn === undefined ? undefined : listOf(lostIn).map((round) => chosen("--lost-in", round, EVERY_ROUND));
    const least = leastOf(options.minPoints);
    return showScored(invocation, (run) => {
      const filter: LedgerFilter = { ...namesOf(run, options), rounds, least };
      const report = ledger(run, { lang: invocation.lang, tool: TOOL, by, filter });
      return filter.units === undefined ? { report } : { report, about: aboutUnits(run, filter.units) };
    });
  },
};
