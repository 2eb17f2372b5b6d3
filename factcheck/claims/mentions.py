"""Mentions: by what furniture is known that begins in any words, for a line in small letters."""

from __future__ import annotations

from typing import Final

from factcheck.claims.notices import Notices, kind

MENTIONS: Final = Notices(
    kind(
        "follow-us line",
        40,
        r".{0,60}\bis now on (?:telegram|whatsapp|facebook|twitter|instagram|youtube)",
        r".{0,60}\bis (?:now |also ){0,2}(?:available )?on (?:your |all )(?:favou?rite )?(?:\w+ )?"
        r"(?:messengers?|news apps?|podcast apps?|smart speakers?|phones?)\b",
        r".{0,120}\b(?:click|tap|press|swipe|scan) (?:here|below|this|the (?:link|button|code"
        r"|qr code))"
        r".{0,12} to (?:join|follow|subscribe|sign up|get|download|open|receive|turn on)\b",
        r".{0,120}\b(?:no spam|unsubscribe at any ?time|never share your)\b",
        r".{0,80}\b(?:subscribe|sign up) to our\b",
        r".{0,80}\bsubscribe (?:for free |now |today )?to (?:receive|get|read|continue)\b",
        r".{0,80}\bin your inbox\b",
    ),
    kind(
        "translation note",
        60,
        r".{0,60}\bcan be read in \d{1,4} languages",
        r".{0,80}\btranslate (?:website|this page)\b",
    ),
    kind("copyright", 60, r".{0,60}\ball rights reserved\b"),
    kind(
        "disclaimer",
        200,
        r".{0,120}\b(?:do|does) not necessarily (?:reflect|represent)\b",
        r".{0,200}\b(?:affiliate (?:marketing programs?|links?|commissions?)"
        r"|may (?:earn|receive|get paid) (?:an? )?commissions?)\b",
    ),
    kind(
        "copyright",
        250,
        r".{0,60}\bcontains? copyrighted material\b",
        r".{0,80}\b(?:is|are) (?:an? )?(?:registered )?(?:trade-?marks?|service marks?) of\b"
        r".{0,80}\b(?:all rights|inc\b|ltd|llc|corp)",
    ),
    kind(
        "contact line",
        40,
        r".{0,120}\b(?:e-?mail|message|whatsapp|write to) us (?:at|on|via)\b",
    ),
    kind(
        "comments notice",
        120,
        r".{0,80}\bas you comment, please\b",
        r".{0,80}\b(?:reserves?|have) the right to (?:remove|delete|edit) (?:any )?comments?\b",
    ),
    kind(
        "cookie notice",
        80,
        r".{0,80}\b(?:uses?|using|verwende[nt]|nutz(?:en|t)|utilis(?:e|ons)|utiliza(?:mos)?|usamos"
        r"|utilizza|usiamo|gebruik(?:t|en)|använder|używa(?:my)?)"
        r"(?: wir| des| de| i| some| essential| necessary| optional| our own){0,3} cookies\b",
    ),
    kind("site menu", 20, r"(?:[^»›>.!?]{1,40}\s[»›>]\s){2,}[^»›>]{1,80}$"),
    kind(
        "reference",
        80,
        r"\^ .{0,300}\b(?:retrieved|archived|isbn|issn|oclc|doi|pp?\. ?\d)",
    ),
    kind(
        "note of the editors",
        60,
        r"this is a (?:developing|breaking)(?: news)? story\b.{0,90}$",
        r"this (?:article|section) (?:needs|may need|relies|does not cite|has multiple|possibly"
        r"|contains)\b.{0,120}\b(?:citations?|verification|sources|issues|original research)\b",
    ),
)
MENTIONED: Final = (
    " now on ", " on your ", " on all ", " to our ", " us at ", " us on ", " us via ", "click",
    "tap ", "press ", "swipe", "scan ", "spam", "unsubscribe", "never share", "in your inbox",
    "languages", "translate", "rights reserved", "necessarily", "copyrighted material", "mark",
    "comment", "cookies", "subscribe", "affiliate", "commission",
    " » ", " › ", " > ", "^ ", "citation", "verification", "developing", "breaking",
)  # fmt: skip
"""Each of the mentions holds one of these: looking for them is many times quicker."""
