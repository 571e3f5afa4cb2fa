import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {LitElement} from 'lit';
import {isPictureError, PictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import {Camera} from '../../src/elements/avatar-upload/sources/camera.js';
import {describeSourceProblem} from '../../src/elements/avatar-upload/sources/describe-source-problem.js';
import {frameStyles} from '../../src/internal/frame.styles.js';
import {tokens} from '../../src/internal/tokens.styles.js';
import {photoSources as messages} from '../../src/locales/en/photo-sources.js';
import {testColourSchemes} from '../helpers/colour-schemes.js';
import {until} from '../helpers/until.js';

/** An element that has nothing but the camera. */
class CameraHost extends LitElement {
  static override styles = [tokens, frameStyles];

  readonly said: string[] = [];
  /** What has come of it, one after the other. */
  readonly outcomes: (File | PictureError | 'closed')[] = [];
  readonly camera = new Camera(this, {
    getMessages: () => messages,
    announce: (text) => this.said.push(text),
    onPicture: (file) => this.outcomes.push(file),
    onProblem: (error) => this.outcomes.push(error),
    onClose: () => this.outcomes.push('closed'),
  });

  override render() {
    return this.camera.render();
  }

  find = (selector: string) => this.shadowRoot!.querySelector<HTMLElement>(selector);

  get video() {
    return this.shadowRoot!.querySelector('video');
  }

  get take() {
    return this.find('.camera-take')!;
  }

  get cancel() {
    return this.find('.camera-cancel')!;
  }

  get focused() {
    return this.shadowRoot!.activeElement;
  }
}
customElements.define('camera-host', CameraHost);

describe('the camera', () => {
  const devices = navigator.mediaDevices;
  const {getUserMedia} = devices;
  let host: CameraHost;
  /** All that has been opened. */
  let tracks: MediaStreamTrack[];

  const notePictures = async (constraints?: MediaStreamConstraints) => {
    const stream = await getUserMedia.call(devices, constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const refuse = (name: string) => {
    devices.getUserMedia = () => Promise.reject(new DOMException('No.', name));
  };
  /** A camera that waits for the user to allow it. */
  const ask = () => {
    const {promise, resolve, reject} = Promise.withResolvers<unknown>();
    const asked = Promise.withResolvers<unknown>();
    devices.getUserMedia = async (constraints) => {
      asked.resolve(undefined);
      await promise;
      return notePictures(constraints);
    };
    return {asked: asked.promise, allow: () => resolve(undefined), refuse: reject};
  };
  const isOff = () => tracks.length > 0 && tracks.every(({readyState}) => readyState === 'ended');

  const openWaiting = async () => {
    const question = ask();
    const opening = host.camera.open();
    await question.asked;
    return {...question, opening};
  };
  const openLive = async () => {
    await host.camera.open();
    await until(() => host.find('.camera-guide'), 'the picture is there');
    await host.updateComplete;
  };

  beforeEach(async () => {
    tracks = [];
    devices.getUserMedia = notePictures;
    host = await fixture(html`<camera-host></camera-host>`);
  });

  afterEach(() => {
    Reflect.deleteProperty(devices, 'getUserMedia');
    for (const track of tracks) track.stop();
  });

  it('waits for leave, then shows what it sees as a mirror does', async () => {
    const {allow, opening} = await openWaiting();
    expect(host.find('p')!.textContent).to.equal(messages.cameraStarting);
    expect(host.said).to.deep.equal([messages.cameraStarting]);
    expect(host.focused === host.cancel).to.equal(true);
    expect(host.take.ariaDisabled).to.equal('true');
    host.take.click();
    allow();
    await opening;
    await until(() => host.focused === host.take, 'the photo can be taken');
    expect(host.take.ariaDisabled).to.equal(null);
    expect(host.find('p') === null).to.equal(true);
    const {video} = host;
    const stops: Event[] = [];
    for (const name of ['pause', 'emptied']) video!.addEventListener(name, (event) => stops.push(event));
    host.requestUpdate();
    await host.updateComplete;
    expect([video!.paused, stops.length, video === host.video]).to.deep.equal([false, 0, true]);
    expect(getComputedStyle(host.video!).scale).to.equal('-1 1');
    const [track] = tracks;
    expect([track!.kind, tracks.length]).to.deep.equal(['video', 1]);
    await host.camera.open();
    expect(tracks.length, 'opened once').to.equal(1);
    expect(host.outcomes).to.deep.equal([]);
  });

  it('takes a photo of the whole, the right way round, and is off then', async () => {
    const canvas = Object.assign(document.createElement('canvas'), {width: 640, height: 480});
    const context = canvas.getContext('2d')!;
    // The left half is red.
    const paint = () => {
      context.fillStyle = '#0000ff';
      context.fillRect(0, 0, 640, 480);
      context.fillStyle = '#ff0000';
      context.fillRect(0, 0, 320, 480);
    };
    paint();
    const painting = setInterval(paint);
    const stream = canvas.captureStream();
    tracks.push(...stream.getTracks());
    devices.getUserMedia = () => Promise.resolve(stream);
    await openLive();
    host.take.click();
    host.take.click();
    await until(() => host.outcomes.length);
    clearInterval(painting);
    await host.updateComplete;
    expect(host.outcomes.length).to.equal(1);
    expect(isOff()).to.equal(true);
    expect(host.camera.isOpen).to.equal(false);
    expect(host.find('.camera') === null).to.equal(true);
    const file = host.outcomes[0] as File;
    expect([file.name, file.type]).to.deep.equal(['photo.jpg', 'image/jpeg']);
    const bitmap = await createImageBitmap(file);
    expect([bitmap.width, bitmap.height]).to.deep.equal([640, 480]);
    const copy = new OffscreenCanvas(640, 480).getContext('2d')!;
    copy.drawImage(bitmap, 0, 0);
    const [red, , blue] = copy.getImageData(100, 240, 1, 1).data;
    expect(red! > 200 && blue! < 50, `${red} ${blue}`).to.equal(true);
  });

  const waysOut: Record<string, () => unknown> = {
    'its button': () => host.cancel.click(),
    Escape: () => sendKeys({press: 'Escape'}),
    'leaving the page': () => window.dispatchEvent(new Event('pagehide')),
    'removing the element': () => host.remove(),
  };
  for (const [name, leave] of Object.entries(waysOut)) {
    it(`is switched off by ${name}, and says so once`, async () => {
      await openLive();
      await leave();
      expect(isOff()).to.equal(true);
      expect(host.outcomes).to.deep.equal(['closed']);
      host.camera.close();
      window.dispatchEvent(new Event('pagehide'));
      expect(host.outcomes.length).to.equal(1);
    });

    it(`is not even switched on where it is allowed only after ${name}`, async () => {
      const {allow, opening} = await openWaiting();
      await leave();
      allow();
      await opening;
      expect(isOff()).to.equal(true);
      expect(host.outcomes).to.deep.equal(['closed']);
      expect(host.find('video') === null).to.equal(true);
    });
  }

  it('tells nothing where the page closes it, and can be opened again', async () => {
    const {refuse: deny, opening} = await openWaiting();
    host.camera.close();
    deny(new DOMException('No.', 'NotAllowedError'));
    await opening;
    devices.getUserMedia = notePictures;
    await openLive();
    host.camera.close();
    expect(isOff()).to.equal(true);
    expect(host.outcomes).to.deep.equal([]);
    await openLive();
    expect(isOff()).to.equal(false);
  });

  it('keeps Escape from whatever is around it', async () => {
    const dialog = document.createElement('dialog');
    host.parentElement!.append(dialog);
    dialog.append(host);
    dialog.showModal();
    await openLive();
    host.take.focus();
    await sendKeys({press: 'Escape'});
    expect(dialog.open).to.equal(true);
    expect(host.outcomes).to.deep.equal(['closed']);
  });

  it('takes the focus from nobody', async () => {
    const field = await fixture<HTMLInputElement>(html`<input aria-label="Message" />`);
    field.focus();
    await openLive();
    expect(document.activeElement === field).to.equal(true);
  });

  const problemOf = () => {
    const [outcome] = host.outcomes.splice(0);
    if (!isPictureError(outcome)) throw new Error('There is no problem.');
    expect([outcome.problem, outcome.cause]).to.deep.equal(['camera', undefined]);
    expect(host.camera.isOpen).to.equal(false);
    return describeSourceProblem(outcome, messages);
  };

  it('says why no photo can be taken, and what to do', async () => {
    const texts = {
      NotAllowedError: messages.cameraDenied,
      NotFoundError: messages.cameraMissing,
      NotReadableError: messages.cameraBusy,
      AbortError: messages.cameraFailed,
      toString: messages.cameraFailed,
    };
    for (const [name, text] of Object.entries(texts)) {
      refuse(name);
      await host.camera.open();
      expect(problemOf(), name).to.equal(text);
    }
    Object.defineProperty(navigator, 'mediaDevices', {value: undefined, configurable: true});
    await host.camera.open();
    Reflect.deleteProperty(navigator, 'mediaDevices');
    expect(problemOf(), 'without HTTPS').to.equal(messages.cameraUnsupported);
  });

  it('is not switched on in an element that has gone before it could be', async () => {
    host.remove();
    await host.camera.open();
    expect(tracks.length).to.equal(0);
    expect(host.outcomes).to.deep.equal(['closed']);
  });

  describe('in a browser that puts noise into canvases', () => {
    const {prototype} = OffscreenCanvasRenderingContext2D;
    const {getImageData} = prototype;
    const capture = Object.getOwnPropertyDescriptor(window, 'ImageCapture')!;

    beforeEach(() => {
      prototype.getImageData = (width, height) => new ImageData(width || 48, height || 48);
    });

    afterEach(() => {
      prototype.getImageData = getImageData;
      Object.defineProperty(window, 'ImageCapture', capture);
    });

    it('takes its photos without one', async () => {
      const {drawImage} = prototype;
      await openLive();
      let drawn = 0;
      prototype.drawImage = function (this: OffscreenCanvasRenderingContext2D, ...given: unknown[]) {
        if (given[0] instanceof HTMLVideoElement) drawn += 1;
        drawImage.apply(this, given as Parameters<typeof drawImage>);
      };
      host.take.click();
      await until(() => host.outcomes.length);
      prototype.drawImage = drawImage;
      const {width} = await createImageBitmap(host.outcomes[0] as File);
      expect([drawn, width > 0, isOff()]).to.deep.equal([0, true, true]);
    });

    it('is not even asked for where there is no other way', async () => {
      Reflect.deleteProperty(window, 'ImageCapture');
      await host.camera.open();
      expect(problemOf()).to.equal(messages.cameraUnsupported);
      expect(tracks.length).to.equal(0);
    });
  });

  it('says that it has been taken away', async () => {
    await openLive();
    tracks[0]!.stop();
    tracks[0]!.dispatchEvent(new Event('ended'));
    expect(problemOf()).to.equal(messages.cameraLost);
  });

  it('says that there is no memory for the photo', async () => {
    await openLive();
    const {getContext} = OffscreenCanvas.prototype;
    OffscreenCanvas.prototype.getContext = () => null;
    host.take.click();
    OffscreenCanvas.prototype.getContext = getContext;
    await until(() => host.outcomes.length);
    expect(isOff()).to.equal(true);
    expect(problemOf()).to.equal(messages.cameraFailed);
  });

  it('leaves problems of pictures to those who know them', () => {
    const describe = (error: PictureError) => describeSourceProblem(error, messages);
    expect(describe(new PictureError('link', 'x'))).to.equal(messages.linkUnavailable);
    expect(describe(new PictureError('damaged', 'x'))).to.equal(undefined);
  });

  const states = {waiting: openWaiting, live: openLive} as Record<string, () => Promise<unknown>>;
  testColourSchemes(states, async (reach) => {
    await reach();
    return host;
  });
});
