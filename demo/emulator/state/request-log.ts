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
      path: maskPasswords(request.path),
      query: maskPasswords(request.query),
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
      /authorization|password/i.test(name) ? MASK : maskPasswords(value),
    ]),
  );
}

function maskPasswords(text: string): string {
  return text.replace(/([^?&#=;\s]+)=([^&#;\s]*)/g, (pair, name: string) =>
    /password/i.test(decodeLeniently(name)) ? `${name}=${MASK}` : pair,
  );
}

function decodeLeniently(text: string): string {
  return new URLSearchParams(`name=${text}`).get('name') ?? text;
}
