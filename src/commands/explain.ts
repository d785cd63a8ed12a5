import { usesOf } from "../engine/dependence.ts";
import type { ScoreRun } from "../engine/run.ts";
import type { Node } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import { dependence } from "../views/dependence.ts";
import { explanation } from "../views/explanation.ts";
import { treatment } from "../views/treatment.ts";
import { cellNamed } from "./cell-name.ts";
import { type Command, type Invocation, OUTPUT_OPTIONS } from "./command.ts";
import { CONTROL_OPTIONS } from "./control.ts";
import { DATA_FILES, DATA_OPTIONS } from "./data-options.ts";
import { Failure } from "./failure.ts";
import { nodeNamed, onlyUnit, unitNamed, unknownUnit } from "./named-units.ts";
import { aboutUnits, type Scored, showScored } from "./scored.ts";
import { TOOL } from "./tool.ts";

const CELL_UNUSED = words("cell-unused", "Không có số liệu nào được đọc từ ô “{value}”.", "No figure was read from the cell “{value}”.");
const CELL_UNUSED_FIX = words(
  "fix-cell-unused",
  "Xem các ô đã đọc ở dòng “Vị trí” của cchc explain, ví dụ 'Vũ Quang'!G36.",
  "See the cells that were read behind “Place in the file” of cchc explain, such as 'Vũ Quang'!G36.",
);

/** @throws {Failure} when the rubric has no such code */
const nodeOf = (run: ScoreRun, asked: string): Node =>
  asked === "all" ? run.rubric.root : (run.rubric.nodes.get(nodeNamed(run, asked)) as Node);

/** @throws {Failure} when the unit is not known */
function ofUnit({ options, lang, host }: Invocation, run: ScoreRun): Scored {
  const unit = typeof options.unit === "string" ? unitNamed(run, options.unit) : onlyUnit(run);
  const report = explanation(run, unit, {
    lang,
    tool: TOOL,
    hash: host.hash,
    node: typeof options.node === "string" ? nodeOf(run, options.node) : undefined,
    all: options.all === true,
  });
  if (report === undefined) throw unknownUnit(String(options.unit ?? unit));
  return { report, about: aboutUnits(run, [unit]) };
}

export const command: Command = {
  name: "explain",
  title: { vi: "Giải thích điểm của một đơn vị: bảng kê điểm bị trừ", en: "Explain the score of one unit: its ledger of deductions" },
  examples: [
    'cchc explain samples/hatinh-huyen-2022.xlsx --unit "Vũ Quang" --node 1.5',
    "cchc explain samples/hatinh-huyen-2022.xlsx --cell \"'Vũ Quang'!G36\"",
  ],
  arguments: [DATA_FILES],
  options: [
    { flags: "-u, --unit <unit>", doc: { vi: "tên đơn vị", en: "name of the unit" } },
    {
      flags: "-n, --node <id>",
      doc: { vi: "cây của một lĩnh vực, tiêu chí; all: cả bộ tiêu chí", en: "tree of a domain or a criterion; all: of the whole rubric" },
    },
    {
      flags: "--rule <id>",
      doc: {
        vi: "một tiêu chí ở mọi đơn vị: ai bị trừ, ai cùng số liệu khác điểm",
        en: "one criterion in all units: who lost, who was treated otherwise",
      },
    },
    {
      flags: "--cell <cell>",
      doc: {
        vi: "điểm, tổng và hạng nào phụ thuộc ô này, như 'Vũ Quang'!G36",
        en: "which points and places rest on this cell, such as Sheet1!G36",
      },
    },
    { flags: "--all", doc: { vi: "cả những tiêu chí không mất điểm", en: "also the criteria that lost nothing" } },
    ...DATA_OPTIONS,
    ...OUTPUT_OPTIONS,
    ...CONTROL_OPTIONS,
  ],
  run: (invocation) => {
    const { options, lang } = invocation;
    const cell = typeof options.cell === "string" ? cellNamed(options.cell) : undefined;
    return showScored(invocation, (run) => {
      if (cell !== undefined) {
        const uses = usesOf(run, cell);
        if (uses.length === 0) throw new Failure(say(CELL_UNUSED, { value: String(options.cell) }), say(CELL_UNUSED_FIX, {}));
        return {
          report: dependence(run, uses, { lang, tool: TOOL }),
          about: aboutUnits(
            run,
            uses.map(({ submission }) => submission.unit.id),
          ),
        };
      }
      const rule = typeof options.rule === "string" ? run.rubric.nodes.get(nodeNamed(run, options.rule)) : undefined;
      if (rule !== undefined) return { report: treatment(run, rule, { lang, tool: TOOL }) };
      return ofUnit(invocation, run);
    });
  },
};
