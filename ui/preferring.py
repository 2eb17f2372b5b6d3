"""What a reviewer prefers: how the window looks, and the name under which the work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from factcheck.errors import UserError
from ui import plain

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Preferring(QObject):
    """The slots behind the preferences of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.welcome.show_name(window.settings.reviewer)
        window.welcome.named.connect(self.work_as)

    def resize_font(self, by: int) -> None:
        """Change the size of all text by per cent points; 0 goes back to the usual size."""
        settings, theme = self._window.settings, self._window.theme
        theme.set_font_percent(theme.font_percent + by if by else 100)
        settings.font_percent = theme.font_percent
        self._window.settings_changed.emit()
        self._window.status.say(self.tr("Text size {n} %").format(n=theme.font_percent))

    def choose_theme(self, mode: str) -> None:
        """Put a theme in force."""
        self._window.settings.theme = mode
        self._window.theme.set_mode(mode)
        self._window.settings_changed.emit()

    def prefer(self) -> None:
        """Theme, font, name, keys."""
        from ui.dialogs.preferences import PreferencesDialog

        window = self._window
        before = window.settings.reviewer
        dialog = PreferencesDialog(window.settings, window.theme, window.keymap, window)
        dialog.exec()
        if window.settings.reviewer != before and not self._may_leave(before):
            window.settings.reviewer = before
        window.settings.shortcuts = window.keymap.overrides()
        window.workbench.imprint = window.settings.imprint()
        window.desk.refresh_review()
        window.show_keys()
        window.actions_.choose(f"theme.{window.theme.mode}")
        window.settings_changed.emit()
        if window.settings.reviewer != before:
            window.reopen_wanted.emit()

    def work_as(self, name: str) -> None:
        """Go on under a name in the same window: the welcome page, where nothing is decided yet."""
        window = self._window
        name = " ".join(name.split()) or window.settings.reviewer
        window.welcome.show_name(name)
        if name == window.workbench.reviewer:
            return
        try:
            window.workbench.go_on_as(name)
        except UserError as error:
            window.desk.refused.emit(error, None)
            return
        window.settings.reviewer = name
        window.settings_changed.emit()
        window.status.show_saved()

    def _may_leave(self, before: str) -> bool:
        """Whether the name may change although what was decided stays under the one before."""
        decided = self._window.workbench.counts().reviewed
        words = self.tr("You decided {n} claims as “{name}”. To another name they are undecided.")
        return not decided or plain.ask(
            self._window,
            self.tr("Another name"),
            words.format(n=decided, name=before),
            self.tr("&Change the name"),
            self.tr("Verdicts, notes and flags stay under their name and come back with it."),
            self.tr("&Keep the name"),
            loses=True,
        )
