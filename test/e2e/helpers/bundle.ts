import {build, type PluginOption, type Rolldown} from 'vite';

const entry = `${process.cwd()}/entry-of-this-bundle.js`;

const virtualEntry = (source: string): PluginOption => ({
  name: 'virtual-entry',
  enforce: 'pre',
  resolveId: (id) => (id === entry ? id : undefined),
  load: (id) => (id === entry ? source : undefined),
});

/** What an app's build makes of this source, with its own copy of the library and of Lit inside. */
export async function bundle(source: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [virtualEntry(source)],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es']},
      rolldownOptions: {output: {codeSplitting: false}},
    },
  });
  const [{output}] = result as [Rolldown.RolldownOutput];
  return output[0].code;
}
