import { Diagnostics } from "../diagnostic.ts";
import { formats } from "../formats/index.ts";
import type { Host } from "../host.ts";
import { nearest } from "../nearest.ts";
import { say, words } from "../text.ts";
import type { Report } from "../views/block.ts";
import { overview } from "../views/overview.ts";
import { aboutReport, type Program, RUBRICS_PAGE, type Topic, topicReport, topicsOf } from "../views/reference.ts";
import { messageCodes, messageTopic } from "../views/reference-codes.ts";
import type { RubricDoc } from "../views/rubric-list.ts";
import { topicsAbout } from "../views/topics-about.ts";
import { type Command, EXIT, EXIT_MEANINGS, GLOBAL_OPTIONS, type Invocation, OUTPUT_OPTIONS } from "./command.ts";
import { Failure } from "./failure.ts";
import { rubricsNear } from "./find-rubric.ts";
import { deliver, formatOf } from "./report.ts";
import { loadRubric } from "./rubrics.ts";

const UNKNOWN = words("topic-unknown", "Không có trang trợ giúp “{topic}”.", "There is no help page “{topic}”.");
const NEAREST = words("fix-nearest-topic", "Tên gần đúng: {name}.", "Nearest name: {name}.");
const TOPICS = words("fix-topic", "Mọi chủ đề: cchc help topics", "Every topic: cchc help topics");
const CODE = words(
  "fix-topic-code",
  "Chép đúng mã in sau chữ “lỗi”, “cảnh báo”, “lưu ý” của thông báo. Mọi chủ đề khác: cchc help topics",
  "Copy the code as it stands behind “error”, “warning” or “note”. Every other topic: cchc help topics",
);

/** The commands whose first examples the bare program shows. */
const TRIED = ["score", "explain", "validate"] as const;

/** How the codes of messages are written. */
const CODE_LIKE = /^[a-z0-9]+(?:-[a-z0-9]+)+$/;

async function programOf({ commands, host }: Invocation, topic: string | undefined): Promise<Program> {
  const rubrics = topic === RUBRICS_PAGE ? await rubricDocs(host) : [];
  return { commands: await commands(), options: GLOBAL_OPTIONS, exits: EXIT_MEANINGS, formats, rubrics };
}

/** The rubrics that can be named by their id: those that ship with the program, and those of this folder. */
async function rubricDocs(host: Host): Promise<readonly RubricDoc[]> {
  const docs: RubricDoc[] = [];
  for (const path of (await rubricsNear(host, ["."])).values()) {
    const rubric = await loadRubric(host, path, new Diagnostics());
    if (rubric !== undefined) docs.push(rubric);
  }
  return docs.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The page of the code of a message; what is loaded only where it is needed says something as well. */
async function messageOf(id: string): Promise<Topic | undefined> {
  const rest = [import("./expand.ts"), import("./program.ts"), import("./remembered.ts"), import("../waivers-file.ts")];
  await Promise.all<unknown>(rest);
  return messageTopic(id);
}

/** @throws {Failure} when there is no such topic, and none is about the words */
async function reportOn(invocation: Invocation): Promise<Report> {
  const { args, lang } = invocation;
  const id = args.length === 0 ? undefined : args.join(" ");
  const program = await programOf(invocation, id);
  if (id === undefined) return overview(program, TRIED, lang);
  const topics = topicsOf(program);
  const topic = topics.find((each) => each.id === id) ?? (await messageOf(id));
  if (topic !== undefined) return topicReport(topic, lang);
  const about = topicsAbout(topics, id, lang);
  const [only] = about;
  if (only !== undefined && about.length === 1) return topicReport(only, lang);
  if (about.length > 0) return aboutReport(about, id, lang);
  const near = nearest(id, [...topics.map((each) => each.id), ...messageCodes()]);
  if (near !== undefined) throw new Failure(say(UNKNOWN, { topic: id }), say(NEAREST, { name: near }));
  throw new Failure(say(UNKNOWN, { topic: id }), say(CODE_LIKE.test(id) ? CODE : TOPICS, {}));
}

export const command: Command = {
  name: "help",
  title: { vi: "Trợ giúp về lệnh, bộ tiêu chí, cách tính điểm, mẫu bảng", en: "Help on commands, rubrics, rule kinds, layouts" },
  examples: ["cchc help score", "cchc help rubrics", "cchc help per-item", "cchc help xếp hạng"],
  arguments: [
    {
      name: "[topic...]",
      doc: { vi: "chủ đề, hoặc chữ cần tìm; xem cchc help topics", en: "the topic, or words to look for; see cchc help topics" },
    },
  ],
  options: OUTPUT_OPTIONS,
  async run(invocation) {
    formatOf(invocation);
    await deliver(invocation, await reportOn(invocation), []);
    return EXIT.clean;
  },
};
