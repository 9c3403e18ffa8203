"""What can stand in the way of an exam, each as one sentence for the learner.

ExamError
├── TooFewQuestions     the library cannot fill the blueprint
├── NoPause             the exam may not be paused
└── TimeIsUp            the time is over: nothing more is taken
"""


class ExamError(Exception):
    """The exam cannot be held, or not in this way."""


class TooFewQuestions(ExamError):
    """The library has too few questions for the blueprint."""


class NoPause(ExamError):
    """A rule of the exam forbids to pause."""


class TimeIsUp(ExamError):
    """The time limit is over."""
