"""Plots of the learner's figures, each with its numbers as a table and as CSV.

pyqtgraph and numpy take a third of a second to import, so that only a chart that is shown imports them.
"""
