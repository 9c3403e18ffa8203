"""Mathematics (math.h), on ``double`` and ``float``."""
