import { html } from "hono/html";
import type { Child } from "hono/jsx";

type SvgProps = {
  class: string;
  width: number | string;
  height: number | string;
  viewBox?: string | undefined;
  /** What the picture says; without it the picture is decoration and hidden from screen readers. */
  label?: string | undefined;
  children?: Child;
};

/**
 * A drawing. Written as a template and not as the tag: once hono/jsx has met one `<svg>` (or `<head>`), it asks for the
 * namespace at every element of every page, which cost a tenth of the drawing. Attributes inside stand as SVG spells them.
 */
export function Svg({ class: name, width, height, viewBox, label, children }: SvgProps) {
  const box = viewBox ? html` viewBox="${viewBox}"` : "";
  const spoken = label ? html`role="img" aria-label="${label}"` : html`aria-hidden="true" focusable="false"`;
  return html`<svg class="${name}"${box} width="${width}" height="${height}" ${spoken}>${children}</svg>`;
}
