"""GIFT, Moodle's format for typing questions (docs.moodle.org, "GIFT format")."""
