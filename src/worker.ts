/** Where another thread starts: it decodes files, one after the other. */
import { endsWithin, inflate, inflateInPieces } from "./bounded-work.ts";
import { type DecodeWork, decode, pack } from "./tables/index.ts";
import { serve } from "./threads.ts";

serve(async (asked) => {
  const { file, bytes, options } = asked as DecodeWork;
  return pack(await decode(file, bytes, { ...options, inflate, inflateInPieces, endsWithin }));
});
