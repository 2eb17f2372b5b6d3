"""Whether evidence stands: which sources count once, and what a profile asks for and misses."""

from factcheck.evidence.gaps import RULES, Gap, Standing, Weighed, standing_of, weigh
from factcheck.evidence.independence import Tally, tally
from factcheck.evidence.profiles import Profile, profile, profiles, save_profiles, shipped
from factcheck.evidence.quotes import UNREAD, Match, QuoteCheck, check_quote
from factcheck.evidence.sites import drafted

__all__ = [
    "RULES",
    "UNREAD",
    "Gap",
    "Match",
    "Profile",
    "QuoteCheck",
    "Standing",
    "Tally",
    "Weighed",
    "check_quote",
    "drafted",
    "profile",
    "profiles",
    "save_profiles",
    "shipped",
    "standing_of",
    "tally",
    "weigh",
]
