"""The picture of a process: rows, facts, steps."""

import desktop_fakes
import pytest
from person import Role
from PySide6.QtCore import Qt

from trainer.desktop.process_view.events import what_happened
from trainer.desktop.process_view.geometry import MapGeometry
from trainer.desktop.process_view.map_model import MapModel
from trainer.desktop.process_view.map_view import MapView
from trainer.desktop.process_view.process_view import ProcessView
from trainer.desktop.process_view.snapshot import MOST_FRAMES, take
from trainer.engine import run as run_program
from trainer.engine.events import Event, Rule

MAP = "Address space, highest address first"


@pytest.fixture
def view(qtbot, theme, lane, show):
    view = ProcessView(theme, lane)
    person = show(view)
    with qtbot.waitSignal(view.loaded, timeout=10_000):
        view.show_run(desktop_fakes.FakeRun())
    person.view = view
    return person


def go_to(qtbot, view: ProcessView, step: int) -> None:
    with qtbot.waitSignal(view.loaded, timeout=10_000):
        view.steps.set_step(step)


def test_every_region_is_a_row_from_the_top_down(view):
    rows = [row for row in view.rows(MAP) if not row.startswith(("not mapped", "not canonical"))]

    assert rows[0] == "kernel space"
    assert rows[-1] == "text"
    assert len(rows) == 13


def test_the_model_keeps_qts_rules(qtmodeltester, theme):
    model = MapModel()
    model.set_geometry(MapGeometry(desktop_fakes.TEXTBOOK))

    qtmodeltester.check(model)


def test_the_faulting_region_is_selected_and_says_so_in_words(view):
    index = view.find(MAP, Role.List).currentIndex()

    text = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("main thread guard page")
    assert "write faults: SIGSEGV at 0x7fffdf7ffff8" in text


def test_arrow_keys_walk_over_the_regions_and_show_their_facts(view):
    view.find(MAP, Role.List).setFocus()

    view.press(Qt.Key.Key_Up)

    assert view.sees("Main thread stack")
    assert view.sees("rw-p · read, write")


def test_what_was_selected_in_one_run_is_not_looked_for_in_the_next(qtbot, view):
    view.find(MAP, Role.List).setFocus()
    view.press(Qt.Key.Key_Home)
    assert view.sees("Kernel space")

    with qtbot.waitSignal(view.view.loaded, timeout=10_000):
        view.view.show_run(desktop_fakes.FakeRun(fault=None))

    chosen = view.find(MAP, Role.List).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert chosen.startswith("heap; ")
    assert "p points here" in chosen


def test_a_region_of_one_page_is_one_page(view):
    view.find(MAP, Role.List).setFocus()

    view.press(Qt.Key.Key_Up)

    assert view.sees("4 KiB (1 page)")


def test_a_step_back_shows_that_step(qtbot, view):
    go_to(qtbot, view.view, 2)

    assert view.sees("Step 2 of 6 · line 6 · main()")
    view.view.inspector.setCurrentWidget(view.view.inspector.variables)
    variables = view.view.inspector.variables.model()
    assert [variables.index(0, column).data() for column in range(4)] == ["count", "int", "2", "main thread stack"]


def test_before_the_end_no_fault_is_shown(qtbot, view):
    go_to(qtbot, view.view, 0)

    marks = [mark for row in view.view.map.rows() for mark in row.marks]
    assert all(mark.tone != "fault" for mark in marks)


def test_the_line_of_the_step_is_told(qtbot, view):
    with qtbot.waitSignal(view.view.stepped) as told:
        view.view.steps.set_step(1)

    assert told.args == [5, False]


def test_dragging_the_slider_ends_at_the_newest_step(qtbot, view):
    for step in (5, 4, 3, 2, 1):
        view.view.steps.set_step(step)

    qtbot.waitUntil(lambda: view.sees("Step 1 of 6"))


def test_choosing_a_variable_selects_its_region(qtbot, view):
    view.click("Variables", Role.PageTab) if view.look_for("Variables", Role.PageTab) else None
    view.view.inspector.setCurrentWidget(view.view.inspector.variables)
    view.click_row("Variables", "counter")

    assert view.find(MAP, Role.List).currentIndex().data() == "BSS"


def test_the_reason_of_the_last_event_stands_below_the_events(view):
    view.view.inspector.setCurrentWidget(view.view.inspector.events)

    assert view.sees("Line 7: The main stack may not come closer than 1 MiB")


def test_walking_over_the_events_tells_their_reasons(view):
    view.view.inspector.setCurrentWidget(view.view.inspector.events)
    view.find("Events", Role.Table).setFocus()

    view.press(Qt.Key.Key_Up)

    assert view.sees("Line 6: The break is byte-exact")


def test_choosing_an_event_goes_to_its_step(view):
    view.view.inspector.setCurrentWidget(view.view.inspector.events)
    view.click_row("Events", "2")

    assert view.view.steps.step == 2


def test_a_pointer_is_marked_where_it_points():
    marks = take(desktop_fakes.FakeRun(), 3).marks

    assert (marks[0].text, marks[0].address) == ("p points here", 0x5052A0)


def test_a_run_without_a_timeline_shows_its_end():
    run = desktop_fakes.FakeRun(timeline=desktop_fakes.FakeTimeline(lines=()))

    snapshot = take(run)

    assert snapshot.at_end
    assert snapshot.regions == desktop_fakes.TEXTBOOK
    assert [mark.tone for mark in snapshot.marks] == ["fault"]


def test_the_end_of_a_runaway_recursion_shows_the_innermost_calls():
    run = run_program(
        "int deeper(int n) { return deeper(n + 1) + 1; }\nint main(void) { return deeper(0); }", "textbook"
    )

    snapshot = take(run)

    assert snapshot.at_end
    assert len(snapshot.frames) == MOST_FRAMES < snapshot.depth
    assert snapshot.frames[0].function == "deeper"
    assert "fault" in [mark.tone for mark in snapshot.marks]


def test_an_empty_map_says_what_will_be_there(theme, show):
    view = MapView(theme)
    view.set_placeholder("Run a program.")
    show(view)

    assert view.rows() == ()
    assert view.current_row() is None


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("malloc", {"request": 100, "address": 0x5052A0, "source": "top"}, "malloc(100) = 0x5052a0 (top)"),
        ("malloc", {"request": 100, "address": 0, "source": "none"}, "malloc(100) = NULL"),
        ("free", {"address": 0x5052A0}, "free(0x5052a0)"),
        ("thread-start", {}, "thread 2 starts"),
        (
            "syscall",
            {"name": "munmap", "address": 0x7FFFF7CD0000, "length": 8192, "result": 0},
            "munmap(0x7ffff7cd0000, 8 KiB) = 0",
        ),
        (
            "syscall",
            {"name": "mmap", "address": 0, "length": 4096, "prot": 3, "flags": 34, "result": 0x7FFFF7CD0000},
            "mmap(0, 4 KiB, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS) = 0x7ffff7cd0000",
        ),
        (
            "syscall",
            {"name": "open", "flags": 0o101, "errno": "EACCES", "result": -1},
            "open(O_WRONLY|O_CREAT) = EACCES",
        ),
    ],
    ids=["malloc", "malloc-null", "free", "thread", "munmap", "mmap", "open"],
)
def test_events_are_written_as_a_tracer_would(kind, data, text):
    assert what_happened(Event(1, 2, 4, kind, data, Rule("demand-zero"))) == text
