/** What Firebase answers to the calls whose path ends so: an error by its code, or nothing at all. */
type Answer = {readonly error: string} | 'unreachable';

const real = globalThis.fetch;

/** Has Firebase answer so until the test is over, because its emulator does not. */
export function answerOfFirebase(end: string, answer: Answer): void {
  globalThis.fetch = (input, init) => {
    const {pathname} = new URL(input instanceof Request ? input.url : String(input));
    if (!pathname.endsWith(end)) return real(input, init);
    if (answer === 'unreachable') return Promise.reject(new TypeError('Failed to fetch'));
    const error = {code: 400, message: answer.error, errors: [{message: answer.error}]};
    return Promise.resolve(Response.json({error}, {status: 400}));
  };
}

export function restoreAnswers(): void {
  globalThis.fetch = real;
}

afterEach(restoreAnswers);
