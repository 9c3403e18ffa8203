"""What a learner does: review, practice, exams, progress.

review.py, practice.py    make a sitting, which session.py is; queue.py and selection.py choose its cards,
                          scheduler.py and rating.py move them
exam/                     a paper against the clock
plan/                     towards the date of an exam
overview.py, glance.py    what waits
progress/, analysis/      how a learner, a class, and the questions are doing
optimise/                 FSRS parameters of a learner's own

Importing this package imports nothing else: the first page needs its clock before there is time for the rest. A store
is passed in.
"""
