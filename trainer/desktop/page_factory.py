"""Making the pages of the window; each is imported when it is first asked for, which a fast start leaves out."""

from PySide6.QtWidgets import QWidget

from trainer.desktop.services import Services


def import_study() -> None:
    """Import what the study page and the answers need: a third of a second that the worker has, and the screen not."""
    import trainer.desktop.answers
    import trainer.desktop.pages.study  # noqa: F401


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
