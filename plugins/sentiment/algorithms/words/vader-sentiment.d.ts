declare module 'vader-sentiment/src/vader_lexicon.js' {
  /** Words, slang and emoticons in lower case with their mean human rating from −4 (most negative) to 4. */
  export const lexicon: Readonly<Record<string, number>>
}

declare module 'vader-sentiment' {
  const vader: {
    readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): { readonly compound: number } }
  }
  export default vader
}
