"""Moodle XML, as Moodle's question bank exports and imports it (docs.moodle.org, "Moodle XML format")."""
