import type {Locator, Page} from 'playwright-core';

/** The page with `<cube-avatar-upload>`, by what a person finds on it. */
export class PhotoDemo {
  readonly upload: Locator;
  readonly saved: Locator;
  readonly error: Locator;
  readonly crop: Locator;
  readonly progress: Locator;

  constructor(readonly page: Page) {
    this.upload = page.locator('cube-avatar-upload');
    this.saved = this.upload.locator('[part=saved]');
    this.error = this.upload.locator('[part=error]');
    this.crop = this.upload.locator('[part=crop]');
    this.progress = this.upload.locator('.progress-text');
  }

  /** A button of the element, by its name. */
  button(name: string): Locator {
    return this.upload.getByRole('button', {name, exact: true});
  }

  /** Chooses the photo of twelve megapixels that the page shows. */
  async chooseSample(): Promise<void> {
    const content = await this.page.locator('#sample[src^="data:image"]').getAttribute('src');
    await this.choose(content ?? '');
  }

  /**
   * Chooses a photo by the keyboard.
   * @param content As a `data:` URL of base64.
   */
  async choose(content: string): Promise<void> {
    const [, base64 = ''] = content.split(',');
    const choosing = this.page.waitForEvent('filechooser');
    await this.button('Choose a photo').press('Enter');
    const file = {name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(base64, 'base64')};
    await (await choosing).setFiles(file);
  }

  /** Whether every `<cube-avatar>` of the page shows a picture that has come. */
  haveAvatars(): Promise<unknown> {
    return this.page.waitForFunction(() =>
      [...document.querySelectorAll('cube-avatar')].every((avatar) => {
        const image = avatar.shadowRoot?.querySelector('img');
        return image?.complete === true && image.naturalWidth > 0;
      }),
    );
  }
}
