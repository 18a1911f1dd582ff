export {
  ageRows,
  bucketBounds,
  bucketOf,
  buckets,
  daysOverdue,
  totalRow,
  type AgeingAmounts,
  type AgeingRow,
  type Bucket,
} from './ageing.ts';
