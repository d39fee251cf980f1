import { encode } from "uqr";
import { Svg } from "../ui/svg.tsx";

/** A QR code, drawn here: nobody else is asked for it, and it carries no style of its own. `label` says what it is for. */
export function QrCode({ text, label }: { text: string; label: string }) {
  // Four modules of silence around it (ISO/IEC 18004); M forgives a smudge on the screen.
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const dark = data.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)).join("");
  return (
    <Svg class="qr-code" viewBox={`0 0 ${size} ${size}`} width={size * 5} height={size * 5} label={label}>
      <path class="qr-ground" d={`M0 0h${size}v${size}h-${size}z`} />
      <path class="qr-dark" d={dark} />
    </Svg>
  );
}

/** Dark modules of a row, as beginnings and widths. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    const last = runs.at(-1);
    if (!isDark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
