"""Notices: how each kind of furniture begins, for a line in small letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """How lines of one kind begin, if they have no more than ``most_words`` words."""

    reason: str
    most_words: int
    patterns: tuple[str, ...]


def kind(reason: str, most_words: int, *patterns: str) -> Kind:
    return Kind(reason, most_words, patterns)


class Notices:
    """Kinds of lines that are told apart in one pass: most lines of an article are of none."""

    def __init__(self, *kinds: Kind) -> None:
        self.kinds = kinds
        inside = "|".join(f"({'|'.join(each.patterns)})" for each in kinds)
        self.pattern = re.compile(rf"\A(?:{inside})")

    def why(self, line: str, words: int) -> str:
        """Give the reason for the first kind that ``line``, of so many ``words``, begins as."""
        found = self.pattern.match(line)
        if not found or not found.lastindex:
            return ""
        kind = self.kinds[found.lastindex - 1]
        return kind.reason if words <= kind.most_words else ""


OPENINGS: Final = Notices(
    kind(
        "sponsor line",
        10,
        r"(?:powered|sponsored|presented|brought to you|supported) by\b",
        r"(?:advertise?ment|advertorial|promoted|sponsored|paid content|partner content)\b.{0,30}$",
        r"(?:story|article) continues below",
        r"continue reading (?:the main|below)",
        r"(?:scroll|swipe) (?:down )?to (?:continue|read)",
    ),
    kind(
        "share request",
        40,
        r"(?:note to readers?\b.{0,20})?(?:please )?click (?:on )?(?:the|our) share button",
        r"note to readers?\b",
        r"(?:please )?(?:share|forward|email|e-mail|print|tweet|pin|bookmark|save) this\b(?! "
        r"(?:view|concern|opinion|belief)).{0,30}$",
        r"(?:dear|attention|to (?:all )?our) (?:all )?(?:readers?|friends|followers|subscribers)\b",
        r"(?:please )?(?:press|click|tap|use|hit)(?: on)? (?:the|our|these"
        r"|one of the) (?:\w+ ){0,2}"
        r"(?:share|sharing|like|social|e-?mail|tweet)(?: media)? (?:buttons?|icons?|links?)\b",
        r"(?:please )?(?:forward|cross-?post|re-?post|share|send|circulate) this\b.{0,40}\b"
        r"(?:(?:to|with|on) (?:your|others|friends|a friend|anyone)\b|widely)",
        r"share (?:on|via|with|to|by|article|story|page|this)\b.{0,40}$",
        r"(?:tweet|share|facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|e-?mail"
        r"|print|copy link|"
        r"flipboard|messenger|google\+|instagram|youtube|rss)(?:\s(?:this|it|article|link))?$",
        r"\d[\d.,]{0,9}k? shares?\b",
        r"share all sharing options\b",
        r"(?:view more share options|article share tools|more sharing options)\b",
    ),
    kind(
        "follow-us line",
        40,
        r"(?:(?:like|find|join) (?:us|the author|@?\w+(?: \w+)?)|follow(?: [@\w.’'-]{1,20}){1,7})"
        r" on (?:google|facebook"
        r"|twitter|x\b|instagram|telegram|"
        r"whatsapp|linkedin|youtube|social)",
        r"(?:follow|join) (?:us|our channel|@\w+)\b",
        r"(?:follow|join|subscribe to) (?:our|us)\b",
        r"never miss an? ",
        r"i (?:agree|would like|want|consent) (?:that|to) .{0,80}\bnewsletters?\b",
        r"get the (?:day|week|morning)['’]?s (?:big|top|biggest|best|main) (?:stories|news"
        r"|headlines)\b",
        r"(?:let|get|have|receive) (?:our|the) .{0,60}\b(?:in|to|meet) your inbox\b",
        r"stay (?:informed|up to date|connected|tuned)\b.{0,60}$",
        r"(?:subscribe|sign[- ]up|register)(?: (?:now|today|here|free|below))*(?:\W{0,3}$"
        r"| (?:to|for|and)\b.{0,150}\b(?:newsletters?|alerts?|updates?|inbox|our|us|briefings?"
        r"|digest|podcast|for free|by e-?mail|e-?mails|breaking news)\b)",
        r"(?:get|receive) (?:the|our|all the|breaking|daily|more) .{0,60}\b(?:newsletter|inbox"
        r"|alerts?|updates)\b",
        r"(?:daily |weekly |e-?mail )?newsletters?(?: sign[- ]?up)?$",
        r"download (?:the|our) .{0,40}\bapp\b",
        r"(?:enter|type) your e-?mail",
        r"thank you for (?:subscribing|signing up)",
        r"(?:breaking|morning|evening|daily|weekly) news (?:e-?mails?|alerts?|newsletters?)$",
        r"(?:the )?(?:[\w’'&-]{1,20} ){1,3}newsletter$",
    ),
    kind(
        "translation note",
        60,
        r"(?:read|available|lire|leer) (?:this (?:article|story|page) )?in (?:english|french"
        r"|spanish|german|arabic|hindi|"
        r"urdu|chinese|russian|other languages)\.?$",
    ),
    kind(
        "comments notice",
        16,
        r"comments?(?: are| is)? (?:now )?(?:closed|disabled|off)\b",
        r"(?:\d{1,6}|one|no) (?:thoughts? on|comments?|responses?|repl(?:y|ies))\b",
        r"\[\s?\d{1,6} comments?\s?\]",
        r"(?:top|best|newest|oldest|recent|latest)(?: rated| user| reader)? comments?$",
        r"(?:please )?log in (?:using|with|to) .{0,60}\bcomment\b",
        r"you are commenting using\b",
        r"as you comment, please\b",
        r"(?:leave|post|add|write|submit) (?:a |your )?(?:reply|comment)\b",
        r"(?:view|show|see|read|load|sort|all|post|hide)(?: all| more| the)? (?:\d+ )?comments?\b",
        r"comments?(?: \(?\d{1,6}\)?)?$",
        r"(?:discuss|have your say|tell us what|what do you think)\b.{0,80}"
        r"\b(?:community|facebook|forum|page|comments|below|group|channel|reddit|us"
        r"|you think)\b\W{0,3}$",
        r"you must (?:be )?log(?:ged)? in\b",
        r"save my name, e-?mail",
        r"comment on .{0,60}\b(?:articles?|page)\b",
        r"(?:join|start) the (?:conversation|discussion)",
        r"your email address will not be published",
        r"(?:this|the) (?:discussion|thread) (?:is|has been) (?:now )?closed"
        r"(?:\W{0,2}$| (?:to|for) (?:new )?comments\b)",
        r"(?:log|sign) in to (?:comment|reply|leave)",
    ),
    kind(
        "republication note",
        45,
        r"(?:this|the) (?:article|story|piece|post|report|essay|column)\b.{0,30} (?:originally "
        r"|first )(?:published|appeared|ran)\b",
        r"(?:originally|first) published (?:on|by|in|at)\b",
        r"the original source of this\b",
        r"(?:re-?published|reprinted|reproduced|cross-?posted) (?:from|with|by|here)\b",
        r"(?:a )?version of this (?:article|story)\b",
    ),
    kind(
        "copyright",
        60,
        r"(?:©|\(c\)\s?(?:19|20)\d\d|copyright\b(?! (?:law|act|infring|case|holder|owner|term"
        r"|protect)))",
        r"(?:this page was last (?:edited|modified|updated)|text is available under)\b",
        r"this material may not be (?:published|reproduced|broadcast)",
    ),
    kind(
        "contact line",
        30,
        r"(?:for )?(?:media|press|news|general|advertising) (?:inquir(?:y|ies)|enquir(?:y|ies)"
        r"|contacts?)\b",
        r"contact (?:us|the (?:author|writer|reporter|editor|newsroom))\b",
        r"(?:contact|e-?mail|tel|phone|fax|telephone|whatsapp)\s?:",
        r"(?:e-?mail|write to) (?:us|him|her|the author|the writer)\b",
        r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}$",
        r"(?:have a|got a|send us) (?:news )?tip",
        r"(?:we['’]d|we would) (?:like|love) to hear (?:what you think|from (?:you|readers))\b",
        r"(?:[\w’']{1,20} ){1,6}committed to publishing a diversity of letters\b",
        r"reach (?:the author|him|her|us) at\b",
        r"(?:e-?mail|contact|reach|follow|tweet) (?:[\w.'’-]{1,20} ){1,3}(?:at|on|via|or)\s"
        r"\S{0,40}@\S",
    ),
    kind(
        "disclaimer",
        200,
        r"disclaimers?\b",
        r"(?:the )?(?:views|opinions|views and opinions|contents?)(?: and opinions)? "
        r"(?:expressed|of this article)\b",
        r"the (?:author|writer)\(?s?\)? (?:is|are) (?:solely )?responsible\b",
        r"this (?:article|content|material) is (?:for|provided|intended)",
    ),
    kind(
        "reporting credit",
        30,
        r"\(?(?:additional )?(?:reporting|writing|editing|compiled|translated"
        r"|edited) by [a-z].{0,120}"
        r"(?:editing|writing|reporting|translation) by\b",
    ),
    kind(
        "privacy notice",
        100,
        r"(?:your|the) (?:personal |e-?mail )?(?:address|data|information|details) (?:is|are"
        r"|will|may)"
        r" (?:only |not |never )?(?:be )?(?:used|shared|disclosed|transmitted|published|stored)\b"
        r".{0,300}\b(?:you|your|third parties)\b",
        r"you (?:can|may) (?:unsubscribe|revoke|opt out|withdraw)\b",
    ),
    kind(
        "image credit",
        18,
        r"(?:featured |cover |header |lead |top )?(?:image|photo|photograph|picture|illustration"
        r"|graphic|photos|images)s?"
        r"(?: credits?| source| courtesy| copyright)?\s?(?::|©|is from|are from|by\b|courtesy\b"
        r"|via\b)",
        r".{1,60} via (?:ap|reuters|getty|getty images|afp|associated press|shutterstock)$",
        r"credit\s?(?::|\.{2,}|…|$)",
        r"image copyright\b",
        r"(?:view|open|see) (?:this )?(?:image|photo|picture|gallery) in full ?-?screen",
        r"(?:image|photo|picture|slide) \d{1,3} (?:of|/)\W{0,3}\d{1,3}$",
        r"(?:media|video) playback is (?:not |un)supported",
        r"(?:getty images|reuters|afp|ap photo|shutterstock|istock)(?:\s?/\s?[\w ]{1,30})?$",
    ),
    kind(
        "membership request",
        30,
        r"(?:become|be) a (?:member|subscriber|patron|supporter)\b",
        r"(?:please )?(?:donate|support (?:us|our (?:work|journalism)|independent))\b",
        r"(?:please )?(?:support|help|join|fund|back) .{0,60}[:;.!–—] ?(?:please )?become an? \w+",
        r"(?:please )?consider (?:becoming|donating|supporting|subscribing|making a donation)\b",
        r"your (?:support|donation|contribution)s? (?:helps?|makes?|keeps?|allows?"
        r"|enables?)\b.{0,40}"
        r"\b(?:us|our|we|journalism)\b",
        r"(?:already a|not a) (?:member|subscriber)\b",
        r"(?:this|you have) .{0,30}\b(?:free articles?|subscribers? only|premium content)\b",
        r"do you (?:rely on|like|enjoy|value|love|appreciate) .{2,60}\?.{0,40}"
        r"\b(?:support|subscribe|donate|join)\b",
    ),
    kind(
        "cookie notice",
        80,
        r"by (?:continuing|using|clicking|signing|subscribing|submitting)\b.{0,60}\b(?:you|site"
        r"|website|terms|agree)\b",
        r"(?:accept|manage|reject|view|hide|allow)(?: all| additional| optional| this)? cookies?\b"
        r".{0,20}$",
        r"(?:we['’]d like to|we would like to|we also) (?:set|use) .{0,30}\bcookies\b",
        r"cookies on (?:this|our|the) \w",
        r"this site is protected by recaptcha",
        r"we (?:and our (?:\d[\d,.]{0,6} )?(?:trusted )?partners|value your privacy)\b",
        r"allow content provided by\b",
        r"this (?:article|page|story) (?:contains|includes) content provided by\b",
        r"(?:accept|agree) and (?:continue|close)$",
    ),
    kind(
        "link to another article",
        30,
        r"(?:also )?(?:read|see|watch|listen|view)(?: more| also| next| now| this| full story| "
        r"all)?\s?(?::|»|>|›|\|)",
        r"(?:related|more|also)\s?:",
        r"(?:read|see|learn|find out|click here for|view) (?:more|next|full (?:story|article)"
        r"|the full (?:story|article))(?: here)?[.!»>… ]{0,4}$",
        r"also read\b",
        r"(?:lesen sie (?:auch|hier)|mehr zum thema|(?:à )?lire aussi|l(?:ea|eer|ee) también"
        r"|te puede interesar|leggi anche|le(?:ia|r) também|lees ook|läs också|czytaj także"
        r"|читайте также|читайте також|ayrıca okuyun|اقرأ أيضا|اقرأ المزيد|यह भी पढ़ें"
        r"|相关阅读|延伸阅读|関連記事)\s?(?:[:：»>]|$)",
    ),
    kind(
        "links to other articles",
        30,
        r"(?:related|recommended|trending|more|most|latest|popular|top|featured|editors?['’]?s?"
        r"|you may|you might|don['’]t miss|"
        r"up next|next up|previous|next|older|newer)"
        r"(?: (?:related|stories|story|articles?|posts?|news|coverage|content|topics?|links"
        r"|videos?|read|popular|viewed|shared|"
        r"commented|from|on|picks?|also like|like|headlines|reading|in this section|for you|now"
        r"|in|by|watched|recent)){1,4}\b.{0,40}$",
        r"more (?:great |top |of our |from )(?:\S{1,20} ){0,3}"
        r"(?:stories|articles|coverage|news|reads)$",
        r"don['’]?t miss(?: (?:it|this|these))?\W{0,3}$",
        r"(?:das könnte sie auch interessieren|weitere (?:beiträge|artikel|nachrichten|meldungen)\b"
        r"|mehr (?:nachrichten|artikel|von|aus)\b|auch interessant|meistgelesen|à lire également"
        r"|sur le même sujet|les plus lus|vous aimerez aussi|te puede interesar|más (?:noticias"
        r"|leídas?|leídos)|noticias relacionadas|você (?:também )?(?:pode|vai) gostar|leia mais"
        r"|mais lidas|notícias relacionadas|veja também|potrebbe interessarti|articoli correlati"
        r"|i più letti|lees meer|meest gelezen|gerelateerde artikelen|czytaj więcej|zobacz także"
        r"|najpopularniejsze|mest läst[a]?|läs mer|похожие (?:новости|статьи|материалы)"
        r"|самое читаемое|материалы по теме|baca juga|berita terkait|artikel terkait|terpopuler"
        r"|ilgili haberler|en çok okunanlar|相关新闻|相关文章|热门文章|相關新聞|関連ニュース"
        r"|人気記事|관련기사|관련 기사|많이 본 뉴스)\b[^.!?]{0,30}(?:\.{3}|…)?$",
        r"(?:watch|read|listen|up) next$",
    ),
    kind(
        "tags",
        40,
        r"(?:tags?|topics?|filed under|labels?|keywords|categories|posted in|tagged)\s?(?::|$)",
        r"(?:tagged|filed under) ",
    ),
    kind(
        "author biography",
        12,
        r"about the (?:authors?|writers?|contributors?)\b",
        r"(?:über (?:den autor|die autorin|die autoren)|zum autor|zur autorin"
        r"|à propos de l['’]auteur|sobre (?:el autor|la autora|o autor|a autora)|l['’]autore"
        r"|over de auteur|об авторе"
        r"|o autorze|tentang penulis|yazar hakkında)\b",
    ),
    kind(
        "site menu",
        8,
        r"(?:skip|jump|back|go|return) to (?:the )?(?:main |page )?(?:content|navigation|site "
        r"index|top|search|footer|home\w*|menu)\b",
        r"(?:main |site |primary )?(?:menu|navigation|sections|search|home|home ?page|log ?in"
        r"|log ?out|sign ?in|sign ?up|"
        r"register|subscribe|my account|account|close|open|toggle|more|loading|submit|ok|cancel"
        r"|edition|e-?paper|"
        r"site ?map|site index|contact|about|about us|help|faqs?|careers|advertise|advertise "
        r"with us|privacy|privacy policy|"
        r"terms|terms of (?:use|service)|terms (?:&|and) conditions|cookie policy|accessibility"
        r"|rss|feedback|archives?|"
        r"you are (?:at|here)|breaking|live|live tv|listen|watch|play|pause|mute|settings|show "
        r"more|load more|see all|view all|"
        r"switch to .{1,20}|toggle \w+(?: \w+)?|back to gallery|view all \(\d{1,4}\)"
        r"|reuse this (?:content|article))\s?[:…»>.]?$",
        r"(?:(?:terms(?: of (?:use|service)| (?:&|and) conditions)?|your privacy rights|privacy"
        r"(?: (?:policy|notice|cent(?:er|re)))?|cookies?(?: (?:policy|notice|settings))?|about us"
        r"|contact us|help|careers|site ?map|accessibility|advertise|ad ?choices"
        r"|do not sell my (?:personal )?info\w{0,7})\W{1,5}){1,8}(?:terms(?: of (?:use|service)"
        r"| (?:&|and) conditions)?|privacy(?: (?:policy|notice))?|cookies?(?: policy)?|contact us"
        r"|help|careers|accessibility|ad ?choices)$",
    ),
)
