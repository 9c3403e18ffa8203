"""What a learner does with the card on the table beside answering it: from its menu to the sitting, and back."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trainer.desktop.pages.card_menu import CardDialog, CardMenu
from trainer.desktop.sitting import Asked, CardTold, Sitting
from trainer.desktop.theme.theme import Theme


class CardActions(QObject):
    """Flags and suspends, and shows note and history in a dialog over ``page``."""

    def __init__(self, menu: CardMenu, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._menu = menu
        self._theme = theme
        self._page = page
        self._sitting: Sitting | None = None
        self._title = ""
        menu.flag_asked.connect(self._on_flag)
        menu.suspend_asked.connect(self._on_suspend)
        menu.note_asked.connect(self._on_note)

    def follow(self, sitting: Sitting | None) -> None:
        """Act on the cards of another sitting, or of none."""
        self._sitting = sitting
        if sitting is not None:
            sitting.card_told.connect(self._on_card_told)

    def show_card(self, asked: Asked) -> None:
        """Act on the card of a question that is asked now."""
        self._title = asked.item.question.title
        self._menu.show_flag(asked.flagged)

    def _on_card_told(self, card: CardTold) -> None:
        dialog = CardDialog(self._theme, self._title, card, self._page)
        dialog.note_written.connect(self._on_note_written)
        dialog.open()

    def _on_flag(self, flagged: bool) -> None:
        if self._sitting:
            self._sitting.flag(flagged)

    def _on_suspend(self) -> None:
        if self._sitting:
            self._sitting.suspend()

    def _on_note(self) -> None:
        if self._sitting:
            self._sitting.tell_card()

    def _on_note_written(self, text: str) -> None:
        if self._sitting:
            self._sitting.write_note(text)
