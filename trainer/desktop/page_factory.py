"""Making the pages of the window; each is imported when it is first asked for, which a fast start leaves out."""

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from trainer.desktop.services import Services
from trainer.desktop.turns import in_turns

STUDY_PARTS = (
    "trainer.desktop.process_view.process_view",
    "trainer.desktop.pages.question_process",
    "trainer.desktop.pages.question_sheet",
    "trainer.desktop.pages.question_view",
    "trainer.desktop.answers",
    "trainer.desktop.pages.study",
)
"""What the study page needs, each in the time of a few frames."""


def import_in_turns(parts: Sequence[str], owner: QObject, then: Callable[[], object]) -> None:
    """Import modules one after the other between the events of the user interface, and call ``then`` at the end.

    No worker does that: PySide makes a type when its name is first imported, under a lock that another thread must not
    hold while Qt's own events need one, or both wait for ever.
    """
    in_turns([*(partial(import_module, part) for part in parts), then], owner, 0)


def make_page(name: str, services: Services) -> QWidget:
    """Return a new page."""
    match name:
        case "home":
            from trainer.desktop.pages.home import HomePage as Page
        case "study":
            from trainer.desktop.pages.study import StudyPage as Page
        case "practice":
            from trainer.desktop.pages.practice import PracticePage as Page
        case "explore":
            from trainer.desktop.pages.explore import ExplorePage as Page
        case "exam":
            from trainer.desktop.exam.page import ExamPage as Page
        case "progress":
            from trainer.desktop.progress.page import ProgressPage as Page
        case "packs":
            from trainer.desktop.packs.page import PacksPage as Page
        case "learner":
            from trainer.desktop.learner.page import LearnerPage as Page
        case "cards":
            from trainer.desktop.cards.page import CardsPage as Page
        case "class":
            from trainer.desktop.classroom.page import ClassPage as Page
        case "entrance":
            from trainer.desktop.classroom.entrance import EntrancePage as Page
        case "trouble":
            from trainer.desktop.pages.trouble import TroublePage as Page
        case _:
            raise ValueError(f"there is no page {name}")
    return Page(services)
