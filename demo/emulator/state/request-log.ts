/** One request as the log shows it. */
export interface LoggedRequest {
  method: string;
  path: string;
  /** As sent, without the question mark. */
  query: string;
  headers: Record<string, string>;
  /** `null` while the answer is not known yet, and for ever where the connection was cut. */
  status: number | null;
  /** When the request arrived, by the server's clock. */
  time: string;
}

const KEPT_REQUESTS = 10_000;
const MASK = '***';

/** Pages whose token is as good as a password. */
const SECRET_PAGES = /^\/user_email\//;

/** The latest requests received, with their passwords masked. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  all(): readonly LoggedRequest[] {
    return this.#requests;
  }

  /** Adds a request and returns its entry, whose status the caller fills in. */
  add(request: Omit<LoggedRequest, 'status'>): LoggedRequest {
    const entry: LoggedRequest = {
      ...request,
      path: maskSecrets(request.path),
      query: maskSecrets(request.query, SECRET_PAGES.test(decodeLeniently(request.path))),
      headers: maskHeaders(request.headers),
      status: null,
    };
    this.#requests.push(entry);
    if (this.#requests.length > KEPT_REQUESTS) this.#requests.shift();
    return entry;
  }

  clear(): void {
    this.#requests = [];
  }
}

function maskHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /authorization|password/i.test(name) ? MASK : maskSecrets(value, value.includes('/user_email/')),
    ]),
  );
}

function maskSecrets(text: string, isTokenSecret = false): string {
  const secret = isTokenSecret ? /password|token/i : /password/i;
  return text.replace(/([^?&#=;\s]+)=([^&#;\s]*)/g, (pair, name: string) =>
    secret.test(decodeLeniently(name)) ? `${name}=${MASK}` : pair,
  );
}

function decodeLeniently(text: string): string {
  return new URLSearchParams(`name=${text}`).get('name') ?? text;
}
