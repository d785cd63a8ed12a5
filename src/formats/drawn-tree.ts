/** A tree on a screen: what stands under a title hangs on a line drawn down its left side. */
import type { Twig } from "../views/block.ts";
import { hanging, type Pen, titled } from "./pen.ts";

const DRAWN = { fork: "├─ ", last: "└─ ", down: "│  ", none: "   " };
const ASCII = { fork: "|- ", last: "`- ", down: "|  ", none: "   " };

function twigLines(twig: Twig, pen: Pen, first: string, below: string): readonly string[] {
  const sign = pen.options.ascii ? ASCII : DRAWN;
  const { title, figure, lines, children } = twig;
  const stem = below + (children.length > 0 ? sign.down : sign.none);
  const own = titled(title, figure, pen, first.length).map((line, index) => (index === 0 ? first : stem) + line);
  const said = lines.flatMap((line) => hanging(line, pen, stem.length).map((text) => stem + text));
  const under = children.flatMap((child, index) => {
    const end = index === children.length - 1;
    return twigLines(child, pen, below + (end ? sign.last : sign.fork), below + (end ? sign.none : sign.down));
  });
  return [...own, ...said, ...under];
}

export const treeLines = (root: Twig, pen: Pen): readonly string[] => twigLines(root, pen, "", "");
