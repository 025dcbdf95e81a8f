import { choice, param, type SearchParams } from "@/app/ui/search-params";
import { signerFilters } from "@/lib/directory/policies/policies";

/** Whose signatures the address asks for. */
export const signersFilter = (params: SearchParams) => ({
  state: choice(params, "state", signerFilters),
  search: param(params, "q"),
});
