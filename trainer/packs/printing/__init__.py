"""Exam papers: a pack's questions on paper, in several versions, with or without the key."""
