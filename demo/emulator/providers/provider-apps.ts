import type {App} from '../state/apps.js';
import type {World} from '../world.js';

/** Every app here has one of the same id at Facebook. */
export const facebookApp = (world: World, clientId: string): App | undefined =>
  /^\d+$/.test(clientId) ? world.apps.byId(Number(clientId)) : undefined;

/** What an app has got from Twitter; real ones are secret. */
export interface TwitterConsumer {
  readonly key: string;
  readonly secret: string;
}

const KEY = /^emulator-consumer-key-(\d+)$/;

/** Every app here has one at Twitter, too. */
export const twitterConsumer = (appId: number): TwitterConsumer => ({
  key: `emulator-consumer-key-${appId}`,
  secret: `emulator-consumer-secret-${appId}`,
});

export const twitterApp = (world: World, consumerKey: string): App | undefined =>
  world.apps.byId(Number(KEY.exec(consumerKey)?.[1]));

/** Whether an address is one of this machine, to which every app may lead back, as at Facebook one in development may. */
export function isOfThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const {protocol, hostname} = new URL(address);
  return /^https?:$/.test(protocol) && /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}
