"""Language: which one a text is in, as far as its script and its small words tell.

Enough to know where English ends; it does not tell close relatives apart with certainty (Danish
and Norwegian, Serbian and Russian in one script). A reader may correct what it says of an article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

ENGLISH: Final = "en"
UNKNOWN: Final = "und"
"""What a text is in that is not English and that nothing else tells of (ISO 639-2)."""

_SMALL_WORDS: Final = {
    "en": "the of and to in a is that for it was on as with be by at from this has have had not "
    "but which are an were will would they he she his her its their been who said we you i my "
    "our there what when can could about after more than one if or no so do did does it's don't "
    "over under into out up all some any also just only how why your me us him them these those",
    "de": "der die das und ist nicht ein eine einen einem einer den dem des zu mit auf für von im "
    "sich auch wird sind wurde werden haben hat bei nach aus dass wie über noch als ich sie wir er "
    "es zum zur vom durch aber oder war waren kann nur mehr seit gegen",
    "fr": "le la les des du une un et est dans que qui pour pas sur avec ce cette ces son sa ses "
    "au aux il elle ils nous vous par plus ne se sont été mais ou où leur leurs était ont fait "
    "être comme selon après d'un d'une c'est qu'il n'est entre sans",
    "es": "el la los las de del que y en un una es por con para no se su sus al como más pero este "
    "esta fue son ha han entre sobre también ya muy desde hasta cuando porque según sin lo "
    "está están era hay donde dijo ni",
    "it": "il lo la gli le di del della dei delle che è e un una per con non si sono nel nella dal "
    "dalla alla al come più ma anche questo questa ha hanno stato era suo sua loro dopo tra fra su "
    "ed degli sulla",
    "pt": "o os as da do das dos que e em um uma é não com para por se na no nas nos ao à mais mas "
    "como foi são ser está seu sua também já muito entre sobre pelo pela até quando isso este "
    "esta ele ela eles",
    "nl": "de het een en van is dat niet op te zijn voor met die in er aan ook maar om bij nog "
    "naar dan door wordt werd heeft hebben zij hij wij deze dit uit tegen worden kan meer over",
    "sv": "och att det som en på är av för med till den inte har de ett om var jag så men från vid "
    "han hon sig kan vi ska eller efter också när under mot blir detta",
    "da": "og at det som en på er af for med til den ikke har de et om var jeg så men fra ved han "
    "hun sig kan vi skal eller efter også når mod bliver dette blev være",
    "no": "og å det som en på er av for med til den ikke har de et om var jeg så men fra ved han "
    "hun seg kan vi skal eller etter også når mot blir dette ble være",
    "fi": "ja on ei että se oli hän mutta kun ovat myös tai joka kuin niin vain jo ole sen mukaan "
    "olla nyt sekä ovat tämä siitä",
    "pl": "i w na z do nie się że to jest o jak po przez dla od ale za są co był była było oraz "
    "jego tym być może który która które tego",
    "cs": "a v na je se že s z do to o ve pro jako by ale po za podle od jsou byl byla bylo které "
    "který jeho také už tak však",
    "hu": "a az és hogy nem is egy ez volt meg de csak már van mint még el ki vagy ezt azt lesz "
    "szerint után",
    "ro": "și de la în a cu pe nu din că este o un mai pentru care sunt fost dar sau au ce după "
    "între această acest s-a",
    "tr": "ve bir bu da de için ile olarak çok daha ama gibi olan sonra kadar en ise ne değil her "
    "oldu var ki dedi",
    "id": "yang dan di untuk dengan dari ini itu pada tidak dalam akan ke adalah oleh juga telah "
    "sebagai karena atau ada mereka kami bisa",
    "vi": "và của là có không được cho người trong một những các với đã này khi để đến từ tại về",
}
_SCRIPTS: Final = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "ar"), (0x0700, 0x074F, "syr"), (0x0780, 0x07BF, "dv"), (0x0750, 0x077F, "ar"),
    (0x08A0, 0x08FF, "ar"), (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"),
    (0x0A80, 0x0AFF, "gu"), (0x0B00, 0x0B7F, "or"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"),
    (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"),
    (0x0E80, 0x0EFF, "lo"), (0x0F00, 0x0FFF, "bo"), (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"),
    (0x1100, 0x11FF, "ko"), (0x1200, 0x137F, "am"), (0x13A0, 0x13FF, "chr"), (0x1780, 0x17FF, "km"),
    (0x1800, 0x18AF, "mn"), (0x3040, 0x30FF, "ja"), (0x3400, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
    (0xFB1D, 0xFB4F, "he"), (0xFB50, 0xFEFF, "ar"), (0x20000, 0x3FFFF, "zh"),
)  # fmt: skip
# Where one script serves several: letters, or small words, that only the other language has.
_TELLING: Final = (
    ("ru", "uk", frozenset("іїєґ")), ("ar", "ur", frozenset("ٹڈڑںےہھ")),
    ("ar", "fa", frozenset("پچژگی")),
)  # fmt: skip
# Which languages of one script are one text, where both were read in it.
_MERGED: Final = (("ru", "uk"), ("ar", "ur"), ("fa", "ur"), ("ar", "fa"), ("zh", "ja"))
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE: Final = 20_000
# So many words tell the language of a text.
_ENOUGH: Final = 800

_TONGUES: Final[dict[str, tuple[str, ...]]] = {}
for _code, _words in _SMALL_WORDS.items():
    for _word in set(_words.split()):
        _TONGUES[_word] = (*_TONGUES.get(_word, ()), _code)
_SMALL_ENGLISH: Final = frozenset(_SMALL_WORDS[ENGLISH].split())
# English news has four small words in ten; of so many words, no text of it has one in twelve.
_MANY: Final = 40
_WHOLE_LEAST: Final = 5
_ENDS: Final = frozenset(".?!")
_LEAST_SHARE: Final = 0.08
_PLAIN: Final = frozenset(word for word, codes in _TONGUES.items() if codes == (ENGLISH,))
_FOREIGN: Final = frozenset(word for word, codes in _TONGUES.items() if ENGLISH not in codes)


def guess_language(text: str) -> str:
    """Give the two-letter code of the language of ``text``, or nothing where too little tells."""
    return tongue(_WORD.findall(text[:_SAMPLE].lower().replace("’", "'")))


def languages(sentences: Sequence[Sequence[str]], stated: str = "", seemed: str = "") -> list[str]:
    """Give the language of each sentence, as its words in small letters.

    A sentence that says too little by itself is in the language of them all, and if they all say
    too little, in English, unless they are many words and hardly one of them is a small word of
    English. Where a person ``stated`` the language of the text, the sentences in
    the language that it ``seemed`` to be in (that of these sentences, unless it is given) are in
    the stated one: what is quoted from a third language stays in it.
    """
    gathered: list[str] = []
    for words in sentences:
        gathered.extend(words)
        if len(gathered) > _ENOUGH:
            break
    most = seemed or tongue(gathered) or ENGLISH
    if most == ENGLISH and not seemed and _is_elsewhere(sentences):
        most = UNKNOWN
    if most == ENGLISH:
        # The small words that only English has settle most sentences without a count.
        found = [ENGLISH if _is_plain(words) else tongue(words) or ENGLISH for words in sentences]
    else:
        found = [tongue(words, most) or most for words in sentences]
    return [stated if one == most else one for one in found] if stated else found


def _is_elsewhere(sentences: Sequence[Sequence[str]]) -> bool:
    """Say whether whole sentences have hardly any small word of English in them.

    Lines without a full stop say nothing: lists and headlines do without small words.
    """
    words = small = 0
    for sentence in sentences:
        if len(sentence) > _WHOLE_LEAST and sentence[-1] in _ENDS:
            words += len(sentence)
            small += sum(map(_SMALL_ENGLISH.__contains__, sentence))
            if words > _ENOUGH:
                break
    return words >= _MANY and small < _LEAST_SHARE * words


def _is_plain(words: Sequence[str]) -> bool:
    if not _PLAIN.isdisjoint(words):
        return True
    return _FOREIGN.isdisjoint(words) and "".join(words).isascii()


def tongue(words: Sequence[str], home: str = ENGLISH) -> str:
    """Give the language that ``words``, in small letters, are in, or nothing.

    In a text that is in ``home``, one small word of English does not make a sentence English.
    """
    if _TONGUES.keys().isdisjoint(words) and "".join(words).isascii():
        return ""
    counts = Counter(words)
    hits: Counter[str] = Counter()
    for word in counts.keys() & _TONGUES.keys():
        for code in _TONGUES[word]:
            hits[code] += counts[word]
    scripts = {word: _script(word) for word in counts if not word.isascii()}
    script = _most_letters(counts, scripts) if any(scripts.values()) else ""
    if script:
        return script
    ranked = sorted(hits.items(), key=lambda item: (-item[1], item[0] != ENGLISH, item[0]))
    if not ranked:
        return ""
    code, count = ranked[0]
    if code == ENGLISH:
        clear = home == ENGLISH or count - hits[home] >= 2
        return ENGLISH if clear else ""
    # One word in common with another language is chance; two, or one beside its letters, are not.
    return code if count - hits[ENGLISH] >= (1 if "" in scripts.values() else 2) else ""


def _most_letters(counts: Counter[str], scripts: dict[str, str]) -> str:
    """Give the language whose script most letters are in, if that is not Latin."""
    letters: Counter[str] = Counter()
    for word, times in counts.items():
        if word[0].isalpha():
            letters[scripts.get(word, "")] += len(word) * times
    latin = letters.pop("", 0)
    for script, other in _MERGED:
        if script in letters and other in letters:
            letters[other] += letters.pop(script)
    return max(letters, key=letters.__getitem__) if letters.total() > latin else ""


def _script(word: str) -> str:
    """The language that the script of ``word`` stands for; nothing for Latin letters."""
    found = ""
    for letter in word:
        at = ord(letter)
        if at < 0x370:
            continue
        found = next((code for low, high, code in _SCRIPTS if low <= at <= high), "")
        if found:
            break
    if found == "zh" and any("\u3040" <= letter <= "\u30ff" for letter in word):
        return "ja"
    for script, other, telling in _TELLING:
        if found == script and not telling.isdisjoint(word):
            return other
    return found
