/** What each byte adds to CRC-16 with the polynomial 0x8005, reflected. */
const BYTES = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  return crc;
});

/** Checksum of a FIT file: header and data, without the checksum itself. */
export function crcOf(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = (crc >> 8) ^ (BYTES[(crc ^ byte) & 255] ?? 0);
  return crc;
}
