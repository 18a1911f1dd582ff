import { useLocalStorage } from '@mantine/hooks';

/** How close the rows of lists stand. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** Pixels of a row; the style sheet takes them from `--cb-row`. */
export const rowHeights: Readonly<Record<Density, number>> = { comfortable: 40, compact: 30 };

/** How close the rows of all lists stand on this computer. */
export function useDensity(): [Density, (density: Density) => void] {
  const [kept, keep] = useLocalStorage({
    key: 'counterbook.density',
    defaultValue: 'comfortable',
    getInitialValueInEffect: false,
  });
  return [kept === 'compact' ? 'compact' : 'comfortable', keep];
}
