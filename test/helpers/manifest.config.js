/** Keeps what a user of the elements can reach, and leaves out the rest. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({customElementsManifest}) {
    // The analyzer takes the files as they come, in another order at every run.
    customElementsManifest.modules.sort((one, other) => one.path.localeCompare(other.path));
    for (const module of customElementsManifest.modules) {
      module.declarations = module.declarations.filter(({customElement}) => customElement);
      for (const declaration of module.declarations) {
        declaration.members = declaration.members?.filter(({privacy}) => privacy !== 'private');
      }
    }
  },
};

export default {
  globs: ['src/elements/*/cube-*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false,
  plugins: [publicOnly],
};
