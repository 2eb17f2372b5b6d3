"""The window of one library: it wires panels, actions and what runs in the background."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from factcheck.errors import UserError
from factcheck.model import ArticleRow
from factcheck.query import Place
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from ui import plain
from ui.actions import ACTS, Actions, plain_words
from ui.commands import Commands
from ui.keys import Keymap
from ui.listing import Listing
from ui.panels.article_list import ArticleList
from ui.panels.banner import Banner
from ui.panels.claim_list import ClaimList
from ui.panels.reader import Reader
from ui.panels.review import ReviewPanel
from ui.panels.welcome import Welcome
from ui.patience import patiently
from ui.review_desk import ReviewDesk
from ui.spoken import announce
from ui.status_line import StatusLine
from ui.tasks import Runner
from ui.theme import Theme
from ui.tool_bar import ToolBar
from ui.walk import Panels

_WIDTHS = (290, 740, 410)
_PLACE_AFTER = 3000  # ms without another claim shown


def keymap_of(settings: Settings) -> Keymap:
    """The keys of the table with the reviewer's own."""
    return Keymap(
        {act.id: act.keys for act in ACTS},
        settings.shortcuts,
        {act.id: plain_words(act) for act in ACTS},
    )


class MainWindow(QMainWindow):
    """One open library. ``library_wanted`` asks for another one, which gets a window of its own."""

    library_wanted = Signal(object)  # Path of a library to open
    library_to_create = Signal(object)  # Path of a library to make
    settings_changed = Signal()
    reopen_wanted = Signal()
    closed = Signal()

    def __init__(self, workbench: Workbench, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.workbench = workbench
        self.settings = settings
        workbench.imprint = settings.imprint()
        self.theme = theme
        self.runner = Runner(self)
        self.keymap = keymap_of(settings)
        self.actions_ = Actions(self.keymap, theme, self)
        self.banner = Banner(theme)
        self.status = StatusLine(workbench, theme, self)
        self.welcome = Welcome(theme)
        self.panels = Panels(
            ArticleList(workbench, theme),
            ClaimList(workbench, theme),
            Reader(workbench, theme),
            ReviewPanel(workbench, theme),
        )
        self.desk = ReviewDesk(workbench, self.panels, self)
        self.tools = ToolBar(self.actions_, theme, self)
        self.listing = Listing(workbench, self.desk, self.panels.claims, self.tools, self.actions_)
        self.commands = Commands(self)
        self.setObjectName("window")
        self._is_closing = False
        self.text_is_kept = False
        """What is typed and not stored is in another library, which is opened next."""
        self.setAcceptDrops(not workbench.read_only)
        # Whoever pulls the plug comes back to nearly the same place, too.
        self._place_due = QTimer(self, singleShot=True, interval=_PLACE_AFTER)
        self._build()
        self._connect()
        self._show_title()
        self.actions_.allow_writing(not workbench.read_only)
        self.welcome.show_writable(not workbench.read_only)

    # --- building ---

    def _build(self) -> None:
        self.actions_.fill(self.menuBar())
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tools)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setStatusBar(self.status)
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.left.addWidget(self.panels.articles)
        self.left.addWidget(self.panels.claims)
        self.left.setSizes([340, 460])
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        for panel in (self.left, self.panels.reader, self.panels.review):
            self.columns.addWidget(panel)
        self.columns.setStretchFactor(1, 1)
        for at in range(3):
            self.columns.setCollapsible(at, False)
        self.columns.setSizes(list(_WIDTHS))
        self.pages = QStackedWidget()
        self.pages.addWidget(self.welcome)
        self.pages.addWidget(self.columns)
        centre = QWidget()
        rows = QVBoxLayout(centre)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.banner)
        rows.addWidget(self.pages, 1)
        self.setCentralWidget(centre)
        room = self.screen().availableSize()
        if room.width() < 1500 or room.height() < 980:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.resize(1440, 900)

    def _connect(self) -> None:
        self.desk.refused.connect(self.banner.show_error)
        self.desk.refused.connect(self.status.show_refused)
        self.banner.copy_wanted.connect(self.commands.files.save_copy)
        self.desk.said.connect(self.status.say)
        self.desk.told.connect(self.status.clearMessage)  # what is said is of the act before
        self.desk.told.connect(partial(announce, self))
        self.desk.stored.connect(self._follow_change)
        self.desk.shown.connect(self._show_counts)
        self.desk.shown.connect(self._place_due.start)
        self._place_due.timeout.connect(self._keep_place)
        self.panels.claims.query_changed.connect(self.listing.follow)
        self.panels.review.link_asked.connect(self.commands.open_link)
        self.panels.review.finished.connect(self.commands.finish_field)
        self.actions_.connect_all(self.commands.slots())
        self.welcome.samples_wanted.connect(self.commands.files.import_samples)
        self.welcome.import_wanted.connect(self.commands.files.import_files)
        self.welcome.paste_wanted.connect(self.commands.files.paste)
        self.theme.changed.connect(self._show_counts)
        self.show_keys()

    def show_keys(self) -> None:
        """Put the present keys in force, after they were changed too."""
        self.actions_.show_keys()
        keys = self.keymap.keys("edit.search")
        self.tools.search.show_key(keys[0].toString() if keys else "")
        first = {act.id: self.keymap.shown(act.id).split(", ")[0] for act in ACTS}
        self.panels.review.show_keys(first)
        self.status.show_key(first["work.stop"])

    # --- opening and closing ---

    def begin(self) -> None:
        """Show what was on the desk when the library was closed."""
        geometry = QByteArray.fromBase64(self.settings.window.encode())
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)
        self._restore_splitters()
        self.panels.articles.reload()
        place = self.workbench.place()
        self.desk.resume(place)
        self.listing.follow(self.panels.claims.query())
        self._show_page()
        self._show_undo()
        self._tell_resume(place)
        self.commands.elsewhere.related.begin()
        if self.workbench.read_only:
            self.banner.show_notice(
                self.tr("This library is open to read only: verdicts and notes cannot be changed.")
            )

    def _restore_splitters(self) -> None:
        parts = self.settings.state.split(";")
        if len(parts) == 2:
            self.columns.restoreState(QByteArray.fromBase64(parts[0].encode()))
            self.left.restoreState(QByteArray.fromBase64(parts[1].encode()))

    def _tell_resume(self, place: Place) -> None:
        """Say where the review stopped and what is left, until the first key."""
        claim = self.desk.current()
        counts = self.workbench.counts()
        if claim is None or place.claim_id != claim.id or not counts.reviewed:
            return
        number, total = self.desk.numbered(claim)
        here = self.workbench.article_rows([claim.article_id])[0]
        text = self.tr(
            "You stopped at claim {number} of {total} in “{title}”; {here} left here, {all} in all."
        ).format(
            number=number,
            total=total,
            title=here.title,
            here=here.counts.unreviewed,
            all=counts.unreviewed,
        )
        self.banner.show_notice(text)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_closing:  # asked for twice while the last backup is made
            event.ignore()
            return
        self.panels.review.commit()
        unsaved = self.desk.unsaved() and not self.text_is_kept
        if unsaved and not self.commands.may_lose_text():
            event.ignore()
            return
        self._place_due.stop()
        self.commands.files.stop_work()
        self.commands.elsewhere.related.close()
        self.commands.backups.rest()
        self.runner.close()
        self.settings.window = self.saveGeometry().toBase64().toStdString()
        columns, left = self.columns.saveState(), self.left.saveState()
        self.settings.state = f"{columns.toBase64().toStdString()};{left.toBase64().toStdString()}"
        self.settings_changed.emit()
        if not self.workbench.read_only:
            try:
                self.workbench.remember(self.desk.place())
            except UserError as error:
                plain.warn_of(self, self.tr("The place was not kept"), error)
        self._close_library()
        event.accept()
        self.closed.emit()

    def _close_library(self) -> None:
        """The last backup of a large library takes a while: the window is gone meanwhile, and who
        cannot wait leaves without that backup.
        """
        self._is_closing = True
        self.hide()
        patiently(
            self.workbench.close,
            None,
            self.tr("Closing the library"),
            self.tr("Everything is saved. A backup of what is new is made."),
            self.tr("Close &without a backup"),
        )

    def _keep_place(self) -> None:
        # A full disk is told by what the reviewer does, not by this.
        with suppress(UserError):
            if not self.workbench.read_only:
                self.workbench.remember(self.desk.place())

    # --- following ---

    def _follow_change(self) -> None:
        self.banner.dismiss_notice()
        self._show_counts()
        self._show_page()
        self._show_undo()

    def _show_undo(self) -> None:
        undo, redo = self.workbench.undo_action(), self.workbench.redo_action()
        writable = not self.workbench.read_only
        self.actions_["edit.undo"].setEnabled(writable and undo is not None)
        self.actions_["edit.redo"].setEnabled(writable and redo is not None)

    def _show_counts(self) -> None:
        row = self.current_row()
        self.status.show_counts(row.counts if row else None)

    def current_row(self) -> ArticleRow | None:
        """The row of the article on the desk."""
        if self.desk.article_id is None:
            return None
        rows = self.workbench.article_rows([self.desk.article_id])
        return rows[0] if rows else None

    def _show_page(self) -> None:
        empty = not self.panels.articles.article_ids()
        page = self.welcome if empty else self.columns
        if self.pages.currentWidget() is not page or self.focusWidget() is None:
            self.pages.setCurrentWidget(page)
            (self.welcome if empty else self.panels.claims).setFocus()
        for name in ("article.details", "article.remove", "report.export"):
            writes = name == "article.remove" and self.workbench.read_only
            self.actions_[name].setEnabled(not empty and not writes)

    def _show_title(self) -> None:
        name = self.workbench.path.stem
        self.setWindowTitle(self.tr("{library} – Factcheck").format(library=name))
        if self.workbench.read_only:
            self.setWindowTitle(self.tr("{library} (read only) – Factcheck").format(library=name))

    # --- dropping files ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _local_files(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files, text = _local_files(event.mimeData()), event.mimeData().text()
        # The other program waits until the drop is over: nothing long may happen here.
        take: Callable[[], object] = lambda: (  # noqa: E731
            self.commands.files.take_files(files) if files else self.commands.files.take_text(text)
        )
        QTimer.singleShot(0, take)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # What is typed is safe before the reviewer looks at another window.
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive:
            self.panels.review.commit()


def _local_files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
