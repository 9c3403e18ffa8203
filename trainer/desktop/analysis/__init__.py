"""Item analysis on screen: which questions of a pack work, by the answers of a class."""
