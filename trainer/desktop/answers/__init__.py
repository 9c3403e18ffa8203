"""One answer widget a question kind. To add a kind, write its widget and name it in ``WIDGETS``."""

from trainer.desktop.answers.base import AnswerWidget
from trainer.desktop.answers.bytes import BytesWidget
from trainer.desktop.answers.choice import ChoiceWidget
from trainer.desktop.answers.cloze import ClozeWidget
from trainer.desktop.answers.flashcard import FlashcardWidget
from trainer.desktop.answers.hotspot import HotspotWidget
from trainer.desktop.answers.layout import LayoutWidget
from trainer.desktop.answers.number import NumberWidget
from trainer.desktop.answers.ordering import OrderingWidget
from trainer.desktop.answers.parts import PartsWidget
from trainer.desktop.answers.placement import PlacementWidget
from trainer.desktop.answers.scenario import ScenarioWidget
from trainer.desktop.answers.text import TextWidget
from trainer.desktop.answers.trace import TraceWidget

WIDGETS: dict[str, type[AnswerWidget]] = {
    "flashcard": FlashcardWidget,
    "choice": ChoiceWidget,
    "number": NumberWidget,
    "text": TextWidget,
    "cloze": ClozeWidget,
    "ordering": OrderingWidget,
    "placement": PlacementWidget,
    "bytes": BytesWidget,
    "hotspot": HotspotWidget,
    "layout": LayoutWidget,
    "scenario": ScenarioWidget,
    "trace": TraceWidget,
    "parts": PartsWidget,
}
