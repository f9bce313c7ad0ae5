const pattern = /^[\w:.-]{1,128}$/

/** Whether a text can be the id of a trusted document. */
export const isDocumentId = (text: string): boolean => pattern.test(text)

/** What such an id is, in words. */
export const documentIdWords = '1 to 128 letters, digits, ":", ".", "_" and "-"'
