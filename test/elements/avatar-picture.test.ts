import {expect} from '@open-wc/testing';
import {openPicture} from '../../src/elements/avatar-upload/picture/open-picture.js';
import {isPictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import {failureOf} from '../helpers/failure.js';
import {avatar, cut, limits, watchWorkers, whole, withPicture} from '../helpers/open-pictures.js';
import {ascii, jpegSegment} from '../helpers/picture-bytes.js';
import {drawGrain} from '../helpers/picture-drawing.js';
import {isNear, look, quadrantsOf, textOf} from '../helpers/picture-outcome.js';
import {pictures} from '../helpers/pictures.js';

describe('a picked picture', () => {
  const workers = watchWorkers();

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
      const side = 2304;
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
      const grain = await cut(await pictures.jpeg({width: 512, height: 512, draw: drawGrain}));
      expect(grain.size).to.be.within(30_000, 100_000);
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

    it('is told when the worker has gone, or what it says cannot be read', async () => {
      await withPicture(await pictures.png(), async (picture) => {
        for (const event of [
          new ErrorEvent('error', {message: 'Out of memory'}),
          new Event('messageerror'),
        ]) {
          const waiting = failureOf(picture.render(whole(picture), avatar));
          workers.last?.dispatchEvent(event);
          const error = await waiting;
          expect(isPictureError(error) && error.problem).to.equal('too-many-pixels');
        }
      });
    });

    it('does the work on the page where the file of the worker does not come', async () => {
      let ended = 0;
      globalThis.Worker = class extends EventTarget {
        constructor() {
          super();
          setTimeout(() => this.dispatchEvent(new ErrorEvent('error')));
        }

        terminate(): void {
          ended += 1;
        }
      } as never;
      const outcome = await look(await cut(await pictures.png()));
      expect(outcome.width).to.equal(60);
      expect(ended).to.equal(1);
    });
  });
});
