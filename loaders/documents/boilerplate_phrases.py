"""What pages say around an article: the phrases that a line of boilerplate is known by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sides.loaders.documents.facts import MONTH


def _any_of(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


_THINGS = r"(?:posts?|articles?|stories|story|news|content|topics?|coverage|reading|links?|reports?|videos?|headlines)"
#: Headings of lists of other articles; compared with a line in lower case without its punctuation.
LIST_HEADING = re.compile(
    _any_of(
        (
            rf"(?:popular|recent|latest|related|recommended|trending|similar|previous|next) {_THINGS}"
            r"(?: from this blog| from the web| for you)?",
            rf"(?:older|newer|other|further|sponsored|top) {_THINGS}",
            r"most (?:read|popular|viewed|shared|commented|watched|recent)(?: (?:stories|articles|news|posts))?",
            r"most (?:read|popular|viewed) in [a-z ]{1,30}",
            r"(?:read|see|watch|learn) (?:more|also|next)",
            r"more (?:to read|stories|news|coverage|articles|like this|for you|on this (?:story|topic))",
            r"more (?:from|on|about|in) (?:[a-z'’-]+ ?){1,4}",
            r"you (?:may|might|will) (?:also )?(?:like|enjoy|want to read|be interested(?: in)?)",
            r"what to read next|up next|keep reading|continue reading|don[’']t miss|in this story",
            r"also (?:read|on [a-z ]{1,30})",
            r"recommended(?: for you)?|related|trending(?: now)?|editor[’']?s[’']? (?:picks|choice)",
            r"around the web|from (?:our|the) (?:partners|web|archives?)|sponsored|promoted",
            r"tags|labels|topics|categories|filed under|blog archive|archives?|(?:useful |quick )?links",
            r"share this(?: article| story| post| page)?|follow us|stay connected|about (?:the author|us)|sections",
            r"post a comment|leave a (?:reply|comment)|(?:\d+ )?comments?(?: \d+)?|join the conversation",
        )
    )
)

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
_TIME = r"am|pm|a\.m\.|p\.m\.|at|gmt|utc|[a-z]{1,2}[sd]t|ce?t|z|local time"
#: The words before the time that a page was published or changed, and a date with or without a time; any case.
STAMP_WORDS = r"(?:first published|published|posted|(?:last )?(?:updated|modified)|date|issued)(?: on| at)?"
DATE_AND_TIME = rf"(?:(?:[\d:/.,|•·()+–—-]++(?:st|nd|rd|th)?|{MONTH}|{_DAY}|{_TIME})(?:[\s,]++|(?=[\d|•·()+–—-])|\Z))++"

_NAME = r"(?:[A-Z][\w.’'-]*|al-\w+|el-\w+|de|da|van|von|bin|ibn|and|in|at|for|the|&)"
_NAMES = rf"{_NAME}(?:,? {_NAME})*"
_DONE = r"reporting|writing|editing|compiled|translated|translation|edited|written|produced"
_CREDIT = rf"(?i:(?:additional |further )?(?:{_DONE})(?: and (?:writing|editing|reporting))? by):? {_NAMES}"
_CREDITS = rf"{_CREDIT},?(?:[;.,] ?{_CREDIT})*[.;]?"
#: Who reported and edited, as agencies close a report: in parentheses at a paragraph's end, or a line of its own.
CREDITS_AT_END = re.compile(rf"\(\s*{_CREDITS}\s*\)\s*$")
_CREDITS_LINE = re.compile(rf"\(?\s*{_CREDITS}\s*\)?")

_SITES = (
    r"(?:facebook|twitter|x|whats ?app|telegram|linkedin|e-?mail|reddit|pinterest|print|copy link|messenger|instagram)"
)
_SHARE = rf"(?:share|tweet|pin|print|e-?mail|save|copy link|{_SITES})(?: this(?: article| story| post| page)?)?"
_JOIN = r"subscribe|sign up|log ?in|sign in|create (?:a free|an) account"
_PICTURE = r"(?:photo|photograph|picture|image)s?"

#: Whole lines, whatever their case.
_LINES = (
    # Sharing and following.
    rf"{_SHARE}(?:(?: (?:on|via|with|by|to))?[\s,|/·•:]+(?:on |and |or |share |save |tweet )?{_SITES})*",
    r"(?:click to )?(?:share|tweet|e-?mail|print)(?: this)? (?:(?:on|via|to) .{1,40}|with friends|a link)(?: \(.*\))?",
    r"follow [\w ’'.@-]{1,40} on .{1,60}|follow [\w ’'.@-]{1,40}: ?@.{1,60}",
    r"follow us|follow @\w+|like us on facebook.{0,60}",
    # Reading on.
    r"(?:read|see|watch|learn) (?:more|also|next|related)[\s:>»→…].{0,200}",
    r"(?:read more|continue reading|keep reading).{0,5}",
    r"(?:related|recommended|more|see also|watch|listen|read also|also read|editor[’']s picks?) ?[:|»] ?\S.{0,200}",
    r"also on [\w ]{1,30}: ?\S.{0,200}",
    r"(?:story|article|content|report) continues (?:below|after)(?: (?:this )?(?:ad|advertisement))?",
    r"advertise?ment|sponsored|ad|skip (?:to|past) .{1,40}|back to (?:top|home|.{1,20}page)",
    r"(?:show|hide|load|view) (?:more|all|less).{0,30}|loading\W*",
    r"\d{1,3}[ -]min(?:ute)?s?(?: read| ago)?|\d{1,3} (?:hours?|days?|minutes?) ago|estimated reading time:? .{1,20}",
    rf"{STAMP_WORDS}:? {DATE_AND_TIME}",
    r"(?:filed under|tags?|tagged|labels?|topics?|categor(?:y|ies)|posted in|keywords) ?: ?\S.{0,200}",
    # Subscriptions, cookies, logins.
    rf"(?:please )?(?:{_JOIN}|register)(?: (?:now|today|here))?[.!]?",
    rf"(?:please )?(?:{_JOIN}) (?:for|to|with|or) .{{1,200}}",
    r"already (?:a subscriber|have an account|registered|a member)\b.{0,80}",
    r"get (?:the |our |all the )?.{0,80}(?:newsletter|in your inbox|to your inbox|delivered to your).{0,80}",
    r"(?:our|the) (?:(?:daily|weekly|free) )?newsletters?|(?:enter )?your e-?mail(?: address)?\W*",
    r"(?:support|donate to) (?:our|independent|quality|free) (?:journalism|work|reporting|newsroom|media)\b.{0,80}",
    r"(?:support us|donate)(?: now| today)?\W*|become a (?:member|subscriber|supporter|patron).{0,80}",
    r"(?:we|this (?:web)?site|our (?:web)?site) (?:and our partners )?uses? cookies.{0,400}",
    r"by (?:continuing to|using|browsing|clicking|subscribing|signing up|entering).{0,60}"
    r"you (?:agree|accept|consent).{0,300}",
    r"(?:accept|reject|manage|allow)(?: all| my)? (?:cookies|preferences|settings)",
    r"cookie (?:policy|settings|notice|preferences)",
    r"(?:please )?(?:enable|turn on|activate) (?:javascript|cookies).{0,200}|you need to enable javascript.{0,200}",
    r"javascript (?:is|must be) .{0,200}|access (?:to this page has been )?denied.{0,100}|page not found.{0,100}",
    r"(?:checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot).{0,200}",
    # Rights.
    r"(?:©|\(c\)|copyright(?: ?©| ?\(c\)|:| notice| by| \d{4})).{0,250}|.{0,120}\ball rights reserved\b.{0,160}",
    r"this (?:material|article|content|story) (?:may not be|was originally|is republished|first appeared|was first)"
    r".{0,300}",
    r"our standards:.{0,120}",
    r"(?:terms of (?:use|service)|privacy (?:policy|notice)|terms (?:and|&) conditions)\b[^.!?]{0,80}",
    r"the views expressed (?:in this article |here )?(?:are|do|belong).{0,250}",
    # Pictures.
    rf"(?:file|handout|stock)(?: {_PICTURE})?(?: ?:| [-–—]) ?\S.{{0,400}}",
    rf"(?:{_PICTURE}|photography|videos?|caption|credit|graphic|map)(?: credits?| source| courtesy)?(?: by| of)?"
    r" ?[:|] ?\S.{0,200}",
    rf"{_PICTURE} (?:by|courtesy of) [^.!?]{{1,80}}",
    rf".{{0,300}}[(\[](?:ap|afp|epa|reuters|file|getty|undated|handout)? ?(?:{_PICTURE}|file|credit)"
    r"(?:[:/]| by| credit| courtesy).{0,100}[)\]]\.?",
    r".{0,300}\((?:file|handout)\)\.?|.{0,300}[/|,©] ?(?:afp/)?getty images\W*",
    # Addresses and accounts standing alone.
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+(?:[\s,]+[@#]\w+)*",
)
_KNOWN_LINE = re.compile(_any_of(_LINES), re.IGNORECASE)

_PERSON = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3}"
_AGENCY = r"(?:AP|AFP|EPA|EPA-EFE|REUTERS|Reuters|Getty(?: Images)?|Anadolu|Xinhua|TASS)"
#: A caption that closes with who took the picture; that it is a person's name tells, so here case matters.
_CAPTION = re.compile(
    rf".{{0,300}}(?:\b(?:REUTERS|Reuters|AFP|AP Photo|EPA)/{_PERSON}|[(\[]{_PERSON}/{_AGENCY}(?: via [\w ]+)?[)\]]\.?)"
)
_LONGEST = 450  # characters; the longest that a known line may be

#: What menus at a page's head and foot are made of.
MENU = frozenset((
    "about", "about us", "accessibility", "advertise", "africa", "all", "americas", "archive", "arts", "asia",
    "books", "breaking news", "business", "careers", "climate", "columnists", "contact", "contact us",
    "cookie policy", "cookies", "culture", "donate", "e-paper", "economy", "editorial", "education",
    "entertainment", "environment", "europe", "events", "faq", "features", "finance", "food", "football",
    "gaming", "health", "help", "home", "homepage", "jobs", "latest", "latest news", "letters", "life",
    "lifestyle", "live", "log in", "login", "magazine", "main menu", "markets", "media", "menu", "middle east",
    "money", "more", "multimedia", "music", "my account", "nation", "national", "news", "newsletter",
    "newsletters", "obituaries", "opinion", "opinions", "photos", "podcast", "podcasts", "politics", "press",
    "privacy", "privacy policy", "radio", "real estate", "register", "regional", "rss", "science", "search",
    "security", "shop", "sign in", "sign up", "site map", "sitemap", "society", "sport", "sports", "style",
    "subscribe", "support", "tech", "technology", "terms", "terms of service", "terms of use", "top stories",
    "travel", "tv", "us", "video", "videos", "weather", "world", "world news",
))  # fmt: skip


def is_known_line(line: str) -> bool:
    """Whether the whole of `line` is a phrase of pages, not of articles.

    >>> is_known_line("Share this on Facebook"), is_known_line("The two share this view on Syria.")
    (True, False)
    """
    if len(line) > _LONGEST:
        return False
    return any(pattern.fullmatch(line) is not None for pattern in (_KNOWN_LINE, _CREDITS_LINE, _CAPTION))
