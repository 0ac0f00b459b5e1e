/** A confirmation, with a way back where there is one. Never an error: those stay where they happened. */
export interface Notice {
  readonly text: string;
  readonly onUndo?: () => void;
}
