/** Lists under keys, in the order in which the keys are met. */

export function addTo<Key, Each>(lists: Map<Key, Each[]>, key: Key, each: Each): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [each]);
  else known.push(each);
}

export function groupedBy<Key, Each>(all: Iterable<Each>, keyOf: (each: Each) => Key): ReadonlyMap<Key, readonly Each[]> {
  const lists = new Map<Key, Each[]>();
  for (const each of all) addTo(lists, keyOf(each), each);
  return lists;
}
