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

type Chunk = Chunks[number];

/** These chunks, and whatever they import, directly or not. */
function withImports(chunks: Chunks, isWanted: (chunk: Chunk) => boolean): Chunks {
  const wanted = new Set(chunks.filter(isWanted));
  for (const {imports} of wanted) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) wanted.add(chunk);
  }
  return [...wanted];
}

/** What is loaded first. */
export const firstLoad = (chunks: Chunks): Chunks => withImports(chunks, ({isEntry}) => isEntry);

/** What is loaded first where every tag stands in the page. */
export const loadOfEveryTag = (chunks: Chunks): Chunks =>
  withImports(chunks, ({isEntry, name}) => isEntry || name.startsWith('cube-'));
