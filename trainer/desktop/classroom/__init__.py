"""A class whose learners share a store: who learns on this computer, and what its instructor sees."""
