"""Limits: how much processor time and memory the process that reads documents may take."""

from __future__ import annotations


def limit_memory(most: int) -> None:
    """Allow this process so many bytes, or what it was allowed before if that is less."""
    try:
        import resource
    except ImportError:  # Windows: the wall clock alone limits there.
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def limit_processor(seconds: int) -> None:
    """Allow ``seconds`` of processor time from now on."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
