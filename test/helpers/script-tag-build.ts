import {build, type Rolldown} from 'vite';
import {scriptTagBuild} from '../../vite.config.js';

export type Chunks = readonly Rolldown.OutputChunk[];

/** The script-tag file and its chunks, made of the sources as they are; nothing is written. */
export async function buildScriptTag(): Promise<Chunks> {
  const built = (await build({
    ...scriptTagBuild,
    configFile: false,
    logLevel: 'warn',
    build: {...scriptTagBuild.build, write: false},
  })) as Rolldown.RolldownOutput[];
  return built.flatMap(({output}) => output).filter((file) => file.type === 'chunk');
}

/** What is loaded first: the entries, and whatever they import, directly or not. */
export function firstLoad(chunks: Chunks): Chunks {
  const first = new Set(chunks.filter(({isEntry}) => isEntry));
  for (const {imports} of first) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) first.add(chunk);
  }
  return [...first];
}
