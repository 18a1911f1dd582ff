/** The logo: a PNG or JPEG that says so in its first bytes. */
const signatures = {
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
} as const;

/** The bytes of a picture, or null when they are not of the kind that they claim to be. */
export function readPicture({
  mediaType,
  base64,
}: {
  mediaType: keyof typeof signatures;
  base64: string;
}): Buffer | null {
  const content = Buffer.from(base64, 'base64');
  const signature = signatures[mediaType];
  return content.subarray(0, signature.length).equals(signature) ? content : null;
}
