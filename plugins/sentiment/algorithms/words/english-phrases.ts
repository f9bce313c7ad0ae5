/**
 * English expressions of several words whose sentiment is not the sum of their words, by valence; they win over the
 * single words inside them. Valence 0 marks forms of politeness and idle uses of a sentiment word. Tokens are
 * separated by blanks; apostrophes are straight.
 */
export const ENGLISH_PHRASES: readonly (readonly [valence: number, phrases: string])[] = [
  [3, `the shit|the bomb|couldn't be happier|could not be happier|can't say enough|can not say enough|second to none`],
  [
    2.4,
    `can't go wrong|cannot go wrong|can not go wrong|can't be beat|can't beat|cannot beat|hands down|like a charm
    |blown away|blew me away|blows away|top notch|top of the line|five stars|must see|must have|must buy|well worth
    |worth it|worth every|no regrets|without a hitch|exceeded my expectations|exceeds expectations|exceeded expectations
    |never disappoints|never disappointed|never fails|never failed|never had a problem|never had any problems|cut the mustard
    |nothing beats|nothing better than|beats them all|first rate|first class|on point|spot on|a steal|state of the art|works great|hats off|thumbs up|two thumbs up
    |best value|great value|good value|value for money|highly recommend|highly recommended|can't thank you enough|can not thank you enough|cannot thank you enough|will be back|be back soon
    |go back again|look forward|looking forward|edge of your seat|laugh out loud|kudos to|shout out`,
  ],
  [
    1.5,
    `no problem|no problems|no issues|no issue|no complaints|no complaint|no trouble|no worries|without problems
    |without any problems|without issue|without issues|without any issues|no hassle|no doubt|no wonder|not bad|not too bad|not bad at all
    |bad ass|well made|well built|well designed|well written|well acted|well crafted|well done|hassle free|user friendly
    |easy to use|easy to set up|up to date|on time|in time|right away|come back|low price|low prices|low cost|good deal
    |great deal|long lasting|easy to install|holds up well|hold up well|as advertised|as described|as expected|as promised
    |not to be missed|funny as hell|problem solved|got resolved|sorted out`,
  ],
  [0.7, `not too shabby|i like|fair enough|works fine|so far so good|no longer an issue|all right`],
  [
    0,
    `kind regards|best regards|warm regards|with regards|best wishes|yours truly|yours sincerely|yours faithfully
    |dear sir|dear madam|thank you in advance|thanks in advance|as well|as well as|would like|would like to|'d like
    |'d like to|looks like|look like|looked like|feels like|feel like|felt like|seems like|seem like|seemed like|sounds like
    |sound like|like a|like an|like the|like this|like that|like it's|just like|things like|something like|stuff like
    |for sure|make sure|made sure|pretty much|free of charge|feel free|customer care|take care of|of course|best buy
    |at best|not sure|kind of|sort of|value of|what kind|any kind|this kind|all kinds|free time|good morning|good afternoon
    |good evening|good day|a good while|good luck|if you like|well as|help desk|play a|united states|no one|not only|not just|not to mention|nothing but|to be honest|to be fair|quite honestly|if possible|please advise
    |have a good day|have a nice day|have a great day|have a good one|have a good evening|have a nice evening|have a good weekend
    |have a nice weekend|have a great weekend|nice day|am used to|are used to|is used to|i'm used to|get used to|got used to|getting used to
    |many thanks in advance|happy to help|happy new year|merry christmas`,
  ],
  [
    -1.2,
    `at first|nothing special|could be better|could have been better|should be better|should have been better|not worth
    |not that great|not all that|not so great|isn't worth|wasn't worth|so so|needs work|needs improvement|room for improvement
    |hit or miss|on the fence|too much|too many|too long|too short|too small|too big|too large|too loud|too slow|too late
    |too hot|too cold|too salty|too sweet|too heavy|too hard|too tight|too expensive|too thin|too dark|too difficult
    |too bad|too old|too far|too high|too low|too few|too complicated|expected better|expected more|deserve better
    |switch to a competitor|switching to a competitor|another provider|wrong item|wrong product|wrong size|half baked|run down|worn out|falls short|fell short|fall short|not up to|out of stock|still waiting
    |no response|no reply|no answer|no refund|no help|no sense|no picture|makes no sense|made no sense|hand to mouth
    |doesn't work|does not work|don't work|do not work|didn't work|did not work|won't work|will not work|not working
    |stopped working|stops working|stop working|quit working|isn't working|wasn't working|never worked|doesn't hold|no good
    |no use|no value|gave up|give up|given up|supposed to|no plot|no taste|no flavor|no flavour|low quality
    |out of order|sent back|send back|sent it back|send it back|never arrived|never received|not received|never came
    |never returned|not arrived|long wait|turned off|don't like|do not like|doesn't like|does not like|didn't like|did not like|never liked
    |didn't enjoy|did not enjoy|not my cup of tea|wouldn't buy|would not buy|won't turn on|won't start|won't open|won't load|won't connect|won't charge
    |can't log in|cannot log in|can't login|cannot login|can't open|cannot open|can't access|cannot access|can't connect|cannot connect|doesn't open|doesn't start|doesn't load
    |doesn't connect|does not open|does not start|does not load|does not connect|another vendor|another supplier|different vendor|different supplier|different provider
    |a competitor|your competitor|your competitors|the competition|not extending|not extend|terminating our|terminating my`,
  ],
  [
    -2.3,
    `thanks for nothing|nothing worse than|yeah right|kiss of death|waste of|a waste|fed up|ripped off|rip off|let down|letdown|screwed up|fell apart|falls apart
    |fall apart|falling apart|breaks down|broke down|at your own risk|stay away|steer clear|keep away|don't bother
    |do not bother|don't buy|do not buy|don't waste|do not waste|never again|never buy|never order|never go back|never return
    |never use|won't be back|will not be back|won't be going back|will not be going back|not be back|not go back|won't go back
    |not recommend|don't recommend|do not recommend|wouldn't recommend|would not recommend|can't recommend|cannot recommend
    |can not recommend|not impressed|wasn't impressed|were not impressed|not satisfied|couldn't care less|sick of|tired of
    |money back|want my money|wasted my|wasted our|wasted two|last straw|piece of|fails to|failed to|fail to|zero stars
    |one star|in the trash|throw away|threw away|threw out|throw out|can't stand|cannot stand|go downhill
    |gone downhill|went downhill|under cooked|over cooked|over priced|over rated|what a joke|a joke|makes no|slap in the face
    |leave a lot to be desired|leaves a lot to be desired|left a lot to be desired|much to be desired|to be desired|hang up on
    |not renew|not renewing|not to renew|not be renewing|not going to renew|not intend to renew|never renew|no longer renew|not planning to renew|not plan to renew|not want to renew|not be renewed|won't be renewed|won't renew
    |won't be renewing|don't renew|didn't renew|not extend the contract|not be extending|close my account|close our account|closing my account|closing our account
    |delete my account|cancel my|cancel our|cancelling my|cancelling our|canceling my|canceling our|cancelled my|cancelled our|canceled my|canceled our|want to cancel
    |wants to cancel|decided to cancel|terminate our|terminate my|terminate the contract|moving to another|moving to a competitor|moved to a competitor
    |switching to another|switch to another|switched to another|switched to a competitor|going to a competitor|looking for an alternative|looking for alternatives
    |my last order|our last order|business elsewhere|go elsewhere|going elsewhere|gone elsewhere|take our money elsewhere|lost a customer|losing a customer|losing me|thinking of switching|thinking about switching
    |considering switching|thinking of leaving|thinking about leaving|considering leaving|thinking of cancelling|considering cancelling
    |thinking about cancelling|thinking of canceling|considering canceling
    |hung up on|got worse|gets worse|getting worse|never answer|never answers|never answered|never reply|never replies|never replied|never responds|never responded
    |no one answers|nobody answers|no one replied|nobody replied|no one responds|nobody responds|not what i ordered|not what i expected
    |not as described|not as advertised`,
  ],
]
