import type { Branch } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check, Finding } from "./check.ts";
import { codeOf, isUnder, neighbour } from "./numbering.ts";
import { idPath } from "./options.ts";

const GAP = words("numbering-gap", "Trước mã {id} thiếu mã {missing}.", "The code {missing} is missing before {id}.");

function* gaps(branch: Branch): Iterable<Finding> {
  for (const child of branch.children) if (child.kind === "branch") yield* gaps(child);
  // A code that is used twice or stands elsewhere leaves its own number out: one fault, told as that.
  const ids = branch.children.map(({ id }) => id);
  if (new Set(ids).size < ids.length || (branch.path.length > 0 && !ids.every((id) => isUnder(id, branch.id)))) return;
  const numbered = branch.children.flatMap((node) => {
    const { prefix, number } = codeOf(node.id);
    return number === undefined ? [] : [{ node, prefix, number }];
  });
  const there = new Set(numbered.map(({ prefix, number }) => `${prefix}.${number}`));
  const told = new Set<string>();
  for (const { node, prefix, number } of numbered) {
    const earlier = `${prefix}.${number - 1}`;
    // Numbers that run on through all domains may begin anywhere.
    const begins = prefix === "" && branch.path.length > 0 && !numbered.some((other) => other.number < number);
    if (number <= 1 || there.has(earlier) || told.has(earlier) || begins) continue;
    told.add(earlier);
    yield { message: say(GAP, { id: node.id, missing: neighbour(node.id, number - 1) }), path: idPath(node) };
  }
}

export const numberingGap: Check = {
  code: "numbering-gap",
  severity: "warning",
  title: { vi: "Mã số bị ngắt quãng", en: "A gap in the numbering" },
  doc: {
    vi: "Sau 2.1 là 2.3 thì có thể tiêu chí 2.2 bị bỏ sót, hoặc một mã gõ nhầm. Quyết định đã bãi bỏ 2.2 thì để nguyên cũng được.",
    en: "With 2.3 after 2.1, the criterion 2.2 may have been left out, or a code may be a slip. Where the decision dropped 2.2, it may stay so.",
  },
  fix: { vi: "Bổ sung tiêu chí còn thiếu, hoặc sửa mã.", en: "Add the criterion that is missing, or correct the code." },
  bad: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.3", title: Báo cáo, maxPoints: 1, rule: { kind: given } }`,
  good: `
- { id: "1.1", title: Kế hoạch, maxPoints: 1, rule: { kind: given } }
- { id: "1.2", title: Báo cáo, maxPoints: 1, rule: { kind: given } }`,
  run: ({ root }) => gaps(root),
};
