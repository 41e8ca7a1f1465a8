import { Component, type ReactNode } from "react";
import { useSession } from "../session/context";
import { keepCopyNow } from "../session/recovery";
import { Button } from "../ui/Button";

interface CatchProps {
  readonly children: ReactNode;
  readonly instead: (tryAgain: () => void) => ReactNode;
}

/** React asks for a class here, and only here. */
class Catch extends Component<CatchProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  private readonly tryAgain = () => this.setState({ failed: false });

  override render() {
    return this.state.failed ? this.props.instead(this.tryAgain) : this.props.children;
  }
}

/** Stands between a fault in what it holds and an empty window. */
export function FaultBoundary({ children }: { readonly children: ReactNode }) {
  return <Catch instead={(tryAgain) => <FaultNotice onTryAgain={tryAgain} />}>{children}</Catch>;
}

function FaultNotice({ onTryAgain }: { readonly onTryAgain: () => void }) {
  const session = useSession();
  const tryAgain = () => {
    // The fault may lie in what stood open above the map.
    session.ask(null);
    session.stopEditing("keep");
    onTryAgain();
  };
  const reload = async () => {
    await keepCopyNow(session);
    location.reload();
  };
  return (
    <section className="fault" role="alert">
      <p>
        Argmap could not show this part of the window. Your work is not lost: this window still has it in its
        memory, and a copy of what is not saved is kept for the next start.
      </p>
      <div className="fault-actions">
        <Button look="primary" onClick={tryAgain}>
          Try again
        </Button>
        <Button onClick={() => void reload()}>Reload</Button>
      </div>
    </section>
  );
}
