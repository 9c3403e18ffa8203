"""The exam drill on screen: choosing an exam, the paper, its result and the review of every task."""
