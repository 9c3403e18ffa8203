"""The kinds of questions. To add one, write its module and name its class here."""

from typing import Annotated

from pydantic import Field

from trainer.questions.base import Question
from trainer.questions.bytes import Bytes
from trainer.questions.choice import Choice
from trainer.questions.cloze import Cloze
from trainer.questions.flashcard import Flashcard
from trainer.questions.hotspot import Hotspot
from trainer.questions.layout import Layout
from trainer.questions.number import Number
from trainer.questions.ordering import Ordering
from trainer.questions.parts import Parts
from trainer.questions.placement import Placement
from trainer.questions.scenario import Scenario
from trainer.questions.text import Text
from trainer.questions.trace import Trace

AnyQuestion = Annotated[
    Flashcard
    | Choice
    | Number
    | Text
    | Cloze
    | Ordering
    | Placement
    | Bytes
    | Hotspot
    | Layout
    | Scenario
    | Trace
    | Parts,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[Question]] = {
    "flashcard": Flashcard,
    "choice": Choice,
    "number": Number,
    "text": Text,
    "cloze": Cloze,
    "ordering": Ordering,
    "placement": Placement,
    "bytes": Bytes,
    "hotspot": Hotspot,
    "layout": Layout,
    "scenario": Scenario,
    "trace": Trace,
    "parts": Parts,
}
