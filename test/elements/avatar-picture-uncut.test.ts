import {expect} from '@open-wc/testing';
import {describePictureProblem} from '../../src/elements/avatar-upload/picture/describe-picture-problem.js';
import {encode} from '../../src/elements/avatar-upload/picture/encode.js';
import {openPicture} from '../../src/elements/avatar-upload/picture/open-picture.js';
import {isPictureError, PictureError} from '../../src/elements/avatar-upload/picture/picture-error.js';
import {scale} from '../../src/elements/avatar-upload/picture/scale.js';
import {pictureProblems} from '../../src/locales/en/picture-problems.js';
import {failureOf} from '../helpers/failure.js';
import {ascii, concat, exif, jpegSegment, pngChunk} from '../helpers/picture-bytes.js';
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
        jpegSegment(0xe0, ascii('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\u0001\u0002small.')),
        jpegSegment(0xe1, ascii('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>')),
        jpegSegment(0xe2, ascii('ICC_PROFILE\0kept')),
        jpegSegment(0xe2, ascii('MPF\0thumbnail')),
        jpegSegment(0xed, ascii('Photoshop 3.0\0')),
        jpegSegment(0xee, ascii('Adobe\0\u0064\0\0\0\0\u0001appended')),
        jpegSegment(0xdc, ascii('skipped')),
        jpegSegment(0xfe, ascii('a comment')),
        // Where no marker is expected, these two are none.
        [0xff, 0x00, 0x00, 0x04],
      );
      for (const orientation of [1, 5, 6, 7, 8]) {
        const made = await pictures.jpeg({orientation, gps: true, metadata, trailer: ascii('a film')});
        const sent = await withNoise(() => save(made));
        expect([sent.name, sent.type]).to.deep.equal(['avatar.jpg', 'image/jpeg']);
        const text = await textOf(sent);
        expect(text).not.to.match(/GPS|xmpmeta|MPF|Photoshop|comment|film|small|appended|skipped/);
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
        pngChunk('sRGB', ascii('\0and more')),
      ];
      const made = await pictures.png({chunks});
      const sent = await withNoise(() => save(made));
      expect([sent.name, sent.type]).to.deep.equal(['avatar.png', 'image/png']);
      const text = await textOf(sent);
      expect(text).not.to.match(/tEXt|iTXt|eXIf|tIME|prVt|and more/);
      expect(text).to.contain('gAMA');
      expect(quadrantsOf(await look(sent))).to.deep.equal([0, 1, 2, 3]);
    });

    it('are sent as they are, a PNG still upright', async () => {
      for (const orientation of [3, 6]) {
        const chunks = [pngChunk('eXIf', exif(orientation, true))];
        const made = await pictures.png({orientation, chunks});
        const sent = await withNoise(() => save(made));
        expect(await textOf(sent)).not.to.contain('GPS');
        for (const file of [made, sent]) expect(quadrantsOf(await look(file))).to.deep.equal([0, 1, 2, 3]);
      }
    });

    it('are turned only by what browsers turn them by', async () => {
      const tags = [
        [0x2a, 3, 1],
        [0x2a, 4, 1],
        [0x2a, 3, 2],
        [0x2b, 3, 1],
      ] as const;
      for (const prefix of ['Exif\0\0', 'Exif\0\u0001']) {
        for (const [magic, type, count] of tags) {
          const bytes = concat(ascii(prefix), exif(6, false));
          bytes.set([magic], 8);
          bytes.set([type, 0, count], 18);
          const made = await pictures.jpeg({metadata: jpegSegment(0xe1, bytes)});
          const sent = await withNoise(() => save(made));
          expect(quadrantsOf(await look(sent))).to.deep.equal(
            quadrantsOf(await look(made)),
            `${magic} ${type}`,
          );
        }
      }
    });

    it('are sent as they are, a WebP without metadata and still upright', async () => {
      for (const orientation of [1, 6]) {
        const made = await pictures.webp({orientation, metadata: true});
        const sent = await withNoise(() => save(made));
        expect([sent.name, sent.type]).to.deep.equal(['avatar.webp', 'image/webp']);
        const text = await textOf(sent);
        expect(text).not.to.match(/GPS|XMP|xmpmeta/);
        const chunk = text.indexOf('EXIF');
        expect(chunk === -1).to.equal(orientation === 1);
        if (chunk !== -1) expect(text.charCodeAt(chunk + 27)).to.equal(orientation);
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

describe('the making of a small file', () => {
  /** A canvas whose file has so many bytes at the best quality, and less at others. */
  const canvasOf = (side: number, bytes: number, types = ['image/webp', 'image/jpeg']) => {
    const convertToBlob = ({type = '', quality = 1}: ImageEncodeOptions = {}) => {
      const written = types.includes(type) ? type : 'image/png';
      return Promise.resolve(new Blob([new Uint8Array(bytes * quality)], {type: written}));
    };
    return {width: side, height: side, convertToBlob} as OffscreenCanvas;
  };
  const bytesOf = async (side: number, bytes: number) => (await encode(canvasOf(side, bytes))).size;

  it('lowers the quality until it is small, for its pixels', async () => {
    expect(await bytesOf(512, 100_000)).to.equal(90_000);
    expect(await bytesOf(512, 150_000)).to.equal(99_000);
    expect(await bytesOf(512, 1_000_000), 'and no further').to.equal(260_000);
    expect(await bytesOf(1024, 400_000)).to.equal(360_000);
    expect(await bytesOf(64, 100_000), 'and takes as many bytes of a tiny one').to.equal(90_000);
  });

  it('writes JPEG where the browser writes no WebP', async () => {
    const {type, size} = await encode(canvasOf(512, 150_000, ['image/jpeg']));
    expect([type, size]).to.deep.equal(['image/jpeg', 99_000]);
  });

  it('takes no canvas of more pixels than iPhones have', async () => {
    const Native = OffscreenCanvas;
    let most = 0;
    globalThis.OffscreenCanvas = class extends Native {
      constructor(width: number, height: number) {
        super(width, height);
        most = Math.max(most, width * height);
      }
    };
    const picture = await createImageBitmap(new ImageData(1, 1), {resizeWidth: 4500, resizeHeight: 4500});
    const target = {width: 2250, height: 2250};
    const outcome = scale(picture, {x: 0, y: 0, width: 4400, height: 4400}, target);
    globalThis.OffscreenCanvas = Native;
    picture.close();
    expect(outcome.width).to.equal(2250);
    expect(most).to.be.at.most(4096 ** 2);
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
