import { nearest } from "../nearest.ts";
import { render, say, type Words, words } from "../text.ts";
import { type Command, EXIT } from "./command.ts";
import { Failure } from "./failure.ts";
import { deliverPlain, PLAIN_OPTIONS } from "./plain.ts";
import { bash } from "./shell-bash.ts";
import { fish } from "./shell-fish.ts";
import { powershell } from "./shell-powershell.ts";
import { type Vocabulary, vocabularyOf } from "./shell-words.ts";
import { zsh } from "./shell-zsh.ts";

interface Shell {
  /** How to use the script, above it. */
  readonly use: Words<never>;
  readonly script: (vocabulary: Vocabulary) => string;
  /** What must stand in the very first line. */
  readonly first?: string;
  /** Read in the code page of the machine: nothing but ASCII. */
  readonly ascii?: true;
}

const SHELLS: Readonly<Record<string, Shell>> = {
  bash: {
    use: words("use-bash", "Thêm vào ~/.bashrc: source <(cchc completion bash)", "Add to ~/.bashrc: source <(cchc completion bash)"),
    script: bash,
  },
  zsh: {
    use: words(
      "use-zsh",
      "Ghi vào một thư mục của fpath: cchc completion zsh -o ~/.zfunc/_cchc; hoặc thêm vào ~/.zshrc, sau compinit: source <(cchc completion zsh)",
      "Write it to a folder of fpath: cchc completion zsh -o ~/.zfunc/_cchc; or add to ~/.zshrc, after compinit: source <(cchc completion zsh)",
    ),
    script: zsh,
    first: "#compdef cchc\n",
  },
  fish: {
    use: words(
      "use-fish",
      "Chạy một lần: cchc completion fish -o ~/.config/fish/completions/cchc.fish",
      "Run once: cchc completion fish -o ~/.config/fish/completions/cchc.fish",
    ),
    script: fish,
  },
  powershell: {
    use: words(
      "use-powershell",
      "Thêm vào $PROFILE: cchc completion powershell | Out-String | Invoke-Expression",
      "Add to $PROFILE: cchc completion powershell | Out-String | Invoke-Expression",
    ),
    script: powershell,
    ascii: true,
  },
};

const UNKNOWN = words("shell-unknown", "Chưa có gợi ý lệnh cho “{name}”.", "There is no completion for “{name}”.");
const KNOWN = words("fix-shell", "Dùng một trong: {names}.", "Use one of: {names}.");
const NEAREST = words("fix-nearest-shell", "Tên gần đúng: {name}.", "Nearest name: {name}.");

const names = Object.keys(SHELLS);

/** @throws {Failure} */
function shellOf(name: string): Shell {
  const shell = Object.hasOwn(SHELLS, name) ? SHELLS[name] : undefined;
  if (shell !== undefined) return shell;
  const near = nearest(name, names);
  throw new Failure(say(UNKNOWN, { name }), near === undefined ? say(KNOWN, { names: names.join(", ") }) : say(NEAREST, { name: near }));
}

export const command: Command = {
  name: "completion",
  title: { vi: "In mã gợi ý lệnh cho bash, zsh, fish, PowerShell", en: "Print completion for bash, zsh, fish and PowerShell" },
  examples: ["cchc completion bash", "cchc completion powershell --output cchc-completion.ps1"],
  arguments: [{ name: "<shell>", doc: { vi: `một trong: ${names.join(", ")}`, en: `one of: ${names.join(", ")}` }, values: names }],
  options: PLAIN_OPTIONS,
  async run(invocation) {
    const { args, lang, commands } = invocation;
    const { use, script, first = "", ascii } = shellOf(args[0] ?? "");
    const vocabulary = vocabularyOf(await commands(), lang);
    await deliverPlain(invocation, `${first}# ${render(say(use, {}), ascii === true ? "en" : lang)}\n${script(vocabulary)}`);
    return EXIT.clean;
  },
};
