import { downloadName } from "../domain/files/file-name.ts";

/**
 * RFC 6266: saves under the whole name for those who read UTF-8 (RFC 8187), under a plain one for the rest. Whatever somebody called
 * their file, the header stays one header, and the name shows what it ends with.
 */
export function attachmentAs(name: string): string {
  const whole = downloadName(name);
  const plain = whole.replace(/[^\w.-]/g, "_").replace(/_{2,}/g, "_");
  const encoded = encodeURIComponent(whole).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
