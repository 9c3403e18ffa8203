"""What the records of the store are told apart by: numbers and names that are stored as they are."""

from enum import IntEnum, StrEnum

BINS = 20
"""Predicted recall is summed up in steps of 1/20."""

UNPREDICTED = -1
"""The bin of answers for which FSRS predicted nothing: new cards, learning steps, practice, exams."""

LEECH = 6
"""A card that was forgotten so often costs more than it teaches: it should be understood anew, or suspended."""


class CardState(IntEnum):
    """Where a card is in its life; 1 to 3 are FSRS's own numbers."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Mode(StrEnum):
    """What the learner was doing when they answered."""

    REVIEW = "review"
    PRACTICE = "practice"
    EXAM = "exam"


class Standing(StrEnum):
    """Cards that something is the matter with: forgotten LEECH times or more, taken out of rotation, or marked."""

    ALL = "all"
    LEECHES = "leeches"
    SUSPENDED = "suspended"
    FLAGGED = "flagged"
