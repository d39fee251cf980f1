import type { Measure as Measured } from "../../queries/open/measures.ts";
import { words } from "../../words/words.ts";
import { Measure } from "../ui/bar-chart.tsx";
import type { Frame } from "../ui/frame.ts";

/** Target days beside the measured median; where too few have ended only the target is told. */
export function Measures({ frame, measures }: { frame: Frame; measures: readonly Measured[] }) {
  const text = words(frame.lang).public.home.measures;
  const { steps, kept } = words(frame.lang).public.figures;
  return (
    <div class="measures">
      {measures.map(({ step, target, measured }) =>
        measured ? (
          <Measure
            title={steps[step]}
            figure={text.median(String(measured.median))}
            unit={text.unit}
            value={measured.median}
            target={target}
            max={Math.max(target * 1.7, measured.median)}
            text={text.text(target, kept(measured))}
          />
        ) : (
          <div class="measure">
            <h3 class="measure-title">{steps[step]}</h3>
            <p class="figure">
              {text.target(target)}
              <span class="figure-unit">{text.unit}</span>
            </p>
            <p class="small">{text.few(target)}</p>
          </div>
        ),
      )}
    </div>
  );
}
