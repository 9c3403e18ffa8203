"""Question kinds: what is asked, what an answer is, how it is graded."""

from trainer.questions.base import Answer, Question
from trainer.questions.errors import KeyRefuted, Misfilled, ProgramRefused, QuestionError
from trainer.questions.grade import Grade, Mark
from trainer.questions.item import Item
from trainer.questions.kinds import KINDS, AnyQuestion

__all__ = [
    "KINDS",
    "Answer",
    "AnyQuestion",
    "Grade",
    "Item",
    "KeyRefuted",
    "Mark",
    "Misfilled",
    "ProgramRefused",
    "Question",
    "QuestionError",
]
