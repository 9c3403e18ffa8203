"""A question that was analysed, as learners meet it: where it is written, and the way into its text."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.analysis.desk import AnalysisDesk, AskedAbout
from trainer.desktop.packs.preview import PreviewPane
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.responsive import ResponsiveRow


class QuestionPage(QWidget):
    """``left`` says that the page is closed; ``edit_asked`` gives the folder of a pack, a file in it and a line."""

    left = Signal()
    edit_asked = Signal(Path, str, int)

    def __init__(self, services: Services, desk: AnalysisDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lane = services.lane
        self._desk = desk
        self._name = ("", "")
        self._asked: AskedAbout | None = None
        self.setProperty("look", "page")
        self.setAccessibleName("Question")
        self._title = label("", "heading", wrap=True)
        self._remarks = label("", "strong", wrap=True)
        self._where = label("", "caption", "muted", wrap=True)
        self._edit = button("Edit the question")
        self._edit.clicked.connect(self._on_edit)
        self._back = button("Back to the analysis", "quiet")
        self._back.clicked.connect(self.left)
        self._banner = Banner(services.theme)
        self._preview = PreviewPane(services)
        self._preview.variant_chosen.connect(self.read)
        layout = column(self, Space.S, (Space.XL, Space.XL, Space.XL, 0))
        said, ways = QWidget(), QWidget()
        words, controls = column(said, Space.XS), row(ways)
        for widget in (self._title, self._remarks, self._where):
            words.addWidget(widget)
        for control in (self._edit, self._back):
            controls.addWidget(control)
        head = ResponsiveRow(services.theme, 640, Space.S)
        head.add(said, 1)
        head.add(ways, 0)
        layout.addWidget(head)
        layout.addWidget(self._banner)
        layout.addWidget(self._preview, 1)

    def ask_about(self, name: tuple[str, str], title: str, remarks: str) -> None:
        """Show the question with these ids of its pack and its own, and what the analysis remarked on it."""
        self._name = name
        self._title.setText(title)
        self._remarks.setText(remarks)
        self._remarks.setVisible(bool(remarks))
        self._where.setText("")
        self._edit.hide()
        self._banner.hide()
        self._preview.forget()
        self.read()

    def read(self) -> None:
        """Ask for the question as it is written now."""
        work = partial(self._desk.question, self._name, self._preview.seed)
        self._lane.run(work, self._show, partial(self._banner.say, "bad"), self)

    def focus_first(self) -> None:
        """Give the keyboard to the way into its text, or back."""
        (self._edit if self._edit.isVisible() else self._back).setFocus()

    def _show(self, asked: AskedAbout) -> None:
        self._asked = asked
        self._where.setText(asked.where)
        self._edit.setVisible(asked.is_own)
        self._preview.setVisible(asked.draft is not None)
        self._title.setVisible(asked.draft is None)  # the question has one of its own
        if asked.draft is not None:
            self._preview.show_draft(asked.draft)

    def _on_edit(self) -> None:
        if self._asked is not None:
            self.edit_asked.emit(self._asked.folder, self._asked.file, self._asked.line)
