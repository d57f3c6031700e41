/** The line editor of the terminal page: keys in, a line out, and the text that draws it. */
export { colouredPrompt, type Drawn, draw, leave } from './draw.ts';
export { completed, type Edited, type EditorAction, type EditorState, emptyLine, feed } from './editor.ts';
