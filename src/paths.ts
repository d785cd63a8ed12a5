/** Paths as plain text, so that they can be compared and shown the same on every system. */

const slashed = (path: string): string => path.replaceAll("\\", "/");
/** What stands before the folders of an absolute path: `/`, `C:/`, `//server/share/`. */
const ROOT = /^(?:\/\/[^/]+\/[^/]+\/?|[A-Za-z]:\/|\/)/;

/** Forward slashes, without `.`, and without `..` where that can be told. */
export function plainPath(path: string): string {
  const given = slashed(path);
  const root = ROOT.exec(given)?.[0] ?? "";
  const kept: string[] = [];
  for (const step of given.slice(root.length).split("/")) {
    if (step === "" || step === ".") continue;
    if (step === ".." && kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (step !== ".." || root === "") kept.push(step);
  }
  return root + kept.join("/") || ".";
}

/** A path as seen from a folder; what lies elsewhere stays as it is. @param from an absolute path */
export function seenFrom(from: string, path: string): string {
  const [folder, plain] = [plainPath(from), plainPath(path)];
  if (plain === folder) return ".";
  const start = folder.endsWith("/") ? folder : `${folder}/`;
  return plain.startsWith(start) ? plain.slice(start.length) : plain;
}

/** A folder and all that hold it, the nearest first. @param folder an absolute path */
export function upward(folder: string): readonly string[] {
  const plain = plainPath(folder);
  const root = ROOT.exec(plain)?.[0] ?? "";
  const steps = plain
    .slice(root.length)
    .split("/")
    .filter((step) => step !== "");
  return steps.map((_, index) => root + steps.slice(0, steps.length - index).join("/")).concat(root === "" ? [] : [root]);
}

/** A path that a file names, seen from where that file is. @param folder of the file */
export const beside = (folder: string, path: string): string =>
  ROOT.test(slashed(path)) || folder === "." ? slashed(path) : plainPath(`${folder}/${path}`);
