import {find} from './page.js';

/** An SMS or a mail that Firebase's emulator would have sent. */
interface Sent {
  readonly to: string;
  readonly code?: string;
  readonly link?: string;
}

/** Answers when it runs; that takes a while, above all the first time. */
async function start(): Promise<string> {
  const answer = await fetch('/_demo/firebase', {method: 'POST'});
  const {url, error} = (await answer.json()) as {url?: string; error?: string};
  if (!url) throw new Error(error);
  return url;
}

async function list(address: string): Promise<Record<string, string>[]> {
  const answer = await fetch(address);
  const [items = []] = Object.values((await answer.json()) as Record<string, Record<string, string>[]>);
  return items;
}

/** What has been sent and not been used, the oldest first. */
async function fetchSent(login: Element): Promise<Sent[]> {
  const [url, project] = ['firebase-emulator', 'firebase-project-id'].map((name) => login.getAttribute(name));
  const base = `${url}/emulator/v1/projects/${project}`;
  const [codes, links] = await Promise.all([list(`${base}/verificationCodes`), list(`${base}/oobCodes`)]);
  return [
    ...codes.map(({phoneNumber = '', code = ''}) => ({to: phoneNumber, code})),
    ...links.map(({email = '', oobLink = ''}) => ({to: email, link: oobLink})),
  ];
}

function toEntry({to, code, link}: Sent): HTMLLIElement {
  const address = document.createElement('bdi');
  address.textContent = to;
  const entry = document.createElement('li');
  entry.append(address, code === undefined ? '' : `Code: ${code}`);
  if (link !== undefined) {
    const anchor = document.createElement('a');
    Object.assign(anchor, {href: link, target: '_blank', rel: 'noopener', textContent: 'Open its link'});
    entry.append(anchor);
  }
  return entry;
}

/**
 * Starts Firebase's own emulator at the press of a button, and lists what it has sent: at the press of another, and
 * whenever a code or a link was asked for.
 * @param login The element that signs in by it, with its address and its project.
 */
export function offerFirebase(login: Element): void {
  const state = find('#firebase-state');
  let isStarting = false;
  let latest = 0;

  const startOnce = async (): Promise<void> => {
    if (isStarting) return;
    isStarting = true;
    state.textContent = 'Starting… The first time it is installed, which takes a minute or two.';
    state.textContent = await start().then(
      (url) => `It runs at ${url}.`,
      (error: unknown) => `It did not start. ${String(error)}`,
    );
    isStarting = false;
  };

  const refresh = async (): Promise<void> => {
    const turn = ++latest;
    state.textContent = 'Looking…';
    const sent = await fetchSent(login).catch(() => undefined);
    if (turn !== latest) return;
    state.textContent = describeCount(sent?.length);
    if (sent) find('#firebase-messages').replaceChildren(...sent.toReversed().map(toEntry));
  };

  find('#start-firebase').addEventListener('click', () => void startOnce());
  find('#refresh-firebase').addEventListener('click', () => void refresh());
  new PerformanceObserver((entries) => {
    if (entries.getEntries().some(({name}) => /:(sendVerificationCode|sendOobCode)\b/.test(name)))
      void refresh();
  }).observe({type: 'resource'});
}

function describeCount(count: number | undefined): string {
  if (count === undefined) return 'Firebase’s emulator does not run. Start it.';
  if (count === 0) return 'No messages.';
  return count === 1 ? '1 message.' : `${count} messages.`;
}
