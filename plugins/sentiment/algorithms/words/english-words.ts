/**
 * English words of product, service and correspondence that the VADER list lacks or rates for another setting, by
 * valence (−4 … 4), written by hand for this plugin. A word here replaces the rating of the VADER list; rating 0
 * takes a word out, because in letters to a company it is a form of politeness and no sentiment.
 */
export const ENGLISH_WORDS: readonly (readonly [valence: number, words: string])[] = [
  [
    3.1,
    `impeccable impeccably stellar phenomenal unbeatable exquisite sublime mesmerizing mesmerising unforgettable
    exceptional peerless mouthwatering incredible flawless flawlessly faultless breathtaking unmatched unrivalled
    unrivaled scrumptious divine heavenly`,
  ],
  [
    2.5,
    `tasty flavorful flavourful succulent captivating enthralling gripping riveting memorable spotless immaculate gem
    gems seamless seamlessly effortless effortlessly topnotch superbly fantastically timeless touching poignant
    insightful uplifting stunningly addictive raving engaging compelling worthy fabulously delightfully adored`,
  ],
  [
    2.0,
    `ftw gr8 whoo whoop woohoo woot yyds recommend recommends recommended recommending recommendation dependable reliable reliably reliability attentive
    knowledgeable professional professionally professionalism responsive responsiveness accommodating hospitable
    personable polite politely prompt promptly timely speedy durable durability sturdy sleek stylish comfy juicy cozy
    cosy tidy roomy spacious affordable inexpensive economical witty suspenseful absorbing atmospheric quirky
    refreshing inventive imaginative exemplary commendable laudable intuitive intuitively courteous solid worth bargain
    satisfying pleasantly reasonable empathetic proactive diligent transparent knowledgable friendliest yummy generously
    trustworthy unpretentious heartwarming worthwhile must-have`,
  ],
  [
    1.4,
    `fast faster fastest quick quickly quicker quickest instantly smooth smoothly smoother accurate accurately precise
    precisely consistent consistently handy usable lightweight versatile convenient conveniently convenience authentic
    genuine genuinely legit hearty flavor flavors flavour flavours savory decent adequately crisp crispy freshly tender
    moist crunchy quiet quietly reasonably realistic nuanced subtle artistry believable reimbursed keeper modern vivid
    vivid colorful colourful aromatic fragrant upbeat functional punctual cleanly lush heartfelt hooked clearer
    compatible simplicity refined detailed organized organised seasoned plentiful complimentary upgraded`,
  ],
  [
    0.8,
    `works worked simple simply fixed sorted sharp instant stability portable compact plus pros sufficient correct`,
  ],
  [
    0,
    `please dear help support supports supported supporting matter matters demand pay interest interests number charges`,
  ],
  [
    -0.8,
    `issue concern concerns concerned wait waited waiting queue queues dated cold dry salty oily watery thin flat loud
    return returned returning refund refunds replacement quit limited lengthy average ordinary predictable generic
    forced static dim dropped drops declined pending overlong cheaply tiny complicated bulky crack cracks late
    boo supposedly wooden crowded unclear`,
  ],
  [
    -1.5,
    `issues expensive pricey pricy costly overrated overhyped tinny choppy fuzzy grainy pixelated muffled echo garbled
    unnecessary unnecessarily lacking lacks lacked insufficient incomplete unfinished tiring downgrade downgraded
    canceled cancellation canceling terminate terminated chargeback downtime outage outages disconnected disconnects
    disconnect overbooked understaffed backlog so-so stereotypical shallow hokey cheesy corny overdone overblown
    derivative half-baked misfire letdown slow slowly slower slowest laggy buggy bug bugs glitch glitches glitchy
    crashes crashed crashing frozen jammed leaks leaking leaky cracked crumbled peeled peeling scratched scratches
    scratchy dent dented ripped rusty rust faded fading wobbly cumbersome clunky unwieldy inaccurate inaccurately
    incorrect incorrectly wrongly misplaced delays delayed overdue unanswered unresolved unfairly outdated worn-out
    run-down rundown dingy drab lukewarm chewy rubbery hollow inconsistent inconsistently inconvenienced hassle hassles
    beware refuses cramped overcrowded unavailable unreachable noisy gloomy awkward vague aggressive boredom nowhere
    unnatural unbalanced mishandled mistreated misinformed dud contrived overpaid untested stained sticky mold mould
    sickly skip skipped undelivered misprint mismatched`,
  ],
  [
    -2.2,
    `breaks broke broken flimsy mediocre dismissive unprofessionally unhelpful unresponsive unreliable dishonestly
    dishonesty deceptive deceptively mislead misled misrepresented moldy mouldy stale spoiled spoilt smelly
    underwhelming underwhelmed annoyingly absurd bogus counterfeit knockoff wrecked overpriced overcharged overcharge
    overcharging unfunny humourless humorless cringeworthy cringe tedious tedium vapid bland tasteless flavorless
    flavourless soggy mushy greasy undercooked overcooked burnt poorly subpar substandard sloppy slapdash negligent
    clumsy amateurish cliched cliche cliches clichéd clichés formulaic pretentious unconvincing unoriginal implausible
    nonsensical incoherent pointless soulless lifeless stilted forgettable plodding meandering muddled convoluted
    uninspired uninteresting unlikable unlikeable unsatisfying unsatisfactory malfunction malfunctions malfunctioned
    malfunctioning unjustified unreasonable unreasonably unauthorized unauthorised unsafe hazardous sketchy shady
    inattentive unwelcoming uncaring uncooperative defect defective defects faulty boring bored bore stinks carelessly
    condescending disrespectful disrespectfully nope insipid overpricing unacceptably disregard disregarded waste
    wasted wasting fails failed failing botched disorganized disorganised unkempt unhygienic unsanitary`,
  ],
  [
    -3.0,
    `atrocious atrociously abysmal revolting inedible putrid deplorable despicable unbearable unbearably unwatchable
    unusable ripoff ripoffs rip-off scammed scammer scammers fraudulently swindled garbage trash junk disgraceful
    nightmare inexcusable abomination rubbish shite appalling appallingly dreadful dreadfully worthless crap
    unacceptable filthy nauseating nauseous extortionate exorbitant extortion inept untrustworthy cockroach
    cockroaches mice`,
  ],
]
