/** The field in which an action's form says for whom the page was made that it stands on. */
export const pageViewerField = "pageViewer";
