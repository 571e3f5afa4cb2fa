import {validateHeaderValue} from 'node:http';
import {
  CUSTOM_IDENTITY_CONCURRENCY,
  CUSTOM_IDENTITY_LIMIT_BYTES,
  CUSTOM_IDENTITY_QUOTE_LENGTH,
  CUSTOM_IDENTITY_TEXTS,
  CUSTOM_IDENTITY_TIMEOUT_MS,
} from '../assumptions/providers.js';
import type {CustomIdentityProvider} from '../features.js';
import {failureReason} from './failure-reason.js';
import {customIdentityError, customIdentityFailed} from './problems.js';
import {fillTemplate} from './templates.js';

/** What the templates of parameters and headers may ask for. */
export const TEMPLATE_VALUES = ['login', 'email', 'password', 'token'] as const;

/** The values for one sign-in; what was not sent is empty. */
export type TemplateValues = Record<(typeof TEMPLATE_VALUES)[number], string>;

interface ServiceRequest {
  url: URL;
  init: RequestInit;
}

interface ServiceAnswer {
  ok: boolean;
  status: number;
  text: string;
  isWhole: boolean;
}

/** How many requests wait for an answer. */
const running = new WeakMap<CustomIdentityProvider, number>();

/** Asks the external service about somebody; returns its decoded answer, or throws why there is none. */
export async function askCustomIdentity(
  provider: CustomIdentityProvider,
  values: TemplateValues,
): Promise<unknown> {
  const request = buildRequest(provider, values);
  const {ok, status, text, isWhole} = await countedExchange(provider, request);
  if (!ok) throw customIdentityError(status, text.slice(0, CUSTOM_IDENTITY_QUOTE_LENGTH));
  if (!isWhole) throw customIdentityFailed(CUSTOM_IDENTITY_TEXTS.large);
  try {
    return JSON.parse(text);
  } catch {
    throw customIdentityFailed(CUSTOM_IDENTITY_TEXTS.notJson);
  }
}

function buildRequest(provider: CustomIdentityProvider, values: TemplateValues): ServiceRequest {
  const {method} = provider;
  const url = new URL(provider.url);
  const headers = fillHeaders(provider, values);
  const params = fillAll(provider.params, values);
  if (method === 'POST') return {url, init: {method, headers, body: JSON.stringify(params)}};
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return {url, init: {method, headers}};
}

/** A line break among the credentials must not become a header of its own. */
function fillHeaders({method, headers: templates}: CustomIdentityProvider, values: TemplateValues): Headers {
  const headers = new Headers({Accept: 'application/json'});
  if (method === 'POST') headers.set('Content-Type', 'application/json');
  for (const [name, value] of Object.entries(fillAll(templates, values))) {
    try {
      validateHeaderValue(name, value);
      headers.set(name, value);
    } catch {
      throw customIdentityFailed(CUSTOM_IDENTITY_TEXTS.header(name));
    }
  }
  return headers;
}

function fillAll(templates: Record<string, string>, values: TemplateValues): Record<string, string> {
  const known = new Map<string, string>(Object.entries(values));
  return Object.fromEntries(
    Object.entries(templates).map(([name, template]) => [
      name,
      fillTemplate(template, (value) => known.get(value)) ?? '',
    ]),
  );
}

async function countedExchange(
  provider: CustomIdentityProvider,
  request: ServiceRequest,
): Promise<ServiceAnswer> {
  const count = running.get(provider) ?? 0;
  if (count >= CUSTOM_IDENTITY_CONCURRENCY) throw customIdentityFailed(CUSTOM_IDENTITY_TEXTS.busy);
  running.set(provider, count + 1);
  try {
    return await exchange(request);
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'AbortError';
    const {late, unreachable} = CUSTOM_IDENTITY_TEXTS;
    throw customIdentityFailed(isLate ? late : unreachable(failureReason(error)));
  } finally {
    running.set(provider, (running.get(provider) ?? 1) - 1);
  }
}

/** The time-out covers the body too. */
async function exchange({url, init}: ServiceRequest): Promise<ServiceAnswer> {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), CUSTOM_IDENTITY_TIMEOUT_MS);
  try {
    const response = await fetch(url, {...init, signal: timeout.signal});
    const {ok, status} = response;
    return {ok, status, ...(await readLimited(response))};
  } finally {
    clearTimeout(timer);
  }
}

/** Leaving the loop early ends the download. */
async function readLimited({body}: Response): Promise<{text: string; isWhole: boolean}> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > CUSTOM_IDENTITY_LIMIT_BYTES) break;
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks));
  return {text, isWhole: size <= CUSTOM_IDENTITY_LIMIT_BYTES};
}
