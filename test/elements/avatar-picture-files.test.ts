import {expect} from '@open-wc/testing';
import {isPictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import {avatar, cut, limits, problemOf, watchWorkers, whole, withPicture} from '../helpers/open-pictures.js';
import {
  ascii,
  big16,
  big32,
  box,
  concat,
  jpegSegment,
  pngChunk,
  pngHeader,
} from '../helpers/picture-bytes.js';
import {isNear, look} from '../helpers/picture-outcome.js';
import {pictures} from '../helpers/pictures.js';

const file = (...parts: BlobPart[]) => new File(parts, 'photo.jpg', {type: 'image/jpeg'});

describe('files that are picked', () => {
  const workers = watchWorkers();
  const nativeCreateImageBitmap = createImageBitmap;

  afterEach(() => {
    globalThis.createImageBitmap = nativeCreateImageBitmap;
  });

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
      const frame = (side: number) =>
        jpegSegment(0xc0, concat([8], big16(side), big16(side), [1, 1, 0x11, 0]));
      const twice = file(
        concat([0xff, 0xd8]),
        frame(30_000),
        frame(100),
        jpegSegment(0xda, new Uint8Array(1)),
        concat([0xff, 0xd9]),
      );
      expect(await problemOf(twice), 'nobody knows which one counts').to.equal('too-many-pixels');
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
});
