"""Tables (CSV and TSV): a row a question, texts in Markdown, columns by name.

The columns are ``id``, ``type``, ``title``, ``topics`` (with ``;`` between), ``platform``, ``prompt``, ``program``,
``arguments`` (one a line), ``stdin``, ``answer``, ``tolerance``, ``unit``, ``right`` (the numbers of the right options,
with ``;`` between), ``explanation``, and for each option ``option 1``, ``feedback 1`` and so on. For a matching
``match 1`` holds what belongs to ``option 1``; for an ordering the options stand in the right order; for a number or a
text the options that are not ``right`` are mistakes that are worth a word.
"""
