/** The page of a message that no check or audit declares: what it says and what to do, from the very sentences the program says. */
import { declaredCodes, type Lang, mendingOf, sentencesOf, type Text, type Words } from "../text.ts";
import { withBlanks } from "./blanks.ts";
import type { Block } from "./block.ts";
import type { Topic } from "./reference.ts";

const SAID = { vi: "Thông báo", en: "Message" };
const HOW_TO_FIX = { vi: "Cách khắc phục", en: "How to fix" };
const PLACE = {
  vi: "Nơi xảy ra, nội dung hiện ghi và yêu cầu được in ngay ở thông báo; chữ trong {…} được điền theo từng trường hợp.",
  en: "Where it is, what was found and what is expected is printed with the message; what stands in {…} is filled in from case to case.",
};

/** What is only a part of other messages: what to do, what is expected, what stands at a second place. */
const PART = /^(?:fix|expected|first)-|-fix$/;
const isMessage = (code: string): boolean => !PART.test(code);

/** Every code that a message may have. */
export const messageCodes = (): readonly string[] => [...declaredCodes()].filter(isMessage).sort();

/** What may be said with a code stands one under the other. */
const listed = (sentences: readonly Words[], lang: Lang): Block => ({
  kind: "list",
  items: sentences.map((each) => withBlanks(each[lang], lang)),
});

/** The page of a code; undefined where the program says nothing under it. */
export function messageTopic(code: string): Topic | undefined {
  const said = isMessage(code) ? sentencesOf(code) : [];
  const [first] = said;
  if (first === undefined) return undefined;
  const mending = mendingOf(code);
  const title: Text = { vi: withBlanks(first.vi, "vi"), en: withBlanks(first.en, "en") };
  const page = (lang: Lang): readonly Block[] => [
    { kind: "heading", level: 1, text: `${SAID[lang]} ${code}` },
    listed(said, lang),
    ...(mending.length === 0 ? [] : [{ kind: "heading", level: 2, text: HOW_TO_FIX[lang] } as const, listed(mending, lang)]),
    { kind: "paragraph", text: PLACE[lang] },
  ];
  const texts = (sentences: readonly Words[]): readonly Text[] => sentences.map(({ vi, en }) => ({ vi, en }));
  return { id: code, about: "message", title, page, data: () => ({ sentences: texts(said), fixes: texts(mending) }) };
}
