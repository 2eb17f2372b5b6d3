"""Which key does what: the defaults of the table, the reviewer's own keys, and no key twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

# Keys that fields, lists and dialogs need for themselves.
FIXED = (
    *("Esc", "Return", "Enter", "Tab", "Shift+Tab", "Space", "Backspace", "Up", "Down", "Left"),
    *("Right", "Home", "End", "PgUp", "PgDown", "Ctrl+Return", "Ctrl+C", "Ctrl+V", "Ctrl+X"),
    *("Ctrl+A", "Shift+F10", "Menu"),
)


class Keymap:
    """The keys of every action: ``defaults`` by action id, overridden by what the reviewer chose.

    An override that clashes (an edited settings file can hold anything) is left out, so no key ever
    stands for two actions.
    """

    def __init__(
        self,
        defaults: Mapping[str, Sequence[str]],
        overrides: Mapping[str, str],
        words: Mapping[str, str],
    ) -> None:
        self._defaults = {
            name: [QKeySequence(key) for key in keys] for name, keys in defaults.items()
        }
        self._words = dict(words)
        self._keys = {name: list(keys) for name, keys in self._defaults.items()}
        # First every changed action gives up its keys: two that were swapped do not clash.
        chosen = {name: _parse(text) for name, text in overrides.items() if name in self._defaults}
        for name in chosen:
            self._keys[name] = []
        refused = [name for name, keys in chosen.items() if self.change(name, keys)]
        for name in refused:
            self.reset(name)

    def keys(self, name: str) -> list[QKeySequence]:
        """The keys of an action, the first is the one that is shown."""
        return list(self._keys[name])

    def shown(self, name: str) -> str:
        """The keys of an action in the words of this desktop."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(key.toString(native) for key in self._keys[name])

    def change(self, name: str, keys: Sequence[QKeySequence]) -> str:
        """Give an action these keys; when that is refused, nothing changes and it says why."""
        for key in keys:
            if reason := self.refusal(name, key):
                return reason
        self._keys[name] = [key for key in keys if not key.isEmpty()]
        return ""

    def reset(self, name: str) -> str:
        """Go back to the default keys, unless another action has one of them now."""
        return self.change(name, self._defaults[name])

    def refusal(self, name: str, key: QKeySequence) -> str:
        """Why this key cannot be given to this action, in words, or nothing."""
        shown = key.toString(QKeySequence.SequenceFormat.NativeText)
        if any(_clash(key, QKeySequence(fixed)) for fixed in FIXED):
            return QCoreApplication.translate(
                "keys", "{key} is needed by lists and text fields. Choose another key."
            ).format(key=shown)
        for other, taken in self._keys.items():
            if other != name and any(_clash(key, one) for one in taken):
                return QCoreApplication.translate(
                    "keys",
                    "{key} already stands for “{other}”. Change that first, or choose another key.",
                ).format(key=shown, other=self._words.get(other, other))
        return ""

    def overrides(self) -> dict[str, str]:
        """What differs from the defaults, in the form the settings keep."""
        return {
            name: _unparse(keys)
            for name, keys in self._keys.items()
            if _unparse(keys) != _unparse(self._defaults[name])
        }


def _clash(one: QKeySequence, other: QKeySequence) -> bool:
    if one.isEmpty() or other.isEmpty():
        return False
    exact = QKeySequence.SequenceMatch.NoMatch
    # A chord that begins with another's key would make Qt wait: that is a clash too.
    return one.matches(other) != exact or other.matches(one) != exact


def _parse(text: str) -> list[QKeySequence]:
    return QKeySequence.listFromString(text, QKeySequence.SequenceFormat.PortableText)


def _unparse(keys: Sequence[QKeySequence]) -> str:
    return QKeySequence.listToString(list(keys), QKeySequence.SequenceFormat.PortableText)
