import { useQuery } from '@tanstack/react-query';

import type { Permission } from '#domain/permissions';
import { orpc } from '#renderer/api';

/** Tells what the signed-in person may do; nothing until the host has said so. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useQuery(orpc.system.info.queryOptions());
  return (permission) => data?.user.permissions.includes(permission) === true;
}
