/** Text from files that is safe on a terminal: nothing in a manifest may move the cursor, ring, or turn the line around. */

const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Control characters become their pictures, bidirectional overrides the replacement character. Lengths and offsets stay. */
export function printable(text: string): string {
  return text.replace(unsafe, character => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
