"""The learner's page: who learns, how much a day, and the data: backups, export, merge, own parameters."""
