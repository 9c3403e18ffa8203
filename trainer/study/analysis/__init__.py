"""Item analysis: which questions of a pack work, by the answers of a class.

responses.py   what is analysed
reading.py     attempts in a file; choices.py says what their answers chose
gathering.py   attempts of a store, or of several files
measures.py    the measures of classical test theory
analysis.py    the measures of each question and each exam
tables.py      the same as tables, text and CSV
"""

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
