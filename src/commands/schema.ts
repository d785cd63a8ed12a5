import { rubricJsonSchema } from "../rubric/json-schema.ts";
import { type Command, EXIT } from "./command.ts";
import { deliverPlain, PLAIN_OPTIONS } from "./plain.ts";

export const command: Command = {
  name: "schema",
  title: {
    vi: "In JSON Schema của bộ tiêu chí cho trình soạn thảo",
    en: "Print the JSON Schema of rubrics for editors",
  },
  examples: ["cchc schema", "cchc schema --output rubric.schema.json"],
  arguments: [],
  options: PLAIN_OPTIONS,
  async run(invocation) {
    await deliverPlain(invocation, `${JSON.stringify(rubricJsonSchema(), null, 2)}\n`);
    return EXIT.clean;
  },
};
