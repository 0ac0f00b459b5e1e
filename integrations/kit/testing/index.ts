export { inPieces, randomFrom } from './pieces.ts';
export { buildZip, type ZipFile } from './zip-builder.ts';
