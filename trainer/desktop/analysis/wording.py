"""The measures of item analysis, explained to an instructor; no Qt."""

MEASURES = (
    "Mean score (the difficulty): what the first answers scored; high is easy. "
    "Discrimination, from -1 to 1: whether those who know the other questions know this one, too. From 0.3 on it tells "
    "them apart well, near 0 not at all; below 0, look at its key."
)
RELIABILITY = (
    "Cronbach's alpha, from 0 to 1, says whether the same learners would come out in the same order again: "
    "from 0.7 on acceptable, from 0.8 on good. The standard error says how far a score may be off by chance."
)
