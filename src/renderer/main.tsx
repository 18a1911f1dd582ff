// oxlint-disable-next-line import/no-unassigned-import -- zod decides at its first schema, so this comes before every other import
import './jitless.ts';
import { startApp } from '#renderer/app';

void startApp(document.querySelector('#root'));
