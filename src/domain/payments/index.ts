export {
  allocateOldestFirst,
  checkAllocations,
  type AllocationError,
  type ChosenAllocation,
  type OpenItem,
} from './allocations.ts';
