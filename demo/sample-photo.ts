/** As many pixels as the camera of a phone has. */
const [width, height] = [4000, 3000];

function draw(context: CanvasRenderingContext2D): void {
  const sky = context.createLinearGradient(0, 0, 0, height);
  for (const [place, colour] of [
    [0, '#33415f'],
    [0.45, '#8a7f8c'],
    [0.62, '#d8a67c'],
    [1, '#5a4a3c'],
  ] as const) {
    sky.addColorStop(place, colour);
  }
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#f6dfb5';
  context.beginPath();
  context.arc(width * 0.62, height * 0.5, height * 0.1, 0, 2 * Math.PI);
  context.fill();
  for (const [index, colour] of ['#4b4a52', '#3a3d42', '#2b2a28'].entries()) {
    const top = height * (0.6 + index * 0.12);
    context.fillStyle = colour;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 20) {
      context.lineTo(x, top + Math.sin(x / (420 - index * 90) + index * 2) * height * 0.06);
    }
    context.lineTo(width, height);
    context.fill();
  }
}

/** Shows a photo of twelve megapixels, to be dragged from the page. */
export function showSamplePhoto(image: HTMLImageElement): void {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) return;
  draw(context);
  image.src = canvas.toDataURL('image/jpeg', 0.9);
}
