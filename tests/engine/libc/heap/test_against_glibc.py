"""The model does byte for byte what glibc does: the same traces on both, where gcc and glibc 2.36 are at hand."""

import pytest
from damages import DAMAGES, FAULTS, START
from generators import (
    aligned_trace,
    behaved_traces,
    damaging_trace,
    random_trace,
    slightly_damaging_trace,
    threaded_trace,
)
from hypothesis import HealthCheck, given, settings
from traces import compare, run_real


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(trace=behaved_traces())
def test_any_sequence_of_calls_gives_the_same_bytes(driver, trace):
    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("seed", range(6))
def test_long_random_programs_with_tuning_trimming_and_foreign_breaks(driver, seed):
    trace = random_trace(seed, 250)

    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("seed", range(4))
def test_the_heap_goes_on_in_mappings_when_a_wall_stops_the_break(driver, seed):
    trace = random_trace(seed, 250)
    trace.insert(20 * seed, f"k{1 + 5 * seed}")

    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("seed", range(60))
def test_damaged_heaps_end_in_the_same_way(driver, seed):
    trace = damaging_trace(seed, 40)

    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("threads", [1, 4])
@pytest.mark.parametrize("seed", range(30))
def test_now_and_then_a_damage_in_an_otherwise_sound_program(driver, seed, threads):
    trace = slightly_damaging_trace(seed, 80, threads)

    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("seed", range(4))
def test_aligned_blocks_are_cut_out_and_resized_alike(driver, seed):
    trace = aligned_trace(seed, 80)

    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("seed", range(5))
def test_threads_use_the_same_arenas_and_caches(driver, seed):
    trace = threaded_trace(seed, 150, threads=24 if seed == 0 else 4)

    assert compare(run_real(driver, trace), trace) is None


@pytest.mark.parametrize("trace", [*DAMAGES.values(), *FAULTS.values()], ids=[*DAMAGES, *FAULTS])
def test_each_check_finds_the_same_damage(driver, trace):
    trace = [*START, *trace]

    assert compare(run_real(driver, trace), trace) is None
