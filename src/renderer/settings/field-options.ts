/** The options of a choice as they are typed: lines left empty count for nothing. */
export type Option = { id: string; label: string };

/** The options that have a label. */
export function filledOptions(options: readonly Option[]): Option[] {
  return options.map(({ id, label }) => ({ id, label: label.trim() })).filter(({ label }) => label !== '');
}

/** What is wrong with the options of a choice, if anything. */
export function optionsFault(options: readonly Option[]): 'none' | 'doubled' | undefined {
  const labels = filledOptions(options).map(({ label }) => label.toLowerCase());
  if (labels.length === 0) return 'none';
  return new Set(labels).size < labels.length ? 'doubled' : undefined;
}
