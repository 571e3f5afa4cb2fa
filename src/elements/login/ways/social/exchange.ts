import {CubeProviderError, type ProviderProblem} from '../../../../provider-error.js';

/** Milliseconds to wait for a provider's answer. */
const patience = 20_000;

type Answer = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Answer => typeof value === 'object' && value !== null;

/** A provider's own word, as far as it is fit to be shown to a developer. */
export const toCode = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && /^[\w. -]{1,60}$/.test(String(value))
    ? String(value)
    : undefined;

/** Of Facebook `{"error": {"code": 100}}`, of a backend `{"error": "invalid_grant"}` as in RFC 6749. */
function codeOf({error}: Answer): string | undefined {
  return toCode(isObject(error) ? error.code : error);
}

/** A code that is used up or too old is nobody's fault, and the next one may work. */
const uselessCodes = ['100', 'invalid_grant'];

function toProblem(status: number, code: string | undefined): ProviderProblem {
  if (status === 429) return 'too-many-attempts';
  if (status >= 500) return 'unreachable';
  const isRefused = status >= 400 && !(code && uselessCodes.includes(code));
  return isRefused ? 'refused' : 'failed';
}

/**
 * Exchanges a code for what is behind it.
 * @param provider Its name, for the developer.
 * @throws {CubeProviderError} if that is refused, or nobody answers.
 */
export async function exchangeCode(
  provider: string,
  address: URL,
  init: RequestInit,
  signal: AbortSignal,
): Promise<Answer> {
  signal.throwIfAborted();
  const sending = new AbortController();
  const stop = (): void => sending.abort();
  const timer = setTimeout(stop, patience);
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(address, {
      ...init,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: sending.signal,
    });
    const answer = parse(await response.text());
    if (response.ok && answer) return answer;
    const code = answer && codeOf(answer);
    const problem = toProblem(response.status, code);
    throw new CubeProviderError(`${provider} answered ${response.status} to the code.`, problem, code);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof CubeProviderError) throw error;
    throw new CubeProviderError(`${provider} has not answered to the code.`, 'unreachable');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function parse(text: string): Answer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return isObject(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {CubeProviderError} if the answer has no such text. */
export function readText(answer: Answer, name: string, provider: string): string {
  const text = answer[name];
  if (typeof text === 'string' && text.trim()) return text;
  throw new CubeProviderError(`${provider} has given no ${name}.`, 'failed');
}
