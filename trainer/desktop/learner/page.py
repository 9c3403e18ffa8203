"""The learner's page."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from trainer.desktop.learner.desk import LearnerData, LearnerDesk
from trainer.desktop.learner.exchange import ExchangeCard
from trainer.desktop.learner.parameters import ParametersCard
from trainer.desktop.pages.page import ReadingPage
from trainer.desktop.process_view.wording import size_text
from trainer.desktop.results import HomeData
from trainer.desktop.services import Services
from trainer.desktop.theme.tokens import Space
from trainer.desktop.widgets.banner import Banner
from trainer.desktop.widgets.basics import button, card, choice, column, form, label, row
from trainer.desktop.widgets.number_box import NumberBox
from trainer.desktop.widgets.responsive import ResponsiveRow, from_the_left
from trainer.desktop.widgets.table import RecordTable
from trainer.desktop.wording import when


class LearnerPage(ReadingPage):
    """``changed`` says that the learner or the data is another; ``replaced`` gives the data of a restored copy."""

    changed = Signal()
    replaced = Signal(object)

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(services.theme, "Learner", parent)
        self._services = services
        self._desk = LearnerDesk(services.backend)
        self._data: LearnerData | None = None
        self._exchange = ExchangeCard(services, self._desk)
        self._parameters = ParametersCard(services, self._desk)
        self.body.addWidget(label("Learner and data", "title", wrap=True))
        self.banner = Banner(services.theme)
        self.body.addWidget(self.banner)
        for pair in (
            (self._make_who(), self._make_limits()),
            (self._make_backups(), self._exchange),
            (self._parameters,),
        ):
            areas = ResponsiveRow(services.theme, 860, Space.L)
            for box in pair:
                areas.add(box)
            self.body.addWidget(areas)
        self.body.addStretch(1)
        self._exchange.merged.connect(self.changed)
        for busy in (services.long_work.began, services.long_work.ended):
            busy.connect(self._allow_copies)
        self._parameters.changed.connect(self._on_changed)
        self._parameters.failed.connect(partial(self.banner.say, "bad"))

    def focus_first(self) -> None:
        """Give the keyboard to the choice of the learner."""
        self._who.setFocus()

    # building

    def _make_who(self) -> QFrame:
        box, layout = _section("Who learns")
        self._who = choice(8)
        caption = label("Learner")
        caption.setBuddy(self._who)
        self._who.activated.connect(self._on_who)
        line = row(spacing=Space.S)
        line.addWidget(caption)
        line.addWidget(self._who, 1)
        layout.addLayout(line)
        self._name = QLineEdit()
        self._name.setMaxLength(80)
        self._name.setPlaceholderText("A name")
        self._name.setAccessibleName("Name of a learner")
        add = button("Add", "", "Add a learner")
        add.clicked.connect(self._on_add)
        rename = button("Rename", "quiet", "Rename the learner")
        rename.clicked.connect(self._on_rename)
        named = ResponsiveRow(self._services.theme, 0, Space.S)
        named.add(self._name, 1)
        named.add(from_the_left(self._services.theme, add, rename), 0)
        layout.addWidget(named)
        layout.addStretch(1)
        return box

    def _make_limits(self) -> QFrame:
        box, layout = _section("How much a day")
        self._new, self._reviews, self._retention = NumberBox(), NumberBox(), NumberBox()
        for number in (self._new, self._reviews):
            number.setRange(0, 9999)
        self._retention.setRange(50, 99)
        self._retention.setSuffix(" %")
        fields = (
            ("New cards a day", self._new),
            ("Reviews a day", self._reviews),
            ("Ask again when recall is down to", self._retention),
        )
        layout.addLayout(form(fields))
        keep = button("Save", "", "Save these limits")
        keep.clicked.connect(self._on_limits)
        layout.addWidget(from_the_left(self._services.theme, keep))
        layout.addStretch(1)
        return box

    def _make_backups(self) -> QFrame:
        box, layout = _section("Backups")
        self._where = label("", "caption", "muted", wrap=True)
        layout.addWidget(self._where)
        self._backups = RecordTable(self._services.theme, "Backups", ("Made", "Size", ""))
        self._backups.setMinimumHeight(self._services.theme.px(150))
        layout.addWidget(self._backups)
        self._make = button("Back up now")
        self._make.clicked.connect(self._on_back_up)
        self._restore = button("Restore the chosen one", "quiet")
        self._restore.clicked.connect(self._on_restore)
        layout.addWidget(from_the_left(self._services.theme, self._make, self._restore))
        return box

    # what is shown

    def read(self) -> None:
        """Ask the worker for what the page shows."""
        super().read()
        self._work(self._desk.read, self._show)

    def _show(self, data: LearnerData) -> None:
        self._data = data
        self._who.clear()
        for learner in data.learners:
            self._who.addItem(learner.name, learner.id)
        self._who.setCurrentIndex(self._who.findData(data.current.id))
        preferences = data.preferences
        self._new.setValue(preferences.new_per_day)
        self._reviews.setValue(preferences.reviews_per_day)
        self._retention.setValue(round(preferences.retention * 100))
        self._where.setText(
            f"Your progress is in {data.place}; it is copied daily to {data.backup_folder}."
            if data.backup_folder
            else f"Your progress is on {data.place}; its administrator makes the backups."
        )
        self._backups.set_rows(
            [
                (when(backup.made_at), size_text(backup.size), "before an update" if backup.permanent else "")
                for backup in data.backups
            ]
        )
        self._allow_copies()
        self._parameters.show_data(data)

    # what the learner does

    def _work(self, function: Callable[[], object], on_done: Callable[..., object]) -> None:
        self._services.lane.run(function, on_done, partial(self.banner.say, "bad"), self)

    def _on_changed(self, said: str, data: LearnerData) -> None:
        self._show(data)
        self.banner.say("good", said)
        self.changed.emit()

    def _on_who(self, index: int) -> None:
        said = f"{self._who.itemText(index)} learns now."
        self._work(partial(self._desk.switch, self._who.itemData(index)), partial(self._on_changed, said))

    def _on_add(self) -> None:
        if name := self._written_name():
            self._work(partial(self._desk.add, name), partial(self._on_changed, f"{name} learns now."))

    def _on_rename(self) -> None:
        if name := self._written_name():
            self._work(partial(self._desk.rename, name), partial(self._on_changed, f"The learner is named {name}."))

    def _written_name(self) -> str:
        """Take the name that was written, and ask for one where there is none."""
        name = self._name.text().strip()
        self._name.clear()
        if not name:
            self.banner.say("info", "Write the name first.")
            self._name.setFocus()
        return name

    def _on_limits(self) -> None:
        work = partial(self._desk.prefer, self._retention.value() / 100, self._new.value(), self._reviews.value())
        self._work(work, partial(self._on_changed, "Saved."))

    def _on_back_up(self) -> None:
        self._services.long_work.begin("The backup", self._desk.back_up, self._on_backed_up, self)

    def _on_backed_up(self, data: LearnerData) -> tuple[str, str]:
        self._show(data)
        return "good", "A copy was made and read back."

    def _allow_copies(self) -> None:
        """Let a copy be made and restored where nothing else works on the data."""
        idle, data = not self._services.long_work.name, self._data
        self._make.setEnabled(idle and data is not None and data.backup_folder is not None)
        self._restore.setEnabled(idle and data is not None and bool(data.backups))

    def _on_restore(self) -> None:
        chosen = self._backups.currentIndex().row()
        if self._data is None or chosen < 0:
            self.banner.say("info", "Choose the backup to restore in the table.")
            return
        backup = self._data.backups[chosen]
        self._work(partial(self._desk.restore, backup), partial(self._on_restored, when(backup.made_at)))

    def _on_restored(self, moment: str, data: HomeData) -> None:
        self.replaced.emit(data)
        self.banner.say("good", f"This is the state of {moment}. What was there before is kept beside it.")

    def export(self, path: Path) -> None:
        """Write everything of all learners, and say so."""
        self._exchange.export(path)

    def merge(self, path: Path) -> None:
        """Merge a file of progress, and say so."""
        self._exchange.merge(path)


def _section(title: str) -> tuple[QFrame, object]:
    box = card()
    layout = column(box, Space.M, Space.L)
    layout.addWidget(label(title, "heading"))
    return box, layout
