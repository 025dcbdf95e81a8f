/** The target of an event that changed the workspace itself. */
export const workspaceTarget = ({ id, name }: { id: string; name: string }) => ({
  type: "workspace",
  id,
  label: name,
});
