import { Missing } from './missing.tsx';
import { Shell } from './shell.tsx';

/** An address that leads nowhere, with the navigation around it. */
export const Lost = () => (
  <Shell>
    <Missing />
  </Shell>
);
