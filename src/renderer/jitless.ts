import { config } from 'zod';

// zod compiles its checks with `new Function`, which the content security policy forbids. This module is imported before any
// schema is made, because zod decides then.
config({ jitless: true });
