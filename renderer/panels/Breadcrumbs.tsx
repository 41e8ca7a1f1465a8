import { ChevronRight } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import type { MapNode } from "../../shared/document/types";
import { waysUp } from "../../shared/document/ways";
import { useMap, useSession, useSessionState } from "../session/context";
import { reveal } from "../session/reveal";
import type { Session } from "../session/session";
import { view } from "../session/view-control";
import "../styles/way.css";
import { Menu } from "../ui/Menu";
import type { MenuEntry } from "../ui/menu-entries";
import { KindSign } from "../ui/signs";
import { inTheMiddle, wayInWords } from "./way-parts";

/** The way from the selected node up to its decision. */
export function Breadcrumbs() {
  const map = useMap();
  const selected = useSessionState((state) => state.selection.at(-1));
  const ways = useMemo(
    () => (selected !== undefined && nodeOf(map, selected) ? waysUp(map, selected) : []),
    [map, selected],
  );
  // By the node beside the selected one, which tells the ways apart.
  const [chosen, setChosen] = useState<string | null>(null);
  const way = ways.find((one) => one.at(-2)?.id === chosen) ?? ways[0];
  if (!way || selected === undefined) return null;
  return (
    <nav className="breadcrumbs" data-pane="way" aria-label="Way to the decision">
      <Crumbs way={way} />
      {ways.length > 1 && (
        <WayMenu
          key={selected}
          ways={ways}
          current={way}
          onChoose={(one) => setChosen(one.at(-2)?.id ?? null)}
        />
      )}
    </nav>
  );
}

/** Goes to a node, and gives the keyboard to it. */
function goUp(session: Session, id: string): void {
  view()?.focus();
  reveal(session, id);
  session.select([id]);
}

function Crumbs({ way }: { readonly way: readonly MapNode[] }) {
  const { first, middle, last } = inTheMiddle(way);
  const current = way.at(-1);
  return (
    <ol>
      {first.map((node) => (
        <Crumb key={node.id} node={node} isCurrent={node === current} />
      ))}
      {middle.length > 0 && (
        <li>
          <MiddleMenu nodes={middle} />
          <ChevronRight size={13} aria-hidden="true" />
        </li>
      )}
      {last.map((node) => (
        <Crumb key={node.id} node={node} isCurrent={node === current} />
      ))}
    </ol>
  );
}

function Crumb({ node, isCurrent }: { readonly node: MapNode; readonly isCurrent: boolean }) {
  const session = useSession();
  return (
    <li>
      <button
        type="button"
        className="crumb"
        aria-current={isCurrent ? "location" : undefined}
        title={node.text}
        onClick={() => goUp(session, node.id)}
      >
        <KindSign kind={node.kind} />
        <span dir="auto">{shortText(node.text, 60)}</span>
      </button>
      {!isCurrent && <ChevronRight size={13} aria-hidden="true" />}
    </li>
  );
}

function MiddleMenu({ nodes }: { readonly nodes: readonly MapNode[] }) {
  const session = useSession();
  const entries = nodes.map(
    (node): MenuEntry => ({
      type: "item",
      id: node.id,
      label: shortText(node.text, 60),
      icon: <KindSign kind={node.kind} />,
      run: () => goUp(session, node.id),
    }),
  );
  return <MenuButton label={`${nodes.length} more between`} words="…" entries={entries} />;
}

interface WayMenuProps {
  readonly ways: readonly (readonly MapNode[])[];
  readonly current: readonly MapNode[];
  readonly onChoose: (way: readonly MapNode[]) => void;
}

/** The node speaks about several things: a way for each of them. */
function WayMenu({ ways, current, onChoose }: WayMenuProps) {
  const more = ways.length - 1;
  const words = `+${more} more ${more === 1 ? "way" : "ways"}`;
  const entries = ways.map(
    (way): MenuEntry => ({
      type: "item",
      id: way.at(-2)?.id ?? "",
      label: wayInWords(way.map(({ text }) => text)),
      checked: way === current,
      run: () => onChoose(way),
    }),
  );
  return <MenuButton label={words} words={words} entries={entries} />;
}

interface MenuButtonProps {
  readonly label: string;
  readonly words: string;
  readonly entries: readonly MenuEntry[];
}

function MenuButton({ label, words, entries }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const anchor = open ? button.current?.getBoundingClientRect() : undefined;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="crumb crumb-more"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words}
      </button>
      {anchor && (
        <Menu
          label={label}
          entries={entries}
          anchor={anchor}
          owner={button.current}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
