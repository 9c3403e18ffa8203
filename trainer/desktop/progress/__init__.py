"""The progress page: the date of an exam, plots, topics, and what to practise next."""
