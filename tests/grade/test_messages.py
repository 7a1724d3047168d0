"""What travels is a dictionary at the edges, and comes back as it went."""

import json
import socket

import pytest

from autograder.exam import wire
from autograder.exam.messages import ExamResult, ExamTask
from autograder.grade.messages import Entry, Examined, Task

TASK = Task("{}", "{}", b"\xff\x00", "toy.ipynb", "01_toy", "amina", 2**127, True, ["as found"], "/files", "/course",
            {"a.csv": b"\x00"}, {"why": [1.5, None, None, False]})
EXAMINED = Examined(["a finding"], {"check_step": 2.0, "why": None}, {"why": None}, {}, {"step": {"points": 2.0}},
                    {"ramp": "why"}, {"check_step": "1"}, ["nowhere"], "{}", "<p>")


EXAM_TASK = ExamTask([["x = 1", "", 0.0], ["check.score(1)", "x", 1.0, "check_x"]], 5, False, beside={"a.csv": b"\x00"})
EXAM_RESULT = ExamResult({0: {"seconds": 0.1, "error": "", "outputs": []}}, {"x": {"points": 1.0}}, {"y": "why"},
                         {"z": "why"}, {"ended Python": [0]}, 2)


def over_the_wire(data):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        wire.Channel(ours, trusted=True).send(data)
        return wire.Channel(theirs, trusted=True).receive(10)


@pytest.mark.parametrize("message", [TASK, EXAMINED, Examined(), Examined(refused="no namespaces"), EXAM_TASK,
                                     EXAM_RESULT, ExamResult(refused="no namespaces")])
def test_over_the_wire_and_back(message):
    assert type(message).from_dict(over_the_wire(message.to_dict())) == message


def test_what_is_not_there_is_left_away_and_what_is_empty_is_not():
    assert Examined().to_dict().keys().isdisjoint({"grades", "autograded", "feedback", "refused"})
    assert Examined(grades={}).to_dict()["grades"] == {}
    assert Examined.from_dict({}).grades is None and Examined.from_dict({"grades": {}}).grades == {}
    assert Examined.from_dict({"grades": None, "failures": None}) == Examined()


def test_what_another_version_has_written_beside_is_no_error():
    assert Entry.from_dict({"key": "1", "folder": "/gone", "grades": {"a": 1.0}}) == Entry("1", grades={"a": 1.0})


def test_no_two_messages_share_what_can_be_changed():
    assert Entry("1").findings is not Entry("1").findings


def test_an_entry_is_plain_json():
    entry = Entry("1", "2", "3", "4", findings=["é\udcff"], grades={"a": None, "b": 0.5}, late=[1.0, 2.0, 0.5, "x"])
    assert Entry.from_dict(json.loads(json.dumps(entry.to_dict()))) == entry
    assert entry.is_graded and not Entry("1").is_graded
