import {once} from 'node:events';
import {request as requestByHttp, type IncomingMessage} from 'node:http';
import {request as requestByHttps} from 'node:https';
import {buffer} from 'node:stream/consumers';
import {decode, EmulatorClient, type Answer} from '../helpers/client.js';

/** What came back, byte by byte. */
export interface Download {
  status: number;
  headers: Headers;
  bytes: Buffer;
}

/** Requests by Node's own http and https: unlike `fetch`, they trust what `https.globalAgent` trusts. */
export async function download(url: string, init: RequestInit = {}): Promise<Download> {
  const request = (url.startsWith('https:') ? requestByHttps : requestByHttp)(url, {
    method: init.method ?? 'GET',
    headers: Object.fromEntries(new Headers(init.headers)),
  });
  request.end(init.body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const headers = new Headers(
    Object.entries(response.headers).map(([name, value]) => [name, String(value)] as [string, string]),
  );
  return {status: response.statusCode ?? 0, headers, bytes: await buffer(response)};
}

/** The same, going on where an answer points elsewhere, as `<img>` does. */
export async function follow(url: string): Promise<Download> {
  const answer = await download(url);
  const location = answer.headers.get('location');
  return location === null ? answer : follow(new URL(location, url).href);
}

/** Reads what came back as text, and as JSON if it is that. */
export function toAnswer({status, headers, bytes}: Download): Answer {
  const text = bytes.toString('utf8');
  return {status, headers, text, body: decode(text)};
}

/** Talks to an emulator with a certificate that only this process trusts. */
export class NodeClient extends EmulatorClient {
  override async send(path: string, init: RequestInit = {}): Promise<Answer> {
    return toAnswer(await download(this.emulator.url + path, init));
  }
}
