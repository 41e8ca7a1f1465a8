/** Places in a file with what is wrong there. All of it comes from the file, and is shown as text only. */
interface IssueListProps {
  readonly label: string;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** How many there are beyond the ones in the list. */
  readonly more: number;
}

export function IssueList({ label, issues, more }: IssueListProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by the keyboard
    <section className="issue-list" aria-label={label} tabIndex={0}>
      <ul>
        {issues.map((issue, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and lines in it may be equal
          <li key={at}>
            <code>{issue.path}</code> <span dir="auto">{issue.message}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>and {more.toLocaleString("en")} more</p>}
    </section>
  );
}
