import {toBaseUrl} from '../app.js';
import {pageSessions, type SessionElement} from './page-sessions.js';
import type {OwnApp} from './shared-stores.js';

/** What an element says of its session by its own attributes. */
export interface SessionReference extends OwnApp {
  /** Id of the `<cube-session>` that it is to use. */
  readonly session?: string | undefined;
}

const tag = 'cube-session';

/**
 * The `<cube-session>` that an element is to use, upgraded or not: the one that it names, else the nearest one around
 * it, else the page's first one, unless the element names another app.
 */
export function findSession(element: Element, reference: SessionReference): SessionElement | undefined {
  if (reference.session) return findInTrees(element, `${tag}#${CSS.escape(reference.session)}`).at(-1);
  const around = findAround(element);
  if (around) return around;
  const first = findFirst(element);
  return first && isOfApp(first, reference) ? first : undefined;
}

/** The way up is that of events: through the slot that an element is shown in. */
function findAround(element: Element): SessionElement | undefined {
  let node: Node | null | undefined = element;
  while (node) {
    if ((node as Element).localName === tag) return node as SessionElement;
    node = (node as Element).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host;
  }
  return undefined;
}

/** The page's first `<cube-session>`. One that has not been upgraded is seen in the trees around the element only. */
const findFirst = (element: Element): SessionElement | undefined =>
  [...pageSessions, ...findInTrees(element, tag)].reduce<SessionElement | undefined>(
    (first, session) => (first && isBefore(first, session) ? first : session),
    undefined,
  );

/** The first match in each of the trees that an element is in: the document's, then those of shadow roots inwards. */
const findInTrees = (element: Element, selector: string): SessionElement[] =>
  pathTo(element).flatMap((host) => (host.getRootNode() as ParentNode & Node).querySelector(selector) ?? []);

/** The element, after the hosts of the shadow trees that it is in, outermost first. */
function pathTo(element: Element): Element[] {
  const {host} = element.getRootNode() as Partial<ShadowRoot>;
  return host ? [...pathTo(host), element] : [element];
}

/** Whether an element comes before another one in the document, shadow trees included. */
function isBefore(element: Element, other: Element): boolean {
  const otherPath = pathTo(other);
  const path = pathTo(element);
  const depth = path.findIndex((host, index) => host !== otherPath[index]);
  const [host, otherHost] = [path[depth], otherPath[depth]];
  return !host || !!(otherHost && host.compareDocumentPosition(otherHost) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/** Whether a `<cube-session>` is of the app that an element names. If it names none, any is. */
function isOfApp(session: SessionElement, {appId, authKey, endpoint}: OwnApp): boolean {
  if (!appId && !authKey) return true;
  const sessionKey = session.authKey ?? session.getAttribute('auth-key');
  return (
    appId === (session.appId ?? session.getAttribute('app-id')) &&
    (!authKey || !sessionKey || authKey === sessionKey) &&
    toBaseUrl(endpoint) === toBaseUrl(session.endpoint ?? session.getAttribute('endpoint'))
  );
}
