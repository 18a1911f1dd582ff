/**
 * Whether a unit must stand apart from its quantity, because it begins with a figure: "1 48 - 6 oz jars" on one line
 * would read as 148.
 */
export function standsApart(unit: string): boolean {
  return /^\d/.test(unit);
}
