"""Names are seen by the employer of who works or is sent there, by parties of a dispute, and by no others."""

from datetime import date
from itertools import count

from organised_county import OrganisedCounty, region
from test_employer import BOSS, CLERK, QU, registers
from test_employer import town as town  # noqa: PLC0414 - a fixture that is used by its name

from identity.contract import (
    AgentRole,
    DismissEmployerAgent,
    Hukou,
    NameEmployerAgent,
    NewPerson,
    NumbersOf,
    PersonAnswer,
    RegisterPersons,
)
from identity.demo.numbers import id_number
from identity.inbox import SOURCES
from identity.known_by_name import heard as said
from identity.known_by_name.register import KNOWN
from jinbao.bus import Call
from jinbao.decider import NotAuthorised
from jinbao.events import Event
from jinbao.published import Heard
from jinbao.register import Changes

NAMES = {"luo": "罗小英", "wang": "王建军", "li": "李桂芳"}
positions = count(1)


def tell(town: OrganisedCounty, source: str, *events: Event) -> None:
    """Another service has published these."""
    at = town.now()
    told = [
        Heard(one, f"{source}-{n}", f"{source}/x", n, n - 1, at, town.day, trace=None, received_on=None)
        for one in events
        for n in [next(positions)]
    ]

    def fold(changes: Changes) -> None:
        for one in told:
            SOURCES[source][1](changes, one)

    town.service.hear(source, told[-1].position, fold, told)


def people(town: OrganisedCounty) -> str:
    """A factory for which the boss acts, and three people who are strangers to it."""
    town.ask(
        RegisterPersons,
        persons=tuple(
            NewPerson(
                person=person,
                name=name,
                id_number=id_number("511526", date(1985, 5, 4), 4 + place),
                phone="13800001111",
                hukou_village=region("village"),
                hukou=Hukou.RURAL,
            )
            for place, (person, name) in enumerate(NAMES.items())
        ),
    )
    return registers(town)


def seen(town: OrganisedCounty, by: Call = BOSS) -> list[str | None]:
    """The names as they are shown."""
    found = town.service.look_up("person_by_id", [*NAMES], by)
    return [one.name if isinstance(one, PersonAnswer) else None for one in found]


def test_the_names_of_those_who_work_there_are_shown_while_they_do(town: OrganisedCounty) -> None:
    factory = people(town)
    assert seen(town) == [None] * 3
    tell(
        town,
        "employment",
        said.HireRegistered("1", "luo", factory),
        said.HireRegistered("2", "wang", "other"),
    )
    assert seen(town) == ["罗小英", None, None]
    assert seen(town, CLERK) == [None] * 3
    assert seen(town, Call("boss", "bureau")) == [None] * 3, (
        "who acts for an office does not act for an employer"
    )

    [luo, wang, _] = town.service.look_up("person_by_id", [*NAMES], BOSS)
    assert isinstance(wang, NotAuthorised)
    assert (luo.masked, luo.id_number[:6], "*" in luo.id_number) == (True, "511526", True)
    assert [luo.phone, luo.address, luo.ethnicity, luo.bank_account, luo.death] == [None] * 5
    asked = [NumbersOf(person="luo"), NumbersOf(person="luo", purpose="HR")]
    assert all(isinstance(one, NotAuthorised) for one in town.service.look_up("numbers_of", asked, BOSS))
    assert town.service.look_up("kin", ["luo"], BOSS) == [[]]
    with_purpose = Call("boss", purpose="HR")
    [again] = town.service.look_up("person_by_id", ["luo"], with_purpose)
    assert (again.masked, again.phone) == (True, None)

    tell(town, "employment", said.EmploymentEnded("1", town.day))
    assert seen(town)[0] == "罗小英"
    town.day = date.fromordinal(town.day.toordinal() + 1)
    assert seen(town) == [None] * 3
    tell(town, "employment", said.RegistrationCorrected("1", None))
    assert seen(town)[0] == "罗小英"
    tell(town, "employment", said.EmploymentFilesJoined("li", ("employment/1", "unemployment/9")))
    assert seen(town) == [None, None, "李桂芳"]
    tell(town, "employment", said.RegistrationAnnulled("1"))
    assert (seen(town), cases(town)) == ([None] * 3, {"employment/2"})


def test_an_employer_sees_whom_the_office_sends_until_it_knows_what_came_of_it(town: OrganisedCounty) -> None:
    factory = people(town)
    tell(town, "employment", *(said.ReferralMade(one, one, factory) for one in NAMES))
    assert seen(town) == [*NAMES.values()]
    assert seen(town, CLERK) == [None] * 3
    tell(
        town,
        "employment",
        said.ReferralResulted("luo", said.ReferralOutcome.REJECTED, town.day),
        said.ReferralResulted("wang", said.ReferralOutcome.HIRED, town.day),
        said.ReferralConfirmed("li", town.day),
    )
    town.day = date.fromordinal(town.day.toordinal() + 1)
    assert seen(town) == [None, "王建军", None]
    tell(town, "employment", said.ReferralHireTakenBack("li"))
    assert seen(town) == [None, "王建军", "李桂芳"]


def test_who_is_in_dispute_with_an_employer_is_known_to_it_once_it_is_told(town: OrganisedCounty) -> None:
    factory = people(town)
    tell(town, "labor-relations", said.ArbitrationFiled("7", ("luo",), ("wang",), (factory,)))
    assert seen(town) == [None] * 3
    tell(town, "labor-relations", said.ArbitrationAccepted("7"))
    assert seen(town) == ["罗小英", "王建军", None]
    tell(town, "labor-relations", said.ArbitrationAcceptanceAnnulled("7"))
    assert seen(town) == [None] * 3
    tell(town, "labor-relations", said.MediationRequested("8", ("li",), (), (factory,)))
    assert seen(town) == [None, None, "李桂芳"]
    agent = {"employer": factory, "person": "clerk"}
    town.ask(NameEmployerAgent, QU, **agent, role=AgentRole.HANDLER, since=town.day, document="授权书")
    assert seen(town, CLERK) == [None, None, "李桂芳"]
    town.ask(DismissEmployerAgent, QU, **agent, until=town.day)
    town.day = date.fromordinal(town.day.toordinal() + 1)
    assert (seen(town, CLERK), seen(town)[2]) == ([None] * 3, "李桂芳")


def test_the_parties_of_a_dispute_know_one_another_and_who_sits_who_knows_them_in_the_office_alone(
    town: OrganisedCounty,
) -> None:
    factory = people(town)
    luo, wang, li = (Call(one) for one in NAMES)
    tell(
        town,
        "labor-relations",
        said.ArbitrationFiled("7", ("luo",), (), (factory,)),
        said.ArbitrationAccepted("7"),
    )
    assert [seen(town, one)[1:] for one in (luo, BOSS)] == [[None] * 2] * 2
    tell(town, "labor-relations", said.PanelNamed("7", ("wang",)))
    assert seen(town, luo)[1] == seen(town)[1] == "王建军"
    assert [one is None for one in seen(town, wang)] == [True, False, True]
    assert seen(town, li)[:2] == [None] * 2
    tell(town, "labor-relations", said.ArbitrationContinued("7", ("li",)))
    assert seen(town, li) == [*NAMES.values()]
    assert seen(town)[2] == "李桂芳", "the employer sees who goes on"


def cases(town: OrganisedCounty) -> set[str]:
    with town.engine.connect() as connection:
        return {row.case for row in connection.execute(KNOWN.select())}
