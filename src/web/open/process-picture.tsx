import { html } from "hono/html";
import { whoMay } from "../../domain/process/actions.ts";
import { type Move, movesFrom, resultsOfCall } from "../../domain/process/moves.ts";
import type { Status } from "../../domain/process/status.ts";
import { words } from "../../words/words.ts";
import type { Frame } from "../ui/frame.ts";
import { Svg } from "../ui/svg.tsx";

// The picture is upright and one unit is one pixel on a phone, so that its text is as large as the page's; where there is room it
// stands beside its list. What leads to hold, decline and withdrawal from almost everywhere runs down three lanes at the right.

const width = 343;
const pitch = 88;
const boxHeight = 48;
/** Boxes end at the same line, whether they hang from the spine or from a branch. */
const boxRight = 184;
/** The spine, on which the main states hang, and the left edges of main and side states. */
const [spine, mainLeft, sideLeft] = [32, 20, 44];
/** Where a side state hangs from its main one. */
const branch = 172;

/** The states from above, and which of them a side state hangs from. */
const rows: readonly { status: Status; from?: Status }[] = [
  { status: "draft" },
  { status: "submitted" },
  { status: "additions_asked", from: "submitted" },
  { status: "lapsed", from: "additions_asked" },
  { status: "received" },
  { status: "inquiry" },
  { status: "dialogue" },
  { status: "method_review" },
  { status: "in_call", from: "method_review" },
  { status: "not_selected", from: "in_call" },
  { status: "preparing" },
  { status: "active" },
  { status: "completed" },
];
const lanes = [
  { status: "on_hold", x: 206 },
  { status: "declined", x: 262 },
  { status: "withdrawn", x: 318 },
] as const;

const topOf = (row: number) => 8 + row * pitch;
const rowOf = (status: Status) => rows.findIndex((row) => row.status === status);
/** Where a lane ends, below everything. */
const laneTop = (lane: number) => topOf(rows.length) + lane * 64;
const height = topOf(rows.length) + lanes.length * 64;

/** Who moves it, as it is drawn and said outside: the proposer, or the city. */
export function moverOf(move: Move): "partner" | "city" {
  return whoMay[move][0] === "representative" ? "partner" : "city";
}

/** The states of a proposal and the moves between them, drawn from the table that the program runs on. */
export function ProcessPicture({ frame }: { frame: Frame }) {
  const text = words(frame.lang).public.process;
  return (
    <Svg class="process" viewBox={`0 0 ${width} ${height}`} width="100%" height="100%" label={text.picture}>
      {lanes.map((lane, index) => (
        <Lane frame={frame} lane={lane} index={index} />
      ))}
      {rows.map(({ status }) =>
        movesFrom(status).map(({ move, to }) => <Arrow frame={frame} {...{ status, move, to }} />),
      )}
      {resultsOfCall.map((to) => (
        <ResultOfCall to={to} />
      ))}
      {rows.map(({ status, from }, row) => (
        <Box frame={frame} status={status} x={from ? sideLeft : mainLeft} y={topOf(row)} side={from !== undefined} />
      ))}
    </Svg>
  );
}

type ArrowProps = { frame: Frame; status: Status; move: Move; to: Status | "where it was" };

function Arrow({ frame, status, move, to }: ArrowProps) {
  if (to === "where it was" || lanes.some((lane) => lane.status === to)) return null;
  const [start, end] = [rowOf(status), rowOf(to)];
  const kind = `move move-${moverOf(move)}`;
  const name = words(frame.lang).public.process.moves[move];
  const isSide = rows[end]!.from === status;
  if (isSide) {
    const y = topOf(end);
    return (
      <>
        <path class={kind} d={`M${branch} ${topOf(start) + boxHeight}V${y - 2}${headDown(branch, y)}`} />
        <Label text={name} x={branch - 10} y={y - 14} end mover={moverOf(move)} />
      </>
    );
  }
  // Back from a side state to the one it hangs from: the same line, with its own head.
  if (rows[start]!.from === to)
    return (
      <path
        class={kind}
        d={`M${branch + 8} ${topOf(start)}V${topOf(end) + boxHeight + 2}${headUp(branch + 8, topOf(end) + boxHeight)}`}
      />
    );
  if (end < start) {
    const [from, until] = [topOf(start) + 16, topOf(end) + boxHeight - 12];
    return <path class={kind} d={`M${mainLeft} ${from}H8V${until}H${mainLeft - 2}m-6 -5l6 5l-6 5`} />;
  }
  const y = topOf(end);
  return (
    <>
      <path class={kind} d={`M${spine} ${topOf(start) + boxHeight}V${y - 2}${headDown(spine, y)}`} />
      <Label text={name} x={spine + 12} y={y - 14} mover={moverOf(move)} />
    </>
  );
}

/** Dashed, with a whole head: the table has no action for it, the result of the call decides. */
function ResultOfCall({ to }: { to: Status }) {
  const call = topOf(rowOf("in_call"));
  const y = topOf(rowOf(to));
  const [line, head] =
    to === "not_selected"
      ? [`M${branch} ${call + boxHeight}V${y - 2}`, headDown(branch, y)]
      : to === "preparing"
        ? // On to the spine, which leads down to what is prepared.
          [`M${sideLeft} ${call + 32}H${spine + 2}`, `M${spine + 7} ${call + 27}l-5 5l5 5`]
        : [`M${branch + 8} ${call}V${y + boxHeight + 2}`, headUp(branch + 8, y + boxHeight)];
  return (
    <>
      <path class="move move-call" d={line} />
      <path class="move move-head" d={head} />
    </>
  );
}

/** A line down the right side: a dot at each state that it can be reached from, and the state at its end. */
function Lane({ frame, lane, index }: { frame: Frame; lane: (typeof lanes)[number]; index: number }) {
  const text = words(frame.lang).public.process;
  const found = (status: Status) => movesFrom(status).find(({ to }) => to === lane.status)?.move;
  // The states above, and of the lanes those that have ended before this one does: hold can be left by declining.
  const from = [
    ...rows.map(({ status }, row) => ({ move: found(status), y: topOf(row), edge: boxRight })),
    ...lanes.slice(0, index).map(({ status, x }, end) => ({ move: found(status), y: laneTop(end), edge: x + 22 })),
  ].flatMap(({ move, y, edge }) => (move ? [{ move, edge, y: y + 12 + index * 12 }] : []));
  const y = laneTop(index);
  const kind = `move move-${moverOf(from[0]!.move)}`;
  const note = { on_hold: text.afterHold, declined: text.afterDecline, withdrawn: "" }[lane.status];
  return (
    <>
      <path class={kind} d={`M${lane.x} ${from[0]!.y}V${y - 2}${headDown(lane.x, y)}`} />
      {from.map((one) => (
        <>
          <path class={`${kind} move-thin`} d={`M${one.edge} ${one.y}H${lane.x}`} />
          <circle class={`dot ${kind}`} cx={lane.x} cy={one.y} r="4" />
        </>
      ))}
      <rect class="state state-side" x={mainLeft} y={y} width={lane.x + 22 - mainLeft} height={boxHeight} rx="8" />
      <text class="state-name" x={mainLeft + 10} y={y + (note ? 20 : 30)}>
        {words(frame.lang).common.status[lane.status]}
      </text>
      {note ? (
        <text class="move-name" x={mainLeft + 10} y={y + 39}>
          {note}
        </text>
      ) : null}
    </>
  );
}

function Box({ frame, status, x, y, side }: { frame: Frame; status: Status; x: number; y: number; side: boolean }) {
  const lines = broken(words(frame.lang).common.status[status], boxRight - x - 12);
  const first = y + 30 - (lines.length - 1) * 10;
  return (
    <>
      <rect class={side ? "state state-side" : "state"} x={x} y={y} width={boxRight - x} height={boxHeight} rx="8" />
      {lines.map((line, index) => (
        <text class="state-name" x={x + 10} y={first + index * 20}>
          {line}
        </text>
      ))}
    </>
  );
}

type LabelProps = { text: string; x: number; y: number; mover: "partner" | "city"; end?: boolean };

function Label({ text, x, y, mover, end }: LabelProps) {
  const shift = end ? -widthOf(text, 14) - 14 : 0;
  return (
    <>
      {mover === "partner" ? (
        <circle class="mover-partner" cx={x + shift + 5} cy={y - 5} r="5" />
      ) : (
        <rect class="mover-city" x={x + shift} y={y - 10} width="10" height="10" />
      )}
      <text class="move-name" x={x + shift + 14} y={y}>
        {text}
      </text>
    </>
  );
}

const headDown = (x: number, y: number) => `M${x - 5} ${y - 8}L${x} ${y - 2}L${x + 5} ${y - 8}`;
const headUp = (x: number, y: number) => `M${x - 5} ${y + 8}L${x} ${y + 2}L${x + 5} ${y + 8}`;

/** A name in bold 16 px on one line, or on two that break between words and are about as long as each other. */
function broken(name: string, most: number): readonly string[] {
  if (widthOf(name, 16) <= most) return [name];
  const cuts = [...segmenter.segment(name)].map(
    ({ index }) => [name.slice(0, index).trim(), name.slice(index)] as const,
  );
  const longest = (lines: readonly string[]) => Math.max(...lines.map((line) => widthOf(line, 16)));
  return cuts.reduce((best, cut) => (longest(cut) < longest(best) ? cut : best));
}

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

/** About how wide it is drawn; what is neither kana nor kanji takes a little over half. */
function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, one) => sum + (/[\u3000-\u9fff\uff00-\uffef]/u.test(one) ? size : size * 0.56), 0);
}

/** The same in words: each state, and what leads on from it. */
export function ProcessList({ frame }: { frame: Frame }) {
  const text = words(frame.lang).public.process;
  const { common } = words(frame.lang);
  const order: readonly Status[] = [...rows.map(({ status }) => status), ...lanes.map(({ status }) => status)];
  const name = (to: Status | "where it was") => (to === "where it was" ? text.whereItWas : common.status[to]);
  return (
    <ol class="process-list">
      {order.map((status) => {
        const moves = movesFrom(status);
        const results = status === "in_call" ? resultsOfCall : [];
        return (
          <li>
            <h3>{common.status[status]}</h3>
            {moves.length + results.length === 0 ? <p class="small">{text.ends}</p> : null}
            <ul>
              {moves.map(({ move, to }) => (
                <li class={`by-${moverOf(move)}`}>
                  {common.side[moverOf(move)]}: {text.moves[move]} → {text.to(name(to))}
                </li>
              ))}
              {results.map((to) => (
                <li class="by-city">
                  {text.ofCall} → {text.to(name(to))}
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}

/** What the lines and signs of the picture mean. */
export function ProcessLegend({ frame }: { frame: Frame }) {
  const text = words(frame.lang).public.process.legend;
  const sign = (kind: string) => html`<path class="move ${kind}" d="M0 6h28"/>`;
  return (
    <ul class="legend">
      {(["partner", "city", "call"] as const).map((kind) => (
        <li>
          <Svg class="process-sign" viewBox="0 0 28 12" width={28} height={12}>
            {sign(`move-${kind}`)}
            {kind === "partner" ? <circle class="mover-partner" cx="14" cy="6" r="5" /> : null}
            {kind === "city" ? <rect class="mover-city" x="9" y="1" width="10" height="10" /> : null}
          </Svg>
          {text[kind]}
        </li>
      ))}
      <li>
        <Svg class="process-sign" viewBox="0 0 28 12" width={28} height={12}>
          {sign("move-city")}
          <circle class="dot move move-city" cx="14" cy="6" r="4" />
        </Svg>
        {text.rail}
      </li>
    </ul>
  );
}
