import { command, os, query } from '#core/pipeline';
import { cancelPrint, printQueue, retryPrint } from '#core/print-queue';

import { closeShift } from './close-shift.ts';
import { findEntry } from './find-entry.ts';
import { listShifts } from './list-shifts.ts';
import { moveCash, openDrawer } from './move-cash.ts';
import { openShift } from './open-shift.ts';
import { printReport, testPrinter } from './print-report.ts';
import { listRegisters, saveRegister } from './registers.ts';
import { reportPdf } from './report-file.ts';
import { favourites, searchItems } from './search-items.ts';
import { answerAgain } from './shift-answer.ts';
import { closedAgain, getReport } from './shift-report.ts';
import { takePayment } from './take-payment.ts';
import { saveTillSettings, tillSettings } from './till-settings.ts';

export const tillHandlers = {
  registers: os.till.registers.handler(query(listRegisters)),
  saveRegister: os.till.saveRegister.handler(command(saveRegister)),
  settings: os.till.settings.handler(query(tillSettings)),
  saveSettings: os.till.saveSettings.handler(command(saveTillSettings)),
  favourites: os.till.favourites.handler(query(favourites)),
  find: os.till.find.handler(query(findEntry)),
  searchItems: os.till.searchItems.handler(query(searchItems)),
  openShift: os.till.openShift.handler(command(openShift, answerAgain)),
  moveCash: os.till.moveCash.handler(command(moveCash, answerAgain)),
  report: os.till.report.handler(query(getReport)),
  closeShift: os.till.closeShift.handler(command(closeShift, closedAgain)),
  shifts: os.till.shifts.handler(query(listShifts)),
  reportPdf: os.till.reportPdf.handler(query(reportPdf)),
  printReport: os.till.printReport.handler(command(printReport)),
  takePayment: os.till.takePayment.handler(command(takePayment)),
  openDrawer: os.till.openDrawer.handler(command(openDrawer)),
  testPrinter: os.till.testPrinter.handler(command(testPrinter)),
  printQueue: os.till.printQueue.handler(query(printQueue)),
  retryPrint: os.till.retryPrint.handler(command(retryPrint)),
  cancelPrint: os.till.cancelPrint.handler(command(cancelPrint)),
};
