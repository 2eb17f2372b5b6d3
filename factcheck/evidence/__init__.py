"""Whether evidence stands: which sources count once, and what a profile asks for and misses."""

from factcheck.evidence.gaps import RULES, Gap, Standing, Weighed, standing_of, weigh
from factcheck.evidence.independence import Tally, tally
from factcheck.evidence.profiles import Profile, profile, profiles

__all__ = [
    "RULES",
    "Gap",
    "Profile",
    "Standing",
    "Tally",
    "Weighed",
    "profile",
    "profiles",
    "standing_of",
    "tally",
    "weigh",
]
