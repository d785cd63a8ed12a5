/** Where something stands that is of all files together: the file, where there is one; else the folder that holds them. */
import { type FileSpan, fileSpan } from "../source.ts";

export function placeOfInputs(inputs: readonly { readonly file: string }[]): FileSpan | undefined {
  const [first, ...others] = inputs;
  if (first === undefined) return undefined;
  if (others.length === 0) return fileSpan(first.file);
  let folders = first.file.split("/").slice(0, -1);
  for (const { file } of others) {
    const parts = file.split("/").slice(0, -1);
    const apart = folders.findIndex((folder, at) => folder !== parts[at]);
    if (apart !== -1) folders = folders.slice(0, apart);
  }
  return fileSpan(folders.length === 0 ? "./" : `${folders.join("/")}/`);
}
