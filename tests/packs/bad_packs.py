"""Bad packs by name: what each is made of, and what is said of it.

``FILES`` replace files of a sound pack, ``QUESTIONS`` are keys of one question in it, ``PROGRAMS`` the program of a
scenario, ``FOLDERS`` and ``ZIPS`` do something to the folder or build an archive.
"""

import json
import os
import stat
import struct
import zipfile

CARD = {"id": "q", "kind": "flashcard", "title": "Q", "prompt": "?", "back": "!"}
MANIFEST = "id: sample\ntitle: A\nversion: '1'\nauthors: [B]\nlicence: MIT\n"


def lists(depth):
    return "[" * depth + "]" * depth


FILES = {
    "no manifest": ({"pack.yaml": None}, "the file is missing"),
    "manifest without keys": ({"pack.yaml": "title: A\n"}, "the key 'id' is missing"),
    "manifest is a list": ({"pack.yaml": "- a\n"}, "keys with values"),
    "id with a slash": ({"pack.yaml": MANIFEST.replace("sample", "a/b")}, "id is 'a/b'"),
    "id with dots": ({"pack.yaml": MANIFEST.replace("sample", "../../evil")}, "id is '../../evil'"),
    "id with a backslash": ({"pack.yaml": MANIFEST.replace("sample", "a\\b")}, "id is "),
    "id of capitals": ({"pack.yaml": MANIFEST.replace("sample", "A")}, "id is 'A'"),
    "a thousand authors": ({"pack.yaml": MANIFEST.replace("[B]", "[" + "B, " * 1000 + "B]")}, "authors"),
    "a title without end": (
        {"pack.yaml": MANIFEST.replace("title: A", "title: " + "A" * 100_000)},
        "title is too long",
    ),
    "no questions": ({"questions/all.yaml": None}, "the pack has no questions"),
    "empty file": ({"questions/all.yaml": ""}, "the file is empty"),
    "questions are keys": ({"questions/all.yaml": "a: 1\n"}, "does not hold a list"),
    "questions are words": ({"questions/all.yaml": "- a\n- b\n"}, "keys with values"),
    "questions are lists": ({"questions/all.yaml": "- [a]\n"}, "keys with values"),
    "not UTF-8": ({"questions/all.yaml": b"- id: \xff\n"}, "is not UTF-8"),
    "UTF-16": ({"questions/all.yaml": "- id: a\n".encode("utf-16")}, "is not UTF-8"),
    "half a character": ({"questions/all.yaml": "- id: ä".encode()[:-1]}, "is not UTF-8"),
    "NUL": ({"questions/all.yaml": b"- id: a\0b\n"}, "NUL byte"),
    "bell": ({"questions/all.yaml": b"- id: a\x07b\n"}, "not YAML"),
    "10 MB of text": ({"questions/all.yaml": b"- id: " + b"x" * 10_000_000}, "larger than 2 MiB"),
    "10 MB program": ({"programs/small.c": "/*" + "x" * 10_000_000 + "*/"}, "larger than 2 MiB"),
    "a string of 1 MB": ({"questions/all.yaml": "- " + json.dumps({**CARD, "prompt": "x" * 1_000_000})}, "too long"),
    "aliases that explode": (
        {"questions/all.yaml": "a: &a [x]\n" + "".join(f"{n}: &{n} [*a, *a]\n" for n in "bcdefgh")},
        "anchors",
    ),
    "an alias": ({"questions/all.yaml": "- *a\n"}, "aliases"),
    "a merge key": ({"questions/all.yaml": "- {<<: {id: a}}\n"}, "merge keys"),
    "a tag of Python": ({"questions/all.yaml": "- !!python/object/apply:os.system [ls]\n"}, "tags"),
    "two documents": ({"questions/all.yaml": "- a\n---\n- b\n"}, "a second document"),
    "deep brackets": ({"questions/all.yaml": lists(10_000)}, "nested more than"),
    "deep blocks": ({"questions/all.yaml": "".join(" " * n + "- \n" for n in range(200))}, "nested more than"),
    "tabs": ({"questions/all.yaml": "- id: a\n\tkind: b\n"}, "not YAML"),
    "open quote": ({"questions/all.yaml": '- id: "a\n'}, "not YAML"),
    "a key that is a list": ({"questions/all.yaml": "- {[a]: b}\n"}, "a key must be a word"),
    "duplicate keys": ({"questions/all.yaml": "- id: a\n  id: b\n"}, "the key 'id' is given twice"),
    "a number without end": ({"questions/all.yaml": "- {kind: number, answer: " + "9" * 5000 + "}\n"}, "too long"),
    "duplicate ids": ({"questions/all.yaml": json.dumps([CARD, CARD])}, "the id 'q' is used twice"),
    "duplicate ids in two files": (
        {"questions/all.yaml": json.dumps([CARD]), "questions/more.yaml": json.dumps([CARD])},
        "the id 'q' is used twice",
    ),
    "too many problems": (
        {"questions/all.yaml": "- {}\n" * 20_000},
        "more than 10000 problems",
    ),
    "a file of another ending": ({"questions/more.yml": "- {}\n"}, "this file is not read"),
}


def png(width, height):
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x02\0\0\0"


def jpeg(width, height):
    return b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\x03" + b"\0" * 9


def drawing(inside):
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


PICTURES = {
    "a picture of 60000 pixels": ("a.png", png(60_000, 60_000), "60000 × 60000 pixels"),
    "a picture of 2^31 pixels": ("a.png", png(1 << 31, 1), "2147483648 × 1 pixels"),
    "a picture of no pixels": ("a.png", png(0, 0), "0 × 0 pixels"),
    "a photograph of 65535 pixels": ("a.jpg", jpeg(65_535, 65_535), "65535 × 65535 pixels"),
    "a picture cut short": ("a.png", png(10, 10)[:20], "not a picture in the format png"),
    "a photograph without an end": ("a.jpeg", b"\xff\xd8" + b"\xff\xe0\0\0" * 10, "not a picture in the format jpeg"),
    "a program as a picture": ("a.png", b"#!/bin/sh\nrm -rf /\n", "not a picture in the format png"),
    "a web page as a drawing": ("a.svg", b"<html></html>", "not a drawing in SVG"),
    "a drawing that explodes": (
        "a.svg",
        b'<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>' + drawing("<text>&b;</text>"),
        "the drawing holds <!DOCTYPE",
    ),
    "a drawing that runs": ("a.svg", drawing("<script>alert(1)</script>"), "the drawing holds <script"),
    "a drawing that reacts": ("a.svg", drawing("<path onload='x()'/>"), "the drawing holds onload="),
    "a drawing with a page": ("a.svg", drawing("<foreignObject/>"), "the drawing holds <foreignObject"),
    "a drawing with a file of the host": (
        "a.svg", drawing('<image href="file:///etc/passwd"/>'), "names something outside",
    ),
    "a drawing from the network": (
        "a.svg", drawing("<image xlink:href='https://example.org/spy.png'/>"), "names something outside",
    ),
    "a drawing with a style from elsewhere": (
        "a.svg", drawing('<rect fill="url(https://example.org/#a)"/>'), "names something outside",
    ),
}  # fmt: skip
"""A file in ``images``, what it holds, and what is said."""

QUESTIONS = {
    "an id that leads out": ({"id": "../q"}, "id is '../q'"),
    "an id with a separator": ({"id": "a/q"}, "id is 'a/q'"),
    "an id that is a number": ({"id": 5}, "id is 5, which is not text"),
    "an id with a NUL": ({"id": "a\0b"}, "id is"),
    "no kind": ({"kind": None}, "kind is "),
    "an unknown kind": ({"kind": "essay"}, "kind is 'essay'"),
    "an unknown key": ({"colour": "red"}, "there is no key 'colour' here"),
    "a title of two lines": ({"title": "a\nb"}, "title is"),
    "a program that is not there": ({"program": "none.c"}, "there is no program 'none.c'"),
    "a program outside": ({"program": "../../../etc/passwd.c"}, "there is no program"),
    "an absolute program": ({"program": "/etc/passwd.c"}, "there is no program"),
    "HTML": ({"prompt": "<script>alert(1)</script>"}, "HTML is not shown"),
    "an event handler": ({"prompt": '<img src=x onerror="alert(1)">'}, "HTML is not shown"),
    "a remote image": ({"prompt": "![](https://example.org/spy.png)"}, "is not in the pack"),
    "an image of the host": ({"back": "![](/etc/passwd)"}, "is not in the pack"),
    "an image outside": ({"back": "![](../../secret.png)"}, "is not in the pack"),
    "an image as data": ({"back": "![](data:image/png;base64,AAAA)"}, "is not in the pack"),
    "a link to a file": ({"back": "[x](file:///etc/passwd)"}, "leads out of the pack"),
    "a link that runs": ({"back": "[x](javascript:alert(1))"}, "leads out of the pack"),
    "a broken address": ({"back": "![](http://[::1)"}, "is not in the pack"),
    "too many topics of nothing": ({"topics": ["../../x"]}, "is '../../x'"),
    "an unknown platform": ({"platform": "vax", "program": "small.c"}, "there is no platform 'vax'"),
    "a probe that runs code": (
        {"program": "small.c", "show": [{"ask": "value", "expression": "system(1)"}]}, "is not a path such as",
    ),
    "a probe of assignments": (
        {"program": "small.c", "show": [{"ask": "value", "expression": "p = 0"}]}, "is not a path such as",
    ),
    "a probe without end": ({"program": "small.c", "show": [{"ask": "value", "expression": "*" * 9_999}]}, "too long"),
    "a probe of deep brackets": (
        {"program": "small.c", "show": [{"ask": "value", "expression": "(" * 95 + "p" + ")" * 95}]}, "",
    ),
    "a line below zero": ({"program": "small.c", "show": [{"ask": "value", "expression": "p", "before": -1}]}, "q: "),
    "a line beyond the end": (
        {"program": "small.c", "show": [{"ask": "value", "expression": "p", "before": 10**9}]}, "is never executed",
    ),
    "an unknown misconception": ({"misconceptions": ["the-earth-is-flat"]}, "there is no misconception"),
    "a power tower": ({"parameters": {"n": "9**9**9**9"}}, "beyond 128 bits"),
    "a shift without end": ({"parameters": {"n": "1 << 10**30"}}, "more than 128 bits"),
    "a power in a placeholder": ({"parameters": {"n": 1}, "back": "${9**9**9}"}, "beyond 128 bits"),
    "a text that grows": ({"parameters": {"a": ["x" * 200]}, "back": "${" + "+".join("a" * 60) + "}"}, "grows beyond"),
    "a range that is empty": ({"parameters": {"n": {"from": 2, "to": 1}}}, "is empty"),
    "a range without a step": ({"parameters": {"n": {"from": 1, "to": 2, "step": 0}}}, "is empty"),
    "a parameter of itself": ({"parameters": {"n": "n + 1"}}, "there is no parameter 'n'"),
    "code for a parameter": ({"parameters": {"n": "__import__('os').system('ls')"}}, "more than arithmetic"),
    "constraints that are never met": ({"parameters": {"n": [1]}, "constraints": ["n > 1"]}, "no values that meet"),
    "a hundred parameters": ({"parameters": {f"n{n}": 1 for n in range(100)}}, "parameters is too long; at most 20"),
    "a placeholder without end": ({"parameters": {"n": 1}, "back": "${n"}, "no end on its line"),
    "a division by zero": ({"parameters": {"n": [0]}, "back": "${1 // n}"}, "divides by 0"),
    "a hundred arguments": ({"arguments": ["x"] * 100}, "arguments is too long; at most 64 entries"),
    "a hundred thousand arguments": ({"arguments": ["x"] * 100_000}, "more than 50,000 values"),
}  # fmt: skip

PROGRAMS = {
    "never ends": ("for (;;) ;", "outcomes that contain limit"),
    "eats memory": ("for (;;) { char *p = malloc(1 << 20); if (!p) return 1; memset(p, 1, 1 << 20); }", "outcomes"),
    "calls itself for ever": ("return main();", ""),
    "floods the output": ('for (;;) printf("%0100000d", 1);', "outcomes that contain limit"),
    "makes processes": ("for (;;) fork();", ""),
    "sleeps": ("for (;;) sleep(1000000);", ""),
    "asks for all addresses": ("char *p = malloc((size_t)-1); return p != 0;", ""),
    "has an array of 4 EiB": ("static char a[1ull << 62]; return a[0];", ""),
    "has a local of 1 TiB": ("char a[1ull << 40]; a[0] = 1; return a[0];", ""),
    "includes a file of the host": ('return 0; }\n#include "/etc/passwd"\nint f(void) {', "cannot be run"),
    "includes a header outside": ("return 0; }\n#include <../../etc/passwd>\nint f(void) {", "cannot be run"),
    "expands macros without end": (
        "return 0; }\n" + "".join(f"#define M{n + 1} M{n} M{n}\n" for n in range(60)) + "int f(void) { M60;",
        "cannot be run",
    ),
    "is nested without end": ("return " + "(" * 5_000 + "1" + ")" * 5_000 + ";", "cannot be run"),
    "has blocks without end": ("{" * 5_000 + "}" * 5_000, "cannot be run"),
    "is no C": ("return }", "cannot be run"),
    "has a control character": ("return 0; \x1b]0;evil\x07", ""),
    "prints control characters": ('for (;;) printf("\\033[2J\\007");', ""),
    "grows its stack in threads": (
        "for (int i = 0; i < 100000; i++) { pthread_t t; pthread_create(&t, NULL, (void *(*)(void *))main, NULL); }",
        "",
    ),
    "executes the shell": ('return system("touch /tmp/evil");', ""),
    "writes files": ('FILE *f = fopen("/tmp/evil", "w"); fputs("x", f); return 0;', ""),
    "calls assembly": ('asm("syscall"); return 0;', "cannot be run"),
}
"""The body of main, and what is said; an empty text: it may be answered, but ends in time."""


def scenario(body):
    head = "#include <pthread.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n"
    program = f"{head}int main(void)\n{{\n{body}\n}}\n"
    return {
        "id": "q",
        "kind": "scenario",
        "title": "Q",
        "prompt": "?",
        "program": program,
        "outcomes": ["SIGBUS", "SIGFPE"],
    }


def _link(folder, name, target):
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)


def _move_behind_a_link(folder, name):
    (folder / name).rename(folder.parent / f"elsewhere-{name}")
    (folder / name).symlink_to(folder.parent / f"elsewhere-{name}")


def _pipe(folder, name):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)


def _folder_instead(folder, name):
    (folder / name).unlink()
    (folder / name).mkdir()


FOLDERS = {
    "five thousand programs": (
        lambda folder: [(folder / "programs" / f"{number}.c").write_text("") for number in range(5_000)],
        "more than 4000 files",
    ),
    "names that differ in capitals": (
        lambda folder: [(folder / "programs" / name).write_text("") for name in ("a.c", "A.c")],
        "capital letters only",
    ),
    "questions of the host": (lambda folder: _link(folder, "questions/all.yaml", "/etc/passwd"), "not a regular file"),
    "a program of the host": (lambda folder: _link(folder, "programs/small.c", "/etc/passwd"), "not a regular file"),
    "a linked manifest": (lambda folder: _link(folder, "pack.yaml", "/dev/zero"), "not a regular file"),
    "a link to nowhere": (lambda folder: _link(folder, "questions/all.yaml", "/nowhere"), "not a regular file"),
    "a link to itself": (lambda folder: _link(folder, "questions/all.yaml", "all.yaml"), "not a regular file"),
    "linked questions": (lambda folder: _move_behind_a_link(folder, "questions"), "questions is a symbolic link"),
    "linked programs": (lambda folder: _move_behind_a_link(folder, "programs"), "programs is a symbolic link"),
    "a pipe": (lambda folder: _pipe(folder, "questions/all.yaml"), "not a regular file"),
    "a pipe as manifest": (lambda folder: _pipe(folder, "pack.yaml"), "not a regular file"),
    "a folder for a file": (lambda folder: _folder_instead(folder, "questions/all.yaml"), "not a regular file"),
}


def _entries(path, *entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in (("pack.yaml", MANIFEST), ("questions/all.yaml", json.dumps([CARD])), *entries):
            file.writestr(name, content)


def _linked(path):
    link = zipfile.ZipInfo("questions/more.yaml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    _entries(path, (link, "/etc/passwd"))


def _device(path):
    device = zipfile.ZipInfo("questions/more.yaml")
    device.create_system = 3
    device.external_attr = (stat.S_IFCHR | 0o666) << 16
    _entries(path, (device, ""))


def _twice(path):
    _entries(path, ("programs/a.c", "1"), ("programs/b.c", "2"))
    path.write_bytes(path.read_bytes().replace(b"programs/b.c", b"programs/a.c"))


def _encrypted(path):
    _entries(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))


def _changed(path, mark, offset, value):
    """Overwrite 4 bytes in the record of the directory that a mark begins."""
    _entries(path)
    data = bytearray(path.read_bytes())
    at = data.rindex(mark)
    data[at + offset : at + offset + len(value)] = value
    path.write_bytes(bytes(data))


def _cut(path):
    _entries(path)
    path.write_bytes(path.read_bytes()[:-30])


def _many(path):
    _entries(path, *((f"programs/{number}.c", "") for number in range(5_000)))


def _large(path):
    """Write 20 files of 1.9 MB each, which take 40 KB."""
    comment = "- {}\n" + f"# {'x' * 70}\n" * 26_000
    _entries(path, *((f"questions/{number}.yaml", comment) for number in range(20)))


def _directory(path):
    """Write a directory of a million entries, which takes 46 MB and would take a gigabyte to read."""
    _entries(path)
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02")
    entry = data[at : data.index(b"PK\x01\x02", at + 4)]
    entries = entry * 800_000
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entries), at, 0)
    path.write_bytes(data[:at] + entries + end)


def _sixty_four(path):
    """Say in the fields of zip64 that a file has 2^62 bytes."""
    _entries(path)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    name, extra = struct.unpack("<HH", data[at + 28 : at + 32])
    more = struct.pack("<HHQQ", 1, 16, 1 << 62, 1 << 62)
    data[at + 20 : at + 28] = b"\xff" * 8
    data[at + 30 : at + 32] = struct.pack("<H", extra + len(more))
    data[at + 46 + name : at + 46 + name] = more
    end = data.rindex(b"PK\x05\x06")
    size = struct.unpack("<I", data[end + 12 : end + 16])[0] + len(more)
    data[end + 12 : end + 16] = struct.pack("<I", size)
    path.write_bytes(bytes(data))


def _overlapping(path):
    """Let a thousand entries share the same compressed bytes, each of which becomes 2 MB."""
    comment = "- {}\n" + f"# {'x' * 70}\n" * 26_000
    _entries(path, ("questions/0000.yaml", comment))
    data = path.read_bytes()
    at = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[at:end]
    more = b"".join(entry.replace(b"0000.yaml", b"%04d.yaml" % number) for number in range(1, 1000))
    directory = data[data.index(b"PK\x01\x02") : end] + more
    start = data.index(b"PK\x01\x02")
    ending = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1002, 1002, len(directory), start, 0)
    path.write_bytes(data[:start] + directory + ending)


ZIPS = {
    "no zip": (lambda path: path.write_bytes(b"hello"), "not a zip"),
    "an empty file": (lambda path: path.write_bytes(b""), "not a zip"),
    "an empty zip": (lambda path: zipfile.ZipFile(path, "w").close(), "the file is missing"),
    "a zip cut short": (_cut, "not a zip"),
    "a name that climbs": (lambda path: _entries(path, ("../evil.c", "x")), "leads out of the pack"),
    "a name that climbs inside": (lambda path: _entries(path, ("programs/../../evil.c", "x")), "leads out of the pack"),
    "an absolute name": (lambda path: _entries(path, ("/tmp/evil.c", "x")), "leads out of the pack"),
    "a name of Windows": (lambda path: _entries(path, ("programs\\..\\..\\evil.c", "x")), "leads out of the pack"),
    "a drive": (lambda path: _entries(path, ("C:evil.c", "x")), "leads out of the pack"),
    "a link in a zip": (_linked, "is a symbolic link"),
    "a device in a zip": (_device, "is not a file"),
    "two files of a name": (_twice, "two files of the same name"),
    "a file without a name": (lambda path: _changed(path, b"PK\x01\x02", 46, b"\0"), "a file without a name"),
    "an encrypted file": (_encrypted, "is encrypted"),
    "a bomb of zeros": (lambda path: _entries(path, ("questions/z.yaml", b"\0" * (200 << 20))), "larger than 2 MiB"),
    "many large files": (_large, "more than 12 MiB of YAML"),
    "five thousand files": (_many, "more than 4000 files"),
    "a wrong checksum": (lambda path: _changed(path, b"PK\x01\x02", 16, b"\0\0\0\0"), "cannot be unpacked"),
    "an unknown compression": (lambda path: _changed(path, b"PK\x01\x02", 10, b"\x63\0"), "cannot be unpacked"),
    "a place beyond the end": (
        lambda path: _changed(path, b"PK\x01\x02", 42, struct.pack("<I", 1 << 30)), "cannot be unpacked",
    ),
    "capitals only": (lambda path: _entries(path, ("programs/A.c", ""), ("programs/a.c", "")), "capital letters only"),
    "a device of Windows": (lambda path: _entries(path, ("programs/nul.c", "")), "no name of a file on every system"),
    "a name with a dot at its end": (lambda path: _entries(path, ("programs./a.c", "")), "no name of a file on every"),
    "a directory without end": (_directory, "more than 4000 files"),
    "sizes of zip64": (_sixty_four, "shorter than the zip says"),
    "entries that overlap": (_overlapping, ""),
    "a zip in a zip": (lambda path: _entries(path, ("images/a.png", b"PK\x05\x06" + b"\0" * 18)), "not a picture"),
    "100 MB": (lambda path: path.write_bytes(b"\0" * (100 << 20)), "the zip is larger than 64 MiB"),
    "a control character in a name": (lambda path: _entries(path, ("programs/a\x1b[2J.c", "x")), "name"),
}  # fmt: skip
