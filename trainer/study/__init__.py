"""What a learner does: review, practice, progress.

Importing this package does not import SQLAlchemy; a store is passed in.
"""

from fsrs import Rating

from trainer.study.clock import Clock
from trainer.study.exchange import import_progress
from trainer.study.mastery import Mastery, mastery
from trainer.study.notices import notices
from trainer.study.overview import Overview, overview
from trainer.study.practice import practice
from trainer.study.preferences import Preferences
from trainer.study.rating import RULE
from trainer.study.selection import Selection
from trainer.study.session import Feedback, ReviewSession, Session
from trainer.study.summary import Answered, Summary

__all__ = [
    "RULE",
    "Answered",
    "Clock",
    "Feedback",
    "Mastery",
    "Overview",
    "Preferences",
    "Rating",
    "ReviewSession",
    "Selection",
    "Session",
    "Summary",
    "import_progress",
    "mastery",
    "notices",
    "overview",
    "practice",
]
