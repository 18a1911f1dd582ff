/** `system.changes`: the topics that committed commands have changed, for as long as somebody listens. */
import type { Topic } from '#contract/operation';
import type { QueryScope } from '#core/pipeline';

/** Ends when the listener goes away or the program closes. */
export function watchChanges({ house, signal }: QueryScope): AsyncGenerator<{ topics: Topic[] }, void, void> {
  return house.changes(signal);
}
