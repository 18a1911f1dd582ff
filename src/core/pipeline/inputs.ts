/** The parsed input of each operation, by its names in the contract. */
import type { AnySchema, InferSchemaOutput } from '@orpc/contract';

import type { Contract } from '#contract/contract';

/** What a handler gets: the input after validation, with its defaults filled in. `InputOf<'contacts', 'create'>`. */
export type InputOf<
  Feature extends keyof Contract,
  Name extends keyof Contract[Feature],
> = Contract[Feature][Name] extends { '~orpc': { inputSchema?: infer Schema } }
  ? InferSchemaOutput<Extract<Schema, AnySchema>>
  : never;
