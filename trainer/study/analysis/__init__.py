"""Item analysis: which questions of a pack work, by the answers of a class."""

from trainer.study.analysis.analysis import Analysis, ExamAnalysis, ItemAnalysis, Share, analyse
from trainer.study.analysis.measures import alpha, difficulty, discrimination
from trainer.study.analysis.reading import NotAttempts, read_attempts
from trainer.study.analysis.responses import Attempts, Response, Sheet

__all__ = [
    "Analysis",
    "Attempts",
    "ExamAnalysis",
    "ItemAnalysis",
    "NotAttempts",
    "Response",
    "Share",
    "Sheet",
    "alpha",
    "analyse",
    "difficulty",
    "discrimination",
    "read_attempts",
]
