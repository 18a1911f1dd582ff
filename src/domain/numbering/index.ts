export {
  checkSeries,
  findGaps,
  formatNumber,
  nextSequence,
  periodOf,
  seriesResets,
  type NumberSeries,
  type SeriesError,
  type SeriesReset,
} from './number-series.ts';
