import type { orpc } from '#renderer/api';

/** What `system.overview` answers. */
export type Overview = Awaited<ReturnType<typeof orpc.system.overview.call>>;
