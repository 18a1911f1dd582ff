import { expect, test } from 'vitest';

import { groupFailures } from './issue-failures.ts';

test('drafts that failed for the same reason stand together, the most frequent reason first', () => {
  const failed = ['A', 'B', 'B', 'B'].map((code, index) => ({ id: String(index), reference: `R${index}`, code }));
  expect(groupFailures(failed, 2)).toEqual([
    { code: 'B', count: 3, shown: [failed[1], failed[2]] },
    { code: 'A', count: 1, shown: [failed[0]] },
  ]);
});
