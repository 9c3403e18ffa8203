"""From preprocessed text to the syntax tree: the grammar of GNU C, its attributes and pragmas."""
