"""How a service carries out commands: each whole or not at all, and each once."""

from collections import Counter as Tally
from collections.abc import Callable
from typing import Any

import pytest
from invented_office import Closed, Counter, Open, Opened

from jinbao.bus import Call, Receipt
from jinbao.decider import Refused

EightAtOnce = Callable[..., list[Any]]


def test_who_asks_reads_what_they_wrote(counter: Counter) -> None:
    receipt = counter.open("1", "Zhang Guilan")
    assert counter.register() == [("1", "Zhang Guilan", "open", None, 1)]
    assert receipt == Receipt("file/1", 1, receipt.position, receipt.position)


def test_a_refused_command_leaves_no_event(counter: Counter) -> None:
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        counter.note("1")
    assert counter.everything() == []


def test_a_command_from_which_nothing_follows_is_refused(counter: Counter) -> None:
    counter.service.handlers[Open] = lambda _enquiry, _command: ()
    with pytest.raises(Refused, match="NOTHING_TO_DO"):
        counter.open("1", "Zhang Guilan")


def test_eight_clerks_at_one_file_leave_no_hole_and_nothing_half_written(
    counter: Counter, eight_at_once: EightAtOnce
) -> None:
    counter.open("1", "Zhang Guilan")
    answers = eight_at_once(lambda n: counter.note("1", str(n)), range(400))
    entered = [answer for answer in answers if isinstance(answer, Receipt)]
    refused = {answer.code for answer in answers if isinstance(answer, Refused)}
    history = counter.history("1")
    assert refused <= {"CONFLICT"}
    assert len(entered) > 20
    assert sorted(receipt.version for receipt in entered) == list(range(2, len(history) + 1))
    assert [recorded.version for recorded in history] == list(range(1, len(history) + 1))
    assert counter.register() == [("1", "Zhang Guilan", "open", history[-1].event.text, len(history))]


def test_an_edit_of_a_version_that_has_changed_is_refused(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.note("1", "address checked", expected_version=1)
    with pytest.raises(Refused, match="VERSION_CHANGED"):
        counter.note("1", "address not checked", expected_version=1)


def test_of_eight_edits_of_one_version_one_comes_in(counter: Counter, eight_at_once: EightAtOnce) -> None:
    counter.open("1", "Zhang Guilan")
    answers = eight_at_once(lambda n: counter.note("1", str(n), expected_version=1), range(8))
    codes = Tally(answer.code for answer in answers if isinstance(answer, Refused))
    assert codes == {"VERSION_CHANGED": 7}
    assert len(counter.history("1")) == 2


# The same command again.


def test_the_same_command_id_gives_the_first_answer(counter: Counter) -> None:
    first = counter.open("1", "Zhang Guilan", command_id="c-1")
    counter.note("1")
    assert counter.open("1", "Zhang Guilan", command_id="c-1") == first
    assert len(counter.everything()) == 2


def test_a_command_of_two_parts_is_answered_alike_each_time(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    first = counter.move("1", "2", "Zhang Guilan", command_id="c-1")
    counter.note("2")
    assert counter.move("1", "2", "Zhang Guilan", command_id="c-1") == first
    assert first == Receipt("file/1", 2, 3, 3)


def test_the_same_command_id_with_another_content_is_refused(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan", command_id="c-1")
    with pytest.raises(Refused, match="COMMAND_ID_REUSED"):
        counter.open("2", "Li Shufen", command_id="c-1")


@pytest.mark.parametrize("other", [{"by": "Luo"}, {"office": "township"}, {"on_behalf_of": "Li Shufen"}])
def test_a_command_id_belongs_to_whoever_chose_it(counter: Counter, other: dict[str, str]) -> None:
    counter.open("1", "Zhang Guilan", command_id="c-1")
    with pytest.raises(Refused, match="COMMAND_ID_REUSED"):
        counter.open("1", "Zhang Guilan", command_id="c-1", **other)


def test_a_refusal_is_not_remembered(counter: Counter) -> None:
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        counter.note("1", command_id="c-1")
    counter.open("1", "Zhang Guilan")
    assert counter.note("1", command_id="c-1").version == 2


def test_eight_arrivals_of_one_command_at_once_have_one_answer(
    counter: Counter, eight_at_once: EightAtOnce
) -> None:
    for n in range(20):
        again = [n] * 8
        answers = eight_at_once(lambda n: counter.open(f"{n}", f"holder {n}", command_id=f"c-{n}"), again)
        assert len(set(map(repr, answers))) == 1
        assert isinstance(answers[0], Receipt)
    assert len(counter.everything()) == 20


def test_of_eight_contents_under_one_id_one_comes_in(counter: Counter, eight_at_once: EightAtOnce) -> None:
    for n in range(20):
        files = [f"{n}-{clerk}" for clerk in range(8)]
        answers = eight_at_once(
            lambda file: counter.open(file, f"holder {file}", command_id=f"c-{file.split('-')[0]}"), files
        )
        codes = Tally(answer.code for answer in answers if isinstance(answer, Refused))
        assert codes == {"COMMAND_ID_REUSED": 7}
    assert len(counter.everything()) == 20


# All or nothing.


def test_both_parts_of_a_command_are_recorded_together(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.move("1", "2", "Zhang Guilan")
    assert [type(recorded.event) for _, recorded in counter.everything()] == [Opened, Closed, Opened]
    assert [row.status for row in counter.register()] == ["closed", "open"]


def test_a_second_part_that_is_refused_takes_the_first_back(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.open("2", "Li Shufen")
    before = counter.register()
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        counter.move("1", "2", "Zhang Guilan")
    assert counter.register() == before
    assert len(counter.everything()) == 2


def test_a_register_that_refuses_takes_the_events_back(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.open("2", "Li Shufen")
    with pytest.raises(Refused, match="HOLDER_HAS_A_FILE"):
        counter.move("1", "3", "Li Shufen")
    assert [len(counter.history(file)) for file in "123"] == [1, 1, 0]
    assert [row.status for row in counter.register()] == ["open", "open"]


def test_a_fold_that_fails_takes_the_events_back(counter: Counter) -> None:
    def fails(_changes: Any, recorded: Any) -> None:
        if recorded.version == 2:
            raise ZeroDivisionError

    counter.service.folds.append(fails)
    counter.open("1", "Zhang Guilan")
    with pytest.raises(ZeroDivisionError):
        counter.note("1")
    assert len(counter.everything()) == 1
    assert counter.register()[0].version == 1


# What is told afterwards.


def test_listeners_hear_what_was_committed_and_nothing_else(counter: Counter) -> None:
    heard: list[Any] = []
    counter.service.listeners.append(heard.extend)
    counter.open("1", "Zhang Guilan")
    with pytest.raises(Refused):
        counter.open("1", "Zhang Guilan")
    assert [(position, type(recorded.event)) for position, recorded in heard] == [(1, Opened)]


def test_a_receipt_names_the_last_position_that_others_will_hear_of(counter: Counter) -> None:
    opened = counter.open("1", "Zhang Guilan")
    noted = counter.note("1")
    assert opened.published == opened.position
    assert noted.published is None


# Who reads, and who may not.


def trail(counter: Counter) -> list[Any]:
    table = counter.service.tables.trail
    with counter.service.engine.connect() as connection:
        return list(connection.execute(table.select().order_by(table.c.id)))


def test_an_attempt_refused_for_authority_is_in_the_trail(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan", by="Hu")
    with pytest.raises(Refused, match="SEPARATION"):
        counter.close("1", by="Hu", office="township", trace="00-1-1-01")
    [row] = trail(counter)
    assert (row.person, row.office, row.kind, row.action) == ("Hu", "township", "refused", "Close")
    assert (row.code, row.trace) == ("SEPARATION", "00-1-1-01")


def test_a_refusal_that_is_not_about_authority_is_not_in_the_trail(counter: Counter) -> None:
    with pytest.raises(Refused, match="OUT_OF_ORDER"):
        counter.close("1")
    assert trail(counter) == []


def test_reading_files_is_in_the_trail_once_for_each_request(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.service.look_up("files", ["1", "2"], Call("Zhang Guilan", purpose="own matter"))
    [row] = trail(counter)
    assert (row.kind, row.action, row.subjects, row.purpose) == ("read", "files", ["1", "2"], "own matter")


def test_a_file_that_may_not_be_read_costs_its_own_answer_alone(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.open("2", "Li Shufen")
    own, other = counter.service.look_up("files", ["1", "2"], Call("Zhang Guilan"))
    assert own.holder == "Zhang Guilan"
    assert other.code == "NOT_AUTHORISED"
    assert {(row.kind, tuple(row.subjects)) for row in trail(counter)} == {
        ("read", ("1",)),
        ("refused", ("2",)),
    }


def test_a_question_refused_for_authority_is_in_the_trail(counter: Counter) -> None:
    with pytest.raises(Refused, match="NOT_AUTHORISED"):
        counter.service.look_up("count", ["open"], Call("Zhang Guilan"))
    [row] = trail(counter)
    assert (row.kind, row.action, row.subjects) == ("refused", "count", ["open"])


def test_a_question_about_no_file_leaves_no_trail(counter: Counter) -> None:
    assert counter.service.look_up("count", ["open", "closed"], Call("Hu", office="township")) == [0, 0]
    assert trail(counter) == []


def test_a_reading_that_cannot_be_recorded_is_not_answered(counter: Counter) -> None:
    counter.open("1", "Zhang Guilan")
    counter.service.tables.trail.drop(counter.service.engine)
    with pytest.raises(Exception, match="access_trail"):
        counter.service.look_up("files", ["1"], Call("Zhang Guilan"))
