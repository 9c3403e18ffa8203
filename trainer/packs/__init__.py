"""Reading, checking and writing question packs."""
