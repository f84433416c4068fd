/** The smallest files that are what they say, and some that are not. */
const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export const samples = {
  png,
  jpeg: bytes('ffd8ffe000104a46494600010100000100010000ffd9'),
  webp: bytes('52494646 1a000000 57454250 5650384c 0d000000 2f000000 1007 1011 1188 8888 fe07 00'),
  heic: Buffer.concat([bytes('00000018'), Buffer.from('ftypheic'), bytes('00000000'), Buffer.from('mif1heic')]),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
  program: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  page: Buffer.from('<!doctype html><script>alert(1)</script>'),
  archive: bytes('504b0304 14000000 0000'),
  gif: Buffer.from('GIF89a\u0001\u0000\u0001\u0000'),
};
