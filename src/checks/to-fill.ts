import type { Path, Rubric } from "../rubric/model.ts";
import { say, words } from "../text.ts";
import type { Check } from "./check.ts";

/** What the draft of a form writes where the form says nothing. */
const TO_FILL = "CẦN ĐIỀN";

const LEFT = words("to-fill", "“{text}” còn phải điền.", "“{text}” is still to be filled in.");

function texts({ title, issuer, decision, version, period, groups, sources }: Rubric): readonly (readonly [Path, string | undefined])[] {
  return [
    [["title"], title],
    [["issuer"], issuer],
    [["decision", "number"], decision?.number],
    [["version"], version],
    [["period"], period],
    ...groups.map((group, index) => [["groups", index, "title"], group.title] as const),
    ...sources.map(({ from }, index) => [["sources", index, "from"], from] as const),
  ];
}

export const toFill: Check = {
  code: "to-fill",
  severity: "warning",
  title: { vi: "Chỗ còn phải điền", en: "A blank left in the draft" },
  doc: {
    vi: "Bản nháp dựng từ biểu mẫu ghi «CẦN ĐIỀN» ở những điều biểu mẫu không nói. Để nguyên thì mọi kết quả in ra chữ ấy.",
    en: "The draft of a form marks what the form does not say. Left so, every result prints the mark.",
  },
  fix: {
    vi: "Điền theo quyết định, và xem lại từng dòng “# chưa rõ” trong tệp.",
    en: "Fill it in from the decision, and look at every comment of the draft that calls something unclear.",
  },
  bad: 'title: "CẦN ĐIỀN: tên bộ tiêu chí"',
  good: "title: Bộ tiêu chí xã An Bình",
  *run(rubric) {
    for (const [path, text] of texts(rubric)) if (text?.includes(TO_FILL) === true) yield { message: say(LEFT, { text }), path };
  },
};
