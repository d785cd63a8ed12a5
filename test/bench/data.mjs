// A rubric of many criteria and a whole country of units, made in memory: the same every time.

const KINDS = [
  () => `{ kind: bands, ratio: true, bands: [ { from: 98, points: 1 }, { from: 90, below: 98, points: 0.5 }, { below: 90, points: 0 } ] }`,
  () => `{ kind: proportional }`,
  () => `{ kind: per-item, each: 0.25 }`,
  () =>
    `{ kind: deduct, incidents: [ { id: nhac-nho, title: Nhắc nhở, each: 0.25 }, { id: khien-trach, title: Khiển trách, each: 0.5 } ] }`,
  () => `{ kind: checklist, items: [ { id: a, title: Ý một, points: 0.5 }, { id: b, title: Ý hai, points: 0.5 } ] }`,
  () =>
    `{ kind: choice, levels: [ { id: tot, title: Tốt, points: 1 }, { id: kha, title: Khá, points: 0.5 }, { id: yeu, title: Yếu, points: 0 } ] }`,
  () => `{ kind: survey }`,
  () => `{ kind: given, step: 0.25 }`,
];

/** @param criteria how many leaves, one point each */
export function rubricText(criteria) {
  const leaves = Array.from({ length: criteria }, (_, at) => {
    const rule = KINDS[at % KINDS.length](at);
    return `      - { id: "1.${at + 1}", title: Tiêu chí ${at + 1}, maxPoints: 1, clause: Mục ${at + 1}, reason: Không đạt, rule: ${rule} }`;
  });
  return `cchc: 1
id: do-toc-do
title: Bộ tiêu chí để đo tốc độ
version: "1"
period: "2025"
standing: illustrative
maxPoints: ${criteria}
rounds: [self]
groups:
  - { id: xa, title: "Xã, phường" }
domains:
  - id: "1"
    title: Lĩnh vực
    maxPoints: ${criteria}
    criteria:
${leaves.join("\n")}
`;
}

/** Small whole numbers that look random and are not. */
export function sequence(seed) {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** @returns one submission of the library's shape, with facts for every criterion; the same for the same number */
export function submissionFor(rubric, index, { parseExact, parsePoints }) {
  const at = { kind: "cell", file: "bench", sheet: "", row: index, column: 0 };
  const number = (value) => ({ type: "number", number: parseExact(String(value)) });
  const next = sequence(index + 1);
  const answers = new Map();
  for (const leaf of rubric.leaves) {
    const round = leaf.source === "survey" ? "survey" : "self";
    const answer = { at };
    const total = 100 + next(900);
    const facts = {
      bands: () => ({ numerator: number(total - next(20)), denominator: number(total) }),
      proportional: () => ({ numerator: number(total - next(20)), denominator: number(total) }),
      "per-item": () => ({ items: number(next(6)) }),
      deduct: () => ({ "nhac-nho": number(next(2)) }),
      checklist: () => ({ a: { type: "flag", flag: next(4) > 0 }, b: { type: "flag", flag: next(4) > 0 } }),
      choice: () => ({ level: { type: "choice", id: ["tot", "kha", "yeu"][next(3)] } }),
      survey: () => ({ percent: number(`${70 + next(30)}.${next(10)}${1 + next(9)}`) }),
    }[leaf.rule.kind];
    if (facts === undefined) answer.points = parsePoints(String(next(5) / 4));
    else answer.facts = facts();
    answers.set(leaf.id, { rounds: { [round]: answer } });
  }
  return { unit: { id: `xa-${index}`, name: `Xã ${index}`, group: "xa" }, at, answers };
}
