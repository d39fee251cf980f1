import type { Child } from "hono/jsx";
import type { JSX } from "hono/jsx/jsx-runtime";

// What every `<tag …>` of a page becomes (`jsxImportSource` in tsconfig.json; decision 0072). Types, attributes and escaping are those of
// hono/jsx; what browsers do with it (state, context, streams) is left out, and with it three quarters of the time.
export type { JSX };

// biome-ignore lint/suspicious/noExplicitAny: props are checked where the tag is written
type Props = Record<string, any>;

/** A tag or a component with what it was given. Drawn from the top down, when its page is: what a page leaves out costs nothing. */
class Drawing {
  /** For templates (`hono/html`): markup, not text. */
  readonly isEscaped = true;
  readonly tag: string | ((props: Props) => Child);
  readonly props: Props;

  constructor(tag: Drawing["tag"], props: Props) {
    this.tag = tag;
    this.props = props;
  }

  toString(): string {
    const { tag, props } = this;
    return typeof tag === "function" ? drawn(tag(props)) : drawnTag(tag, props);
  }
}

/** Called by the compiler for every tag. */
export function jsx(tag: Drawing["tag"], props: Props): JSX.Element {
  return new Drawing(tag, props) as unknown as JSX.Element;
}
export { jsx as jsxDEV, jsx as jsxs };

/** `<>…</>`: what stands in it. */
export function Fragment({ children }: { children?: Child }): Child {
  return children;
}

/** Any child as HTML: text escaped, markup as it is, what is absent as nothing. */
function drawn(child: unknown): string {
  if (typeof child === "string") return escaped(child);
  if (child === null || child === undefined || typeof child === "boolean") return "";
  if (child instanceof Drawing) return child.toString();
  if (Array.isArray(child)) {
    let text = "";
    for (const one of child) text += drawn(one);
    return text;
  }
  if (typeof child === "number") return String(child);
  if ((child as { isEscaped?: boolean }).isEscaped) return String(child);
  throw new TypeError(`Nothing that a page can show: ${Object.prototype.toString.call(child)}`);
}

function drawnTag(tag: string, props: Props): string {
  const { begin, end, isEmpty } = tags.get(tag) ?? keepTag(tag);
  let text = begin;
  for (const name in props) if (name !== "children") text += attribute(name, props[name]);
  if (isEmpty && props.children === undefined) return `${text}/>`;
  return `${text}>${drawn(props.children)}${end}`;
}

function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined) return "";
  const { begin, isFlag } = attributes.get(name) ?? keepAttribute(name);
  if (typeof value === "string") return `${begin}${escaped(value)}"`;
  if (typeof value === "boolean" && isFlag) return value ? `${begin}"` : "";
  if (typeof value === "function") throw new TypeError(`An attribute cannot be a function: ${name}`);
  return `${begin}${escaped(String(value))}"`;
}

/** Names are looked at once: one that is put together from what somebody typed must not end the tag. */
const soundName = /^[a-zA-Z][\w:.-]*$/;
const emptyTags = [
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
];
/** Attributes that stand there or not, whatever they say. */
const flags =
  "allowfullscreen async autofocus autoplay checked controls default defer disabled download formnovalidate hidden inert loop multiple muted nomodule novalidate open playsinline readonly required reversed selected".split(
    " ",
  );

const tags = new Map<string, { begin: string; end: string; isEmpty: boolean }>();
const attributes = new Map<string, { begin: string; isFlag: boolean }>();

function keepTag(tag: string) {
  if (!soundName.test(tag)) throw new TypeError(`No name of a tag: ${tag}`);
  const kept = { begin: `<${tag}`, end: `</${tag}>`, isEmpty: emptyTags.includes(tag) };
  tags.set(tag, kept);
  return kept;
}

function keepAttribute(name: string) {
  if (!soundName.test(name)) throw new TypeError(`No name of an attribute: ${name}`);
  const kept = { begin: ` ${name}="`, isFlag: flags.includes(name) };
  attributes.set(name, kept);
  return kept;
}

const special = /[&<>"']/;
const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return special.test(text) ? text.replace(/[&<>"']/g, (sign) => entities[sign]!) : text;
}
