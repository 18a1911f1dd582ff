/** One record that a unit has changed more than once. */
import type { FieldImages } from './restore-fields.ts';

/**
 * The images of all changes of a record as those of one change: each field as it was before the first that touched it and after the last.
 * @param images the oldest first.
 */
export function foldImages(images: readonly FieldImages[]): FieldImages {
  const before = Object.assign({}, ...images.toReversed().map((image) => image.before)) as FieldImages['before'];
  const after = Object.assign({}, ...images.map((image) => image.after)) as FieldImages['after'];
  return { before, after };
}
