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

/** A drawing. Attributes inside stand as SVG spells them. */
export function Svg({ class: name, width, height, viewBox, label, children }: SvgProps) {
  const box = { class: name, viewBox, width, height };
  if (!label)
    return (
      <svg {...box} aria-hidden="true" focusable="false">
        {children}
      </svg>
    );
  return (
    <svg {...box} role="img" aria-label={label}>
      {children}
    </svg>
  );
}
