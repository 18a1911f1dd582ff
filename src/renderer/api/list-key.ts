/** The query key of a list: the operation's path first, so that change notices find it, then what was asked. */
export function newListKey(
  operationKey: readonly [readonly string[], ...unknown[]],
  input: object,
): readonly unknown[] {
  const [path] = operationKey;
  return [path, { type: 'list', input }];
}
