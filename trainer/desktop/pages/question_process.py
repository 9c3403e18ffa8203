"""The process of a question at the moment that matters, beside its program."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from trainer.desktop.process_view.process_view import ProcessView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.turns import paint_after
from trainer.desktop.widgets.basics import column, label
from trainer.desktop.widgets.code_view import CodeView

if TYPE_CHECKING:
    from trainer.questions import Item


class QuestionProcess(QWidget):
    """Made once and used for every question: its map and tables take longer to make than a frame lasts.

    It is seen from when the process has been worked out until it is put away.
    """

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = services.theme
        self._item: Item[Any, Any] | None = None
        self._code = CodeView(services.theme, "Program")
        self.view = ProcessView(services.theme, services.lane, self._code)
        layout = column(self, Space.L)
        layout.addWidget(label("The process at the moment that matters", "heading", wrap=True))
        layout.addWidget(self.view, 1)
        self.view.stepped.connect(self._code.mark_line)
        self.view.loaded.connect(self._on_loaded)
        services.theme.changed.connect(self._fit)
        self._fit()
        self.hide()
        self.ensurePolished()

    def expect(self, item: "Item[Any, Any]") -> None:
        """Get ready to show the run of a question, while there is time."""
        from trainer.questions.runs import NOTHING

        if item is self._item:
            return
        self._item = item
        program = item.question.program
        source = "" if program is None or program == NOTHING else program.rstrip("\n")
        self._code.set_source(source)
        self._code.setVisible(bool(source))

    def show_item(self, item: "Item[Any, Any]", step: int | None) -> None:
        """Show the run of a question at ``step``, or at its end."""
        self.expect(item)
        self.view.show_run(item.run, step)

    def put_away(self) -> None:
        """Show no run any more."""
        self._item = None
        self.hide()
        self.view.forget()

    def _on_loaded(self) -> None:
        if self.isHidden():
            paint_after(self, self.view.map)
            self.show()

    def _fit(self) -> None:
        self._code.setMinimumHeight(self._theme.px(160))
        self.view.setMinimumHeight(self._theme.px(640))
