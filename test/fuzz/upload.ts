import * as fc from 'fast-check';

/** A form with a file, written by hand: no library cleans its names. */
export interface UploadedFile {
  contentType: string;
  form(fields: [string, string][]): Buffer;
}

const boundary = 'boundary-of-the-fuzz';
const starts = { png: '89504e470d0a1a0a0000000d49484452', jpeg: 'ffd8ffe000104a464946', pdf: '255044462d312e340a', zip: '504b0304', svg: '3c737667206f6e6c6f61643d616c6572742831293e', nothing: '' };
const names = ['photo.png', '../../../../etc/passwd', '..\\..\\evil.exe', '/etc/shadow', 'a\0.png', '照片.jpg', '<img src=x>.png', 'CON', '', `${'n'.repeat(5000)}.png`, 'a";filename="b.png'];

/** Photos, papers and what calls itself so, under names that lead elsewhere. */
export const uploadedFile: fc.Arbitrary<UploadedFile> = fc
  .record({ start: fc.constantFrom(...Object.values(starts)), rest: fc.uint8Array({ maxLength: 300 }), name: fc.constantFrom(...names), part: fc.constantFrom('file', 'file', 'file', 'file', 'photo', '__proto__') })
  .map(({ start, rest, name, part }) => ({
    contentType: `multipart/form-data; boundary=${boundary}`,
    form: (fields) => Buffer.concat([
      ...fields.map(([field, value]) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)),
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${part}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`),
      Buffer.from(start, 'hex'),
      rest,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  }));
