import {expect} from '@open-wc/testing';
import type {CropArea} from '../../src/elements/avatar-upload/crop/crop-area.js';
import {openPicture} from '../../src/elements/avatar-upload/picture/open-picture.js';
import {isPictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import type {Picture} from '../../src/elements/avatar-upload/picture/picture.js';
import {failureOf} from '../helpers/failure.js';
import {ascii, big32, box, concat, jpegSegment, pngChunk, pngHeader} from '../helpers/picture-bytes.js';
import {isNear, look, quadrantsOf, textOf} from '../helpers/picture-outcome.js';
import {pictures} from '../helpers/pictures.js';

const limits = {maxFileSize: 20_000_000, minDimension: 10};

const whole = (picture: Picture, options: Partial<CropArea> = {}): CropArea => ({
  rotation: 0,
  x: 0,
  y: 0,
  side: Math.min(picture.width, picture.height),
  ...options,
});

const avatar = {size: 512, background: 'white'};

const problemOf = async (file: Blob, given = limits): Promise<string> => {
  const error = await failureOf(openPicture(file, given));
  return isPictureError(error) ? error.problem : String(error);
};

const file = (...parts: BlobPart[]) => new File(parts, 'photo.jpg', {type: 'image/jpeg'});

/** Counts the workers of the page, and sees them end. */
const workers: {started: number; ended: number; last?: Worker} = {started: 0, ended: 0};

describe('reading a picked picture', () => {
  const NativeWorker = Worker;
  const nativeCreateImageBitmap = createImageBitmap;

  before(() => {
    globalThis.Worker = class extends NativeWorker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers.started += 1;
        workers.last = this;
      }

      override terminate(): void {
        super.terminate();
        workers.ended += 1;
      }
    };
  });

  beforeEach(() => {
    workers.started = 0;
    workers.ended = 0;
  });

  afterEach(() => {
    globalThis.createImageBitmap = nativeCreateImageBitmap;
    expect(workers.ended).to.equal(workers.started, 'no worker outlives its picture');
  });

  after(() => {
    globalThis.Worker = NativeWorker;
  });

  /** Opens and closes a picture. */
  const withPicture = async <Result>(
    given: Blob,
    use: (picture: Picture) => Result | Promise<Result>,
    own = limits,
  ): Promise<Result> => {
    const picture = await openPicture(given, own);
    try {
      return await use(picture);
    } finally {
      picture.close();
    }
  };

  /** The outcome of cutting the largest square out of the top left. */
  const cut = (given: Blob, format = avatar) =>
    withPicture(given, async (picture) => picture.render(whole(picture), format));

  describe('the kinds of files', () => {
    const readable: Readonly<Record<string, () => File | Promise<File>>> = {
      JPEG: () => pictures.jpeg(),
      PNG: () => pictures.png(),
      WebP: () => pictures.webp(),
      GIF: () => pictures.stillGif(),
      AVIF: () => pictures.avif(),
      BMP: () => pictures.bmp(),
    };

    for (const [kind, make] of Object.entries(readable)) {
      it(`reads ${kind}, whatever its name and its type say, in a worker`, async () => {
        const made = await make();
        globalThis.createImageBitmap = () => Promise.reject(new Error('The page has decoded something.'));
        const isUsable = await withPicture(
          new File([made], 'text.txt', {type: 'text/plain'}),
          async (picture) => {
            const written = await picture.render(whole(picture), avatar);
            return picture.width >= 40 && !picture.isAnimated && written.type === 'image/webp';
          },
        );
        expect(isUsable).to.equal(true);
        expect(workers.started).to.equal(1);
      });
    }

    it('takes the first frame of what moves, and says so', async () => {
      for (const made of [
        pictures.animatedGif(),
        await pictures.animatedPng(),
        await pictures.animatedWebp(),
      ]) {
        const isAnimated = await withPicture(made, (picture) => picture.isAnimated);
        expect(isAnimated).to.equal(true, made.name);
      }
      const {colourAt} = await look(await cut(pictures.animatedGif()));
      expect(isNear(colourAt(0.5, 0.5), [255, 0, 0])).to.equal(true);
    });

    it('refuses drawings, however they begin', async () => {
      const beginnings = [
        '',
        '\uFEFF',
        ' \n',
        '<?xml version="1.0"?>\n<!-- <a> -->\n',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">',
        '<!DOCTYPE svg [<!ENTITY a "b">]><!---->',
      ];
      for (const beginning of beginnings) expect(await problemOf(pictures.svg(beginning))).to.equal('svg');
      const wide = Uint16Array.from('\uFEFF<svg:svg/>', (character) => character.charCodeAt(0));
      expect(await problemOf(file(wide))).to.equal('svg');
    });

    it('refuses what is no picture, whatever its name says', async () => {
      const others = [
        pictures.text(),
        file('%PDF-1.7\n1 0 obj'),
        file('PK\u0003\u0004\u0014\0\0\0'),
        file(box('ftyp', ascii('isom\0\0\0\0mp42')), box('mdat')),
        file('<!doctype html><svg></svg>'),
        file('<!-- <svg>'),
        file('BMW 320 and other cars, a list of them'),
        file(new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])),
        file('\0'),
      ];
      for (const other of others)
        expect(await problemOf(other)).to.equal('not-a-picture', await other.text());
    });

    it('tells pictures that no browser reads, or not this one', async () => {
      const jxl = new Uint8Array([0xff, 0x0a, 0xfa, 0x1f]);
      const others = [
        pictures.heic(),
        file('II*\0\b\0\0\0'),
        file('MM\0*\0\0\0\b'),
        file('8BPS\0\u0001'),
        file(jxl),
      ];
      for (const other of others) expect(await problemOf(other)).to.equal('unsupported');
    });
  });

  describe('the limits', () => {
    it('refuses empty files and those with too many bytes, before it reads any', async () => {
      expect(await problemOf(pictures.empty())).to.equal('empty');
      const unread = file(new Uint8Array(200_000_000));
      unread.slice = unread.arrayBuffer = () => {
        throw new Error('It was read.');
      };
      expect(await problemOf(unread)).to.equal('too-large');
      const made = await pictures.png();
      expect(await problemOf(made, {...limits, maxFileSize: made.size - 1})).to.equal('too-large');
      await withPicture(made, () => undefined, {...limits, maxFileSize: made.size});
    }).timeout(20_000);

    it('refuses what would take too much memory, before it decodes any of it', async () => {
      const [head, tail] = [pngHeader(8000, 8000), pngHeader(8001, 8000)];
      expect(await problemOf(file(tail))).to.equal('too-many-pixels');
      expect(await problemOf(file(head))).to.equal('damaged', 'this one has the right size, but no pixels');
      expect(await problemOf(pictures.bomb())).to.equal('too-many-pixels');
      expect(await problemOf(file(pngHeader(30_001, 10)))).to.equal('too-many-pixels');
      expect(await problemOf(file(pngHeader(2 ** 32 - 1, 2 ** 32 - 1)))).to.equal('too-many-pixels');
      expect(await problemOf(pictures.heic({width: 30_000, height: 30_000}))).to.equal('too-many-pixels');
    });

    it('refuses what is too small on one side', async () => {
      expect(await problemOf(await pictures.png({width: 1, height: 5000}))).to.equal('too-small');
      const made = await pictures.png({width: 100, height: 99});
      expect(await problemOf(made, {...limits, minDimension: 100})).to.equal('too-small');
      expect(await problemOf(file(pngHeader(0, 100)))).to.equal('damaged');
    });

    it('makes something even of one pixel by 5,000, where that is allowed', async () => {
      const made = await pictures.png({width: 1, height: 5000});
      const {width} = await withPicture(
        made,
        async (picture) => {
          expect([picture.preview.width, picture.preview.height]).to.deep.equal([1, 1280]);
          return look(await picture.render(whole(picture, {y: 4000}), avatar));
        },
        {...limits, minDimension: 1},
      );
      expect(width).to.equal(1);
    });
  });

  describe('damaged files', () => {
    it('tells files that end too early, wherever they do', async () => {
      const complete = [
        await pictures.jpeg({orientation: 6, gps: true}),
        await pictures.png(),
        await pictures.webp(),
        pictures.animatedGif(),
        pictures.avif(),
        pictures.bmp(),
      ];
      for (const made of complete) {
        for (const share of [0.3, 0.95]) {
          const problem = await problemOf(pictures.truncated(made, share));
          expect(problem).to.equal('damaged', `${made.name} at ${share}`);
        }
        const withoutLastByte = new File([made.slice(0, made.size - 1)], made.name);
        expect(await problemOf(withoutLastByte)).to.equal('damaged', `${made.name} without its last byte`);
      }
    });

    it('takes a photo with something behind its end, as phones add', async () => {
      const trailer = ascii('a film of three seconds');
      const {width} = await look(await cut(await pictures.jpeg({trailer})));
      expect(width).to.equal(60);
    });

    it('ends for any bytes, with a picture or with a reason', async () => {
      let seed = 7;
      const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) / 2 ** 32;
      const originals = [
        await pictures.jpeg({orientation: 3, gps: true}),
        await pictures.png({chunks: [pngChunk('tEXt', ascii('a\0b'))]}),
        await pictures.webp({metadata: true}),
        pictures.animatedGif({width: 12, height: 12}),
        pictures.avif(),
        pictures.heic(),
        pictures.bmp(),
      ];
      const tries = await Promise.all(
        originals.map(async (original) => {
          const bytes = new Uint8Array(await original.arrayBuffer());
          return Array.from({length: 4}, (_, round) => {
            const copy = bytes.slice();
            const [from, changes] = round === 0 ? [12, copy.length] : [2, 6];
            for (let change = 0; change < changes; change += 1) {
              copy[from + Math.floor(random() * (copy.length - from))] = Math.floor(random() * 256);
            }
            return file(copy);
          });
        }),
      );
      for (const made of tries.flat()) {
        const error = await withPicture(made, () => undefined).catch((reason: unknown) => reason);
        expect(error === undefined || isPictureError(error)).to.equal(true, String(error));
      }
    });

    it('ends for boxes and segments that say they are endless', async () => {
      const endless = [
        concat([0xff, 0xd8], new Uint8Array(100_000).fill(0xff)),
        concat([0xff, 0xd8], jpegSegment(0xe0, new Uint8Array()).fill(0, 2)),
        concat(box('ftyp', ascii('avif\0\0\0\0')), big32(0), ascii('meta'), new Uint8Array(1000)),
        concat(box('ftyp', ascii('avif\0\0\0\0')), big32(4), ascii('meta')),
        concat(box('ftyp', ascii('avif\0\0\0\0')), big32(1), ascii('meta'), new Uint8Array(8)),
      ];
      for (const bytes of endless) expect(await problemOf(file(bytes))).to.equal('damaged');
    });
  });

  describe('the preview', () => {
    for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
      it(`is upright for a camera held in way ${orientation}, and so is the outcome`, async () => {
        const made = await pictures.jpeg({width: 90, height: 60, orientation});
        await withPicture(made, async (picture) => {
          expect([picture.width, picture.height]).to.deep.equal([90, 60]);
          const preview = await look(picture.preview);
          expect([preview.width, preview.height]).to.deep.equal([90, 60]);
          expect(quadrantsOf(preview)).to.deep.equal([0, 1, 2, 3]);
          const outcome = await look(await picture.render(whole(picture, {x: 15}), avatar));
          expect(quadrantsOf(outcome)).to.deep.equal([0, 1, 2, 3]);
        });
      });
    }

    it('is of the picture as stored, where the camera has written nonsense', async () => {
      const nonsense = [
        ascii('Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0063\0\0\0'),
        ascii('Exif\0\0MM\0*\u00ff\u00ff\u00ff\u00ff'),
        ascii('Exif\0\0'),
      ];
      for (const text of nonsense) {
        const made = await pictures.jpeg({metadata: jpegSegment(0xe1, text)});
        await withPicture(made, async ({preview}) => {
          expect(quadrantsOf(await look(preview))).to.deep.equal([0, 1, 2, 3]);
        });
      }
    });

    it('has at most 1,280 pixels on the longer side, and no more than the picture', async () => {
      const sizes = [
        [2600, 1950, 1280, 960],
        [300, 2560, 150, 1280],
        [100, 50, 100, 50],
      ] as const;
      for (const [width, height, ...expected] of sizes) {
        const preview = await withPicture(await pictures.jpeg({width, height}), async (picture) =>
          look(picture.preview),
        );
        expect([preview.width, preview.height]).to.deep.equal(expected);
        expect(quadrantsOf(preview)).to.deep.equal([0, 1, 2, 3]);
      }
    });
  });

  describe('the outcome', () => {
    it('is the chosen part, turned as chosen', async () => {
      const turned = {0: [0, 1, 2, 3], 90: [2, 0, 3, 1], 180: [3, 2, 1, 0], 270: [1, 3, 0, 2]} as const;
      await withPicture(await pictures.png({width: 120, height: 80}), async (picture) => {
        for (const rotation of [0, 90, 180, 270] as const) {
          const isOnItsSide = rotation % 180 !== 0;
          const middle = isOnItsSide ? {x: 0, y: 20} : {x: 20, y: 0};
          const outcome = await look(await picture.render(whole(picture, {rotation, ...middle}), avatar));
          expect(quadrantsOf(outcome)).to.deep.equal(turned[rotation], `turned by ${rotation}`);
        }
        // The corner of one colour that is at the bottom right after a quarter turn.
        const corner = {rotation: 90, x: 45, y: 75, side: 30} as const;
        const {colourAt} = await look(await picture.render(corner, avatar));
        expect(isNear(colourAt(0.1, 0.1), [0, 128, 0])).to.equal(true);
        expect(isNear(colourAt(0.9, 0.9), [0, 128, 0])).to.equal(true);
      });
    });

    it('has the wanted size, or that of the part where it is smaller', async () => {
      await withPicture(await pictures.png({width: 400, height: 300}), async (picture) => {
        const sideOf = async (side: number, size: number) =>
          (await look(await picture.render(whole(picture, {side}), {...avatar, size}))).width;
        expect(await sideOf(300, 128)).to.equal(128);
        expect(await sideOf(100, 512)).to.equal(100);
        expect(await sideOf(0, 512)).to.equal(1);
        expect(await sideOf(300, Number.NaN)).to.equal(1);
      });
    });

    it('stays inside of the picture, whatever part is asked for', async () => {
      await withPicture(await pictures.png({width: 60, height: 40}), async (picture) => {
        const areas = [
          whole(picture, {x: 1000, y: -1000}),
          whole(picture, {side: 1e9}),
          whole(picture, {x: Number.NaN, y: Infinity}),
        ];
        for (const area of areas) {
          const {width, colourAt} = await look(await picture.render(area, {size: 512, background: 'black'}));
          expect(width).to.equal(40);
          expect(isNear(colourAt(0.5, 0.02), [0, 0, 0])).to.equal(false);
          expect(isNear(colourAt(0.5, 0.98), [0, 0, 0])).to.equal(false);
        }
      });
    });

    it('lies on the background that was chosen, or on white', async () => {
      const made = await pictures.transparentPng({width: 100, height: 100});
      const backgrounds = [
        ['rgb(0 0 255)', [0, 0, 255, 255]],
        ['no colour', [255, 255, 255, 255]],
        ['transparent', [255, 255, 255, 255]],
      ] as const;
      for (const [background, expected] of backgrounds) {
        const {colourAt} = await look(await cut(made, {size: 64, background}));
        expect(isNear(colourAt(0.05, 0.05), expected, 4)).to.equal(true, background);
        expect(isNear(colourAt(0.5, 0.5), [255, 0, 0, 255], 20)).to.equal(true);
      }
    });

    it('keeps the mean of fine patterns and makes no others of them', async () => {
      const side = 3000;
      const made = await pictures.png({
        width: side,
        height: side,
        draw: (context) => {
          // Lines of one pixel, one black, one white, in both directions: a grey of 127.5.
          context.fillStyle = 'white';
          context.fillRect(0, 0, side, side);
          context.fillStyle = 'black';
          for (let line = 0; line < side; line += 2) context.fillRect(line, 0, 1, side);
          context.globalCompositeOperation = 'difference';
          context.fillStyle = 'white';
          for (let line = 0; line < side; line += 2) context.fillRect(0, line, side, 1);
        },
      });
      const {pixels} = await look(await cut(made));
      const isGrey = pixels.data.every((value, index) => index % 4 === 3 || (value > 122 && value < 133));
      expect(isGrey).to.equal(true);
    });

    it('is a small file even of a photo of 12 megapixels with grain', async () => {
      const written = await cut(await pictures.photo({orientation: 6, gps: true}));
      expect(written.name).to.equal('avatar.webp');
      expect(written.size).to.be.lessThan(100_000);
      const {width, height} = await look(written);
      expect([width, height]).to.deep.equal([512, 512]);
    });

    it('has no metadata', async () => {
      const made = await pictures.jpeg({orientation: 6, gps: true});
      expect(await textOf(made)).to.contain('GPS of the camera');
      const text = await textOf(await cut(made));
      expect(text).not.to.match(/Exif|EXIF|XMP|GPS/);
    });
  });

  describe('giving up', () => {
    it('rejects with the reason of the signal, at once and at every step', async () => {
      const made = await pictures.jpeg({width: 1200, height: 900});
      const reason = new Error('changed my mind');
      expect((await failureOf(openPicture(made, limits, AbortSignal.abort(reason)))) === reason).to.equal(
        true,
      );
      expect(workers.started).to.equal(0);

      const starting = new AbortController();
      const opening = failureOf(openPicture(made, limits, starting.signal));
      starting.abort(reason);
      expect((await opening) === reason).to.equal(true);

      await withPicture(made, async (picture) => {
        const rendering = new AbortController();
        const waiting = failureOf(picture.render(whole(picture), avatar, rendering.signal));
        rendering.abort(reason);
        expect((await waiting) === reason).to.equal(true);
        const written = await picture.render(whole(picture), avatar);
        expect(written.size).to.be.greaterThan(0, 'and the picture can still be used');
      });
    });

    it('lets nobody wait for a picture that has been closed', async () => {
      const picture = await openPicture(await pictures.png(), limits);
      const waiting = failureOf(picture.render(whole(picture), avatar));
      picture.close();
      expect(((await waiting) as Error).name).to.equal('AbortError');
      expect(((await failureOf(picture.render(whole(picture), avatar))) as Error).name).to.equal(
        'AbortError',
      );
      expect(picture.preview.width).to.equal(0);
    });

    it('is told when the worker has gone', async () => {
      await withPicture(await pictures.png(), async (picture) => {
        const waiting = failureOf(picture.render(whole(picture), avatar));
        workers.last?.dispatchEvent(new ErrorEvent('error', {message: 'Out of memory'}));
        const error = await waiting;
        expect(isPictureError(error) && error.problem).to.equal('too-many-pixels');
      });
    });

    it('does the work on the page where the file of the worker does not come', async () => {
      globalThis.Worker = class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new ErrorEvent('error')));
        }

        terminate(): void {
          workers.ended += 1;
        }
      } as never;
      workers.started = 1;
      const outcome = await look(await cut(await pictures.png()));
      expect(outcome.width).to.equal(60);
    });
  });
});
