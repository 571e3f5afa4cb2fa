/** Clocks of this page that can be set, and timers that can be let run. Imported before all else of the page. */

const offsetKey = 'clock-offset';
const shortestSleep = 10_000;

const readDate = Date.now.bind(Date);
const readSteadyClock = performance.now.bind(performance);
const startInterval = setInterval;

const timers = new Map<ReturnType<typeof setInterval>, () => void>();
let offset = Number(localStorage.getItem(offsetKey));
let steadyOffset = 0;

Date.now = () => readDate() + offset;
performance.now = () => readSteadyClock() + steadyOffset;

Object.assign(globalThis, {
  setInterval: (callback: () => void, milliseconds: number) => {
    const timer = startInterval(callback, milliseconds);
    if (milliseconds >= shortestSleep) timers.set(timer, callback);
    return timer;
  },
});

/** Somebody, or the network's time, sets the clock of the machine. */
export function setClock(milliseconds: number): void {
  offset = milliseconds;
  localStorage.setItem(offsetKey, String(milliseconds));
}

/** The machine sleeps, and wakes up so much later. */
export function sleep(milliseconds: number, newOffset: number): void {
  setClock(newOffset);
  steadyOffset += milliseconds;
  for (const callback of timers.values()) callback();
}
