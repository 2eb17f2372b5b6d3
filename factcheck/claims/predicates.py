"""Predicates: where two things said of one subject, or two clauses, are joined."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.claims.nesting import (
    JOINERS,
    closes,
    is_full,
    is_open_relative,
    is_passed,
    is_ready,
    is_supposed,
    main_verb,
)
from factcheck.claims.openings import OBJECTS, SUBJECTS, has_own_subject, is_own_clause
from factcheck.claims.second_verbs import (
    ends_a_predicate,
    goes_on,
    is_listed,
    is_no_verb,
    is_passive,
    is_third,
)
from factcheck.claims.subjects import Run, find_subject, head_of, verb_group
from factcheck.claims.verbs import BASE, ING, NOUNS_TOO, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import (
    BE,
    BINDERS,
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

_SEVERAL: Final = frozenset("you we they i".split())
_DONE_ALONE: Final = frozenset(
    "worked served lived died moved studied graduated travelled traveled returned arrived remained "
    "stayed retired emigrated lasted resulted existed happened occurred emerged appeared vanished "
    "disappeared succeeded participated competed collapsed".split()
)
"""What nobody has done to him: "was named captain and served in Oslo"."""
_NO_ENDS: Final = frozenset(", here “ „ «".split())
"""Words before a joiner where no part ends: "here and there", "“but we are tired”"."""
WITH_AUXILIARY: Final = 2
"""What a part shares where it shares the subject and its auxiliary."""
_LETTING: Final = frozenset("let make help see watch have allow get".split())
HEDGES: Final = frozenset(
    "perhaps maybe possibly probably presumably supposedly allegedly reportedly apparently "
    "purportedly likely".split()
)
"""Words that make what is told unsure, in all the parts that stand behind them."""
_GIVEN: Final = frozenset(
    "given offered awarded granted paid sent taught told asked promised shown fined charged handed "
    "lent left allowed denied refused".split()
)
"""What is done to somebody can still have an object: "was fined and given a warning"."""
_BIDDING: Final = frozenset("do don't let let's please".split())
_LONGEST_SUBJECT: Final = 14
_ALONE: Final = frozenset("do have born been made based known".split())


class Joint(NamedTuple):
    """Where the next part begins, and from which verb on it shares what came before.

    ``shares`` is 0 for nothing, 1 for the subject, 2 for the subject and its auxiliary.
    """

    resume: int
    shares: int
    at: int


def find_joint(words: Words, first: int, at: int, fully: bool) -> Joint | None:
    """Say how the word ``at`` divides the clause that begins at ``first``, if it does."""
    small = words.smalls[at]
    if words.smalls[first:at].count("(") > words.smalls[first:at].count(")"):
        return None
    if small == ";":
        resume = at + 2 if words.smalls[at + 1 : at + 2] in (["and"], ["but"]) else at + 1
        divides = words.has_finite(first, at) and is_own_clause(words, resume)
        return Joint(resume, 0, at) if divides else None
    comma = small == ","
    if comma and _is_row(words, first, at):
        return Joint(at + 1, 0, at)
    if comma and words.smalls[at + 1] not in JOINERS and goes_on(words, at + 1):
        # "It was built in 1931, sank in 1950 and lies in the bay."
        return None if closes(words, first, at) else _shared_joint(words, first, at, at + 1)
    joiner = at + 1 if comma else at
    if not (words.smalls[joiner] in JOINERS or (fully and comma and words.smalls[joiner] == "so")):
        return None
    left = words.smalls[at - 1]
    if not comma and (
        left in _NO_ENDS or left in JOINERS or words.smalls[at - 2 : at] == [",", '"']
    ):
        return None
    if joiner + 3 > len(words) or not words.has_finite(first, at):
        return None
    if words.smalls[joiner] == "while" and is_supposed(words, (first, at), joiner, comma):
        return None
    resume = joiner + 1
    if _is_cut_short(words, resume) or _is_both(words, first, at):
        return None
    # Behind ", but" stands what is said against the whole, not against a clause that hangs on it.
    opens = has_own_subject(words, resume, comma)
    is_against = comma and (
        (fully and words.smalls[joiner] == "but") or (opens and is_full(words, first, at))
    )
    if not is_against and is_open_relative(words, first, at):
        return None
    if opens:
        return Joint(resume, 0, at) if comma or is_ready(words, first, at) else None
    if words.smalls[joiner] not in ("and", "but"):
        return None
    return _shared_joint(words, first, at, resume)


def _is_cut_short(words: Words, at: int) -> bool:
    """Say whether the sentence ends with the auxiliary of the clause: "and the mayor did not"."""
    last = len(words) - 1
    while last > at and (words.smalls[last] in ("not", "too") or words.is_mark(last)):
        last -= 1
    is_helper = words.smalls[last] in FINITE or words.smalls[last] in ("do", "have")
    return is_helper and not words.has_finite(at, last)


def _is_both(words: Words, first: int, at: int) -> bool:
    """Say whether the joiner is that of "both ... and ..."."""
    if words.smalls[at] != "and" or "both" not in words.smalls[first:at]:
        return False
    both = at - 1 - words.smalls[first:at][::-1].index("both")
    return "and" not in words.smalls[both:at]


def find_shared(words: Words, first: int, joint: Joint) -> list[int] | None:
    """Give the places of the words that the next part shares: a subject, and maybe its verb."""
    verb = main_verb(words, first, joint.at)
    if verb is None:
        return None
    subject = clause_subject(words, first, verb)
    if subject is None or words.smalls[subject[0]] in ("there", "this", "that"):
        return None
    if ";" in words.smalls[subject[0] : joint.at]:
        return None
    if words.smalls[subject[1] - 1] == ",":
        # What is set after the subject is told of it once.
        subject = head_of(words, subject)
    if subject[1] - subject[0] > _LONGEST_SUBJECT or words.smalls[subject[0]] in SUBORDINATORS:
        return None
    if words.smalls[subject[0]] in _SEVERAL and _is_singular(words, joint.resume):
        # "you can watch films and shows": it is not said that you shows.
        return None
    places = [*range(*subject)]
    # What is not sure of the first is not sure of the second: "reportedly sold it and left".
    places += [k for k in range(subject[1], verb) if words.smalls[k] in HEDGES]
    while places and words.smalls[places[-1]] == ",":
        places.pop()
    if joint.shares == 2:
        end = verb + 1
        while end < joint.at and (words.smalls[end] in BE or words.smalls[end] in HAVE):
            end += 1
        places.extend(range(verb, end))
    return places


def _is_singular(words: Words, at: int) -> bool:
    """Say whether the verb of the part that begins at ``at`` is one of a single thing."""
    while at + 1 < len(words) and words.is_adverb(at):
        at += 1
    small = words.smalls[at]
    return small in ("is", "was", "has", "does") or forms_of(small) == THIRD


def _is_row(words: Words, first: int, at: int) -> bool:
    """Say whether the comma stands in a row of clauses: "one left, the next was sold, and ..."."""
    head = words.smalls[at + 1]
    if head == "that" or (head not in DETERMINERS and head not in SUBJECTS):
        return False
    if not words.has_finite(first, at) or not has_own_subject(words, at + 1, True):
        return False
    if is_open_relative(words, first, at) or words.smalls[first] in BINDERS:
        return False
    for k in range(at + 3, len(words) - 3):
        if words.smalls[k] == ",":
            return words.smalls[k + 1] == "and" and has_own_subject(words, k + 2, True)
    return False


def clause_subject(words: Words, first: int, verb: int) -> Run | None:
    """Give the subject of a clause: all before its verb, but for an adverbial with a comma."""
    end = verb_group(words, verb, first)
    while first < end and (words.is_adverb(first) or words.smalls[first] in (",", "and", "but")):
        first += 1
    if first >= end:
        return None
    if words.smalls[first] in PREPOSITIONS or words.smalls[first] in SUBORDINATORS:
        return find_subject(words, end, first)
    if forms_of(words.smalls[first]) & (ING | PARTICIPLE) and "," in words.smalls[first:end]:
        return find_subject(words, end, first)
    return first, end


def _shared_joint(words: Words, first: int, at: int, resume: int) -> Joint | None:
    follows = resume
    while follows < len(words) - 1 and words.is_adverb(follows):
        if words.smalls[follows] in HAVE:
            break
        follows += 1
    if follows - resume > 2 or follows + 1 >= len(words) or words.is_capital(follows):
        return None
    if is_no_verb(words, at, follows):
        return None
    small, after = words.smalls[follows], words.smalls[follows + 1]
    # "was short and could": before what is a verb and nothing else one word is enough.
    least = 1 if small in FINITE else 2
    if (
        after in ("and", "or", ",")
        or small in _BIDDING
        or not ends_a_predicate(words, first, at, least)
    ):
        return None
    verb = main_verb(words, first, at)
    if verb is None or is_passed(words, verb, at) or _lacks_object(words, verb, at, follows):
        return None
    if _has_auxiliary(words, verb, at, follows):
        shares = _shares_auxiliary(words, verb, at, follows)
        return Joint(resume, shares, at) if shares else None
    forms = forms_of(small)
    is_plain = words.smalls[verb] in MODALS and forms & BASE and small not in DETERMINERS
    is_plain = is_plain and (after in DETERMINERS or small not in NOUNS_TOO)
    is_plain = is_plain and not _has_aim(words, verb, at)
    if words.smalls[verb] in MODALS and forms & BASE:
        return Joint(resume, WITH_AUXILIARY, at) if is_plain else None
    if _is_unsure(words, first, at, follows):
        return None
    is_verb = (
        words.is_finite(follows)
        or (forms == PAST | PARTICIPLE and after != "by")
        or is_third(words, (first, at), follows)
    )
    is_whole = small not in _ALONE or (small in HAVE and is_passive(words, follows, len(words)))
    return Joint(resume, 1, at) if is_verb and is_whole else None


def _lacks_object(words: Words, verb: int, at: int, follows: int) -> bool:
    """Say whether two verbs share what stands behind the second: "had awaited and feared it"."""
    last, after = words.smalls[at - 1], words.smalls[follows + 1]
    has_object = after in DETERMINERS or after in OBJECTS or words.is_capital(follows + 1)
    if words.smalls[verb] in MODALS:
        # "can see, hear and touch it"
        return bool(forms_of(last) & BASE) and last not in NOUNS_TOO and has_object
    if words.smalls[verb] not in HAVE or at - 1 == verb or not has_object:
        return False
    return bool(forms_of(last) & PARTICIPLE) and bool(forms_of(words.smalls[follows]) & PARTICIPLE)


def _has_aim(words: Words, verb: int, at: int) -> bool:
    """Say whether a plain verb may go on with another: "threatened to burn and sink it".

    Or with what somebody is let or made do: "would let the towns tax and close bars".
    """
    if words.smalls[at - 1] == "to" or not _LETTING.isdisjoint(words.smalls[verb + 1 : at]):
        return True
    aims = [k + 1 for k in range(verb + 1, at - 1) if words.smalls[k] == "to"]
    return any(
        not (words.is_capital(k) or words.smalls[k] in DETERMINERS or words.smalls[k][0].isdigit())
        for k in aims
    )


def _has_auxiliary(words: Words, verb: int, at: int, follows: int) -> bool:
    """Say whether a participle may share the auxiliary of the first: "was built and sold"."""
    lead, small = words.smalls[verb], words.smalls[follows]
    is_participle = bool(forms_of(small) & PARTICIPLE) and small not in BE
    return (lead in BE or lead in HAVE) and is_participle and is_passive(words, verb, at)


def _shares_auxiliary(words: Words, verb: int, at: int, follows: int) -> int:
    """Give what the participle shares: 2 with the auxiliary, 1 without, 0 where it is not sure."""
    lead, small, after = words.smalls[verb], words.smalls[follows], words.smalls[follows + 1]
    forms = forms_of(small)
    if forms & BASE and "to" in words.smalls[verb:at]:
        return 0
    is_hung = after == "by" or (words.smalls[at] == "," and after in PREPOSITIONS)
    if lead in HAVE and is_hung and "been" not in words.smalls[verb:at]:
        # "have built towers, rooted in rock and washed by the sea"
        return 0
    has_object = after in DETERMINERS or after in OBJECTS
    is_active = not forms & PARTICIPLE or (has_object and small not in _GIVEN)
    is_active = is_active or small in _DONE_ALONE
    return 1 if lead in BE and is_active and forms & PAST else 2


def _is_unsure(words: Words, first: int, at: int, follows: int) -> bool:
    """Say whether what looks like a verb may be none, or not one of this subject."""
    after, forms = words.smalls[follows + 1], forms_of(words.smalls[follows])
    if "than" in words.smalls[first:at] and words.smalls[at] != ",":
        # "is older than the pier and has": which of them has it?
        than = words.smalls.index("than", first)
        if words.smalls[than - 1] not in ("more", "less", "rather", "fewer", "other"):
            return True
    left = words.smalls[at - 1]
    if forms & PARTICIPLE and (left == "born" or forms_of(left) & PARTICIPLE):
        # "the only captain born and raised in Oslo"
        return True
    is_told = after in DETERMINERS or after in OBJECTS or words.is_capital(follows + 1)
    if after == "than" or (not is_told and forms & PARTICIPLE and is_listed(words, at, follows)):
        # "seafood, milk and iodised salt", "more worrying and unsettled than"
        return True
    # "wants to raise taxes and cut spending" cuts nothing yet.
    return bool(forms & BASE) and not forms & THIRD and "to" in words.smalls[first:at]
