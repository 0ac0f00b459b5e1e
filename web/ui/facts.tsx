/** Terms with their details, such as where a figure comes from. */
export function Facts({ facts }: { readonly facts: readonly { readonly term: string; readonly detail: string }[] }) {
  return (
    <dl className="grid gap-2 text-note">
      {facts.map(({ term, detail }) => (
        <div key={term}>
          <dt className="text-text-3">{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
