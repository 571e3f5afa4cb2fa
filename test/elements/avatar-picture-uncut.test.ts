import {expect} from '@open-wc/testing';
import {describePictureProblem} from '../../src/elements/avatar-upload/picture/describe-picture-problem.js';
import {openPicture} from '../../src/elements/avatar-upload/picture/open-picture.js';
import {isPictureError, PictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import {pictureProblems} from '../../src/locales/en/picture-problems.js';
import {failureOf} from '../helpers/failure.js';
import {ascii, concat, jpegSegment, pngChunk} from '../helpers/picture-bytes.js';
import {isNear, look, quadrantsOf, textOf} from '../helpers/picture-outcome.js';
import {pictures} from '../helpers/pictures.js';

const limits = {maxFileSize: 20_000_000, minDimension: 10};
const area = {rotation: 90, x: 0, y: 0, side: 30} as const;
const avatar = {size: 512, background: 'white'};

/** The page's policy knows no policy of ours from here on, so there is no worker, and all is done on the page. */
describe('pictures on a page without the worker', () => {
  const factory = (globalThis as unknown as {trustedTypes: {createPolicy: unknown}}).trustedTypes;
  const {createPolicy} = factory;
  let asked = 0;

  before(() => {
    factory.createPolicy = () => {
      asked += 1;
      throw new TypeError('Policy "cube-elements" disallowed.');
    };
  });

  after(() => {
    factory.createPolicy = createPolicy;
  });

  const save = async (file: File): Promise<File> => {
    const picture = await openPicture(file, limits);
    try {
      return await picture.render(area, avatar);
    } finally {
      picture.close();
    }
  };

  it('are read, cut and refused as with it, and the policy is asked for once', async () => {
    const picture = await openPicture(await pictures.jpeg({orientation: 8, gps: true}), limits);
    expect(picture.canCrop).to.equal(true);
    expect(quadrantsOf(await look(picture.preview))).to.deep.equal([0, 1, 2, 3]);
    const outcome = await look(await picture.render({...area, side: 60}, avatar));
    expect(outcome.width).to.equal(60);
    expect(isNear(outcome.colourAt(0.1, 0.1), [0, 0, 255])).to.equal(true);
    const waiting = failureOf(picture.render(area, avatar));
    picture.close();
    expect(((await waiting) as Error).name).to.equal('AbortError');

    const bomb = await failureOf(openPicture(pictures.bomb(), limits));
    expect(isPictureError(bomb) && bomb.problem).to.equal('too-many-pixels');
    expect(asked).to.equal(1);
  });

  describe('in a browser that puts noise into canvases', () => {
    const canvas = OffscreenCanvas.prototype;
    const context = OffscreenCanvasRenderingContext2D.prototype;
    const {convertToBlob} = canvas;
    const {getImageData} = context;

    const addNoise = () => {
      context.getImageData = function (...given) {
        const pixels = getImageData.apply(this, given);
        pixels.data[40] = (pixels.data[40] ?? 0) ^ 1;
        return pixels;
      };
    };

    afterEach(() => {
      canvas.convertToBlob = convertToBlob;
      context.getImageData = getImageData;
    });

    /** The tests themselves see without noise. */
    const withNoise = async <Result>(use: () => Promise<Result>): Promise<Result> => {
      addNoise();
      const result = await use();
      context.getImageData = getImageData;
      return result;
    };

    it('cannot be cut, but are shown', async () => {
      const made = await pictures.png();
      const picture = await withNoise(() => openPicture(made, limits));
      expect(picture.canCrop).to.equal(false);
      expect(quadrantsOf(await look(picture.preview))).to.deep.equal([0, 1, 2, 3]);
      picture.close();
    });

    it('cannot be cut where only files have the noise', async () => {
      canvas.convertToBlob = function (options) {
        this.getContext('2d')!.fillRect(3, 3, 1, 1);
        return convertToBlob.call(this, options);
      };
      const picture = await openPicture(await pictures.png(), limits);
      expect(picture.canCrop).to.equal(false);
      picture.close();
    });

    it('are sent as they are, a JPEG without metadata and still upright', async () => {
      const metadata = concat(
        jpegSegment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>')),
        jpegSegment(0xe2, ascii('ICC_PROFILE\0kept')),
        jpegSegment(0xe2, ascii('MPF\0thumbnail')),
        jpegSegment(0xed, ascii('Photoshop 3.0\0')),
        jpegSegment(0xfe, ascii('a comment')),
      );
      for (const orientation of [1, 5, 6, 7, 8]) {
        const made = await pictures.jpeg({orientation, gps: true, metadata, trailer: ascii('a film')});
        const sent = await withNoise(() => save(made));
        expect([sent.name, sent.type]).to.deep.equal(['avatar.jpg', 'image/jpeg']);
        const text = await textOf(sent);
        expect(text).not.to.match(/GPS|xmpmeta|MPF|Photoshop|comment|film/);
        expect(text).to.contain('ICC_PROFILE\0kept');
        const [before, after] = [await look(made), await look(sent)];
        expect(quadrantsOf(after)).to.deep.equal([0, 1, 2, 3]);
        const {data} = after.pixels;
        expect(before.pixels.data.every((value, index) => value === data[index])).to.equal(
          true,
          'no pixel is changed',
        );
      }
    });

    it('are sent as they are, a PNG without metadata', async () => {
      const chunks = [
        pngChunk('tEXt', ascii('Comment\0tEXt of it')),
        pngChunk('iTXt', ascii('Comment\0\0\0\0\0iTXt of it')),
        pngChunk('eXIf', ascii('II*\0')),
        pngChunk('tIME', new Uint8Array(7)),
        pngChunk('prVt', ascii('of a program')),
        pngChunk('gAMA', new Uint8Array([0, 0, 0xb1, 0x8f])),
      ];
      const made = await pictures.png({chunks});
      const sent = await withNoise(() => save(made));
      expect([sent.name, sent.type]).to.deep.equal(['avatar.png', 'image/png']);
      const text = await textOf(sent);
      expect(text).not.to.match(/tEXt|iTXt|eXIf|tIME|prVt/);
      expect(text).to.contain('gAMA');
      expect(quadrantsOf(await look(sent))).to.deep.equal([0, 1, 2, 3]);
    });

    it('are sent as they are, a WebP without metadata and still upright', async () => {
      for (const orientation of [1, 6]) {
        const made = await pictures.webp({orientation, metadata: true});
        const sent = await withNoise(() => save(made));
        expect([sent.name, sent.type]).to.deep.equal(['avatar.webp', 'image/webp']);
        const text = await textOf(sent);
        expect(text).not.to.match(/GPS|XMP|xmpmeta/);
        const exif = text.indexOf('EXIF');
        expect(exif === -1).to.equal(orientation === 1);
        if (exif !== -1) expect(text.charCodeAt(exif + 27)).to.equal(orientation);
        const length = new DataView(await sent.arrayBuffer()).getUint32(4, true);
        expect(length).to.equal(sent.size - 8);
        // Chromium turns no WebP; what it is told is there for those that do.
        expect(quadrantsOf(await look(sent))).to.deep.equal(quadrantsOf(await look(made)));
      }
    });

    it('of other kinds are refused', async () => {
      const error = await withNoise(() => failureOf(openPicture(pictures.stillGif(), limits)));
      expect(isPictureError(error) && error.problem).to.equal('unsupported');
    });
  });
});

describe('what is said about a file that cannot become a photo', () => {
  const problems = [
    'empty',
    'too-large',
    'not-a-picture',
    'unsupported',
    'svg',
    'damaged',
    'too-small',
    'too-many-pixels',
    'link',
    'camera',
  ] as const;

  const say = (problem: (typeof problems)[number], language = 'en') =>
    describePictureProblem(
      new PictureError(problem, ''),
      {maxFileSize: 2_500_000, minDimension: 1200},
      pictureProblems,
      language,
    );

  it('differs for every reason, and fills in the limits', () => {
    const texts = problems.map((problem) => say(problem));
    expect(new Set(texts).size).to.equal(problems.length);
    expect(texts.filter((text) => /[{}]/.test(text))).to.deep.equal([]);
    expect(say('too-large')).to.contain('2.5 MB');
    expect(say('too-large', 'de')).to.contain('2,5 MB');
    expect(say('too-small')).to.contain('1,200 pixels');
  });
});
