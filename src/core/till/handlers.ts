import { command, os, query } from '#core/pipeline';

import { openShift } from './open-shift.ts';
import { listRegisters, saveRegister } from './registers.ts';
import { answerAgain, getReport } from './shift-report.ts';
import { saveTillSettings, tillSettings } from './till-settings.ts';

export const tillHandlers = {
  registers: os.till.registers.handler(query(listRegisters)),
  saveRegister: os.till.saveRegister.handler(command(saveRegister)),
  settings: os.till.settings.handler(query(tillSettings)),
  saveSettings: os.till.saveSettings.handler(command(saveTillSettings)),
  openShift: os.till.openShift.handler(command(openShift, answerAgain)),
  report: os.till.report.handler(query(getReport)),
};
