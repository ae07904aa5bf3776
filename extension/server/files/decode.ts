/** Bytes to text. */

/**
 * Decodes by byte order mark, UTF-8 without one. The mark itself is no part of the text: editors do not count it as a column either.
 * Bytes that are not UTF-8 become U+FFFD, so that the rest can still be read.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
