import type {Mail} from './emulator/state/outbox.js';
import {find} from './page.js';

const isWebLink = (link: string): boolean =>
  URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol);

async function fetchMails(endpoint: string): Promise<Mail[]> {
  const answer = await fetch(`${endpoint}/_emulator/outbox`);
  const {mails} = (await answer.json()) as {mails: Mail[]};
  return mails;
}

/** Mails are text: what looks like markup in them is none. */
function toEntry({subject, to, link}: Mail): HTMLLIElement {
  const entry = document.createElement('li');
  const title = document.createElement('span');
  title.textContent = subject;
  const address = document.createElement('bdi');
  address.textContent = to;
  entry.append(title, address);
  if (isWebLink(link)) {
    const anchor = document.createElement('a');
    Object.assign(anchor, {href: link, target: '_blank', rel: 'noopener', textContent: 'Open its link'});
    entry.append(anchor);
  }
  return entry;
}

/** Lists what the emulator has sent, newest first: at the press of a button, and whenever a mail was asked for. */
export function showOutbox(endpoint: string): void {
  const state = find('#outbox-state');
  let latest = 0;

  const refresh = async (): Promise<void> => {
    const turn = ++latest;
    state.textContent = 'Looking…';
    const mails = await fetchMails(endpoint).catch(() => undefined);
    if (turn !== latest) return;
    state.textContent = describeCount(mails?.length);
    if (mails) find('#outbox').replaceChildren(...mails.toReversed().map(toEntry));
  };

  find('#refresh-outbox').addEventListener('click', () => void refresh());
  new PerformanceObserver((list) => {
    if (list.getEntries().some(({name}) => name.endsWith('/users/password/reset'))) void refresh();
  }).observe({type: 'resource'});
}

function describeCount(count: number | undefined): string {
  if (count === undefined) return 'The emulator cannot be reached.';
  if (count === 0) return 'No mails. Choose “Forgot password?” to get one.';
  return count === 1 ? '1 mail.' : `${count} mails.`;
}
