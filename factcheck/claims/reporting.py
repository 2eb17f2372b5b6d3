"""Reporting words: verbs and nouns by which somebody is said to say, think, want or judge."""

from __future__ import annotations

from typing import Final

from factcheck.claims.verbs import inflect

_SPEECH: Final = """
say state announce claim confirm deny insist acknowledge explain reveal testify declare warn argue
suggest allege maintain emphasize emphasise stress reiterate concede admit observe remark comment
complain predict conclude report assert contend disclose indicate respond reply add note tweet write
recall quip joke underline underscore caution boast brag lament estimate proclaim recount repeat
retort shout yell whisper exclaim muse opine swear affirm attest certify clarify confess counter
hint imply reason
speculate stipulate charge pledge vow promise summarize protest propose forecast demonstrate post
"""
_TOLD: Final = "tell inform remind assure advise notify alert convince persuade promise teach warn"
_THOUGHT: Final = """
think believe feel know hope expect fear doubt suspect assume realize realise understand imagine
guess wish worry learn find agree disagree wonder figure remember decide determine conclude hold
"""
_ASKED: Final = "ask question wonder inquire enquire debate discuss explain know"
_SHOWN: Final = "show suggest indicate demonstrate prove reveal find mean"
_OBJECT: Final = """
cite mention praise criticize criticise condemn denounce reject dismiss support oppose endorse
demand urge blame accuse mock blast slam defend describe discuss propose outline echo embrace
advocate favor favour applaud ridicule deride decry deplore disavow dispute challenge question
rebuke rebut refute tout hail highlight invoke laud chastise disparage encourage recommend vilify
request attack call label reference promote discredit deny confirm announce claim acknowledge
explain reveal predict emphasize emphasise stress reiterate underscore admit disclose allege
threaten propose prefer want seek suggest detail lambaste characterize portray liken compare link
show demonstrate welcome regret love hate admire back repeat note estimate expect fear doubt
scold address admonish review examine investigate welcome want consider view regard lament
"""
_WITH_TO: Final = """
want plan hope intend vow promise pledge refuse agree threaten decide offer propose wish demand ask
urge order tell encourage advise warn expect call instruct persuade beg claim swear prefer choose
invite request recommend decline
"""
_WITH_PREPOSITION: Final = {
    "talk": "about of", "speak": "about of out", "complain": "about of", "warn": "of against about",
    "brag": "about", "boast": "about of", "joke": "about", "worry": "about", "call": "for on",
    "agree": "with on to", "disagree": "with", "argue": "for against", "object": "to",
    "respond": "to", "reply": "to", "apologize": "for", "push": "for", "react": "to",
    "refer": "to", "allude": "to", "point": "to out", "insist": "on", "ask": "for about",
    "comment": "on", "care": "about", "think": "about of", "rail": "against", "vote": "for against",
    "side": "with", "speculate": "about on", "elaborate": "on", "testify": "about", "lay": "out",
    "protest": "against", "advocate": "for", "campaign": "for", "write": "about", "hint": "at",
    "tweet": "about", "remark": "on", "sound": "off", "lash": "out", "dream": "of", "deal": "with",
}  # fmt: skip
_NOUNS: Final = """
statement claim report announcement allegation accusation assertion suggestion view belief warning
promise pledge vow proposal argument contention conclusion admission acknowledgement insistence
declaration testimony remark comment complaint prediction estimate assessment denial confirmation
fear hope concern idea notion theory opinion impression criticism charge news evidence rumor rumour
demand call request threat offer plan intention desire decision refusal agreement commitment
question doubt suspicion hint indication reminder assurance recommendation finding speculation
perception sense thought wish conviction support opposition praise condemnation defense defence
rejection endorsement attack reference
"""

CLAUSE: Final = 1
TOLD: Final = 2
ASKED: Final = 4
OBJECT: Final = 8
WITH_TO: Final = 16
SHOWN: Final = 32
SPEECH: Final = 64


def _cues() -> dict[str, tuple[int, int]]:
    """Give for each form of each verb what may follow it and what forms it can be."""
    cues: dict[str, tuple[int, int]] = {}
    for bases, kinds in (
        (_SPEECH, CLAUSE | SPEECH),
        (_TOLD, CLAUSE | TOLD | SPEECH),
        (_THOUGHT, CLAUSE),
        (_ASKED, ASKED),
        (_SHOWN, CLAUSE | SHOWN),
        (_OBJECT, OBJECT),
        (_WITH_TO, WITH_TO),
        (" ".join(_WITH_PREPOSITION), 0),
    ):
        for form, flags in inflect(bases).items():
            kind, forms = cues.get(form, (0, 0))
            cues[form] = kind | kinds, forms | flags
    return cues


CUES: Final = _cues()
"""The forms of reporting verbs: what may follow, and what forms they can be, both as flags."""

FOLLOWERS: Final = {
    form: frozenset(words.split())
    for base, words in _WITH_PREPOSITION.items()
    for form in inflect(base)
}
"""Small words that make a reporting verb of the forms before them: "call for", "warned against"."""

NOUNS: Final = frozenset(
    form
    for noun in _NOUNS.split()
    for form in (noun, noun[:-1] + "ies" if noun.endswith("y") else noun + "s")
)
"""Nouns that name what somebody says, thinks or wants."""

DEEDS: Final = frozenset(
    "agreement agreements decision decisions plan plans offer offers order orders attack attacks "
    "demand demands call calls question questions reference references support defense defence "
    "comment comments testimony threat threats".split()
)
"""Those of them of which "that" tells which one and not what: "the agreement that it signed"."""

NOUN_FORMS: Final = frozenset(
    "state states note notes report reports claim claims tweet tweets comment comments plan plans "
    "hope hopes fear fears demand demands question questions support supports challenge challenges "
    "view views doubt doubts charge charges promise promises estimate estimates forecast forecasts "
    "post posts order orders offer offers attack attacks label labels reference references "
    "request requests answer answers show shows point points link links argument hold holds "
    "wish wishes guess reason reasons address details detail call calls project vote votes "
    "remark remarks review back like sound care side deal object love hate means".split()
)
"""Forms that are nouns as often as verbs: a verb only behind a subject."""

ONLY_AFTER_QUOTE: Final = inflect("continue go begin start conclude finish laugh nod smile sigh")
"""Verbs that report only beside a quotation."""
