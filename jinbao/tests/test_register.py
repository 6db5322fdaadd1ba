"""What registers hold, whoever races for it, and that nothing is lost when they are folded from nothing."""

from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from invented_office import Counter, Opened
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.exc import IntegrityError

from jinbao.bus import Receipt
from jinbao.decider import Refused
from jinbao.engine import writing
from jinbao.register import Changes, differing, one_active, outdated, rebuild, swap

EightAtOnce = Callable[..., list[Any]]

METADATA = MetaData()
STATUS = Column("status", Text, nullable=False)
PERSON = Column("person", Text, nullable=False)
ENROLMENT = Table(
    "enrolment",
    METADATA,
    Column("id", Text, primary_key=True),
    PERSON,
    STATUS,
    Column("since", Date),
    Column("papers", JSON),
    one_active("one_enrolment", PERSON, where=STATUS == "active", refusal="ALREADY_ENROLLED", field="person"),
)
SHARE = Table(
    "share",
    METADATA,
    Column("household", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("fen", Integer),
    Column("receipt", Text),
    UniqueConstraint("receipt"),
)


@pytest.fixture
def office(engine: Engine) -> Engine:
    METADATA.create_all(engine)
    return engine


@pytest.fixture
def changes(office: Engine) -> Iterator[Changes]:
    with writing(office).begin() as connection:
        yield Changes(connection)


def rows(changes: Changes, table: Table) -> list[Any]:
    changes.flush()
    return list(changes.connection.execute(select(table).order_by(*table.primary_key)))


def enrol(changes: Changes, enrolment: str, person: str, status: str = "active") -> None:
    changes.put(ENROLMENT, id=enrolment, person=person, status=status)


# Row by row.


def test_a_row_is_kept_with_its_types(changes: Changes) -> None:
    born = date(1950, 7, 1)
    changes.put(ENROLMENT, id="1", person="Zhang", status="active", since=born, papers=["hukou", "户口簿"])
    assert rows(changes, ENROLMENT) == [("1", "Zhang", "active", born, ["hukou", "户口簿"])]


def test_a_row_takes_the_place_of_the_one_with_its_key(changes: Changes) -> None:
    changes.put(SHARE, household="Li", year=2010, fen=100, receipt="R-1")
    changes.flush()
    changes.put(SHARE, household="Li", year=2010, fen=200)
    changes.put(SHARE, household="Li", year=2011, fen=300)
    assert rows(changes, SHARE) == [("Li", 2010, 200, None), ("Li", 2011, 300, None)]


def test_a_row_may_be_changed_before_and_after_it_is_written(changes: Changes) -> None:
    changes.put(SHARE, household="Li", year=2010, fen=100)
    changes.change(SHARE, "Li", 2010, receipt="R-1")
    changes.flush()
    changes.change(SHARE, "Li", 2010, fen=200)
    changes.change(SHARE, "Li", 2010, fen=250)
    assert rows(changes, SHARE) == [("Li", 2010, 250, "R-1")]


def test_a_change_of_a_row_that_is_not_there_changes_nothing(changes: Changes) -> None:
    changes.change(SHARE, "Li", 2010, fen=200)
    assert rows(changes, SHARE) == []


def test_a_removed_row_is_gone_and_may_come_again(changes: Changes) -> None:
    for household in ("Li", "Wang", "Zhao"):
        changes.put(SHARE, household=household, year=2010, fen=100)
    changes.flush()
    changes.remove(SHARE, "Li", 2010)
    changes.remove(SHARE, "Wang", 2010)
    changes.remove(SHARE, "Nobody", 2010)
    changes.put(SHARE, household="Wang", year=2010, fen=1)
    assert rows(changes, SHARE) == [("Wang", 2010, 1, None), ("Zhao", 2010, 100, None)]


def test_a_row_that_comes_and_goes_in_one_page_was_never_there(changes: Changes) -> None:
    changes.put(SHARE, household="Li", year=2010, fen=100)
    changes.change(SHARE, "Li", 2010, fen=200)
    changes.remove(SHARE, "Li", 2010)
    assert rows(changes, SHARE) == []


def test_a_change_by_condition_sees_what_was_said_before_it(changes: Changes) -> None:
    changes.put(SHARE, household="Li", year=2010, fen=100)
    changes.put(SHARE, household="Wang", year=2010, fen=200)
    changes.run(lambda of: of(SHARE).update().where(of(SHARE).c.fen > 150).values(fen=0))
    changes.put(SHARE, household="Zhao", year=2010, fen=300)
    assert [row.fen for row in rows(changes, SHARE)] == [100, 0, 300]


# One active row for each key.


def test_who_leaves_one_village_may_enrol_in_the_next_in_one_command(changes: Changes) -> None:
    enrol(changes, "lizhuang", "Zhang")
    changes.flush()
    enrol(changes, "nanxi", "Zhang")
    changes.change(ENROLMENT, "lizhuang", status="left")
    assert [row.status for row in rows(changes, ENROLMENT)] == ["left", "active"]


def test_a_whole_row_that_ends_comes_before_one_that_begins(changes: Changes) -> None:
    enrol(changes, "lizhuang", "Zhang")
    changes.flush()
    enrol(changes, "nanxi", "Zhang", status="applied")
    enrol(changes, "lizhuang", "Zhang", status="left")
    changes.change(ENROLMENT, "nanxi", status="active")
    assert [row.status for row in rows(changes, ENROLMENT)] == ["left", "active"]


def test_a_second_active_row_is_refused_with_the_declared_code(changes: Changes) -> None:
    enrol(changes, "lizhuang", "Zhang")
    enrol(changes, "nanxi", "Zhang")
    with pytest.raises(Refused, match="ALREADY_ENROLLED"):
        changes.flush()


def test_a_change_that_would_make_a_second_active_row_is_refused_too(changes: Changes) -> None:
    enrol(changes, "lizhuang", "Zhang")
    enrol(changes, "nanxi", "Zhang", status="applied")
    changes.flush()
    changes.change(ENROLMENT, "nanxi", status="active")
    with pytest.raises(Refused, match="ALREADY_ENROLLED"):
        changes.flush()


def test_another_rule_of_the_database_is_not_taken_for_a_refusal(changes: Changes) -> None:
    changes.put(SHARE, household="Li", year=2010, fen=100, receipt="R-1")
    changes.put(SHARE, household="Wang", year=2010, fen=100, receipt="R-1")
    enrol(changes, "lizhuang", "Zhang")
    with pytest.raises(IntegrityError):
        changes.flush()


def test_of_eight_hundred_racing_enrolments_one_comes_in_for_each_person(
    counter: Counter, eight_at_once: EightAtOnce
) -> None:
    files = [(f"{village}-{person}", f"person {person}") for person in range(100) for village in range(8)]
    answers = eight_at_once(lambda file: counter.open(*file), files)
    tally = Tally(answer.code if isinstance(answer, Refused) else type(answer) for answer in answers)
    assert tally == {Receipt: 100, "HOLDER_HAS_A_FILE": 700}
    assert len(counter.register()) == len(counter.everything()) == 100
    assert {row.holder for row in counter.register()} == {f"person {n}" for n in range(100)}


# Folded from nothing.


@pytest.fixture
def busy(counter: Counter) -> Counter:
    """A counter with a history in which files moved, were noted and closed."""
    for n in range(12):
        counter.open(f"{n}", f"holder {n}")
        counter.note(f"{n}", f"note {n}")
    for n in range(0, 12, 2):
        counter.move(f"{n}", f"moved-{n}", f"holder {n}")
    for n in range(0, 12, 3):
        counter.note(f"moved-{n}" if n % 2 == 0 else f"{n}", "again")
    counter.close("1")
    counter.open("1-again", "holder 1")
    return counter


def pages(counter: Counter, size: int) -> Iterator[list[Any]]:
    return ([recorded for _, recorded in page] for page in counter.service.ledger.pages(limit=size))


def rebuilt(counter: Counter, size: int = 7, **more: Any) -> Mapping[str, Table]:
    service = counter.service
    return rebuild(service.engine, pages(counter, size), service.fold, [counter.files], **more)


@pytest.mark.parametrize("size", [1, 7, 2_000])
def test_a_register_folded_from_nothing_equals_the_live_one(busy: Counter, size: int) -> None:
    live = busy.register()
    beside = rebuilt(busy, size)
    with busy.service.engine.connect() as connection:
        assert differing(connection, busy.files, beside["file"]) == 0
        assert len(connection.execute(select(beside["file"])).all()) == len(live) == 19
    assert busy.register() == live


def test_a_rebuilding_tells_how_far_it_has_come(busy: Counter) -> None:
    steps: list[int] = []
    rebuilt(busy, size=10, progress=steps.append)
    assert sum(steps) == len(busy.everything())
    assert set(steps[:-1]) == {10}


def test_a_rebuilding_may_be_begun_again(busy: Counter) -> None:
    rebuilt(busy)
    beside = rebuilt(busy)
    with busy.service.engine.connect() as connection:
        assert differing(connection, busy.files, beside["file"]) == 0


def test_rows_that_differ_are_counted_and_put_right_by_the_swap(busy: Counter) -> None:
    truth = busy.register()
    with busy.service.engine.begin() as connection:
        connection.execute(busy.files.update().where(busy.files.c.id == "3").values(note="tampered"))
        connection.execute(busy.files.delete().where(busy.files.c.id == "5"))
    beside = rebuilt(busy)
    with busy.service.engine.connect() as connection:
        assert differing(connection, busy.files, beside["file"]) == 3
    swap(busy.service.engine, beside)
    assert busy.register() == truth
    busy.open("5-again", "holder 11x")
    with pytest.raises(Refused, match="HOLDER_HAS_A_FILE"):
        busy.open("another", "holder 3")


def test_the_swap_catches_up_with_what_was_recorded_meanwhile(busy: Counter) -> None:
    reached = busy.everything()[-1][0]
    beside = rebuilt(busy)
    busy.open("late", "Zhang Guilan")
    truth = busy.register()

    def catch_up(changes: Changes) -> None:
        for page in busy.service.ledger.pages(after=reached):
            for _, recorded in page:
                busy.service.fold(changes, recorded)

    swap(busy.service.engine, beside, catch_up)
    assert busy.register() == truth


def test_a_register_that_another_version_left_gets_the_columns_and_rules_of_this_one(busy: Counter) -> None:
    """It had a column more and lacked the rest, and with them the rule of one file for each holder."""
    engine, truth = busy.service.engine, busy.register()
    older = Table("file", MetaData(), Column("id", Text, primary_key=True), Column("drawer", Integer))
    busy.files.drop(engine)
    older.create(engine)
    with engine.begin() as connection:
        connection.execute(older.insert(), {"id": "3", "drawer": 7})
    tables = busy.service.tables.metadata.sorted_tables
    assert outdated(engine, tables) == ["file"]
    swap(engine, rebuilt(busy))
    assert outdated(engine, tables) == []
    assert busy.register() == truth
    with pytest.raises(Refused, match="HOLDER_HAS_A_FILE"):
        busy.open("another", "holder 3")


def test_rebuilding_one_register_leaves_the_others_alone(busy: Counter) -> None:
    service = busy.service
    SHARE.create(service.engine)

    def fold_share(changes: Changes, recorded: Any) -> None:
        if isinstance(recorded.event, Opened):
            changes.put(SHARE, household=recorded.stream, year=2010, fen=1)
            changes.run(lambda of: of(SHARE).delete().where(of(SHARE).c.year == 2010))

    service.folds.append(fold_share)
    with service.engine.begin() as connection:
        connection.execute(SHARE.insert(), {"household": "Li", "year": 2010, "fen": 100})
    rebuilt(busy)
    with service.engine.connect() as connection:
        assert connection.execute(select(SHARE)).all() == [("Li", 2010, 100, None)]


def test_registers_with_json_can_be_compared(office: Engine) -> None:
    beside = rebuild(office, [], lambda _changes, _recorded: None, [ENROLMENT])["enrolment"]
    with office.begin() as connection:
        put(connection, papers=["hukou"])
        assert differing(connection, ENROLMENT, beside) == 1


def put(connection: Connection, **columns: Any) -> None:
    changes = Changes(connection)
    changes.put(ENROLMENT, id="1", person="Zhang", status="active", **columns)
    changes.flush()
