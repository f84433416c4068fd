/** What only our own program knows: where its files are, how it asks its database. */
const inside = /node_modules|\.ts:\d+|\bat (?:async )?\w+ \(|insert into "|select "[a-z]|SQLSTATE|violates \w+ constraint/;
/** What nobody should log, whoever sent it. */
const failed = /"msg":"http\.failed"/;

/** What answers or lines of a log tell that they must not: a secret, the program's inside, a failure. */
export function leaksIn(texts: string[], secrets: string[]): string[] {
  return texts.flatMap((text) => {
    const secret = secrets.find((each) => text.includes(each));
    if (secret !== undefined) return [`tells a secret: ${text.replaceAll(secret, '[the secret]').slice(0, 300)}`];
    if (failed.test(text)) return [`failed: ${text.slice(0, 800)}`];
    return inside.test(text) ? [`tells of the inside: ${text.slice(0, 300)}`] : [];
  });
}
