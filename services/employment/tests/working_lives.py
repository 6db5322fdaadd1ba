"""What happens to people between one job and the next: each kind of event of the first slices once."""

from datetime import date

from employing import BAI, FACTORY, ended, hired, job, open_factory
from employment_county import FUXING, GONGXIAN, SHUANGHE, County

from employment.certificate.commands import (
    HandOverCertificate,
    IssueCertificate,
    ReplaceCertificate,
    ReportCertificateLost,
    TakeOverCertificate,
)
from employment.certificate.terms import Custody
from employment.employment.commands import (
    AnnulRegistration,
    ConfirmOwnWork,
    CorrectRegistration,
    DeclareOwnWork,
    RefuseOwnWork,
    ServeOwnWorkAnswer,
    StopOwnWork,
)
from employment.employment.terms import CorrectionGround, OwnWorkEnd, OwnWorkKind, OwnWorkRefusal
from employment.unemployment.commands import (
    ApplyForUnemployment,
    CancelUnemployment,
    DecideUnemployment,
    OfferWork,
    RecordUnemploymentVisit,
    RefuseOffer,
    ReinstateUnemployment,
    ReportStatus,
    RevokeUnemployment,
    RuleOnRefusal,
    ServeUnemploymentAnswer,
    TakeOffer,
    TransferUnemployment,
    WithdrawUnemployment,
)
from employment.unemployment.terms import (
    CancellationGround,
    ContactWay,
    OfferKind,
    OfferRefusal,
    UnemployedCategory,
)
from jinbao.bus import Receipt
from jinbao.casework.paper import CasePaper, PaperKind
from jinbao.casework.places import RegionRecoded
from jinbao.casework.service_method import ServiceMethod

PROOF = (CasePaper(PaperKind.EVIDENCE, "1", "0" * 64),)
FOUND = {"lives_here": True, "without_work": True, "insured": False}


def id_of(receipt: Receipt) -> str:
    return receipt.stream.rpartition("/")[2]


def applied(county: County, person: str, **asked: object) -> str:
    form = {"person": person, "region": SHUANGHE, "category": UnemployedCategory.JOB_LOST, **asked}
    return id_of(county.do(person, ApplyForUnemployment, **form))


def registered(county: County, person: str, **asked: object) -> str:
    registration = applied(county, person, **asked)
    county.do("xie", RecordUnemploymentVisit, registration=registration, **FOUND)
    county.do("chu", DecideUnemployment, registration=registration)
    return registration


def everything_happens(county: County) -> None:
    for person in ("luo", "mei", "xu"):
        county.resident(person)
    open_factory(county)
    county.tell(RegionRecoded(GONGXIAN, "511526"))
    county.open(date(2011, 4, 29))
    people_hold_certificates(county)
    people_work(county)
    people_have_no_work(county)


def people_hold_certificates(county: County) -> None:
    county.do("chu", IssueCertificate, person="luo", region=SHUANGHE, serial="A1")
    old = {"person": "mei", "number": "5115261011000002", "serial": "O1", "issued_on": date(2011, 1, 5)}
    county.do("chu", TakeOverCertificate, **old, region=SHUANGHE, papers=PROOF)


def people_work(county: County) -> None:
    work = hired(county, "luo", date(2011, 4, 1))
    county.do(BAI, HandOverCertificate, person="luo", custody=Custody.EMPLOYER, employer=FACTORY)
    county.do("luo", ReportCertificateLost, person="luo")
    county.do("chu", ReplaceCertificate, person="luo", serial="B1")
    ended(county, work, date(2011, 4, 20))
    truth = {"ground": CorrectionGround.FORM_WRONG, "papers": PROOF}
    county.do("hu", CorrectRegistration, employment=work, job=job(date(2011, 3, 1)), **truth)
    county.do("hu", AnnulRegistration, employment=work, **truth)
    own = {"person": "luo", "work": OwnWorkKind.FLEXIBLE, "region": SHUANGHE, "since": date(2011, 4, 1)}
    refused = id_of(county.do("luo", DeclareOwnWork, **own))
    county.do("chu", RefuseOwnWork, employment=refused, reasons=(OwnWorkRefusal.NOT_AT_WORK,))
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("hu", ServeOwnWorkAnswer, employment=refused, **served)
    work = id_of(county.do("luo", DeclareOwnWork, **own))
    county.do("chu", ConfirmOwnWork, employment=work)
    county.do("luo", StopOwnWork, employment=work, ended_on=county.today, reason=OwnWorkEnd.CEASED)


def people_have_no_work(county: County) -> None:
    refused = registered(county, "xu")  # lost a job of which nobody knows
    served = {"served_on": county.today, "method": ServiceMethod.DIRECT}
    county.do("hu", ServeUnemploymentAnswer, registration=refused, **served)
    county.do("xu", WithdrawUnemployment, registration=applied(county, "xu"))

    spell = registered(county, "mei", category=UnemployedCategory.LAND_LOST)
    county.do("mei", ReportStatus, registration=spell, way=ContactWay.ONLINE)
    for _ in range(2):
        county.do("xie", OfferWork, registration=spell, what=OfferKind.JOB)
    county.do("mei", TakeOffer, registration=spell, offer="1")
    county.do("mei", RefuseOffer, registration=spell, offer="2", reason=OfferRefusal.HEALTH)
    county.do("chu", RuleOnRefusal, registration=spell, offer="2", proper_cause=True)
    ground = {"ground": CancellationGround.STABLE_INCOME, "since": county.today, "papers": PROOF}
    county.do("fang", CancelUnemployment, registration=spell, **ground)
    county.do("fang", ReinstateUnemployment, registration=spell, papers=PROOF)
    county.do("gao", TransferUnemployment, registration=spell, region=FUXING, since=county.today)
    county.do("gao", RevokeUnemployment, registration=spell, papers=PROOF)
