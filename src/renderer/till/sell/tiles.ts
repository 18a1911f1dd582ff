/** What tiles say, so that those can be told apart whose names begin alike. */

/** As much of a name as is in sight on the narrowest tile. */
const inSight = 28;
const mostOfHead = 18;
const mostBefore = 8;

type Named = { name: string; code: string };

/** `whole` names the item alone, with its code where others have the same name; `shown` leaves out what all that begin alike have in common. */
export type Tile<Item> = { item: Item; whole: string; shown: string };

export function tilesOf<Item extends Named>(items: readonly Item[]): Tile<Item>[] {
  const named = Map.groupBy(items, ({ name }) => name);
  const tiles = items.map((item) => {
    const whole = named.get(item.name)?.length === 1 ? item.name : `${item.name} ${item.code}`;
    return { item, whole };
  });
  const alike = Map.groupBy(tiles, ({ whole }) => whole.slice(0, inSight));
  return tiles.map(({ item, whole }) => {
    const others = alike.get(whole.slice(0, inSight)) ?? [];
    const shown = others.length > 1 ? shortened(whole, sharedLength(others.map((other) => other.whole))) : whole;
    return { item, whole, shown };
  });
}

/** The beginning, and what follows the part that others share, from the word in which it differs. */
function shortened(whole: string, shared: number): string {
  const beginning = whole.slice(0, mostOfHead);
  const lastSpace = beginning.lastIndexOf(' ');
  const head = lastSpace > 0 ? beginning.slice(0, lastSpace) : beginning;
  const from = Math.max(whole.lastIndexOf(' ', shared) + 1, shared - mostBefore);
  return `${head} … ${whole.slice(from)}`;
}

function sharedLength(texts: readonly string[]): number {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return length;
}
