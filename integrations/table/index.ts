export { fingerprintOf, plainName, type MappedColumn, type TableMapping } from './mapping.ts';
export { seenTable, type SeenTable } from './header.ts';
export { propose, type ColumnProposal, type Proposal } from './propose.ts';
export { previewOf, type Preview, type PreviewCell, type PreviewRow } from './preview.ts';
export { tableFormat } from './table-format.ts';
