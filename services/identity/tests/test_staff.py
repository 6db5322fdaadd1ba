"""Staff: appointments, the two authorities over an officer, who leaves and who takes over."""

from datetime import date, timedelta
from typing import Any

import pytest
from organised_county import (
    FOUNDER,
    GAO,
    NOBODY,
    QU,
    SHI,
    TODAY,
    OrganisedCounty,
    appointment,
    grant,
    region,
)

from identity.access.register import GRANTS
from identity.contract import (
    Appoint,
    AppointmentsOf,
    AuthoritiesAnswer,
    AuthoritiesOn,
    Certificate,
    CertificateAnswer,
    ChangeAuthority,
    ChangePost,
    DeclareOnePersonOffice,
    DelegateGrant,
    Edge,
    EndAppointment,
    GiveGrants,
    GrantsOf,
    ImportAppointments,
    Leaving,
    MarkAtWork,
    MarkNominal,
    OnDay,
    Post,
    RecordCertificate,
    RecordExpiredCertificate,
    StaffingNorm,
    StaffOf,
    TakeOver,
    public,
)
from identity.staff.appointment import APPOINTMENT, Seat, StaffFacts
from identity.staff.commands import EndAppointment as Ending
from identity.staff.events import Appointed, CertificateRecorded, FoundNominal, Left
from identity.staff.norm import staffing_norm
from identity.staff.register import APPOINTMENTS, CERTIFICATES, PAST
from identity.staff.terms import Employment
from identity.tables import TABLES
from jinbao.actor import Actor, Place
from jinbao.bus import Call
from jinbao.decider import NotAuthorised, Refused
from jinbao.testing import Scenario, officer

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
SINCE = date(2009, 7, 1)
HU, LUO = Call("hu", "agency"), Call("luo", "agency")
A = appointment("a", "hu", "agency")
B = appointment("b", "luo", "agency", Post.COUNTER)
REVIEW = grant("g", "hu", "agency", "county", "review")


# Decided.

PLACE = Place("county", ("county", "city"))
MANAGER = officer("qu", "bureau", "county", "manage", items=["staff"])
APPOINTED = Appointed(
    appointment="a",
    person="hu",
    office="agency",
    region="county",
    kind=Employment.ESTABLISHED,
    post=Post.INSURANCE,
    full_time=True,
    since=SINCE,
    document="文件",
    personnel="government",
    business="bureau",
)
AN_APPOINTMENT = Scenario(APPOINTMENT, StaffFacts(PLACE))


@pytest.mark.parametrize(
    "by",
    [
        Actor("luo"),
        Actor("hu", "agency"),
        officer("gao", "b", "other", "manage"),
        officer("x", "b", "county", "read"),
    ],
)
def test_nobody_appoints_where_they_do_not_manage_staff(by: Actor) -> None:
    AN_APPOINTMENT.when(Appoint(on=TODAY, appointment=A), by=by).refused("NOT_AUTHORISED")


def test_whoever_is_appointed_with_a_certificate_holds_both() -> None:
    held = appointment("a", "hu", "agency", certificate=Certificate(number="7", since=SINCE))
    happened = AN_APPOINTMENT.when(Appoint(on=TODAY, appointment=held), by=MANAGER).decided()
    assert happened[1] == CertificateRecorded("a", "7", SINCE, None)
    assert (happened[0].person, happened[0].region) == ("hu", "county")


def test_nobody_leaves_before_they_came() -> None:
    in_post = AN_APPOINTMENT.given(APPOINTED)
    early = Ending(on=TODAY, appointment="a", until=date(2009, 6, 30), reason=Leaving.RESIGNED)
    in_post.when(early, by=MANAGER).refused("APPOINTMENT_DAYS")
    on_the_day = Ending(on=TODAY, appointment="a", until=SINCE, reason=Leaving.RESIGNED)
    in_post.when(on_the_day, by=MANAGER).then(Left("a", "hu", "agency", SINCE, Leaving.RESIGNED, None))


def test_nothing_happens_to_whoever_has_left() -> None:
    gone = AN_APPOINTMENT.given(APPOINTED, Left("a", "hu", "agency", TODAY, Leaving.RETIRED, None))
    for command in (
        MarkNominal(on=TODAY, appointment="a", since=TODAY),
        Ending(on=TODAY, appointment="a", until=TODAY, reason=Leaving.RESIGNED),
        Appoint(on=TODAY, appointment=A),
    ):
        gone.when(command, by=MANAGER).refused("APPOINTMENT_ENDED")


def test_whoever_is_on_the_books_only_is_found_at_work_again() -> None:
    in_post = AN_APPOINTMENT.given(APPOINTED)
    nominal = MarkNominal(on=TODAY, appointment="a", since=TODAY)
    in_post.when(nominal, by=MANAGER).then(FoundNominal("a", TODAY))
    in_post.given(FoundNominal("a", TODAY)).when(nominal, by=MANAGER).then()
    in_post.when(MarkAtWork(on=TODAY, appointment="a", since=TODAY), by=MANAGER).then()


@pytest.mark.parametrize(
    ("post", "beside", "code"),
    [
        (Post.HEAD, Post.INSURANCE, "POSTS_INCOMPATIBLE"),
        (Post.INSURANCE, Post.HEAD, "POSTS_INCOMPATIBLE"),
        (Post.STATISTICS, Post.INSURANCE, "POSTS_INCOMPATIBLE"),
        (Post.EMPLOYMENT, Post.INSURANCE, None),
        (Post.HEAD, Post.STATISTICS, None),
    ],
)
def test_posts_that_must_be_kept_apart_are(post: Post, beside: Post, code: str | None) -> None:
    known = StaffFacts(PLACE, (Seat("other", beside, SINCE),))
    asked = AN_APPOINTMENT.knowing(known).when(
        Appoint(on=TODAY, appointment=appointment("a", "hu", "agency", post)), by=MANAGER
    )
    if code:
        asked.refused(code)
    else:
        assert len(asked.decided()) == 1


def test_a_post_that_was_given_up_the_day_before_is_free() -> None:
    asked = Appoint(on=TODAY, appointment=appointment("a", "hu", "agency", Post.HEAD, since=TODAY))
    for until, free in ((YESTERDAY, True), (TODAY, False)):
        known = StaffFacts(PLACE, (Seat("other", Post.INSURANCE, SINCE, until),))
        scenario = AN_APPOINTMENT.knowing(known).when(asked, by=MANAGER)
        assert len(scenario.decided()) == 1 if free else scenario.refused("POSTS_INCOMPATIBLE")


def test_where_one_person_is_alone_they_do_it_all() -> None:
    known = StaffFacts(PLACE, (Seat("other", Post.HEAD, SINCE),), is_one_person_office=True)
    assert AN_APPOINTMENT.knowing(known).when(Appoint(on=TODAY, appointment=A), by=MANAGER).decided()


def test_a_certificate_does_not_expire_before_it_is_valid() -> None:
    wrong = Certificate(number="7", since=TODAY, until=YESTERDAY)
    recording = RecordCertificate(on=TODAY, appointment="a", certificate=wrong)
    AN_APPOINTMENT.given(APPOINTED).when(recording, by=MANAGER).refused("CERTIFICATE_DAYS")


def test_a_certificate_that_was_not_recorded_does_not_expire() -> None:
    expired = RecordExpiredCertificate(on=TODAY, appointment="a", number="8", until=TODAY)
    AN_APPOINTMENT.given(APPOINTED).when(expired, by=MANAGER).refused("CERTIFICATE_UNKNOWN")


# TV-STF: how many posts for how many people.


@pytest.mark.parametrize(
    ("people", "floor", "ceil"),
    [
        (0, 2, 2),
        (8_000, 2, 2),
        (10_000, 2, 2),
        (10_001, 2, 3),
        (19_999, 2, 3),
        (20_000, 3, 3),
        (45_000, 5, 6),
    ],
)
def test_the_staffing_norm_by_full_and_by_begun_steps(people: int, floor: int, ceil: int) -> None:
    assert staffing_norm(people, TODAY).posts == floor
    assert staffing_norm(people, TODAY, begun_step_counts=False).posts == floor
    assert staffing_norm(people, TODAY, begun_step_counts=True).posts == ceil


def test_before_the_document_there_is_no_norm() -> None:
    with pytest.raises(Refused, match="PARAMETER_MISSING"):
        staffing_norm(8_000, date(2009, 12, 31))


# Through the service. The wrong caller is turned away.


CHANGES: list[tuple[Any, dict[str, Any]]] = [
    (Appoint, {"appointment": appointment("x", "luo", "agency")}),
    (ImportAppointments, {"appointments": (appointment("x", "luo", "agency"),)}),
    (ChangePost, {"appointment": "a", "post": Post.COUNTER, "since": TODAY, "document": "文件"}),
    (MarkNominal, {"appointment": "a", "since": TODAY}),
    (MarkAtWork, {"appointment": "a", "since": TODAY}),
    (
        ChangeAuthority,
        {
            "appointment": "a",
            "edge": Edge.PERSONNEL,
            "office": "bureau",
            "since": TODAY,
            "document": "文件",
        },
    ),
    (RecordCertificate, {"appointment": "a", "certificate": Certificate(number="7", since=TODAY)}),
    (RecordExpiredCertificate, {"appointment": "a", "number": "7", "until": TODAY}),
    (EndAppointment, {"appointment": "a", "until": TODAY, "reason": Leaving.RESIGNED}),
    (
        TakeOver,
        {
            "office": "agency",
            "leaver": "hu",
            "successor": "luo",
            "since": TODAY,
            "reason": Leaving.RETIRED,
        },
    ),
]


def test_nobody_elsewhere_changes_the_staff_of_a_county(county: OrganisedCounty) -> None:
    county.appointed(A, B)
    for command, said in CHANGES:
        for by in (NOBODY, GAO, FOUNDER, HU):
            with pytest.raises(NotAuthorised, match="NOT_AUTHORISED"):
                county.ask(command, by, **said)


def test_staff_is_seen_by_themselves_and_by_those_who_deal_with_them(county: OrganisedCounty) -> None:
    county.appointed(A, B)
    seen = {
        by.person: [one.id for one in county.look_up("staff_of", StaffOf(office="agency"), by=by)[0].rows]
        for by in (QU, SHI, GAO, HU, NOBODY)
    }
    assert seen == {"qu": ["b", "a"], "shi": ["b", "a"], "gao": [], "hu": ["a"], "luo": ["b"]}
    for name in ("appointment_by_id", "appointment_past", "certificates_of"):
        assert not county.look_up(name, "a", by=GAO)[0]
    assert county.look_up("authorities_on", AuthoritiesOn(appointment="a"), by=GAO) == [None]


# Appointing.


@pytest.mark.parametrize("field", ["office", "personnel_authority", "business_authority"])
def test_an_appointment_names_offices_that_are_at_work(county: OrganisedCounty, field: str) -> None:
    said = {"personnel_authority": "government", "business_authority": "bureau", field: "nowhere"}
    office = said.pop("office", "agency")
    with pytest.raises(Refused, match="OFFICE_UNKNOWN"):
        county.ask(Appoint, appointment=appointment("a", "hu", office, **said))


def test_the_same_appointment_is_not_made_twice(county: OrganisedCounty) -> None:
    county.appointed(A)
    with pytest.raises(Refused, match="APPOINTMENT_EXISTS"):
        county.ask(Appoint, appointment=A)


def test_a_list_that_gives_one_person_two_posts_apart_brings_in_nobody(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="POSTS_INCOMPATIBLE"):
        county.appointed(A, B, appointment("h", "hu", "agency", Post.HEAD))
    assert county.look_up("staff_of", StaffOf(office="agency"))[0].rows == []


def test_in_a_one_person_office_one_person_has_both_posts(county: OrganisedCounty) -> None:
    both = [appointment(str(post), "shan", "lone-centre", post) for post in (Post.HEAD, Post.INSURANCE)]
    with pytest.raises(Refused, match="POSTS_INCOMPATIBLE"):
        county.appointed(*both)
    county.ask(DeclareOnePersonOffice, office="lone-centre", since=TODAY, reason="编制一人")
    county.appointed(*both)
    assert len(county.look_up("appointments_of", AppointmentsOf(person="shan"))[0].rows) == 2


def test_another_post_is_a_fact_of_its_day(county: OrganisedCounty) -> None:
    county.appointed(A)
    county.ask(ChangePost, appointment="a", post=Post.COUNTER, since=TODAY, document="文件")
    assert county.look_up("appointment_by_id", "a")[0].post is Post.COUNTER
    [past] = county.look_up("appointment_past", "a")
    posts = [(line.since, line.value) for line in past if line.aspect == "post"]
    assert posts == [(SINCE, "INSURANCE"), (TODAY, "COUNTER")]


def test_what_nobody_was_appointed_to_cannot_change(county: OrganisedCounty) -> None:
    with pytest.raises(Refused, match="APPOINTMENT_UNKNOWN"):
        county.ask(MarkNominal, appointment="none", since=TODAY)


# The two authorities: neither follows from the other, nor from how the county manages people.


def test_each_authority_over_an_officer_moves_alone(county: OrganisedCounty) -> None:
    county.appointed(A)
    county.ask(
        ChangeAuthority, appointment="a", edge=Edge.PERSONNEL, office="bureau", since=TODAY, document="文件"
    )
    days = (date(2009, 6, 30), SINCE, YESTERDAY, TODAY)
    asked = [AuthoritiesOn(appointment="a", on=day) for day in days]
    before = AuthoritiesAnswer("government", SINCE, "bureau", SINCE)
    assert county.look_up("authorities_on", *asked) == [
        None,
        before,
        before,
        AuthoritiesAnswer("bureau", TODAY, "bureau", SINCE),
    ]


# Who is on the books, and who is at work.


def test_whoever_is_on_the_books_only_is_counted_apart(county: OrganisedCounty) -> None:
    county.appointed(A, B, appointment("c", "hu", "agency", Post.EMPLOYMENT))
    county.ask(MarkNominal, appointment="b", since=TODAY)
    county.ask(RecordCertificate, appointment="a", certificate=Certificate(number="7", since=TODAY))
    asked = [OnDay(region=region("county"), on=day) for day in (YESTERDAY, TODAY)]
    [before], [today] = county.look_up("head_counts", *asked)
    assert (before.people, before.at_work, before.certified) == (2, 2, 0)
    assert (today.people, today.at_work, today.certified) == (2, 1, 1)


def test_a_certificate_is_valid_from_its_first_to_its_last_day(county: OrganisedCounty) -> None:
    county.appointed(A)
    county.ask(RecordCertificate, appointment="a", certificate=Certificate(number="7", since=SINCE))
    county.ask(RecordExpiredCertificate, appointment="a", number="7", until=YESTERDAY)
    assert county.look_up("certificates_of", "a") == [[CertificateAnswer("7", SINCE, YESTERDAY)]]
    days = (SINCE, YESTERDAY, TODAY)
    counts = county.look_up("head_counts", *(OnDay(region=region("county"), on=day) for day in days))
    assert [one.certified for [one] in counts] == [1, 1, 0]


# Leaving.


def test_with_the_last_appointment_in_an_office_ends_what_was_granted_for_it(
    county: OrganisedCounty,
) -> None:
    county.appointed(A, appointment("second", "hu", "agency", Post.EMPLOYMENT))
    county.granted(REVIEW, grant("elsewhere", "hu", "centre", "town", "intake"))
    county.ask(EndAppointment, appointment="a", until=TODAY, reason=Leaving.TRANSFERRED)
    assert untils(county, "hu") == {"g": None, "elsewhere": None}
    county.ask(EndAppointment, appointment="second", until=TODAY, reason=Leaving.TRANSFERRED)
    assert untils(county, "hu") == {"g": TODAY, "elsewhere": None}


def test_a_leaving_that_is_learnt_of_late_takes_no_past_act_its_grant(county: OrganisedCounty) -> None:
    county.appointed(A)
    county.granted(REVIEW)
    county.ask(EndAppointment, appointment="a", until=date(2009, 12, 31), reason=Leaving.DIED)
    assert county.look_up("appointment_by_id", "a")[0].until == date(2009, 12, 31)
    assert untils(county, "hu") == {"g": YESTERDAY}


def untils(county: OrganisedCounty, person: str) -> dict[str, date | None]:
    return {one.id: one.until for one in county.look_up("grants_of", GrantsOf(person=person))[0].rows}


# Taking over: one command, all of it or nothing.


def take_over(county: OrganisedCounty, by: Call = QU, **said: Any) -> Any:
    given = {
        "office": "agency",
        "leaver": "hu",
        "successor": "luo",
        "since": TOMORROW,
        "reason": Leaving.RETIRED,
        **said,
    }
    return county.ask(TakeOver, by, **given)


def test_a_successor_has_the_same_work_from_the_day_after(county: OrganisedCounty) -> None:
    county.appointed(A, B)
    county.granted(REVIEW, grant("i", "hu", "agency", "town", "intake", items=("P2",), ceiling=100_00))
    take_over(county)
    left = county.look_up("appointment_by_id", "a")[0]
    assert (left.until, left.reason, left.successor) == (TODAY, Leaving.RETIRED, "luo")
    assert untils(county, "hu") == {"g": TODAY, "i": TODAY}
    given = county.look_up("grants_of", GrantsOf(person="luo"))[0].rows
    assert {(one.items, one.steps, one.ceiling, one.since, one.until) for one in given} == {
        (("B1",), ("review",), None, TOMORROW, None),
        (("P2",), ("intake",), 100_00, TOMORROW, None),
    }
    [told] = [public(one) for one in county.service.ledger.recorded("appointment/a")][1:]
    assert (told.person, told.successor, told.until) == ("hu", "luo", TODAY)


def test_a_successor_keeps_the_hands_apart_and_nothing_is_half_done(county: OrganisedCounty) -> None:
    county.appointed(A, B)
    county.granted(REVIEW, grant("p", "luo", "agency", "county", "pay"))
    with pytest.raises(Refused, match="POSTS_KEPT_APART"):
        take_over(county)
    assert county.look_up("appointment_by_id", "a")[0].until is None
    assert untils(county, "hu") == {"g": None}
    assert untils(county, "luo") == {"p": None}


def test_deputies_of_a_leaver_stop_and_what_was_delegated_to_them_is_not_handed_on(
    county: OrganisedCounty,
) -> None:
    county.appointed(A, B, appointment("c", "deng", "agency"))
    county.granted(REVIEW, grant("deng", "deng", "agency", "county", "intake"))
    until = TODAY + timedelta(days=20)
    lent = {"items": ("B1",), "since": TODAY, "until": until, "reason": "休假"}
    county.ask(
        DelegateGrant, HU, delegation="out", delegated_from="g", person="deng", steps=("review",), **lent
    )
    county.ask(
        DelegateGrant,
        Call("deng", "agency"),
        delegation="in",
        delegated_from="deng",
        person="hu",
        steps=("intake",),
        **lent,
    )
    take_over(county)
    assert untils(county, "hu") == {"g": TODAY, "in": TODAY}
    assert untils(county, "deng") == {"deng": None, "out": TODAY}
    [given] = county.look_up("grants_of", GrantsOf(person="luo"))[0].rows
    assert given.steps == ("review",)


def test_whoever_manages_staff_alone_hands_no_authority_on(county: OrganisedCounty) -> None:
    county.appointed(A, B)
    county.granted(REVIEW, grant("m", "wen", "bureau", "county", "manage", items=("staff",)))
    with pytest.raises(NotAuthorised):
        take_over(county, Call("wen", "bureau"))
    assert county.look_up("appointment_by_id", "a")[0].until is None


def test_nobody_takes_over_by_their_own_command(county: OrganisedCounty) -> None:
    county.appointed(A, appointment("q", "qu", "agency", Post.COUNTER))
    county.granted(REVIEW)
    with pytest.raises(NotAuthorised, match="GRANT_TO_ONESELF"):
        take_over(county, successor="qu")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"successor": "hu"}, "TAKE_OVER_FROM_ONESELF"),
        ({"successor": "nobody"}, "SUCCESSOR_NOT_APPOINTED"),
        ({"since": YESTERDAY}, "TAKE_OVER_PAST"),
        ({"leaver": "nobody"}, "NOTHING_TO_TAKE_OVER"),
        ({"office": "nowhere"}, "OFFICE_UNKNOWN"),
    ],
)
def test_what_cannot_be_taken_over(county: OrganisedCounty, said: dict[str, Any], code: str) -> None:
    county.appointed(A, B)
    county.granted(REVIEW)
    with pytest.raises(Refused, match=code):
        take_over(county, **said)


# Lists and registers.


def test_staff_is_listed_newest_first_and_by_the_day(county: OrganisedCounty) -> None:
    county.appointed(A, appointment("old", "deng", "agency", Post.COUNTER, since=date(2005, 1, 1)))
    county.ask(EndAppointment, appointment="old", until=YESTERDAY, reason=Leaving.RETIRED)
    days = (date(2004, 12, 31), YESTERDAY, TODAY)
    pages = county.look_up("staff_of", *(StaffOf(office="agency", holding_on=day) for day in days))
    assert [[one.id for one in page.rows] for page in pages] == [[], ["a", "old"], ["a"]]
    [first] = county.look_up("staff_of", StaffOf(office="agency", first=1))
    [rest] = county.look_up("staff_of", StaffOf(office="agency", after=first.cursors[0]))
    assert [one.id for one in (*first.rows, *rest.rows)] == ["a", "old"]


def test_more_offices_cost_no_more_statements(county: OrganisedCounty) -> None:
    county.appointed(A, B)
    one, many = [StaffOf(office="agency")], [StaffOf(office=office) for office in ("agency", "centre")]
    assert county.counted(lambda: county.look_up("staff_of", *one)) == county.counted(
        lambda: county.look_up("staff_of", *many)
    )


def test_the_norm_is_asked_for_by_people_and_day(county: OrganisedCounty) -> None:
    [norm, wide] = county.look_up(
        "staffing_norm",
        StaffingNorm(people=10_001),
        StaffingNorm(people=10_001, begun_step_counts=True),
        by=NOBODY,
    )
    assert (norm.posts, norm.document, wide.posts) == (2, "川编发〔2010〕11号", 3)


def test_the_register_of_staff_can_be_rebuilt_from_nothing(county: OrganisedCounty) -> None:
    county.appointed(
        A, B, appointment("c", "deng", "centre", certificate=Certificate(number="7", since=SINCE))
    )
    county.ask(GiveGrants, grants=(REVIEW,))
    county.ask(ChangePost, appointment="c", post=Post.COUNTER, since=TODAY, document="文件")
    county.ask(MarkNominal, appointment="c", since=TODAY)
    county.ask(MarkAtWork, appointment="c", since=TOMORROW)
    county.ask(
        ChangeAuthority, appointment="c", edge=Edge.BUSINESS, office="agency", since=TODAY, document="文件"
    )
    county.ask(RecordExpiredCertificate, appointment="c", number="7", until=TODAY)
    take_over(county)
    tables = [APPOINTMENTS, PAST, CERTIFICATES, GRANTS, TABLES.authority.grants]
    assert county.differing(tables) == {table.name: 0 for table in tables}
