declare module 'vader-sentiment/src/vader_lexicon.js' {
  /** Words, slang and emoticons in lower case with their mean human rating from −4 (most negative) to 4. */
  export const lexicon: Readonly<Record<string, number>>
}
