"""Learners, cards and answers: the first version, which every database has or is made later than."""

revision = "0001"
down_revision = None
