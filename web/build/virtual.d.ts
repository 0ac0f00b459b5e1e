declare module 'virtual:client-assets' {
  export const assets: import('./client-assets.ts').ClientAssets;
}

declare module 'virtual:units' {
  export const table: ReturnType<typeof import('./units-table.ts').unitsTable>;
}
