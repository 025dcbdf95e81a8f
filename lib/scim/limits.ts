const mebibyte = 1024 * 1024;

/** The limits of requests. ServiceProviderConfig and the error texts use the same numbers. */
export const limits = {
  /** Resources per page without `count`. */
  defaultPageSize: 100,
  /** Resources per page, whatever `count` says. */
  maxPageSize: 1000,
  /** Resources of a sorted list over all types: to find the start of a page, every resource before it is read. */
  maxMerged: 10_000,
  /** Characters of an indexed value; PostgreSQL limits an index entry to 2,704 bytes. */
  maxKeyLength: 400,
  /** Values of one attribute of a document, such as email addresses. */
  maxValues: 500,
  /** Operations of one PATCH on a document, or comparisons in their filters; those on members are not counted. */
  maxPatchOperations: 500,
  /** Characters that these may process: those of the document and of the values, once per operation. */
  maxPatchWork: 8 * mebibyte,
  /** Attribute names in one object or projection; a person with every schema has about 50. */
  maxNames: 500,
  /** Characters of an operand of `co`: searching can cost its length times that of the searched text. */
  maxSought: 250,
  /** Nesting depth of a body. A resource in a bulk request reaches about ten. */
  maxNesting: 32,
  /** Seconds for which a cursor is valid. */
  cursorTimeout: 3600,
  /** Operations in one bulk request. */
  maxBulkOperations: 1000,
  /** Bytes of a bulk request. */
  maxBulkPayload: 10 * mebibyte,
  /** Bytes of any other request on a person, and characters to which its document may grow. */
  maxResourceBody: mebibyte,
  /** Bytes of a request on a group, which may list 100,000 members with their names. */
  maxGroupBody: 32 * mebibyte,
  /**
   * Values in one body, counted by commas and opening brackets, including those inside strings. 100,000 members with
   * name, type and URL have 500,000; 32 MB of the smallest values hold twenty times as many, and take seconds to parse.
   */
  maxBodyValues: 1_000_000,
} as const;
