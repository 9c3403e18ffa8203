"""Question kinds: what is asked, what an answer is, how it is graded."""
