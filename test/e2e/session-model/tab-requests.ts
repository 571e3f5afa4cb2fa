/** What this page asks of the server. Imported before all else of the page. */

/** A token that the page has asked to be made the user's. */
export interface Login {
  readonly token: string;
  /** Login or e-mail address, as it was sent. */
  readonly identifier: string;
}

const send = globalThis.fetch.bind(globalThis);
const logins: Login[] = [];
let inFlight = 0;

async function note(request: Request): Promise<void> {
  if (request.method !== 'POST' || !request.url.endsWith('/login')) return;
  const {login, email} = (await request.clone().json()) as {login?: string; email?: string};
  logins.push({token: request.headers.get('CB-Token') ?? '', identifier: login ?? email ?? ''});
}

globalThis.fetch = async (input, init) => {
  inFlight += 1;
  try {
    const request = new Request(input, init);
    await note(request);
    const answer = await send(request);
    // The body belongs to the request too.
    await answer
      .clone()
      .arrayBuffer()
      .catch(() => undefined);
    return answer;
  } finally {
    inFlight -= 1;
  }
};

/** How many requests are under way. */
export const countRequests = (): number => inFlight;

/** The logins since the last time. */
export const takeLogins = (): Login[] => logins.splice(0);
