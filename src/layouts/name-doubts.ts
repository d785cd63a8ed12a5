/** A row has the code of a criterion and the name of another one: last year's form, or the rubric of another level. */
import { fold } from "../fold.ts";
import { bare } from "../nearest.ts";
import type { Node } from "../rubric/model.ts";
import type { CellSpan } from "../source.ts";
import { asCount, type Message, say, words } from "../text.ts";
import { type CodeReading, withoutWord } from "./codes.ts";
import type { Gathering } from "./gathering.ts";

const NAME = words(
  "code-name-differs",
  "Mã {code} ở đây là “{found}”, trong bộ tiêu chí là “{title}”.",
  "The code {code} stands for “{found}” here, for “{title}” in the rubric.",
);
const MANY = words(
  "code-names-differ",
  "Sai bộ tiêu chí? {differing}/{compared} tên tiêu chí khác với bộ tiêu chí {rubric}, như mã {code}: “{found}”, bộ tiêu chí ghi “{title}”.",
  "Another rubric? {differing} of {compared} names of criteria differ from those of the rubric {rubric}, such as {code}: “{found}”, which the rubric calls “{title}”.",
);
const NAME_FIX = say(
  words(
    "fix-code-name",
    "Xem mã hay tên bị ghi nhầm; điểm được tính theo mã.",
    "See whether the code or the name is wrong; points follow the code.",
    ["code-name-differs"],
  ),
  {},
);
const MANY_FIX = say(
  words(
    "fix-code-names",
    "Kiểm tra năm và cấp của biểu; chọn đúng bộ tiêu chí bằng --rubric. Điểm được tính theo mã.",
    "Check the year and the level of the form; choose its rubric with --rubric. Points follow the code.",
    ["code-names-differ"],
  ),
  {},
);
/** More than so many in a hundred, and so many at least: it is another rubric and no slip. */
const MANY_PERCENT = 30;
const MANY_LEAST = 3;
/** Of the shorter name so many words in a hundred must stand in the other one. */
const SAME_PERCENT = 60;
const LONGEST = 400;
const SHOWN = 80;

/** What offices shorten as they please. */
const SHORT: readonly (readonly [RegExp, string])[] = [
  [/\bcchc\b/g, "cai cach hanh chinh"],
  [/\btthc\b/g, "thu tuc hanh chinh"],
  [/\bubnd\b/g, "uy ban nhan dan"],
  [/\bhdnd\b/g, "hoi dong nhan dan"],
  [/\bcntt\b/g, "cong nghe thong tin"],
  [/\bcbccvc\b/g, "can bo cong chuc vien chuc"],
  [/\bcbcc\b/g, "can bo cong chuc"],
  [/\bvbqppl\b/g, "van ban quy pham phap luat"],
  [/\bqppl\b/g, "quy pham phap luat"],
  [/\bdvctt\b/g, "dich vu cong truc tuyen"],
];

function wordsOf(text: string): ReadonlySet<string> {
  let plain = bare(fold(text.slice(0, LONGEST)));
  for (const [short, long] of SHORT) plain = plain.replace(short, long);
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Whether two names may be meant for one thing: shortened, with other marks, with an addition. */
function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const least = Math.min(one.size, other.size);
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared * 100 >= least * SAME_PERCENT;
}

/** A code with the name that stands beside it. */
export interface NamedCode {
  readonly reading: CodeReading;
  readonly name: string;
  /** Of the name. */
  readonly at: CellSpan;
}

interface Difference {
  readonly node: Node;
  readonly found: string;
  readonly at: CellSpan;
}

const cut = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text);

/** A name without the code that stands in front of it. */
export function nameIn(text: string, id: string): string {
  const whole = text.replace(/\s+/g, " ").trim();
  const behind = withoutWord(whole);
  const name = behind.startsWith(id) ? behind : whole;
  return name.startsWith(id) ? name.slice(id.length).replace(/^[.,):\s]+/, "") : name;
}

/** Tells of criteria whose name is not that of their code: each by itself, or all at once where it is another rubric. */
export function doubtNames({ problems, rubric }: Gathering, codes: Iterable<NamedCode>, subject: readonly string[]): void {
  const compared = new Set<Node>();
  const differing: Difference[] = [];
  for (const { reading, name, at } of codes) {
    if (reading.kind !== "node" || reading.field !== undefined || compared.has(reading.node)) continue;
    const { node } = reading;
    const found = nameIn(name, node.id);
    // A figure or a mark is no name.
    if (!/\p{L}{2}/u.test(found)) continue;
    compared.add(node);
    if (!alike(found, node.title)) differing.push({ node, found, at });
  }
  const tell = (severity: "error" | "warning", message: Message, { node, found, at }: Difference, fix: Message): void =>
    problems.add(severity, message, at, { found: cut(found), fix, subject: [...subject, node.id] });
  const told = ({ node, found }: Difference) => ({ code: node.id, found: cut(found), title: cut(node.title) });
  const [first] = differing;
  if (first !== undefined && differing.length >= MANY_LEAST && differing.length * 100 > compared.size * MANY_PERCENT) {
    const counts = { differing: asCount(differing.length), compared: asCount(compared.size), rubric: rubric.id };
    tell("error", say(MANY, { ...counts, ...told(first) }), first, MANY_FIX);
  } else for (const each of differing) tell("warning", say(NAME, told(each)), each, NAME_FIX);
}
