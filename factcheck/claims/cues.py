"""Cues: words that speak for a fact, for an opinion, or for neither, by what they do."""

from __future__ import annotations

from typing import Final


def _table(**classes: str) -> dict[str, str]:
    return {word: name for name, words in classes.items() for word in words.split()}


CUES: Final = _table(
    prediction="will won't shall i'll we'll you'll he'll she'll they'll it'll that'll gonna",
    possibility="would could may might can't couldn't wouldn't can cannot i'd we'd you'd he'd "
    "she'd they'd",
    advice="should must ought shouldn't mustn't let's please urge beware "
    "recommend "
    "recommended advise",
    imperative="avoid consider remember imagine let enjoy expect try ask make get take go check "
    "keep look bring visit "
    "see use find do put follow start stop read note walk head stay call buy turn add give please",
    belief="think thinks thought believe believes feel feels felt hope hopes hoped wish wishes "
    "guess suppose suspect "
    "doubt doubts fear fears love loved loves hate hates prefer convinced "
    "confident opinion "
    "personally honestly frankly imo worry worried glad proud happy excited grateful appreciate "
    "afraid "
    "reckon optimistic pessimistic",
    hedge="perhaps maybe probably possibly likely unlikely seem seems seemed appear appears "
    "apparently presumably "
    "arguably supposedly potentially surely certainly undoubtedly obviously clearly evidently "
    "indeed basically "
    "essentially virtually simply actually really truly quite rather somewhat",
    judgement="good bad better worse best worst great greater greatest terrible awful wonderful "
    "amazing excellent "
    "fantastic beautiful ugly horrible disgusting stupid smart foolish wise brilliant important "
    "crucial vital "
    "critical key essential necessary significant insignificant historic remarkable "
    "extraordinary impressive "
    "incredible unbelievable surprising shocking stunning disappointing disastrous catastrophic "
    "dangerous "
    "harmful beneficial useful useless fruitful effective ineffective successful promising "
    "worthwhile valuable "
    "priceless interesting boring fascinating exciting fun funny sad tragic unfortunate "
    "unfortunately fortunately "
    "sadly hopefully regrettably ironically ironic unfair fair unjust right wrong moral immoral "
    "ethical unethical "
    "shameful disgraceful outrageous ridiculous absurd laughable unacceptable acceptable "
    "reasonable unreasonable "
    "irresponsible reckless cynical corrupt dishonest honest genuine fake false weak strong "
    "stronger robust bold "
    "brave cowardly failed failure success triumph disaster catastrophe tragedy crisis mess "
    "nightmare joke insult "
    "betrayal threat tremendous huge massive enormous immense profound deep "
    "badly poorly "
    "perfectly "
    ""
    "easy easier difficult hard harder tough complex complicated simple perfect ideal fine nice "
    "lovely delicious "
    "attractive worth worthy counterproductive inevitable inevitably unprecedented "
    "controversial problematic "
    "merits win-win game-changer toothless hollow reliable unreliable credible insecure "
    "pleasant favourite favorite "
    "awesome cool cute crazy weird strange odd silly dumb sweet worthless pathetic romance "
    "delicate humiliating "
    "epitomizes detriment ominous wary dubious sensible misguided cruel evil noble heroic "
    "hypocritical ambitious "
    "modest alarming troubling worrying encouraging welcome meaningful meaningless powerful "
    "passionate fascinated "
    "hostile friendly vibrant charming spectacular stunningly superb outstanding special rare "
    "unique",
    degree="very too so deeply strongly extremely highly incredibly absolutely totally utterly "
    "completely hardly merely only well",
    wish="want wants needed needs deserve deserves",
    sureness="certain sure view know mean understand",
    comparison="more most less least than as like equally especially particularly",
    first_person="i we me us my our mine ours i'm we're i've we've myself ourselves",
    second_person="you your yours you're you've yourself",
    condition="if unless whether otherwise",
    negation="not no never don't doesn't didn't isn't aren't wasn't weren't nothing none nobody "
    "neither nor without",
    generality="always never everyone everybody nobody anyone anything everything all every any "
    "people things thing "
    "one someone something",
    cause="because since therefore thus hence means mean reason why so consequently",
    report="said says say saying told tells announced announces stated states added adds noted "
    "reported reports claimed "
    "claims confirmed denied insisted acknowledged according wrote tweeted explained revealed "
    "testified declared "
    "replied asked warned argued suggested pledged vowed promised agreed accused alleged disclosed",
    event="signed killed died arrested elected won lost visited met opened closed launched "
    "founded built born "
    "published released sold bought paid raised cut fell rose grew increased decreased dropped "
    "voted passed approved "
    "rejected filed charged convicted sentenced sued injured attacked bombed invaded withdrew "
    "deployed resigned flew landed "
    "appointed fired hired joined left moved arrived traveled travelled began started ended "
    "held hosted took gave "
    "made found discovered received reached became came went sent led followed received awarded "
    "named destroyed "
    "created established formed developed introduced played beat defeated scored banned imposed "
    "lifted extended "
    "happened occurred saw shot hit struck crashed sank burned fled returned",
    past="was were had did been",
    present="is are has have does do am be being it's that's he's she's they're there's isn't",
    number_word="two three four five six seven eight nine ten eleven twelve dozen dozens "
    "hundred hundreds thousand "
    "thousands million billion trillion half third quarter percent first second twice nearly "
    "approximately",
    time="today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday "
    "january february march april "
    "june july august september october november december year years month months week weeks "
    "day days decade decades "
    "century ago last recently earlier since during until hours minutes morning afternoon "
    "evening night",
    greeting="hello hi hey thanks thank welcome congratulations bye goodbye cheers sincerely "
    "regards dear yes okay ok "
    "yeah oh wow well",
    place="located north south east west northern southern eastern western near miles "
    "kilometres kilometers km",
)
"""The class of each word that is one, in small letters."""

PAIRS: Final = _table(
    advice="need_to needs_to have_to has_to ought_to had_better it's_time is_time",
    prediction="going_to set_to about_to bound_to expected_to likely_to due_to_be",
    belief="i_think we_think i_believe we_believe in_fact i_feel my_view our_view my_opinion",
    judgement="game_changer so_much too_much no_doubt no_surprise of_course at_last no_wonder "
    "much_more far_more "
    "sort_of kind_of how_important serious_threat major_event wake-up_call big_hole",
)
"""The same for two words running, joined by an underline."""

FUNCTION_WORDS: Final = frozenset(
    "the a an of to in on at by for with from as that which who whom whose this these those it its "
    "it's he she they we i you his her their our my your be is are was were been being am has have "
    "had do does did will would can could may might must should shall not no never and or but if "
    "because although while when where how why what there than then so very more most less least "
    "also just only even still yet too about over under between among against into after before "
    "during until some any every each both many much few such other another one let's please "
    "according".split()
)
"""Words that stand for themselves where others stand for their kind."""

BODIES: Final = frozenset(
    "ministry council organization organisation corporation company committee commission court "
    "parliament congress senate "
    "government army navy police university institute bank fund party union association agency "
    "department bureau office "
    "authority nations group league federation foundation assembly cabinet kremlin "
    "pentagon taliban forces force "
    "administration treasury embassy inc ltd corp".split()
)
"""Words that make a run of capitals the name of a body."""
