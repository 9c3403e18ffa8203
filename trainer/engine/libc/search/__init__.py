"""Tables and trees to search in (search.h)."""
