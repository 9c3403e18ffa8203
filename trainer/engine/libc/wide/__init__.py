"""Wide characters (wchar.h, wctype.h, uchar.h)."""
