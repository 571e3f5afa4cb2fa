import {getRequestListener} from '@hono/node-server';
import {createApplication} from '../../../demo/emulator/application.js';
import {MemoryContent} from '../../../demo/emulator/state/content.js';
import {World} from '../../../demo/emulator/world.js';
import {EmulatorClient} from './client.js';
import {startService} from './service.js';

/** A read or a write of content that waits to be let go. */
export interface Hold {
  /** Resolves once it waits. */
  started: Promise<void>;
  release(): void;
}

/** Content of which single reads and writes take as long as a test wants. */
export class HeldContent extends MemoryContent {
  #next: {start(): void; released: Promise<void>} | undefined;

  /** The next read or write waits: a read with what it has found, a write before it changes anything. */
  holdNext(): Hold {
    let start = () => {};
    let release = () => {};
    const started = new Promise<void>((resolve) => (start = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.#next = {start, released};
    return {started, release};
  }

  override async write(uid: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#wait();
    await super.write(uid, content);
  }

  override async read(uid: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const content = await super.read(uid);
    await this.#wait();
    return content;
  }

  async #wait(): Promise<void> {
    const held = this.#next;
    this.#next = undefined;
    held?.start();
    await held?.released;
  }
}

/** An emulator that keeps its content there. */
export async function startOn(content: HeldContent): Promise<EmulatorClient> {
  const {fetch} = createApplication(new World(content));
  const handle = getRequestListener(fetch, {overrideGlobalObjects: false});
  const {url, close} = await startService((incoming, outgoing) => void handle(incoming, outgoing));
  return new EmulatorClient({url, port: Number(new URL(url).port), close});
}
