import { Focus } from "lucide-react";
import { shortText } from "../../shared/document/describe";
import { nodeOf } from "../../shared/document/lookups";
import { useMap, useSession, useSessionState } from "../session/context";
import { leaveFocus, toggleHidden } from "../session/focus";
import { partedBy } from "../session/in-focus";
import { view } from "../session/view-control";
import "../styles/way.css";
import { Button } from "../ui/Button";

/** Says that only one argument is looked at, and leads back to the whole map. */
export function FocusBanner() {
  const session = useSession();
  const map = useMap();
  const focus = useSessionState((state) => state.focus);
  const node = focus && nodeOf(map, focus.id);
  if (!focus || !node) return null;
  const leave = () => {
    // The banner goes, and the focus of the keyboard would go with it.
    view()?.focus();
    leaveFocus(session);
  };
  const { inside } = partedBy(map, focus);
  return (
    <section
      className="focus-banner"
      data-pane="focus"
      aria-label="Focus"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        leave();
      }}
    >
      <Focus size={15} aria-hidden="true" />
      <p>
        <span dir="auto">Argument of '{shortText(node.text, 60)}'</span>{" "}
        <span className="focus-count">
          {inside.size.toLocaleString("en")} of {map.nodes.length.toLocaleString("en")} nodes
        </span>
      </p>
      <div className="focus-actions">
        <Button look="quiet" onClick={() => toggleHidden(session)}>
          {focus.rest === "dimmed" ? "Hide the rest" : "Dim the rest"}
        </Button>
        <Button look="quiet" onClick={leave}>
          Show all
        </Button>
      </div>
    </section>
  );
}
