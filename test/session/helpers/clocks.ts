import {replaceProperty} from './broken-storage.js';

/**
 * Stops the page's steady clock, which measures how much time has passed, whatever the time of day is.
 * Returns the function that lets time pass.
 */
export function stopSteadyClock(): (milliseconds: number) => void {
  let time = performance.now();
  replaceProperty(Performance.prototype, 'now', {value: () => time});
  return (milliseconds) => {
    time += milliseconds;
  };
}

/** Has the clock of this machine be wrong. */
export function setClockOff(milliseconds: number): void {
  const {now} = Date;
  replaceProperty(Date, 'now', {value: () => now() + milliseconds, writable: true});
}
