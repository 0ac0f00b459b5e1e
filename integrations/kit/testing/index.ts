export { assertAccounted, assertKeepsPromises } from './accounted.ts';
export { allFormats, fixturesOf, type Fixture } from './all-formats.ts';
export { inPieces, randomFrom } from './pieces.ts';
export { gathered, readFiles, type Brought } from './read-files.ts';
export { buildTar, paxName } from './tar-builder.ts';
export { timedRows } from './timed-rows.ts';
export { buildZip, type ZipFile } from './zip-builder.ts';
