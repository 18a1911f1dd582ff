import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

import type { Contract } from '#contract/contract';

import { hostLink } from './connection.ts';

export type ApiClient = ContractRouterClient<Contract>;

/** Every operation of the contract as a typed function: `client.contacts.get({ id })`. */
export const client: ApiClient = createORPCClient(hostLink());

/** The same operations for TanStack Query: `useQuery(orpc.contacts.get.queryOptions({ input: { id } }))`. */
export const orpc = createTanstackQueryUtils(client);
