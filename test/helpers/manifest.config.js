const hidden = ['private', 'protected'];

/** Keeps what a user of the elements can reach, and leaves out the rest. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({customElementsManifest}) {
    // The analyzer takes the files as they come, in another order at every run.
    const modules = customElementsManifest.modules.sort((one, other) => one.path.localeCompare(other.path));
    for (const module of modules) {
      module.declarations = module.declarations.filter(({tagName}) => tagName);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(({privacy}) => !hidden.includes(privacy));
      }
    }
    customElementsManifest.modules = modules.filter(({declarations}) => declarations.length > 0);
  },
};

export default {
  globs: ['src/elements/**/*-element.ts', 'src/elements/*/cube-*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
