/** A Markdown table; bars and line breaks inside cells are kept from breaking it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page with the sentence that says where it comes from. */
export const page = (title: string, about: string, ...parts: readonly string[]): string =>
  `${[`# ${title}`, `${about} Made by \`npm run docs\`; do not edit.`, ...parts].join('\n\n')}\n`;

export const code = (text: string): string => `\`${text}\``;
