export { Allowed } from './allowed.tsx';
export { TillPlaces } from './till-places.tsx';
export { useMay } from './use-may.ts';
export { useRegisterFilter } from './use-register-filter.tsx';
export { useTenderName } from './use-tender-name.ts';
