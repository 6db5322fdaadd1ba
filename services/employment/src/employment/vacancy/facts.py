"""What has to be known around a vacancy: who offers it, who acts for them, the law of the workplace."""

from employment.law import law_of
from jinbao.casework.hands import CaseFacts
from jinbao.casework.known_employer import KnownEmployer
from jinbao.rules import Law, LocalParameter


class VacancyFacts(CaseFacts, frozen=True, kw_only=True):
    """What is known; the case is the employer's, so ``person`` is its id."""

    vacancy: str
    employer: KnownEmployer | None = None
    parameters: tuple[LocalParameter, ...] = ()

    @property
    def law(self) -> Law:
        return law_of(self.place.within, self.parameters)
