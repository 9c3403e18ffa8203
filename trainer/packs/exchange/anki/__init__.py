"""Decks of Anki (``.apkg``): the learner looks, recalls, and grades themselves."""
