"""The question that is being written, as learners will meet it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.question_view import QuestionView
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, column, label, row
from trainer.desktop.widgets.number_box import NumberBox
from trainer.desktop.widgets.responsive import ResponsiveRow

if TYPE_CHECKING:
    from trainer.packs.drafts import Draft
    from trainer.questions import Answer, Grade, Item

_STALE = "This is the question before your last changes: mend the problems to see it as it is now."


class PreviewPane(QWidget):
    """``variant_chosen`` says that other numbers are to be drawn.

    What the author answers stays while the text changes, as far as the question still takes it.
    """

    variant_chosen = Signal()

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._item: Item[Any, Any] | None = None
        self._shown = ("", 0)
        self._graded = False
        self.question = QuestionView(services)
        self._notice = Banner(services.theme)
        self._seed = NumberBox()
        self._seed.setRange(0, 9999)
        self._seed.setAccessibleName("Variant")
        self._seed.setToolTip("The numbers that a question with parameters draws")
        self._check = button("Check")
        self._key = button("Show the key", "quiet")
        caption = label("Variant", tone="muted")
        caption.setBuddy(self._seed)
        bar = ResponsiveRow(services.theme, 360, Space.XS)
        variant, controls = QWidget(), QWidget()
        left, right = row(variant, Space.S), row(controls, Space.S)
        left.addWidget(caption)
        left.addWidget(self._seed)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self._key)
        right.addWidget(self._check)
        bar.add(variant)
        bar.add(controls)
        head = row(margin=(Space.L, Space.S, Space.L, 0))
        head.addWidget(bar)
        layout = column(self, 0)
        layout.addLayout(head)
        notice = row(margin=(Space.L, Space.S, Space.L, 0))
        notice.addWidget(self._notice)
        layout.addLayout(notice)
        layout.addWidget(self.question, 1)
        self._seed.valueChanged.connect(self.variant_chosen)
        self._check.clicked.connect(self._on_check)
        self._key.clicked.connect(self._on_key)

    @property
    def seed(self) -> int:
        """The variant that is shown."""
        return self._seed.value()

    def forget(self) -> None:
        """Show no question: another pack is opened."""
        self._item, self._shown = None, ("", 0)
        self.question.show_waiting()

    def show_draft(self, draft: "Draft") -> None:
        """Show the question of a draft; one that cannot be asked any more stays as it was last."""
        item = draft.item
        is_stale = item is None and self._item is not None and draft.chosen in ("", self._item.question.id)
        self._notice.setVisible(is_stale)
        if is_stale:
            self._notice.say("warn", _STALE)
        elif item is None:
            self._item, self._shown = None, ("", 0)
            self.question.show_sentence(draft.problem)
        elif (written := (item.question.model_dump_json(), self.seed)) != self._shown:
            self._shown = written
            self._replace(item)
        for control in (self._check, self._key):
            control.setEnabled(self._item is not None)

    def _replace(self, item: "Item[Any, Any]") -> None:
        """Show a question, with what was answered if it is the same one, written differently."""
        before, answer, graded = self._item, self._answer(), self._graded
        place = self.question.verticalScrollBar().value()
        self._show(item)
        if before is None or before.question.id != item.question.id or before.question.kind != item.question.kind:
            return
        QTimer.singleShot(0, self, partial(self.question.verticalScrollBar().setValue, place))
        if answer is not None and answer != before.empty():
            self.question.restore(answer)
        if graded:
            self._on_check()

    def _answer(self) -> "Answer | None":
        return self.question.answer() if self._item is not None and self.question.answer_widget is not None else None

    def _show(self, item: "Item[Any, Any]") -> None:
        self._item = item
        self._graded = False
        self._check.setText("Check")
        self.question.show_item(item, {})

    def _on_check(self) -> None:
        if self._item is None:
            return
        if self._graded:
            self._show(self._item)
            return
        self._graded = True
        self._check.setText("Try again")
        work = partial(self._item.grade, self.question.answer())
        self._services.lane.run(
            work, partial(self._on_graded, self._item), partial(self._notice.say, "bad"), self.question
        )

    def _on_graded(self, item: "Item[Any, Any]", grade: "Grade") -> None:
        if item is self._item and self._graded:
            self.question.show_feedback(grade)

    def _on_key(self) -> None:
        if self._item is not None:
            self._show(self._item)
            self.question.restore(self._item.key())
            self._on_check()
