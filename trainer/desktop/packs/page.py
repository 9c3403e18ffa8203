"""The packs page: what is installed, what can be, and the editor."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QStackedWidget, QWidget

from trainer.desktop.analysis.desk import AnalysisDesk
from trainer.desktop.analysis.page import AnalysisPage
from trainer.desktop.analysis.question import QuestionPage
from trainer.desktop.packs.desk import EditorDesk, PacksDesk
from trainer.desktop.packs.editor import PackEditor
from trainer.desktop.packs.offer import OfferCard
from trainer.desktop.pages.page import ScrollPage
from trainer.desktop.results import HomeData, PackLine
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, clear, column, label, row
from trainer.desktop.widgets.responsive import ResponsiveRow, from_the_left
from trainer.desktop.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.desktop.packs.desk import OpenedPack
    from trainer.packs.installing import Offer


class PacksPage(QStackedWidget):
    """``changed`` gives the learner's data after a pack was installed, saved or removed."""

    changed = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._desk = EditorDesk(services.backend)
        self._packs_desk = PacksDesk(services.backend)
        self.setAccessibleName("Packs")
        self.setAcceptDrops(True)
        self.banner = Banner(services.theme)
        self._removed = Banner(services.theme)
        self._removed.add_action("Put it back").clicked.connect(self._on_put_back)
        self._kept: Path | None = None
        self.offer = OfferCard()
        self._list = self._make_list()
        self.editor = PackEditor(services)
        self.analysis = AnalysisPage(services)
        self._question = QuestionPage(services, AnalysisDesk(services.backend))
        self._before_editor: QWidget = self._list
        for widget in (self._list, self.editor, self.analysis, self._question):
            self.addWidget(widget)
        self.offer.accepted.connect(self._on_accepted)
        self.offer.declined.connect(self.offer.hide)
        self.editor.saved.connect(self.changed)
        self.editor.left.connect(self._on_editor_left)
        self.analysis.left.connect(self._on_left)
        self.analysis.question_asked.connect(self._on_question)
        self._question.left.connect(self._on_question_left)
        self._question.edit_asked.connect(self.edit)

    def show_data(self, data: HomeData) -> None:
        """Show what is installed."""
        self.analysis.show_packs(data.packs)
        clear(self._packs)
        for line in data.packs:
            self._packs.addWidget(self._pack_card(line))
        for broken in data.broken:
            box = card("banner")
            box.setProperty("tone", "bad")
            layout = column(box, Space.XS, Space.L)
            layout.addWidget(label("This pack cannot be used", "strong"))
            layout.addWidget(label(broken.path, "code", wrap=True))
            for problem in broken.problems[:3]:
                layout.addWidget(label(problem, wrap=True))
            if Path(broken.path).is_dir():
                edit = button("Open in the editor", "", f"Edit {Path(broken.path).name}")
                edit.clicked.connect(partial(self.edit, Path(broken.path)))
                line_of_buttons = row()
                line_of_buttons.addWidget(edit)
                line_of_buttons.addStretch(1)
                layout.addLayout(line_of_buttons)
            self._packs.addWidget(box)

    def focus_first(self) -> None:
        """Give the keyboard to the first thing to do."""
        shown = self.currentWidget()
        if shown is self._list:
            self._install.setFocus()
        else:
            shown.focus_first()

    def look_into(self, path: Path) -> None:
        """Show what is in a folder or zip, to be installed or not."""
        self.setCurrentWidget(self._list)
        self._work(partial(self._packs_desk.look_into, path), self.offer.show_offer)

    def edit(self, folder: Path, file: str = "", line: int = 1) -> None:
        """Open a pack in the editor, at a line of a file, unless another one there would lose what was written."""
        if not self.may_close():
            return
        self._work(partial(self._desk.open, folder), partial(self._on_opened, file, line))

    def keep(self) -> None:
        """Give up an analysis before the window goes: nothing of it is to be kept."""
        self.analysis.stop()

    def may_close(self) -> bool:
        """Say whether nothing would be lost with the page; else show what, with a warning."""
        if self.editor.may_close():
            return True
        self.setCurrentWidget(self.editor)
        return False

    def _on_opened(self, file: str, line: int, pack: "OpenedPack") -> None:
        self._before_editor = self._question if self.currentWidget() is self._question else self._list
        self.editor.show_pack(pack, file, line)
        self.setCurrentWidget(self.editor)
        self.editor.focus_first()

    def analyse(self, pack: str) -> None:
        """Show which questions of a pack work ("" for all packs)."""
        self.setCurrentWidget(self.analysis)
        self.analysis.analyse(pack)
        self.analysis.focus_first()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a folder or a zip."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into what was dropped."""
        event.acceptProposedAction()
        self.look_into(Path(event.mimeData().urls()[0].toLocalFile()))

    def _make_list(self) -> ScrollPage:
        theme = self._services.theme
        page = ScrollPage(theme, "Packs")
        head = ResponsiveRow(theme, 0, Space.S)
        head.add(label("Question packs", "title"), 1)
        analyse = button("Item analysis", "quiet", "Item analysis of all packs")
        analyse.setToolTip("Which questions work, by the answers of learners")
        analyse.clicked.connect(partial(self.analyse, ""))
        head.add(analyse, 0)
        page.body.addWidget(head)
        page.body.addWidget(
            label(
                "Drop a pack here, or choose one: you see what it holds before it is installed.",
                tone="muted",
                wrap=True,
            )
        )
        page.body.addWidget(self.banner)
        page.body.addWidget(self._removed)
        creating = QWidget()
        right = row(creating, spacing=Space.M)
        self._install = button("Install a zip…", "primary")
        self._install.clicked.connect(self._on_choose_zip)
        folder = button("Install a folder…")
        folder.clicked.connect(self._on_choose_folder)
        self._name = QLineEdit()
        self._name.setPlaceholderText("Title of a new pack")
        self._name.setAccessibleName("Title of a new pack")
        self._name.setMaxLength(80)
        self._name.setMaximumWidth(self._services.theme.px(260))
        create = button("Create")
        create.setAccessibleName("Create a new pack")
        create.clicked.connect(self._on_create)
        self._name.returnPressed.connect(self._on_create)
        right.addStretch(1)
        right.addWidget(self._name, 4)
        right.addWidget(create)
        buttons = ResponsiveRow(theme, 560, Space.M)
        buttons.add(from_the_left(theme, self._install, folder))
        buttons.add(creating)
        page.body.addWidget(buttons)
        page.body.addWidget(self.offer)
        self._packs = column(spacing=Space.M)
        page.body.addLayout(self._packs)
        page.body.addStretch(1)
        return page

    def _pack_card(self, line: PackLine) -> QFrame:
        box = card()
        layout = row(box, Space.M, Space.L)
        words = column(spacing=Space.XS)
        words.addWidget(label(line.title, "strong", wrap=True))
        if line.description:
            words.addWidget(label(" ".join(line.description.split()), tone="muted", wrap=True))
        questions = f"{counted(line.questions, 'question')}: {listed(line.kinds)}"
        words.addWidget(label(questions, "caption", "muted", wrap=True))
        origin = "yours" if line.is_own else "comes with the trainer"
        words.addWidget(label(f"{line.id} · version {line.version} · {origin}", "caption", "muted", wrap=True))
        layout.addLayout(words, 1)
        analyse = button("Analyse", "quiet", f"Analyse {line.title}")
        analyse.clicked.connect(partial(self.analyse, line.id))
        layout.addWidget(analyse)
        if line.is_own:
            if line.path.is_dir():
                edit = button("Edit", "", f"Edit {line.title}")
                edit.clicked.connect(partial(self.edit, line.path))
                layout.addWidget(edit)
            remove = button("Remove", "quiet", f"Remove {line.title}")
            remove.clicked.connect(partial(self._on_remove, line))
            layout.addWidget(remove)
        return box

    def _work(self, function: "Callable[[], object]", on_done: "Callable[..., object]") -> None:
        self._services.lane.run(function, on_done, partial(self.banner.say, "bad"), self)

    def _on_choose_zip(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Install a pack", "", "Packs (*.zip)")
        if name:
            self.look_into(Path(name))

    def _on_choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, "Install a pack")
        if name:
            self.look_into(Path(name))

    def _on_accepted(self, offer: "Offer") -> None:
        self._work(partial(self._packs_desk.install, offer), partial(self._on_installed, offer))

    def _on_installed(self, offer: "Offer", data: HomeData) -> None:
        self.offer.hide()
        self.changed.emit(data)
        title = offer.pack.title if offer.pack else offer.path.name
        self.banner.say("good", f"{title} is installed.")

    def _on_remove(self, line: PackLine) -> None:
        self._work(partial(self._packs_desk.remove_pack, line.id), partial(self._on_removed, line))

    def _on_removed(self, line: PackLine, result: "tuple[HomeData, Path | None]") -> None:
        data, self._kept = result
        self.changed.emit(data)
        self._removed.say("info", f"{line.title} is removed. What you know of its questions is kept.")

    def _on_put_back(self) -> None:
        if self._kept is not None:
            self._work(partial(self._packs_desk.put_back_pack, self._kept), self._on_back)

    def _on_back(self, data: HomeData) -> None:
        self._kept = None
        self._removed.hide()
        self.changed.emit(data)
        self.banner.say("good", "The pack is back.")

    def _on_create(self) -> None:
        title = self._name.text().strip()
        if title:
            self._work(partial(self._packs_desk.new_pack, title), self._on_created)

    def _on_created(self, folder: Path) -> None:
        self._name.clear()
        self._work(self._services.backend.home, self.changed.emit)
        self.edit(folder)

    def _on_question(self, name: tuple[str, str], title: str, remarks: str) -> None:
        self._question.ask_about(name, title, remarks)
        self.setCurrentWidget(self._question)
        self._question.focus_first()

    def _on_question_left(self) -> None:
        self.setCurrentWidget(self.analysis)
        self.analysis.focus_chosen()

    def _on_editor_left(self) -> None:
        self.setCurrentWidget(self._before_editor)
        if self._before_editor is self._question:
            self._question.read()
        self.focus_first()

    def _on_left(self) -> None:
        self.setCurrentWidget(self._list)
        self.focus_first()
