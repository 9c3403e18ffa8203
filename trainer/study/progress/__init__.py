"""How the learner is doing, each figure with what to do about it.

retention.py   what FSRS predicted, beside what was recalled
report.py      everything that the progress page shows
classroom.py   all learners side by side
tables.py      the same as tables, for screen readers and CSV
"""

from trainer.study.progress.classroom import ClassReport, class_report
from trainer.study.progress.report import DayLoad, Leech, MisconceptionCount, Progress, progress
from trainer.study.progress.retention import CalibrationBin, MonthlyRetention, Retention
from trainer.study.progress.tables import tables, write_tables
from trainer.study.table import Cell, Table

__all__ = [
    "CalibrationBin",
    "Cell",
    "ClassReport",
    "DayLoad",
    "Leech",
    "MisconceptionCount",
    "MonthlyRetention",
    "Progress",
    "Retention",
    "Table",
    "class_report",
    "progress",
    "tables",
    "write_tables",
]
