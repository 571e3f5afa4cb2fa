/** The bytes of pictures, put together by hand where no browser writes such a file. */

export const concat = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, {length}) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
};

export const ascii = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const number = (bits: 16 | 32, value: number, isLittleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(bits / 8));
  if (bits === 16) view.setUint16(0, value, isLittleEndian);
  else view.setUint32(0, value, isLittleEndian);
  return new Uint8Array(view.buffer);
};

export const big16 = (value: number) => number(16, value, false);
export const big32 = (value: number) => number(32, value, false);
export const little16 = (value: number) => number(16, value, true);
export const little32 = (value: number) => number(32, value, true);

/** The `Exif` of a camera: which way it was held, and where it was. */
export function exif(orientation: number, hasGps: boolean): Uint8Array<ArrayBuffer> {
  const entry = (tag: number, type: number, count: number, value: Uint8Array) =>
    concat(little16(tag), little16(type), little32(count), value);
  const gpsOffset = 8 + 2 + 2 * 12 + 4;
  const rationals = gpsOffset + 2 + 2 * 12 + 4;
  const gps = concat(
    little16(2),
    entry(1, 2, 2, ascii('N\0\0\0')),
    entry(2, 5, 3, little32(rationals)),
    little32(0),
    ...[52, 1, 31, 1, 12, 1].map(little32),
  );
  return concat(
    ascii('II*\0'),
    little32(8),
    little16(hasGps ? 2 : 1),
    entry(0x0112, 3, 1, little32(orientation)),
    ...(hasGps ? [entry(0x8825, 4, 1, little32(gpsOffset))] : []),
    little32(0),
    ...(hasGps ? [gps, ascii('GPS of the camera')] : []),
  );
}

export const jpegSegment = (marker: number, data: Uint8Array) =>
  concat([0xff, marker], big16(data.length + 2), data);

const crcTable = Array.from({length: 256}, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

const crc32 = (bytes: Uint8Array): number =>
  ~bytes.reduce((crc, byte) => (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0), ~0) >>> 0;

export function pngChunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const body = concat(ascii(type), data);
  return concat(big32(data.length), body, big32(crc32(body)));
}

/** Where the first chunk of a PNG file ends. */
export const afterPngHeader = 33;

/** A PNG file that has nothing but what it says of itself. */
export const pngHeader = (width: number, height: number) =>
  concat(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    pngChunk('IHDR', concat(big32(width), big32(height), [1, 0, 0, 0, 0])),
    pngChunk('IDAT', new Uint8Array([0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1])),
    pngChunk('IEND'),
  );

export const riffChunk = (type: string, data: Uint8Array) =>
  concat(ascii(type), little32(data.length), data, data.length % 2 ? [0] : []);

export const riff = (...chunks: readonly Uint8Array[]) => {
  const body = concat(ascii('WEBP'), ...chunks);
  return concat(ascii('RIFF'), little32(body.length), body);
};

const little24 = (value: number) => little32(value).subarray(0, 3);

export const webpExtension = (flags: number, width: number, height: number) =>
  riffChunk('VP8X', concat([flags, 0, 0, 0], little24(width - 1), little24(height - 1)));

/** One frame of an animation, of chunks with pixels. */
export const webpFrame = (width: number, height: number, pixels: Uint8Array) =>
  riffChunk(
    'ANMF',
    concat(little24(0), little24(0), little24(width - 1), little24(height - 1), little24(100), [0], pixels),
  );

/** A GIF file of frames in one colour each, of a palette of white, red, green and blue. */
export function gif(width: number, height: number, colours: readonly number[]): Uint8Array<ArrayBuffer> {
  const palette = [255, 255, 255, 255, 0, 0, 0, 128, 0, 0, 0, 255];
  const frames = colours.map((colour) => {
    // So many clear codes that every code keeps its three bits.
    const codes = Array.from({length: width * height}, () => [4, colour]).flat();
    codes.push(5);
    const bits = codes.map((code) => [code & 1, (code >> 1) & 1, code >> 2]).flat();
    const data = Array.from({length: Math.ceil(bits.length / 8)}, (_, index) =>
      bits.slice(index * 8, index * 8 + 8).reduce((byte, bit, place) => byte | (bit << place), 0),
    );
    const blocks = Array.from({length: Math.ceil(data.length / 255)}, (_, index) => {
      const block = data.slice(index * 255, index * 255 + 255);
      return [block.length, ...block];
    });
    return concat(
      [0x21, 0xf9, 4, 0, 10, 0, 0, 0],
      [0x2c, 0, 0, 0, 0],
      little16(width),
      little16(height),
      [0, 2],
      blocks.flat(),
      [0],
    );
  });
  return concat(ascii('GIF89a'), little16(width), little16(height), [0x81, 0, 0], palette, ...frames, [0x3b]);
}

export const box = (type: string, ...content: readonly (Uint8Array | readonly number[])[]) => {
  const body = concat(ascii(type), ...content);
  return concat(big32(body.length + 4), body);
};
