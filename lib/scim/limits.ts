const mebibyte = 1024 * 1024;

/** What a request may ask for. ServiceProviderConfig and the error texts read the same numbers. */
export const limits = {
  /** Resources on a page that doesn't say how many. */
  defaultPageSize: 100,
  /** Resources on a page, whatever `count` says. */
  maxPageSize: 1000,
  /** Resources of a sorted list over all types: each that stands before a page is read to find where it begins. */
  maxMerged: 10_000,
  /** Characters of a value that an index holds; an entry of PostgreSQL's ends at 2,704 bytes. */
  maxKeyLength: 400,
  /** Values of one attribute of a document, such as email addresses. */
  maxValues: 500,
  /** Operations of one PATCH on a document, or comparisons in their filters; those on members are not counted. */
  maxPatchOperations: 500,
  /** Characters that they may go through: those of the document and of the values, once for each operation. */
  maxPatchWork: 8 * mebibyte,
  /** Names in one object of attributes, or of those to show; a person of every schema has about 50. */
  maxNames: 500,
  /** Characters of what `co` looks for: longer ones can cost their length for each character that they are looked for in. */
  maxSought: 250,
  /** How deep a body may nest. A resource in a bulk request goes to about ten. */
  maxNesting: 32,
  /** Seconds between two pages of one cursor walk. */
  cursorTimeout: 3600,
  /** Operations in one bulk request. */
  maxBulkOperations: 1000,
  /** Bytes of a bulk request. */
  maxBulkPayload: 10 * mebibyte,
  /** Bytes of the body of any other request on a person, and characters of what its document may grow to. */
  maxResourceBody: mebibyte,
  /** Bytes of a request on a group, which may list 100,000 members with their names. */
  maxGroupBody: 32 * mebibyte,
  /**
   * Values in one body, by its commas and opening brackets, those in texts too. 100,000 members have 500,000 where each has
   * its name, type and address; of the smallest ones 32 MB hold twenty times as many, and take seconds to parse.
   */
  maxBodyValues: 1_000_000,
} as const;
