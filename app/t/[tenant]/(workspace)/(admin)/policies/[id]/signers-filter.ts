import { choice, param, type SearchParams } from "@/app/ui/search-params";
import { signerFilters } from "@/lib/directory/policies/policies";

/** The filter of signers in the URL. */
export const signersFilter = (params: SearchParams) => ({
  state: choice(params, "state", signerFilters),
  search: param(params, "q"),
});
