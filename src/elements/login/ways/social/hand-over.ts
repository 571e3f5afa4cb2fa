import type {SocialAnswer} from './social-answer.js';

/** Between the window into which a provider has led back, and the page that waits for it. Both are of one origin. */
type Message = {readonly cubeAnswer: SocialAnswer} | {readonly cubeTaken: string};

/** Milliseconds in which a page that waits would have answered. */
const patience = 4_000;

/** For windows that a provider has cut off from the page that had opened them. */
const openChannel = (): BroadcastChannel => new BroadcastChannel('cube-elements-social');

const readMessage = (data: unknown): Partial<Readonly<Record<string, unknown>>> =>
  Object(data) as Partial<Readonly<Record<string, unknown>>>;

/**
 * Waits for the answer to this attempt, from that window or from one that is cut off.
 * @throws the signal's reason.
 */
export function receiveAnswer(popup: Window, state: string, signal: AbortSignal): Promise<SocialAnswer> {
  const channel = openChannel();
  const listening = new AbortController();
  const received = new Promise<SocialAnswer>((resolve, reject) => {
    const receive = (data: unknown, reply: (message: Message) => void): void => {
      const answer = readMessage(data).cubeAnswer as SocialAnswer | undefined;
      if (answer?.state !== state) return;
      reply({cubeTaken: state});
      resolve(answer);
    };
    const handleMessage = ({data, origin, source}: MessageEvent): void => {
      if (origin !== location.origin || source !== popup) return;
      receive(data, (message) => popup.postMessage(message, origin));
    };
    addEventListener('message', handleMessage, {signal: listening.signal});
    channel.onmessage = ({data}) => receive(data, (message) => channel.postMessage(message));
    signal.addEventListener('abort', () => reject(signal.reason as Error), {once: true});
  });
  return received.finally(() => {
    listening.abort();
    channel.close();
  });
}

/** Gives the answer to the page that has opened this window. Resolves to whether that page still waits for it. */
export async function handOver(answer: SocialAnswer): Promise<boolean> {
  const opener = window.opener as Window | null;
  const channel = openChannel();
  const listening = new AbortController();
  const isTaken = await new Promise<boolean>((resolve) => {
    const receive = (data: unknown): void => {
      if (readMessage(data).cubeTaken === answer.state) resolve(true);
    };
    const handleMessage = ({data, origin, source}: MessageEvent): void => {
      if (origin === location.origin && source === opener) receive(data);
    };
    addEventListener('message', handleMessage, {signal: listening.signal});
    channel.onmessage = ({data}) => receive(data);
    setTimeout(() => resolve(false), patience);
    const message: Message = {cubeAnswer: answer};
    if (opener) opener.postMessage(message, location.origin);
    else channel.postMessage(message);
  });
  listening.abort();
  channel.close();
  return isTaken;
}
