"""Errors of the reviewer's world, told in words; every other error is a bug of ours."""


class UserError(Exception):
    """Something in the reviewer's world is in the way: a file, a disk, a link, a lock.

    ``what`` says what happened, ``safe`` what is not lost, ``action`` what to do next. Each is one
    plain sentence or empty; ``str(error)`` joins them. Where ``safe`` is not given it is what is
    ``usual`` for the kind of error. Every other exception that reaches the window or the command
    line is a programming error.
    """

    usual = ""

    def __init__(self, what: str, *, safe: str = "", action: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.safe = safe or self.usual
        self.action = action

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.action) if part)


class ArticleRefused(UserError):
    """The text cannot become an article: empty, binary, unreadable, too large."""

    usual = "Nothing was stored."


class LibraryRefused(UserError):
    """The library file cannot be opened; nothing was changed in it."""


class LibraryMissing(LibraryRefused):
    """No file is at that path. Creating one is a separate, explicit act."""


class LibraryIsForeign(LibraryRefused):
    """The file is of another program, or nothing that marks a library is left of it."""


class LibraryIsNewer(LibraryRefused):
    """The file was written by a newer version of the program."""


class LibraryIsDamaged(LibraryRefused):
    """The file is empty, truncated or otherwise not whole."""


class LibraryInUse(LibraryRefused):
    """Another window or program holds the library."""


class BundleRefused(UserError):
    """A reviewer's file cannot be read or written; no library was changed."""


class LibraryIsReadOnly(UserError):
    """The library was opened to read only; the change was not made."""


class NotSaved(UserError):
    """The disk refused the write. Nothing of the change was stored; it can be tried again."""


class ChangeRefused(UserError):
    """The change does not fit the present state (an empty span, a merge across articles ...)."""

    usual = "Nothing was changed."
