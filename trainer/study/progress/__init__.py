"""How the learner is doing, each figure with what to do about it.

retention.py   what FSRS predicted, beside what was recalled
report.py      everything that the progress page shows
tables.py      the same as tables, for screen readers and CSV
"""

from trainer.study.progress.report import DayLoad, Leech, MisconceptionCount, Progress, progress
from trainer.study.progress.retention import CalibrationBin, MonthlyRetention, Retention
from trainer.study.progress.tables import Cell, Table, tables, write_tables

__all__ = [
    "CalibrationBin",
    "Cell",
    "DayLoad",
    "Leech",
    "MisconceptionCount",
    "MonthlyRetention",
    "Progress",
    "Retention",
    "Table",
    "progress",
    "tables",
    "write_tables",
]
