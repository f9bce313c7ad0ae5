/**
 * English words that turn, strengthen or weaken the sentiment of the words after them.
 * @see Hutto & Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text" (2014), for the rules and their sizes
 */
export const ENGLISH_NEGATORS = `aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt
  mustnt neednt neither never no none nope nor not nothing nobody nowhere oughtnt shant shouldnt wasnt werent without wont
  wouldnt rarely seldom barely hardly scarcely lack lacks lacked lacking`

/** Expressions that turn the sentiment of the words after them. */
export const ENGLISH_NEGATOR_PHRASES = `lack of|lacks in|lacking in|far from|anything but|devoid of|free of|free from|less than
  |no longer|not any longer|used to|used to be`

/** Words that make the next sentiment word stronger. */
export const ENGLISH_BOOSTERS = `absolutely amazingly awfully completely considerably decidedly deeply effing enormously
  entirely especially exceptionally extremely fabulously flipping flippin fricking frickin frigging friggin fully fucking
  greatly hella highly hugely incredibly intensely majorly more most particularly purely quite really remarkably so
  substantially thoroughly totally tremendously uber unbelievably unusually utterly very super insanely truly seriously
  exceedingly immensely ridiculously damn bloody freaking freakin terribly overly too such simply overwhelmingly
  profoundly wildly wholly severely outright downright plain`

/** Expressions that make the next sentiment word stronger. */
export const ENGLISH_BOOSTER_PHRASES = `without a doubt|without any doubt|without doubt|without question|without any question
  |beyond doubt|beyond any doubt|by far|no doubt about it`

/** Words that make the next sentiment word weaker. */
export const ENGLISH_DAMPENERS = `almost kinda kindof kind-of less little marginally occasionally partly slightly somewhat
  sorta sortof sort-of fairly moderately relatively mildly partially sometimes pretty`

/** Words after which the sentence's weight lies. */
export const ENGLISH_CONTRASTS = `but however yet nevertheless nonetheless`

/** Words that open a clause which the rest of the sentence outweighs. */
export const ENGLISH_CONCESSIONS = `although though while whereas despite albeit`

/** Words of no weight, skipped when the reach of a negator is counted. */
export const ENGLISH_LIGHT_WORDS = `a an the is are was were be been being am it this that these those i we you he she
  they my our your his her their its of to in on at for with have has had do does did will would can could should may
  might must as all any at even that's it's`
