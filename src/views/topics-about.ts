/** Which pages of the reference are about words that are no name of a page. */
import { bare } from "../nearest.ts";
import type { Lang } from "../text.ts";
import type { Block } from "./block.ts";
import type { Topic } from "./reference.ts";

/** A text as separate words, without marks and case, so that `xep hang` finds `Xếp hạng`. */
const plainWords = (said: string): string =>
  ` ${bare(said)
    .split(/[^a-z0-9]+/)
    .join(" ")} `;

const pageHas = (page: readonly Block[], wanted: string): boolean => plainWords(JSON.stringify(page)).includes(wanted);

/** Topics whose name or title has all the words asked for; where none has, the commands whose page has them. */
export function topicsAbout(topics: readonly Topic[], asked: string, lang: Lang): readonly Topic[] {
  const wanted = plainWords(asked);
  if (wanted.trim() === "") return [];
  const titled = topics.filter(({ id, title }) => plainWords(`${id} / ${title[lang]}`).includes(wanted));
  return titled.length > 0 ? titled : topics.filter(({ about, page }) => about === "command" && pageHas(page(lang), wanted));
}
