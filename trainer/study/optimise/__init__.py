"""FSRS parameters of one's own, fitted to one's own reviews.

The fitting is done by the package fsrs-rs-python, an optional extra of the trainer: ``pip install
'memory-layout-trainer[personal]'``. Without it everything else works, with the parameters that suit most people.

fitting.py  splitting the log by time, fitting, comparing, taking
worker.py   the process in which the package works, since it would hold up every thread of ours
"""

from trainer.study.optimise.fitting import (
    Cancelled,
    Fit,
    FitError,
    NotInstalled,
    TooFewReviews,
    fit,
    forget,
    is_available,
    take,
)

__all__ = ["Cancelled", "Fit", "FitError", "NotInstalled", "TooFewReviews", "fit", "forget", "is_available", "take"]
