import type {CDPSession} from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** In microseconds. */
  readonly ts: number;
  /** In microseconds. */
  readonly dur?: number;
  /** How much of that the thread was running, in microseconds: a busy machine lets it wait. */
  readonly tdur?: number;
}

export interface LongestTask {
  /** In milliseconds. */
  readonly longestTask: number;
  /** The same, without the time in which the machine did other things. */
  readonly longestWork: number;
}

/** Has the browser trace some work, in which the page marks with `performance.mark` its `start` and `end`. */
export async function traceTasks<Result>(
  session: CDPSession,
  work: () => Promise<Result>,
): Promise<Result & LongestTask> {
  const events: TraceEvent[] = [];
  const collect = ({value}: {value: unknown[]}) => events.push(...(value as TraceEvent[]));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: [
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'toplevel',
        'blink.user_timing',
      ],
    },
  });
  const result = await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  return {...result, ...longestOf(events)};
}

/** On the thread on which the page has set its marks, between them. */
function longestOf(events: readonly TraceEvent[]): LongestTask {
  const start = events.find(({name}) => name === 'start');
  const end = events.find(({name}) => name === 'end');
  if (!start || !end) throw new Error('The marks are not in the trace.');
  const tasks = events.filter(
    ({name, pid, tid, ts, dur = 0}) =>
      name.endsWith('RunTask') &&
      pid === start.pid &&
      tid === start.tid &&
      ts + dur > start.ts &&
      ts < end.ts,
  );
  if (tasks.length === 0) throw new Error('There are no tasks in the trace.');
  return {
    longestTask: Math.max(...tasks.map(({dur = 0}) => dur)) / 1000,
    longestWork: Math.max(...tasks.map(({tdur = 0}) => tdur)) / 1000,
  };
}
