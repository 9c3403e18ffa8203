"""The chapters of the reference that no model tells."""

HEAD = """\
# The format of question packs

This page is made from the program by `trainer pack reference --write`; change the descriptions there, not here.

`trainer pack new DIR` makes a pack with an example of each kind, `trainer pack check PATH` says what is wrong with a
pack, `trainer pack schema` prints the JSON Schema by which an editor completes and validates."""

FILES = """\
## Files

A pack is a folder, or that folder zipped. Only these files are read:

    pack.yaml            what the pack is
    questions/*.yaml     lists of questions
    programs/*.c         C programs that questions name
    images/*             pictures that texts show

The files are YAML 1.2 in UTF-8, without anchors, aliases, tags and merge keys. Texts for the learner are Markdown
without HTML; images are those of the pack, links lead to its files or to `https://…`. Nothing is ever fetched, and
programs run in the simulation only.

For completion and validation, name the schema in the first line of a file:

    # yaml-language-server: $schema=../schema.json"""

PARAMETERS = """\
## Parameters

`parameters` are drawn anew for each asking of a question, the same ones for the same seed. They fill in the
placeholders in everything but `id` and `kind`: in the program (also one in a C file), the texts, the probes, the
options, the numbers.

```yaml
parameters:
  count: {{from: 2, to: 10}}                    # 2, 3, … 10
  size: {{from: 64 KiB, to: 1 MiB, step: 4 KiB}} # bounds may use parameters above this one
  type:                                       # one row of a list: what belongs together
    - {{name: int, bytes: 4}}
    - {{name: double, bytes: 8}}
  unit: [KiB, MiB]                            # one of a list
  total: count * type.bytes                   # an expression of the parameters above it
constraints:
  - total < size                              # drawn again until this holds
prompt: How large is `${{type.name}} a[${{count}}]`?
answer: ${{total}}
```

A question has at most {most} parameters; a name is of lower case letters, digits and underscores.

`${{…}}` holds an expression: whole numbers (`0x10`, `4 KiB`), texts in quotes, parameters, `+ - * / // % **`,
`<< >> & | ^ ~`, comparisons, `and or not`, `a if condition else b`, and the functions {functions}. `/` must come out
even, `//` rounds down; `round_up(13, 8)` is 16. Numbers have at most 128 bits.

After a colon a placeholder may have a format: {formats}. `${{size:bytes}}` writes `128 KiB`, `${{size:hex}}` `0x20000`,
`${{size:grouped}}` `131,072`.

A value that is one placeholder is the number itself; elsewhere it is text. `$${{` is a plain `${{`. In the braces and
brackets of YAML a placeholder needs quotes: `{{is: "${{total}}"}}`."""
