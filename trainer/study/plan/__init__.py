"""Towards an exam on a day: what to do each day, and what can be reached.

plan.py      the date and the target, as the learner set them
quota.py     today's share of the work
outlook.py   what will be known on the day, and what will not: a simulation of the days between
"""

from trainer.study.plan.outlook import DayLoad, Outlook, outlook
from trainer.study.plan.plan import ExamPlan, current_plan, forget_plan, keep_plan, suggested_plan
from trainer.study.plan.quota import Quota, quota

__all__ = [
    "DayLoad",
    "ExamPlan",
    "Outlook",
    "Quota",
    "current_plan",
    "forget_plan",
    "keep_plan",
    "outlook",
    "quota",
    "suggested_plan",
]
