/** JSON with the place of every value, so that a field that differs is shown where it stands. */

export interface JsonNode {
  readonly start: number;
  readonly end: number;
  readonly members?: ReadonlyMap<string, JsonNode>;
  readonly items?: readonly JsonNode[];
}

const DEEPEST = 200;
const SPACE = /[ \t\r\n]*/y;
const SCALAR = /"(?:[^"\\]|\\.)*"|[^\s,\]}]+/y;

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ""] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #next(mark: string): boolean {
    this.#match(SPACE);
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  value(depth: number): JsonNode {
    this.#match(SPACE);
    const start = this.#at;
    if (depth > DEEPEST) throw new RangeError("deep");
    if (this.#next("{")) return { start, ...this.#object(depth), end: this.#at };
    if (this.#next("[")) return { start, ...this.#list(depth), end: this.#at };
    this.#match(SCALAR);
    return { start, end: this.#at };
  }

  #object(depth: number): Pick<JsonNode, "members"> {
    const members = new Map<string, JsonNode>();
    while (!this.#next("}")) {
      this.#match(SPACE);
      const key = JSON.parse(this.#match(SCALAR)) as string;
      this.#next(":");
      members.set(key, this.value(depth + 1));
      this.#next(",");
    }
    return { members };
  }

  #list(depth: number): Pick<JsonNode, "items"> {
    const items: JsonNode[] = [];
    while (!this.#next("]")) {
      items.push(this.value(depth + 1));
      this.#next(",");
    }
    return { items };
  }
}

/** @param text JSON that is known to be sound; undefined where it is nested too deeply to be walked */
export function jsonTree(text: string): JsonNode | undefined {
  try {
    return new Scanner(text).value(0);
  } catch {
    return undefined;
  }
}

/** The place of a value; of the nearest one around it where it is not there. */
export function nodeAt(root: JsonNode, path: readonly (string | number)[]): JsonNode {
  let node = root;
  for (const step of path) {
    const next = typeof step === "number" ? node.items?.[step] : node.members?.get(step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}
