"""What a learner does: review, practice, progress."""
