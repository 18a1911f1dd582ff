/** A list with one entry moved up (-1) or down (1); as it was where it cannot go further. */
export function moved<Entry>(list: readonly Entry[], index: number, step: -1 | 1): Entry[] {
  const target = index + step;
  const entry = list[index];
  if (entry === undefined || target < 0 || target >= list.length) return [...list];
  const rest = list.filter((_, at) => at !== index);
  return [...rest.slice(0, target), entry, ...rest.slice(target)];
}

/** A list with an entry put at its end, or taken out when it stood there. */
export function toggled<Entry>(list: readonly Entry[], entry: Entry): Entry[] {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry];
}
