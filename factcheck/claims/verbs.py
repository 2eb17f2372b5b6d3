"""Verbs: which forms a word can be, from lists of common verbs and the rules of their endings."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

BASE: Final = 1
THIRD: Final = 2
PAST: Final = 4
PARTICIPLE: Final = 8
ING: Final = 16

_REGULAR: Final = """
abandon abolish absorb accept accompany account accuse achieve acknowledge acquire act adapt add
address adjust administer admire admit adopt advance advise advocate affect affirm agree aid aim
alert allege allocate allow alter amend amount analyze announce answer apologize appear appoint
approach approve argue arrange arrest arrive ask assassinate assert assess assign assist assume
assure attach attack attempt attend attract authorize avoid award back ban bar base beg behave
believe belong benefit blame blast block boast bomb boost borrow breach calculate call campaign
cancel capture care carry cast cause caution celebrate challenge change characterize charge chase
check circulate cite claim clarify clash clear climb close collaborate collapse collect combine
command comment commit communicate compare compete complain complete compose comprise concede
conceive concentrate concern conclude condemn conduct confess confirm confront connect consider
consist constitute construct consult consume contact contain contend contest continue contract
contradict contribute control convert convey convict convince cooperate coordinate cost counter
cover crash create criticize criticise cross damage dare date deal debate decide declare decline
decrease dedicate defeat defend define delay delegate deliver demand demonstrate denounce deny
depart depend depict deploy derive describe deserve design destroy detail detain detect determine
develop devote differ diminish direct disagree disappear discharge disclose discontinue discover
discuss dismiss display dispute disrupt distinguish distribute divide document dominate donate
double doubt draft drag drop earn ease echo edit educate elect eliminate embrace emerge emphasize
emphasise employ enable encounter encourage end endorse enforce engage enhance enjoy ensure enter
entitle envision equip escape establish estimate evaluate evolve examine exceed exclude execute
exercise exhibit exist expand expect experience explain explode exploit explore export expose
express extend face facilitate fail favor favour fear feature figure file fill finance finish fire
fix flow focus follow force form formulate foster found function fund gain gather generate govern
grant guarantee guard guess guide hail halt hand handle happen harm head help hesitate highlight
hint hire host identify ignore illustrate imagine impact implement imply import impose improve
include incorporate increase incur indicate influence inform inherit initiate injure inspire
install insist inspect instruct insult integrate intend intensify interpret intervene interview
introduce invade invent invest investigate invite invoke involve isolate issue join joke judge
jump justify kick kill label lack lament land last laud launch lean learn lecture level liberate
lie lift limit link list live load lobby locate look love lower maintain manage manufacture march
mark marry match measure mention merge migrate mind mock monitor motivate mount move murder name
need negotiate note notice obey object oblige observe obtain occupy occur offer open operate oppose
order organize organise originate oust outline overlook owe own pack participate pass perceive
perform permit persuade place plan plant play plead pledge point portray pose possess postpone pour
praise predict prefer prepare present preserve press pressure pretend prevent proceed process
proclaim produce profit prohibit project promise promote prompt propose prosecute protect protest
prove provide provoke publish pull punish purchase pursue push qualify question race raise rally
range rank ratify reach react realize realise rebuke recall receive recognize recognise recommend
record recover recruit reduce refer reflect refuse refute regard register regulate reiterate reject
relate release rely remain remark remember remind remove rename render renew rent reopen repair
repeat replace reply report represent request require rescue reserve reside resign resist resolve
respond restore restrict result resume retain retire return reveal reverse review revise rise risk
rule rush sanction save schedule scold score seem seize select separate serve settle shape share
shift sign signal slam slow smoke solve sound span spark specialize specify speculate sponsor stage
state stay stem step stop stress strengthen stretch struggle study submit succeed suffer suggest
summon supply support suppose surge surprise surrender surround survive suspect suspend swap switch
talk target tax terminate test testify thank threaten top total touch tour trace trade train
transfer transform translate transmit transport travel treat trigger try turn tweet uncover
undermine underline underscore unify unite unveil update uphold urge use utilize vary view violate
visit voice vote vow wait walk want warn wash waste watch weaken weigh welcome widen witness wonder
work worry wound yield acclaim affiliate aggravate allude assemble associate attain attribute
await balance bounce brand collide comply compel conquer contemplate crack cultivate curb debut
decry dedicate deem deepen deplore deride derail dispatch drift enact endure erect erupt evacuate
evade excel expel fade falter favor feed ferry fine flourish fuel fulfil fulfill halve harbor hover
hunt impede indict inflict infuse inhabit instil jail kidnap lambast lambaste linger loom
loot loosen market mediate minimize mobilize modify narrate navigate nominate notify nurture
obstruct offset
orbit overhaul oversee overturn pause penetrate pioneer portend precede premiere prevail probe
prolong propel pump quit rebuild rebut reclaim reconcile refrain reinforce reinstate reject relax
relocate renounce repeal reshape resort restructure retaliate revive revoke ruin sabotage salvage
scrap screen secure shelve shrug skip soar soften specialise spur stabilize stall storm strain
speed boil melt bake carve detach multiply subtract recite acquit abdicate divorce cure diagnose
inject infect mutate extract refine crawl revolve emit radiate glow ignite detonate stab strangle
drown suffocate starve faint die bury cremate mourn commemorate honor honour tame erode dissolve
oxidize corrode decompose ferment digest excrete secrete breathe inhale exhale listen recount smile
frown greet counsel escort accommodate mature wither shorten thicken sharpen harden brighten darken
lighten relieve soothe excite frighten terrify amaze astonish confuse annoy upset please delight
satisfy disappoint discourage tempt lure repel adjoin enclose encircle decorate furnish emigrate
immigrate colonize annex secede rebel legalize empower accredit resemble surpass outnumber
outperform outweigh predate persist vanish recur restart relaunch renovate refurbish demolish
dismantle recycle reuse plunge plummet rebound fluctuate subsidize privatize nationalize modernize
simplify complicate paraphrase abstain legislate infringe rob smuggle forge harass evict displace
resettle commute melt lengthen
unearth unload unlock unpack unplug unravel unwrap unseat unmask
strive stumble sue supervise supplement suppress tackle thrive tighten topple transcend tumble
undergo unfold unleash urge vacate veto vilify wane warrant wield withhold applaud attest brag
certify elaborate exclaim hate hope inquire post regret shout stipulate summarize tout wish yell
"""

_IRREGULAR: Final = """
arise/arose/arisen awake/awoke/awoken bear/bore/borne beat/beat/beaten become/became/become
begin/began/begun bend/bent/bent bet/bet/bet bid/bid/bid bind/bound/bound bite/bit/bitten
bleed/bled/bled blow/blew/blown break/broke/broken breed/bred/bred bring/brought/brought
broadcast/broadcast/broadcast build/built/built cast/cast/cast cost/cost/cost quit/quit/quit
thrust/thrust/thrust burst/burst/burst buy/bought/bought
catch/caught/caught choose/chose/chosen cling/clung/clung come/came/come cut/cut/cut
deal/dealt/dealt dig/dug/dug draw/drew/drawn drink/drank/drunk drive/drove/driven eat/ate/eaten
fall/fell/fallen feed/fed/fed feel/felt/felt fight/fought/fought find/found/found flee/fled/fled
fly/flew/flown forbid/forbade/forbidden forecast/forecast/forecast foresee/foresaw/foreseen
forget/forgot/forgotten forgive/forgave/forgiven freeze/froze/frozen get/got/gotten
give/gave/given go/went/gone grow/grew/grown hang/hung/hung hear/heard/heard hide/hid/hidden
hit/hit/hit hold/held/held hurt/hurt/hurt keep/kept/kept know/knew/known lay/laid/laid
lead/led/led leave/left/left lend/lent/lent let/let/let lie/lay/lain lose/lost/lost
make/made/made mean/meant/meant meet/met/met mislead/misled/misled overcome/overcame/overcome
oversee/oversaw/overseen overtake/overtook/overtaken pay/paid/paid put/put/put read/read/read
rebuild/rebuilt/rebuilt ride/rode/ridden ring/rang/rung rise/rose/risen run/ran/run say/said/said
see/saw/seen seek/sought/sought sell/sold/sold send/sent/sent set/set/set shake/shook/shaken
shed/shed/shed shine/shone/shone shoot/shot/shot show/showed/shown shrink/shrank/shrunk
shut/shut/shut sing/sang/sung sink/sank/sunk sit/sat/sat sleep/slept/slept slide/slid/slid
speak/spoke/spoken spend/spent/spent spin/spun/spun split/split/split spread/spread/spread
spring/sprang/sprung stand/stood/stood steal/stole/stolen stick/stuck/stuck strike/struck/struck
swear/swore/sworn sweep/swept/swept swim/swam/swum swing/swung/swung take/took/taken
teach/taught/taught tear/tore/torn tell/told/told think/thought/thought throw/threw/thrown
undergo/underwent/undergone understand/understood/understood undertake/undertook/undertaken
uphold/upheld/upheld wake/woke/woken wear/wore/worn win/won/won withdraw/withdrew/withdrawn
withhold/withheld/withheld withstand/withstood/withstood write/wrote/written
"""

_DOUBLING: Final = frozenset(
    "admit ban bar beg commit compel control curb drag drop equip excel expel format indict occur "
    "offset permit plan propel quit refer scrap ship skip slam slip spur step stem stop submit "
    "swap top transfer transmit trim tug veto rub rob rip rig pin nod jam hop grab drum chat "
    "upset begin bet bid cut dig forbid forget get hit let put run set shed shut sit spin split "
    "swim win cancel travel label level signal fulfil regret rebut kidnap pan tap spot".split()
)


def _with_ending(base: str, ending: str) -> str:
    """Give ``base`` with "ed" or "ing" by the rules of spelling."""
    if base in _DOUBLING and base[-1] not in "aeiouwxy":
        return base + base[-1] + ending
    if base.endswith("ie") and ending == "ing":
        return base[:-2] + "ying"
    if base.endswith("e") and not (ending == "ing" and base.endswith(("ee", "oe", "ye"))):
        return base[:-1] + ending
    if ending == "ed" and base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + ending


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def inflect(bases: str) -> dict[str, int]:
    """Give every form of the verbs named, with what each form can be as flags added together."""
    irregular = {line.split("/")[0]: line.split("/") for line in _IRREGULAR.split()}
    forms: dict[str, int] = {}
    for base in bases.split():
        _, past, participle = irregular.get(
            base, [base, _with_ending(base, "ed"), _with_ending(base, "ed")]
        )
        for form, flag in (
            (base, BASE),
            (_third(base), THIRD),
            (past, PAST),
            (participle, PARTICIPLE),
            (_with_ending(base, "ing"), ING),
        ):
            forms[form] = forms.get(form, 0) | flag
    return forms


VERBS: Final = inflect(" ".join([_REGULAR, *(line.split("/")[0] for line in _IRREGULAR.split())]))
"""Forms of common verbs. What is not here may be a verb all the same: see ``forms_of``."""

_NOT_ED: Final = frozenset(
    "united hundred red bed seed breed feed speed exceed proceed succeed need indeed shed sacred "
    "naked wicked unprecedented embed aged beloved so-called unexpected unwanted unfounded".split()
)
_NOT_ING: Final = frozenset(
    "thing nothing something anything everything king ring spring string wing morning evening "
    "during building ceiling wedding sibling sterling being beijing bring sing swing sling".split()
)


@lru_cache(maxsize=4096)
def forms_of(small: str) -> int:
    """Give what verb forms the word in small letters can be, as flags added together; 0 if none."""
    known = VERBS.get(small)
    if known is not None:
        return known
    if len(small) > 4 and small.isalpha():
        if small.startswith("re") and small[2:] in VERBS:
            return VERBS[small[2:]]
        if small.endswith("ed") and small not in _NOT_ED:
            # Nobody "undecided" anything.
            return PARTICIPLE if small.startswith("un") else PAST | PARTICIPLE
        if small.endswith("ing") and small not in _NOT_ING:
            return ING
    return 0


NOUNS_TOO: Final = frozenset(
    "report plan note claim record order offer attack move work study research review support "
    "trade travel touch interview charge change control demand display document award act aid "
    "answer arrest ban base battle benefit bomb budget call campaign care cause challenge cost "
    "cover crash cut damage date deal debate decline defeat design display dispute doubt drive "
    "end estimate exercise experience export extract face fear field fight film fine fire flow "
    "fund gain guard guide harm help hope house import influence interest issue judge land lead "
    "limit link list look loss mark market mass measure mine need number object park part pass "
    "pay place play point post power practice press price process produce profit program project "
    "promise protest purchase quality question race rain range rate reason rest result return "
    "rise risk role rule run sale sanction scale sense service set shape share show sign stage "
    "state step stock storm stress strike struggle style supply surprise talk target tax test "
    "threat top total tour transport treat trip trust turn use value view visit voice vote wage "
    "war waste water welcome win wish wonder yield".split()
)
"""Plain forms of verbs that stand for things as often."""
