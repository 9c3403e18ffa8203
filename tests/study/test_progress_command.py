"""``trainer progress``: export, import, report."""

import json
import subprocess
import sys

import pytest

from trainer.cli import main
from trainer.store import open_store
from trainer.study.review import ReviewSession


@pytest.fixture
def folder(tmp_path, library, clock):
    """The data of Ada, who answered two questions."""
    with open_store(tmp_path) as store:
        ada = store.learners.add("Ada", clock.now())
        session = ReviewSession(store, library, ada, clock)
        for _ in range(2):
            session.next()
            session.submit(session.item.key(), 2)
    return tmp_path


@pytest.fixture
def run(folder, capsys):
    def command(*arguments, data=folder):
        status = main(["--data-dir", str(data), "progress", *map(str, arguments)])
        return status, *capsys.readouterr()

    return command


def test_progress_goes_from_one_machine_to_another(run, folder, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    file = folder / "ada.json"

    assert run("export", file) == (0, f"{file}: Ada\n", "")
    assert run("import", file, data=other) == (0, "Ada: 2 new answers, 0 cards scheduled anew\n", "")
    assert run("import", file, data=other) == (0, "Ada: 0 new answers, 0 cards scheduled anew\n", "")


def test_a_file_can_be_taken_in_as_somebody_who_is_here(run, folder, tmp_path_factory, clock):
    other = tmp_path_factory.mktemp("other")
    with open_store(other) as store:
        store.learners.add("Countess", clock.now())
    run("export", folder / "ada.json")

    run("import", folder / "ada.json", "--into", "Countess", data=other)

    with open_store(other) as store:
        assert [learner.name for learner in store.learners.all()] == ["Countess"]


def test_the_report_shows_topics(run):
    status, printed, _ = run("report")

    assert status == 0
    assert "2 answers on 1 days of the last year" in printed
    assert "stack.guard" in printed


def test_the_report_is_one_json_object(run):
    _, printed, _ = run("report", "--json", "--learner", "Ada")

    report = json.loads(printed)
    assert report["learner"] == "Ada"
    assert [day["answers"] for day in report["tables"]["days"]] == [2]


def test_the_report_is_written_as_csv(run, tmp_path):
    _, printed, _ = run("report", "--csv", tmp_path / "csv")

    assert len(printed.splitlines()) == len(list((tmp_path / "csv").iterdir())) == 7


def test_a_class_is_shown_side_by_side(run, folder, clock):
    with open_store(folder) as store:
        store.learners.add("Grace", clock.now())

    _, printed, _ = run("class", "--json")

    lines = json.loads(printed)["tables"]["learners"]
    assert [(line["learner"], line["cards"], line["begun"]) for line in lines] == [("Ada", 4, 2), ("Grace", 4, 0)]
    assert "2 learners from" in run("class")[1]


def test_a_class_is_read_from_its_server(run, postgresql, clock):
    with open_store(postgresql) as store:
        store.learners.add("Grace", clock.now())

    assert "Grace" in run("class", "--server", postgresql)[1]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("report", "--learner", "Bob"), 1, "There is no learner named Bob; there is Ada."),
        (("import", "missing.json"), 1, "missing.json cannot be read: No such file or directory."),
        (("export", "no/such/folder.json"), 1, "could not be written: No such file or directory."),
        (("report", "--csv", "/dev/null/tables"), 1, "/dev/null/tables: Not a directory"),
        (("class", "--server", "mysql://host/x"), 1, "names no database that the trainer can use"),
        ((), 2, "the following arguments are required"),
    ],
)
def test_what_goes_wrong_is_a_sentence(run, arguments, status, sentence):
    ended, _, said = run(*arguments)

    assert (ended, sentence in said) == (status, True)


def test_data_of_nobody_has_no_report(run, tmp_path_factory):
    status, _, said = run("report", data=tmp_path_factory.mktemp("empty"))

    assert (status, said) == (1, "trainer progress: There is no learner yet.\n")


def test_who_reads_only_the_beginning_of_a_report_gets_no_complaint(folder):
    command = [sys.executable, "-u", "-m", "trainer", "--data-dir", folder, "progress", "report"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.close()
        complaint = process.stderr.read()

    assert complaint == ""
