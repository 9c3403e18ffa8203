"""All cards: found by their words, with leeches, suspended and flagged ones apart."""
