"""ONE table of every action: menus, tool bar, cheat sheet and the list of keys are made from it."""

# A table reads best with one row a line.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.icons import icon
from ui.keys import Keymap
from ui.theme import Theme


def _(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("actions", text))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the reviewer can do.

    ``keys`` are the keys it has unless the reviewer chose others. ``part`` numbers the parts of a
    menu between separators. ``writes`` is true where the library must be writable. ``choice`` names
    the set of which only one is chosen.
    """

    id: str
    words: str
    help: str
    menu: str
    part: int = 0
    keys: tuple[str, ...] = ()
    icon: str = ""
    writes: bool = False
    choice: str = ""
    checkable: bool = False


MENUS = (_("&File"), _("&Edit"), _("&Claim"), _("&Review"), _("&View"), _("&Help"))
FILE, EDIT, CLAIM, REVIEW, VIEW, HELP = MENUS

# fmt: off
ACTS: tuple[Act, ...] = (
    Act("article.import", _("&Import…"), _("Import articles from files."), FILE, 0, ("Ctrl+I",), "import", writes=True),
    Act("article.import_folder", _("Import a &folder…"), _("Import every text of a folder."), FILE, 0, ("Ctrl+Shift+I",), writes=True),
    Act("article.import_preview", _("Import with pre&view…"), _("See what comes of files and correct it before they are imported."), FILE, 0, ("Ctrl+Alt+I",), writes=True),
    Act("article.import_address", _("Import from &address…"), _("Fetch a page from the web and import the article on it."), FILE, 0, ("Ctrl+Shift+A",), writes=True),
    Act("article.paste", _("&Paste text"), _("Make an article of the text on the clipboard, at once."), FILE, 0, ("Ctrl+Shift+V",), "paste", writes=True),
    Act("article.paste_edit", _("Paste and &correct…"), _("See and correct the text on the clipboard before it becomes an article."), FILE, 0, ("Ctrl+Alt+V",), writes=True),
    Act("work.stop", _("Stop the impo&rt"), _("Stop what runs in the background; what was imported stays."), FILE, 0, ("Ctrl+.",)),
    Act("article.details", _("Article &details…"), _("Correct title, outlet, author, date and address."), FILE, 1, ("Ctrl+D",), "article"),
    Act("article.remove", _("Remove article"), _("Take the article out of the library; undo brings it back."), FILE, 1, ("Ctrl+Delete",), "remove", writes=True),
    Act("report.export", _("&Export report…"), _("Write a report of the verdicts as HTML, PDF, Word, Excel, Markdown, CSV, ClaimReview, Web Annotation or JSON."), FILE, 2, ("Ctrl+E",), "export"),
    Act("library.new", _("&New library…"), _("Start an empty library in a file of your choice."), FILE, 3, ("Ctrl+N",)),
    Act("library.open", _("&Open library…"), _("Open another library."), FILE, 3, ("Ctrl+O",)),
    Act("library.copy", _("Save a cop&y…"), _("Write the library as it stands to another file and go on in that one, where the disk refuses."), FILE, 3, ("Ctrl+Shift+C",)),
    Act("exchange.send", _("&Send to a second reviewer…"), _("Write a file for another reviewer, blind or with your verdicts."), FILE, 3, ("Ctrl+Shift+S",)),
    Act("exchange.take_in", _("&Take in reviewers' files…"), _("See what other reviewers sent, and take it in."), FILE, 3, ("Ctrl+Shift+T",), writes=True),
    Act("library.backups", _("&Backups…"), _("See the backups of this library, make one, go back to one."), FILE, 3, ("Ctrl+B",)),
    Act("app.quit", _("&Quit"), _("Close the window; everything is saved already."), FILE, 4, ("Ctrl+Q",)),

    Act("edit.undo", _("&Undo"), _("Take back what was done last, in this session or an earlier one."), EDIT, 0, ("Ctrl+Z",), "undo", writes=True),
    Act("edit.redo", _("&Redo"), _("Do again what was undone."), EDIT, 0, ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", writes=True),
    Act("edit.search", _("&Search"), _("Search claims, statements, notes and sources of the whole library."), EDIT, 1, ("/", "Ctrl+F"), "search"),
    Act("edit.preferences", _("&Preferences…"), _("Looks, your name, what stands in reports, keys."), EDIT, 2, ("Ctrl+,",)),

    Act("claim.next", _("&Next claim"), _("Go to the next claim."), CLAIM, 0, ("J",)),
    Act("claim.previous", _("&Previous claim"), _("Go to the claim before."), CLAIM, 0, ("K",)),
    Act("claim.next_open", _("Next &unreviewed"), _("Go to the next claim without a verdict; from the last one, to the next article."), CLAIM, 0, ("N",)),
    Act("claim.previous_open", _("Previous unreviewed"), _("Go back to a claim without a verdict."), CLAIM, 0, ("Shift+N",)),
    Act("claim.back", _("&Back"), _("Go back to the claim from which you went to a related one."), CLAIM, 0, ("Alt+Left",)),
    Act("claim.statement", _("&Edit statement"), _("Put the claim in your own words."), CLAIM, 1, ("E",), "edit", writes=True),
    Act("claim.speaker", _("Correct the spea&ker…"), _("Say who makes the claim, where the program took it for another one."), CLAIM, 1, ("Q",), writes=True),
    Act("claim.split", _("&Split…"), _("Cut the claim in two."), CLAIM, 1, ("X",), "split", writes=True),
    Act("claim.merge", _("&Merge with next"), _("Join the claim with the one after it."), CLAIM, 1, ("G",), "merge", writes=True),
    Act("claim.add", _("&Add from the text…"), _("Make a claim of the selected text, or choose the words in a window."), CLAIM, 1, ("A",), "add", writes=True),
    Act("claim.remove", _("Remove claim"), _("Take the claim off the list; its text stays in the article."), CLAIM, 1, ("Del",), "remove", writes=True),
    Act("passage.fold", _("&Fold passage"), _("Call the passage page furniture: it is folded and its claims leave the list."), CLAIM, 2, ("B",), "fold", writes=True),
    Act("passage.folded", _("F&olded passages…"), _("See what was folded and why, and restore it."), CLAIM, 2, ("Shift+B",), "restore"),

    Act("verdict.supported", _("&Supported"), _("The sources bear the claim out; then on to the next unreviewed."), REVIEW, 0, ("S",), "supported", writes=True),
    Act("verdict.disputed", _("&Disputed"), _("The sources speak against the claim; then on to the next unreviewed."), REVIEW, 0, ("D",), "disputed", writes=True),
    Act("verdict.opinion", _("&Opinion"), _("The claim is a judgement that cannot be checked; then on to the next unreviewed."), REVIEW, 0, ("O",), "opinion", writes=True),
    Act("verdict.none", _("&Unreviewed"), _("Take the verdict back."), REVIEW, 0, ("U",), "unreviewed", writes=True),
    Act("review.flag", _("&Flag for later"), _("Mark the claim to come back to, or take the mark away."), REVIEW, 1, ("F",), "flag", writes=True),
    Act("review.link", _("Add source &link"), _("Type or paste a link that backs the review."), REVIEW, 1, ("L",), "link", writes=True),
    Act("review.article_links", _("L&inks of the article…"), _("See what the article links to, nearest to the claim first, and take a link as a source."), REVIEW, 1, ("Shift+L",), writes=True),
    Act("review.note", _("&Note"), _("Write a note on the claim."), REVIEW, 1, ("M",), "note", writes=True),
    Act("review.reuse", _("Use a source a&gain…"), _("Choose a source of the library for this claim by typing."), REVIEW, 1, ("H",), writes=True),
    Act("review.evidence", _("E&vidence…"), _("Say whether the claimant was asked and where the other side was looked for; waive a gap with a reason."), REVIEW, 1, ("V",), writes=True),
    Act("review.look_up", _("Look u&p…"), _("Look the claim up in the browser, in a place of your list."), REVIEW, 1, ("W",)),
    Act("review.related", _("&Elsewhere"), _("Go to the claims elsewhere that say the same or the contrary."), REVIEW, 1, ("C",)),
    Act("related.apply", _("&Apply there too"), _("Give the claim elsewhere this verdict and its sources; asks before it replaces another one."), REVIEW, 2, ("T",), writes=True),
    Act("related.take", _("Ta&ke over from there"), _("Take over the verdict and the sources of the claim elsewhere, or the link of a published fact check."), REVIEW, 2, ("R",), writes=True),
    Act("related.apart", _("Not &the same"), _("Say that the claim elsewhere is not about the same fact."), REVIEW, 2, ("P",), writes=True),
    Act("related.same", _("Same after all"), _("Say that the claim elsewhere is the same after all, or take back what you said."), REVIEW, 2, ("Shift+P",), writes=True),

    Act("show.all", _("Show &all"), _("List every claim."), VIEW, 0, ("Ctrl+1",), choice="show"),
    Act("show.unreviewed", _("Show &unreviewed"), _("List the claims without a verdict."), VIEW, 0, ("Ctrl+2",), choice="show"),
    Act("show.supported", _("Show &supported"), _("List the supported claims."), VIEW, 0, ("Ctrl+3",), choice="show"),
    Act("show.disputed", _("Show &disputed"), _("List the disputed claims."), VIEW, 0, ("Ctrl+4",), choice="show"),
    Act("show.opinion", _("Show &opinion"), _("List the claims ruled opinion."), VIEW, 0, ("Ctrl+5",), choice="show"),
    Act("show.flagged", _("Show &flagged"), _("List the claims flagged for later."), VIEW, 0, ("Ctrl+6",), choice="show"),
    Act("order.text", _("In the order of the &text"), _("List the claims as they stand in the article."), VIEW, 1, choice="order"),
    Act("order.worth", _("&Worth checking first"), _("List the claims that are most worth checking first."), VIEW, 1, choice="order"),
    Act("scope.everywhere", _("Claims of &every article"), _("List the claims of the whole library, or of this article again."), VIEW, 1, ("Ctrl+L",), checkable=True),
    Act("opinions.show", _("Second o&pinions…"), _("See on which claims reviewers differ and how far they agree, and settle it."), VIEW, 1, ("Ctrl+Shift+O",)),
    Act("sources.show", _("Sources of the li&brary…"), _("See every source with where it is used; check the links."), VIEW, 1, ("Ctrl+Shift+L",)),
    Act("ledger.show", _("&Conflicts and related claims…"), _("See which claims of the library speak of one fact, and where they conflict."), VIEW, 1, ("Ctrl+R",)),
    Act("pane.articles", _("Go to articles"), _("Move to the list of articles."), VIEW, 2, ("Alt+1",)),
    Act("pane.claims", _("Go to claims"), _("Move to the list of claims."), VIEW, 2, ("Alt+2",)),
    Act("pane.reader", _("Go to text"), _("Move to the article's text."), VIEW, 2, ("Alt+3",)),
    Act("pane.review", _("Go to review"), _("Move to the review of the claim."), VIEW, 2, ("Alt+4",)),
    Act("pane.next", _("Next pane"), _("Move to the next part of the window."), VIEW, 2, ("F6",)),
    Act("font.larger", _("&Larger text"), _("Make all text larger."), VIEW, 3, ("Ctrl++", "Ctrl+=")),
    Act("font.smaller", _("S&maller text"), _("Make all text smaller."), VIEW, 3, ("Ctrl+-",)),
    Act("font.normal", _("No&rmal text size"), _("Go back to the usual size."), VIEW, 3, ("Ctrl+0",)),
    Act("theme.auto", _("Theme as the desktop"), _("Light or dark as the desktop is."), VIEW, 4, choice="theme"),
    Act("theme.light", _("Light theme"), _("Dark letters on a light ground."), VIEW, 4, choice="theme"),
    Act("theme.dark", _("Dark theme"), _("Light letters on a dark ground."), VIEW, 4, choice="theme"),
    Act("theme.contrast", _("High-contrast theme"), _("The strongest contrast."), VIEW, 4, choice="theme"),

    Act("help.guide", _("&Guide"), _("How the work goes, on a page."), HELP, 0, ("F1",)),
    Act("help.keys", _("&Keys"), _("Every key on one sheet."), HELP, 0, ("?",)),
    Act("help.about", _("&About Factcheck"), _("Version, licence, where things are."), HELP, 1),
)
# fmt: on

TOOL_BAR = ("article.import", "article.paste", "edit.undo", "edit.redo")
BY_ID = {act.id: act for act in ACTS}


def translated(text: str) -> str:
    """Words of the table in the reviewer's language."""
    return QCoreApplication.translate("actions", text)


def plain_words(act: Act) -> str:
    """The words of an action without mnemonic and dots, for lists and buttons."""
    return translated(act.words).replace("&", "").rstrip("…")


class Actions(QObject):
    """The ``QAction`` of every entry of the table, for one window."""

    def __init__(self, keymap: Keymap, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._keymap = keymap
        self._groups: dict[str, QActionGroup] = {}
        self._made = {act.id: self._make(act) for act in ACTS}
        self.show_keys()
        self._draw()
        theme.changed.connect(self._draw)

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def connect_all(self, slots: dict[str, Callable[[], object]]) -> None:
        """Let each action call its slot; an unknown id is a ``KeyError``."""
        for name, slot in slots.items():
            # triggered hands over `checked`, which is no argument of any slot here.
            self._made[name].triggered.connect(_without_checked(slot))

    def fill(self, bar: QMenuBar) -> list[QMenu]:
        """Make the menus."""
        menus = []
        for title in MENUS:
            menu = bar.addMenu(translated(title))
            menu.setToolTipsVisible(False)
            self.fill_menu(menu, [act for act in ACTS if act.menu == title])
            menus.append(menu)
        return menus

    def fill_menu(self, menu: QMenu, acts: list[Act]) -> None:
        """Put these actions in a menu, with separators between the parts."""
        part = acts[0].part if acts else 0
        for act in acts:
            if act.part != part:
                menu.addSeparator()
                part = act.part
            menu.addAction(self._made[act.id])

    def show_keys(self) -> None:
        """Give every action the keys that the keymap holds now."""
        for name, action in self._made.items():
            action.setShortcuts(self._keymap.keys(name))
            action.setStatusTip(translated(BY_ID[name].help))

    def allow_writing(self, allowed: bool) -> None:
        """Enable or disable everything that changes the library."""
        for act in ACTS:
            if act.writes:
                self._made[act.id].setEnabled(allowed)

    def choose(self, name: str, chosen: bool = True) -> None:
        """Tick an action without triggering it."""
        self._made[name].setChecked(chosen)

    def _make(self, act: Act) -> QAction:
        action = QAction(translated(act.words), self._window)
        action.setObjectName(act.id)
        action.setCheckable(act.checkable or bool(act.choice))
        if act.choice:
            group = self._groups.setdefault(act.choice, QActionGroup(self))
            group.addAction(action)
        # Also what is in no visible menu must act on its key.
        self._window.addAction(action)
        return action

    def _draw(self) -> None:
        for act in ACTS:
            if act.icon:
                color = act.icon if act.icon in ("supported", "disputed", "opinion") else "text"
                self._made[act.id].setIcon(icon(act.icon, self._theme.color(color)))


def _without_checked(slot: Callable[[], object]) -> Callable[[bool], None]:
    def call(checked: bool = False) -> None:
        slot()

    return call
