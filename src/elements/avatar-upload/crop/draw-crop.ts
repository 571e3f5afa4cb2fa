import type {CropArea} from './crop-area.js';
import {frameIn, turnedSize, type Frame, type Size} from './crop-geometry.js';

export type CropShape = 'circle' | 'square';

/** What is to be seen on the stage. */
export interface CropScene {
  readonly preview: ImageBitmap;
  /** Of the picture itself, upright. */
  readonly size: Size;
  readonly area: CropArea;
  readonly shape: CropShape;
  /** What transparent pictures lie on: a CSS colour. */
  readonly background: string;
}

export const isSameScene = (one: CropScene | undefined, other: CropScene | undefined): boolean =>
  one?.preview === other?.preview &&
  one?.size === other?.size &&
  one?.area === other?.area &&
  one?.shape === other?.shape &&
  one?.background === other?.background;

/** The stage is dark in every colour scheme, as a photo is judged best. */
const colors = {
  stage: '#14171e',
  veil: 'rgb(10 12 18 / 0.6)',
  ring: '#ffffff',
  shade: 'rgb(10 12 18 / 0.3)',
};

/** Of a square frame, in parts of its side. */
const cornerRadius = 0.08;

const outline = ({x, y, side}: Frame, shape: CropShape): Path2D => {
  const path = new Path2D();
  path.roundRect(x, y, side, side, shape === 'circle' ? side / 2 : side * cornerRadius);
  return path;
};

function drawPicture(context: CanvasRenderingContext2D, scene: CropScene, frame: Frame): void {
  const {preview, size, area, background} = scene;
  const scale = frame.side / area.side;
  const turned = turnedSize(size, area.rotation);
  const width = size.width * scale;
  const height = size.height * scale;
  context.save();
  context.translate(
    frame.x + (turned.width / 2 - area.x) * scale,
    frame.y + (turned.height / 2 - area.y) * scale,
  );
  context.rotate((area.rotation * Math.PI) / 180);
  // As in the file: white, where the colour is none or lets something through.
  for (const colour of ['white', background]) {
    context.fillStyle = colour;
    context.fillRect(-width / 2, -height / 2, width, height);
  }
  context.drawImage(preview, -width / 2, -height / 2, width, height);
  context.restore();
}

function drawFrame(context: CanvasRenderingContext2D, stage: Size, frame: Frame, shape: CropShape): void {
  const path = outline(frame, shape);
  const around = new Path2D(path);
  around.rect(0, 0, stage.width, stage.height);
  context.fillStyle = colors.veil;
  context.fill(around, 'evenodd');
  // White is seen on dark photos, and its shade on light ones.
  context.lineWidth = 4;
  context.strokeStyle = colors.shade;
  context.stroke(path);
  context.lineWidth = 2;
  context.strokeStyle = colors.ring;
  context.stroke(path);
}

/** @param stage Its size in CSS pixels; those of the canvas may be smaller. */
export function drawCrop(context: CanvasRenderingContext2D, stage: Size, scene: CropScene | undefined): void {
  const {canvas} = context;
  context.setTransform(canvas.width / stage.width, 0, 0, canvas.height / stage.height, 0, 0);
  context.fillStyle = colors.stage;
  context.fillRect(0, 0, stage.width, stage.height);
  if (!scene) return;
  const frame = frameIn(stage);
  context.imageSmoothingQuality = 'high';
  drawPicture(context, scene, frame);
  drawFrame(context, stage, frame, scene.shape);
}
