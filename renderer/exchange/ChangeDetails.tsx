import type { Detail } from "../../shared/compare/details";
import { ChangedWords } from "./ChangedWords";

/** Field by field, what was and what is. */
export function ChangeDetails({ details }: { readonly details: readonly Detail[] }) {
  return (
    <dl className="change-details">
      {details.map((detail) => (
        <div key={detail.label}>
          <dt>{detail.label}</dt>
          <dd>
            <ChangedWords detail={detail} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
