/** What a layout is: one way in which sheets lay out answers. */
import type { Rubric } from "../rubric/model.ts";
import type { Table } from "../tables/index.ts";
import type { Text } from "../text.ts";
import type { Gathering } from "./gathering.ts";
import type { Header } from "./header.ts";
import type { Role } from "./roles.ts";

export interface Layout {
  readonly id: string;
  readonly title: Text;
  readonly doc: Text;
  /** The columns that it reads, or knows and leaves out. */
  readonly roles: readonly Role["is"][];
  /** It holds no answers, only figures to compare them with: it is thought of when nothing else fits, and read last. */
  readonly comparesOnly?: true;
  /** Whether the sheet is laid out like this, by its headings alone. */
  recognise(table: Table, rubric: Rubric): Header | undefined;
  read(table: Table, header: Header, gathering: Gathering): void;
}
