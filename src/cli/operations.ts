import { getEventIteratorSchemaDetails, isContractProcedure } from '@orpc/contract';
import type { AnyContractProcedure, ErrorMap } from '@orpc/contract';
import { z } from 'zod';

import { contract } from '#contract/contract';
import type { OperationMeta } from '#contract/operation';

export type JsonSchema = Record<string, unknown>;

/** One operation of the contract as a script sees it. */
export type Operation = {
  /** `documents.issue` */
  name: string;
  meta: OperationMeta;
  /** JSON Schema of what it takes; null when it takes nothing. */
  input: JsonSchema | null;
  output: JsonSchema | null;
  /** Set when it streams: what each message and the last value look like. `result` is null for a stream without end. */
  stream: { progress: JsonSchema | null; result: JsonSchema | null } | null;
  errors: Record<string, { status: number | null; message: string | null; data: JsonSchema | null }>;
};

/** All names with what they are, in the contract's order. */
export function listOperations(): { name: string; kind: string; permission: string; summary: string }[] {
  return Object.entries(contract).flatMap(([feature, operations]) =>
    Object.entries(operations).flatMap(([verb, procedure]: [string, unknown]) => {
      if (!isContractProcedure(procedure)) return [];
      const { kind, permission, summary } = metaOf(procedure);
      return [{ name: `${feature}.${verb}`, kind, permission, summary }];
    }),
  );
}

/** Finds an operation by its name, or undefined when the contract has none of that name. */
export function findOperation(name: string): Operation | undefined {
  const procedure = procedureNamed(name);
  if (procedure === undefined) return undefined;

  const { inputSchema, outputSchema, errorMap } = procedure['~orpc'];
  const details = getEventIteratorSchemaDetails(outputSchema);
  return {
    name,
    meta: metaOf(procedure),
    input: jsonSchema(inputSchema, 'input'),
    output: details === undefined ? jsonSchema(outputSchema, 'output') : null,
    stream:
      details === undefined
        ? null
        : { progress: jsonSchema(details.yields, 'output'), result: jsonSchema(details.returns, 'output') },
    errors: Object.fromEntries(
      Object.entries(errorMap as ErrorMap).map(([code, item]) => [
        code,
        { status: item?.status ?? null, message: item?.message ?? null, data: jsonSchema(item?.data, 'output') },
      ]),
    ),
  };
}

/** What a script may leave to the program or to a file, read from the promised shape itself. */
export function hasField(schema: JsonSchema | null, field: string): boolean {
  const properties = schema?.['properties'];
  return typeof properties === 'object' && properties !== null && Object.hasOwn(properties, field);
}

function procedureNamed(name: string): AnyContractProcedure | undefined {
  const [feature = '', verb = '', ...rest] = name.split('.');
  const features: Readonly<Record<string, Readonly<Record<string, unknown>>>> = contract;
  if (rest.length > 0 || !Object.hasOwn(features, feature)) return undefined;
  const operations = features[feature] ?? {};
  const procedure = Object.hasOwn(operations, verb) ? operations[verb] : undefined;
  return isContractProcedure(procedure) ? procedure : undefined;
}

function metaOf(procedure: AnyContractProcedure): OperationMeta {
  return procedure['~orpc'].meta as OperationMeta;
}

function jsonSchema(schema: unknown, io: 'input' | 'output'): JsonSchema | null {
  if (schema === undefined) return null;
  return z.toJSONSchema(schema as z.ZodType, { io, unrepresentable: 'any' });
}
