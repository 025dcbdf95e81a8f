/** The form field that says for whom the form's page was rendered. */
export const pageViewerField = "pageViewer";
