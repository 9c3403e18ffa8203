"""The learner's database."""
