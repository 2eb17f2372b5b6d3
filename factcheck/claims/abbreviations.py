"""Words that end in a full stop without ending a sentence, and words that begin one."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms dr prof sr jr st mt gen col lt maj capt cmdr sgt cpl pvt adm rev hon gov sen rep "
    "pres amb messrs mme mlle supt insp fr ft brig det pfc dir sec min spc drs hrh".split()
)
"""A name follows: a full stop after one of these never ends a sentence."""

ELSEWHERE = frozenset(
    "mio mrd bzw ggf evtl inkl vgl abs núm aprox sra srta ee dott dhr mevr mln mld tys "
    "κα εκατ δισ χλμ δηλ ул им стр проф акад обл डॉ श्री प्रो".split()
)
"""The same in other languages, none of them a word that ends an English sentence."""

NEVER_LAST = (
    TITLES
    | ELSEWHERE
    | frozenset(
        "e.g i.e vs v cf viz approx al ca c.f no nos p pp vol vols fig figs art ch ed eds op cit "
        "dept est assn c tel ext eq cap ref refs resp nr esp incl mfg natl intl gov't rs ps "
        "p.s".split()
    )
)
"""Something follows in the same sentence: a number, a title, the other side."""

ZONES = frozenset(
    "et est edt pt pst pdt ct cst cdt mt mst gmt utc bst cet cest ist jst local".split()
)
"""The name of a clock follows the hour in the same sentence."""

MAYBE_LAST = frozenset(
    "inc ltd co corp plc llc etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed "
    "thu thur thurs fri sat sun ave blvd rd bldg u.s u.k u.n e.u u.s.a u.a.e p.m a.m d.c ph.d "
    "b.a m.a "
    "b.c a.d m.d b.sc m.sc bros dist max mass calif conn fla ariz ill mich minn miss okla ore "
    "penn tenn tex va wash wis ala ark colo del ga ind kan ky la md mo mont neb nev pa s.c n.c "
    "n.y n.j n.m n.h r.i l.a v.p c.e.o univ hr hrs sq oz lb lbs km".split()
)
"""These end a sentence now and then: the next word decides."""

MONTHS_ELSEWHERE = frozenset(
    "januar jänner februar märz mai juni juli oktober dezember januari februari maart augustus "
    "marts maj augusti".split()
)
"""Months before which other languages write the day with a full stop."""

STARTERS = frozenset(
    "the a an this that these those it he she we they i you his her its their our my your there "
    "here in on at for from with after before when while if as but and so or yet however although "
    "though since because what who why how where both all many most some several one two "
    "another no "
    "not now then such still also meanwhile moreover nevertheless nor did does do is are was were "
    "will can could should would may might according despite during once more over under until "
    "unless let please last next earlier later today yesterday tomorrow even only each every any "
    "among between by to of it's he's she's they're i'm i've we're that's "
    "there's don't didn't".split()
)
"""Words that begin a sentence far more often than they follow an abbreviation inside one."""

FUNCTION_ENDS = frozenset(
    "a an the of to in on at for from with by and or but nor as that which who whose than into "
    "onto "
    "upon over under between among through during without within against toward towards about "
    "is are "
    "was were be been has have had will would could should may might can its their his her our "
    "your "
    "my this these those not if when while because so such every each no any some both "
    "either".split()
)
"""A line that ends in one of these goes on in the next line."""
