export {
  checkSeries,
  findGaps,
  formatNumber,
  periodOf,
  seriesResets,
  type NumberSeries,
  type SeriesError,
  type SeriesReset,
} from './number-series.ts';
