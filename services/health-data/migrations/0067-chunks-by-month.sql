-- A chunk may hold the days of a whole month (`src/codec/month-chunk.ts`): which ones, bit 0 is the first. Null in a chunk of one day, as all
-- were before. `day` is the first of the month then.
alter table health_data.chunk add column days int;
-- Statistics of days are kept as daily values; nobody read these.
alter table health_data.chunk drop column minimum, drop column maximum, drop column sum, drop column version;
-- Rows of months are written whole and seldom again.
alter table health_data.chunk reset (fillfactor);
