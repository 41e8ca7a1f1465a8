import { CATALOGUE, COMMAND_NAMES, type CommandName, MENUS } from "../../shared/commands/catalogue";
import { shownKeys } from "../../shared/commands/keys";
import { useSession } from "../session/context";
import "../styles/dialogs.css";
import { Dialog } from "../ui/Dialog";

/** All keys of the catalogue, by menu. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const groups = MENUS.map((menu) => ({ menu, names: namesWithKeys(menu) })).filter(
    ({ names }) => names.length > 0,
  );
  return (
    <Dialog title="Keys" size="large" scrolls onClose={onClose}>
      <div className="keys-groups">
        {groups.map(({ menu, names }) => (
          <section key={menu} className="keys-group" aria-label={menu}>
            <h3>{menu}</h3>
            <dl>
              {names.map((name) => (
                <KeyLine key={name} name={name} />
              ))}
            </dl>
          </section>
        ))}
        <section className="keys-group" aria-label="While a text is edited">
          <h3>While a text is edited</h3>
          <dl>
            <Line label="Keep the text" keys={["Enter"]} />
            <Line label="New line" keys={["Shift+Enter"]} />
            <Line label="Take it back" keys={["Escape"]} />
          </dl>
        </section>
      </div>
      <p className="keys-note">
        Typing starts to edit the selected node. Keys without Ctrl or Cmd work on the canvas and in the
        outline; those of the Source menu work in the text of a source, where the arrow keys go from sentence
        to sentence, and those for changes and conflicts where these are listed. In the outline the arrow keys
        move through the tree.
      </p>
    </Dialog>
  );
}

function namesWithKeys(menu: string): readonly CommandName[] {
  return COMMAND_NAMES.filter((name) => CATALOGUE[name].menu === menu && CATALOGUE[name].keys.length > 0);
}

function KeyLine({ name }: { readonly name: CommandName }) {
  const { platform } = useSession().bridge;
  const { label, keys } = CATALOGUE[name];
  return (
    <Line label={label.replace(/…$/, "")} keys={keys.map((notation) => shownKeys(notation, platform))} />
  );
}

function Line({ label, keys }: { readonly label: string; readonly keys: readonly string[] }) {
  return (
    <div className="keys-line">
      <dt>{label}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  );
}
