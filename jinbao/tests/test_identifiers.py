"""Numbers of persons, organisations and places: what they say, and why others are turned away."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from jinbao.decider import Refused
from jinbao.identifiers import (
    Division,
    EmploymentCertificate,
    Kind,
    Level,
    Sex,
    credit_code,
    division,
    employment_certificate,
    organisation_code,
    resident_id,
)

TODAY = date(2010, 7, 1)

RESIDENTS = [
    # as written                number              born          sex         region
    pytest.param("11010519491231002X", None, "1949-12-31", Sex.FEMALE, "110105", id="TV-ID1"),
    pytest.param("511526195006150128", None, "1950-06-15", Sex.FEMALE, "511526", id="TV-ID2"),
    pytest.param("511526197903012031", None, "1979-03-01", Sex.MALE, "511526", id="TV-ID3"),
    pytest.param("511502196705120319", None, "1967-05-12", Sex.MALE, "511502", id="TV-ID4"),
    pytest.param("511504197410080425", None, "1974-10-08", Sex.FEMALE, "511504", id="TV-ID5"),
    pytest.param(
        " 11010519491231002x ", "11010519491231002X", "1949-12-31", Sex.FEMALE, "110105", id="small-x"
    ),
    pytest.param(
        "110105491231002", "11010519491231002X", "1949-12-31", Sex.FEMALE, "110105", id="fifteen-digits"
    ),
    pytest.param(
        "511526500615012", "511526195006150128", "1950-06-15", Sex.FEMALE, "511526", id="fifteen-of-TV-ID2"
    ),
]


@pytest.mark.parametrize(("written", "number", "born", "sex", "region"), RESIDENTS)
def test_a_resident_id_says_birth_date_sex_and_region(
    written: str, number: str | None, born: str, sex: Sex, region: str
) -> None:
    resident = resident_id(written, TODAY)
    assert resident.number == (number or written)
    assert resident.born == date.fromisoformat(born)
    assert (resident.sex, resident.region) == (sex, region)


def numbered(digits: str) -> str:
    return digits + mod_11_2.calc_check_digit(digits)


CENTENARIANS = [
    # fifteen digits    born
    ("512527980615995", "1998-06-15"),
    ("512527980615996", "1898-06-15"),
    ("512527980615999", "1898-06-15"),
]


@pytest.mark.parametrize(("legacy", "born"), CENTENARIANS)
def test_the_last_legacy_sequences_belong_to_centenarians(legacy: str, born: str) -> None:
    assert resident_id(legacy, TODAY).born == date.fromisoformat(born)


HISTORIC = [
    pytest.param("512527", id="Yibin-county-of-the-prefecture-before-1997"),
    pytest.param("512501", id="Yibin-of-the-prefecture-before-1997"),
    pytest.param("511521", id="Yibin-county-until-2018"),
    pytest.param("511522", id="Nanxi-county-until-2011"),
    pytest.param("510202", id="Chongqing-while-in-Sichuan"),
    pytest.param("330113", id="Linping-newer-than-the-table"),
    pytest.param("830000", id="residence-permit-from-Taiwan"),
]


@pytest.mark.parametrize("region", HISTORIC)
def test_an_abolished_region_keeps_its_numbers_valid(region: str) -> None:
    assert resident_id(numbered(f"{region}19500615012"), TODAY).region == region


TURNED_AWAY = [
    ("51152619500615012", "ID_LENGTH"),
    ("", "ID_LENGTH"),
    ("5115261950061501288", "ID_LENGTH"),
    ("51152619500615O128", "ID_CHARACTERS"),
    ("X11526195006150128", "ID_CHARACTERS"),
    ("51152619500615012Y", "ID_CHARACTERS"),
    ("5115261950061501２8", "ID_CHARACTERS"),
    ("51152650061501X", "ID_CHARACTERS"),
    (numbered("99152619500615012"), "ID_REGION_UNKNOWN"),
    (numbered("51992619500615012"), "ID_REGION_UNKNOWN"),
    (numbered("00000019500615012"), "ID_REGION_UNKNOWN"),
    pytest.param("511521198502290113", "ID_DATE_IMPOSSIBLE", id="TV-ID6"),
    (numbered("51152619501315012"), "ID_DATE_IMPOSSIBLE"),
    (numbered("51152600000000012"), "ID_DATE_IMPOSSIBLE"),
    ("511526500631012", "ID_DATE_IMPOSSIBLE"),
    (numbered("51152620100702012"), "ID_DATE_IN_FUTURE"),
    ("511526195006150129", "ID_CHECK_DIGIT"),
    ("51152619500615012X", "ID_CHECK_DIGIT"),
]


@pytest.mark.parametrize(("written", "code"), TURNED_AWAY)
def test_an_impossible_number_is_turned_away_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        resident_id(written, TODAY, field="born")
    assert (refusal.value.code, refusal.value.field) == (code, "born")


def test_nobody_is_registered_before_the_day_of_birth() -> None:
    newborn = numbered("51152620100701012")
    assert resident_id(newborn, TODAY).born == TODAY
    with pytest.raises(Refused):
        resident_id(newborn, date(2010, 6, 30))


residents = st.builds(
    lambda region, born, sequence: numbered(f"{region}{born:%Y%m%d}{sequence:03d}"),
    st.sampled_from(["511526", "511502", "512527", "110105"]),
    st.dates(date(1880, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(residents, st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_digit_typed_wrong_is_always_found(number: str, place: int, digit: str) -> None:
    assume(number[place] != digit)
    assert resident_id(number, TODAY).number == number
    with pytest.raises(Refused):
        resident_id(number[:place] + digit + number[place + 1 :], TODAY)


@given(residents, st.integers(0, 16))
def test_two_neighbouring_digits_typed_the_wrong_way_round_are_found(number: str, place: int) -> None:
    assume(number[place] != number[place + 1])
    with pytest.raises(Refused):
        resident_id(number[:place] + number[place + 1] + number[place] + number[place + 2 :], TODAY)


@given(residents.filter(lambda number: number[6:8] == "19" and number[14:17] < "996"))
def test_a_legacy_number_becomes_the_number_of_the_same_person(number: str) -> None:
    assert resident_id(number[:6] + number[8:17], TODAY) == resident_id(number, TODAY)


@pytest.mark.parametrize(("written", "code"), TURNED_AWAY)
def test_a_refusal_never_repeats_the_number(written: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        resident_id(written, TODAY)
    assert refusal.value.params == {}
    assert str(refusal.value) == code


def test_a_resident_id_is_not_printed_by_chance() -> None:
    assert "19500615" not in f"{resident_id('511526195006150128', TODAY)}"
    assert "1100000" not in f"{employment_certificate('5115261112000001', date(2012, 1, 1))}"


CREDIT_CODES = [
    # as written           authority  region    organisation
    pytest.param("91350100M000100Y43", "9", "350100", "M000100Y4", id="TV-UC1"),
    pytest.param("91511526MA62A1B231", "9", "511526", "MA62A1B23", id="TV-UC2"),
    # The handbook prints TV-UC3 with the check L; by its own formula (sum 1103, 18 mod 31) the check is D.
    pytest.param("91511526744696012D", "9", "511526", "744696012", id="TV-UC3-with-its-check-corrected"),
    pytest.param("91511526ma62a1b231", "9", "511526", "MA62A1B23", id="small-letters"),
]


@pytest.mark.parametrize(("written", "authority", "region", "organisation"), CREDIT_CODES)
def test_a_credit_code_says_who_registered_whom_where(
    written: str, authority: str, region: str, organisation: str
) -> None:
    code = credit_code(written)
    assert (code.number, code.authority, code.region) == (written.upper(), authority, region)
    assert code.organisation == organisation_code(organisation)


CREDIT_CODES_TURNED_AWAY = [
    ("91511526744696012", "USCC_LENGTH"),
    ("91511526I44696012D", "USCC_CHARACTERS"),
    ("9151152O744696012D", "USCC_CHARACTERS"),
    ("9151A526744696012D", "USCC_CHARACTERS"),
    ("91511526744696013D", "USCC_ORGANISATION_CODE"),
    pytest.param("91511526744696012L", "USCC_CHECK_DIGIT", id="TV-UC3-as-printed"),
    ("92511526744696012D", "USCC_CHECK_DIGIT"),
]


@pytest.mark.parametrize(("written", "code"), CREDIT_CODES_TURNED_AWAY)
def test_an_impossible_credit_code_is_turned_away_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        credit_code(written)
    assert refusal.value.code == code


ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(st.sampled_from(CREDIT_CODES), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_character_of_a_credit_code_typed_wrong_is_found(case: object, place: int, typed: str) -> None:
    number = case.values[0].upper()  # type: ignore[attr-defined]  # pytest's ParameterSet is not public
    assume(number[place] != typed)
    with pytest.raises(Refused):
        credit_code(number[:place] + typed + number[place + 1 :])


ORGANISATION_CODES = [
    ("744696012", "744696012"),
    ("74469601-2", "744696012"),
    ("ma62a1b2-3", "MA62A1B23"),
    ("M000100Y4", "M000100Y4"),
]


@pytest.mark.parametrize(("written", "number"), ORGANISATION_CODES)
def test_an_organisation_code_is_read_with_or_without_its_hyphen(written: str, number: str) -> None:
    assert organisation_code(written).number == number


ORGANISATION_CODES_TURNED_AWAY = [
    ("74469601", "ORGANISATION_CODE_LENGTH"),
    ("74469601--2", "ORGANISATION_CODE_LENGTH"),
    ("7446960１2", "ORGANISATION_CODE_CHARACTERS"),
    ("744696013", "ORGANISATION_CODE_CHECK_DIGIT"),
    ("74469601X", "ORGANISATION_CODE_CHECK_DIGIT"),
]


@pytest.mark.parametrize(("written", "code"), ORGANISATION_CODES_TURNED_AWAY)
def test_an_impossible_organisation_code_is_turned_away_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        organisation_code(written)
    assert refusal.value.code == code


CHECKS_OF_ORGANISATIONS = [
    # sum of the weighted values, remainder and so the check
    ("00000000", "0"),  # remainder 0: eleven, written as 0
    ("00000005", "1"),  # remainder 10
    ("00000006", "X"),  # remainder 1: ten, written as X
]


@pytest.mark.parametrize(("characters", "check"), CHECKS_OF_ORGANISATIONS)
def test_the_check_of_an_organisation_has_two_special_cases(characters: str, check: str) -> None:
    assert organisation_code(characters + check).number == characters + check


DIVISIONS = [
    # as written       code            level             kind
    ("510000", "510000", Level.PROVINCE, None),
    ("511500", "511500", Level.CITY, None),
    ("511526", "511526", Level.COUNTY, None),
    ("511521", "511521", Level.COUNTY, None),
    ("511526000000", "511526", Level.COUNTY, None),
    ("511500000000", "511500", Level.CITY, None),
    ("511502001", "511502001", Level.TOWNSHIP, Kind.STREET),
    ("511526100", "511526100", Level.TOWNSHIP, Kind.TOWN),
    ("511526100000", "511526100", Level.TOWNSHIP, Kind.TOWN),
    ("511526200", "511526200", Level.TOWNSHIP, Kind.RURAL_TOWNSHIP),
    ("511526399", "511526399", Level.TOWNSHIP, Kind.RURAL_TOWNSHIP),
    ("511526400", "511526400", Level.TOWNSHIP, Kind.ENTERPRISE),
    ("511526100001", "511526100001", Level.VILLAGE, Kind.COMMUNITY),
    ("511526100199", "511526100199", Level.VILLAGE, Kind.COMMUNITY),
    ("511526100200", "511526100200", Level.VILLAGE, Kind.VILLAGE),
    ("511526100398", "511526100398", Level.VILLAGE, Kind.VILLAGE),
    ("511526100498", "511526100498", Level.VILLAGE, Kind.SIMILAR),
]


@pytest.mark.parametrize(("written", "code", "level", "kind"), DIVISIONS)
def test_a_division_code_says_its_level_and_kind(
    written: str, code: str, level: Level, kind: Kind | None
) -> None:
    assert division(written) == Division(code, level, kind)


DIVISIONS_TURNED_AWAY = [
    ("5115", "DIVISION_LENGTH"),
    ("51152610", "DIVISION_LENGTH"),
    ("51152A", "DIVISION_CHARACTERS"),
    ("999999", "DIVISION_UNKNOWN"),
    ("519900", "DIVISION_UNKNOWN"),
    ("511526600", "DIVISION_TOWNSHIP_UNKNOWN"),
    ("511526000201", "DIVISION_TOWNSHIP_UNKNOWN"),
]


@pytest.mark.parametrize(("written", "code"), DIVISIONS_TURNED_AWAY)
def test_an_impossible_division_code_is_turned_away_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        division(written)
    assert refusal.value.code == code


def test_a_certificate_number_says_county_and_year() -> None:
    certificate = employment_certificate("5115261712000001", date(2012, 5, 1))
    assert certificate == EmploymentCertificate("5115261712000001", "511526", 2012)


CERTIFICATES_TURNED_AWAY = [
    ("511526171200001", "CERTIFICATE_LENGTH"),
    ("51152617120000O1", "CERTIFICATE_CHARACTERS"),
    ("9915261712000001", "CERTIFICATE_COUNTY_UNKNOWN"),
    ("5115261710000001", "CERTIFICATE_YEAR_IMPOSSIBLE"),  # the national number began in 2011
    ("5115261713000001", "CERTIFICATE_YEAR_IMPOSSIBLE"),  # not yet
]


@pytest.mark.parametrize(("written", "code"), CERTIFICATES_TURNED_AWAY)
def test_an_impossible_certificate_number_is_turned_away_with_its_reason(written: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        employment_certificate(written, date(2012, 5, 1))
    assert refusal.value.code == code
