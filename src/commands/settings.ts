/** Where the settings come from: `cchc.yaml` and `waivers.yaml` are looked for upward from the first input, and loaded only when found. */
import { type From, flagOf, inForce, type Layer, refusal, SETTINGS, type SettingKind, type Settings, type Values } from "../config.ts";
import { Diagnostics } from "../diagnostic.ts";
import type { Host } from "../host.ts";
import { beside, plainPath, seenFrom, upward } from "../paths.ts";
import { type Message, say, words } from "../text.ts";
import { oneOf, refusedValue } from "./chosen.ts";
import type { Given } from "./command.ts";
import { Failure, FaultyHelper } from "./failure.ts";
import { folderOf, readInput } from "./files.ts";

const ENV_VALUE = words(
  "environment-value",
  "Biến môi trường {name} không nhận “{value}”.",
  "The environment variable {name} does not take “{value}”.",
);

export const CONFIG_FILE = "cchc.yaml";
export const WAIVERS_FILE = "waivers.yaml";

/** The folder that a search begins in: the input's own. */
async function startOf(host: Host, input: string | undefined): Promise<string> {
  if (input === undefined || input === "-") return host.absolute(".");
  return host.absolute((await host.kind(input)) === "folder" ? input : folderOf(input));
}

async function findUpward(host: Host, start: string, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const folder of upward(start)) {
    for (const name of names) {
      const path = beside(folder, name);
      if (!found.has(name) && (await host.kind(path)) === "file") found.set(name, path);
    }
  }
  return found;
}

/** @throws {Failure} when a place says what a setting does not take */
function checked(from: From, values: Values, place: Layer["place"]): Layer {
  for (const kind of SETTINGS) {
    const value = values[kind.key];
    const allowed = value === undefined ? undefined : refusal(kind, value);
    if (value === undefined || allowed === undefined) continue;
    const what: Message = from === "env" ? say(ENV_VALUE, { name: kind.env, value }) : refusedValue(flagOf(kind.key), value);
    throw new Failure(what, oneOf(allowed));
  }
  return { from, values, place };
}

const collect = (said: (kind: SettingKind) => string | undefined): Values =>
  Object.fromEntries(SETTINGS.flatMap((kind) => (said(kind) === undefined ? [] : [[kind.key, said(kind)]])));

/** What stands in the file; its paths are seen from its own folder. @throws {FaultyHelper} */
async function fileLayer(host: Host, path: string): Promise<{ readonly layer: Layer; readonly limits: Settings["limits"] }> {
  const [{ readConfig }, { limitNames }, { readTextFile }] = await Promise.all([
    import("../config-file.ts"),
    import("../tables/limits.ts"),
    import("../tables/text-file.ts"),
  ]);
  const shown = seenFrom(host.absolute("."), path);
  const problems = new Diagnostics();
  const source = readTextFile(shown, await readInput(host, path), problems);
  const config = source === undefined ? undefined : readConfig(source, limitNames, problems);
  if (config === undefined) throw new FaultyHelper(problems.list);
  const { rubric, register, waivers, cache } = config.values;
  const near = (name: string): string => beside(folderOf(shown), name);
  const values: Values = {
    ...config.values,
    ...(rubric === undefined ? {} : { rubric: /[/\\]|\.ya?ml$/i.test(rubric) ? near(rubric) : rubric }),
    ...(register === undefined ? {} : { register: near(register) }),
    ...(waivers === undefined ? {} : { waivers: near(waivers) }),
    ...(cache === undefined ? {} : { cache: near(cache) }),
  };
  return { layer: checked("file", values, config.place), limits: config.limits };
}

/**
 * @param input the first file that the command is about; undefined where it is about none, `null` where no file of settings is wanted
 * @throws {Failure | FaultyHelper}
 */
export async function settingsOf(host: Host, options: Given, input: string | undefined | null): Promise<Settings> {
  const typed = ({ key }: SettingKind): string | undefined => {
    const value = options[key];
    return typeof value === "string" ? value : undefined;
  };
  const flags = checked("flag", collect(typed), flagOf);
  const env = checked(
    "env",
    collect(({ env: name }) => (host.env[name] === "" ? undefined : host.env[name])),
    (key) => (SETTINGS.find((kind) => kind.key === key) as SettingKind).env,
  );
  const names = input === null ? [] : [CONFIG_FILE, WAIVERS_FILE];
  const found = await findUpward(host, await startOf(host, input ?? undefined), names);
  const path = found.get(CONFIG_FILE);
  const file = path === undefined ? undefined : await fileLayer(host, path);
  const list = inForce([flags, env, ...(file === undefined ? [] : [file.layer])]);
  const seen = (each: string | undefined): string | undefined =>
    each === undefined ? undefined : plainPath(seenFrom(host.absolute("."), each));
  return { list, file: seen(path), waivers: seen(found.get(WAIVERS_FILE)), limits: file?.limits ?? {} };
}

/** The options as if everything in force had been typed. */
export const withSettings = (options: Given, { list }: Settings): Given => ({
  ...Object.fromEntries(list.flatMap(({ key, value, from }) => (value === undefined || from === "default" ? [] : [[key, value]]))),
  ...options,
});
