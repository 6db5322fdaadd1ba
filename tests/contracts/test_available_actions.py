"""Whatever can be asked of a case is among the actions that are offered for it, with a reason where not."""

import sys
from collections.abc import Iterator
from importlib import import_module

from graphql import GraphQLObjectType, GraphQLUnionType

from gateway.document import core
from gateway.graphs import graph_modules
from gateway.schema import compose
from gateway.settings import SERVICES, package_of
from jinbao.casework.possible import KindOfCase

BEGIN = {
    "applyAsZeroEmploymentFamily",
    "applyForDifficulty",
    "applyForInheritance",
    "applyForUnemployment",
    "beginJobSearch",
    "declareOwnWork",
    "draftVacancy",
    "enterPolicyText",
    "fileArbitration",
    "fileRuralPensionClaim",
    "fileUnemploymentClaim",
    "giveGuidance",
    "issueCertificate",
    "recommendForVacancy",
    "recordQuestion",
    "registerHire",
    "requestMediation",
    "submitCollectiveContract",
    "submitRuralPensionEnrolment",
    "takeOverCertificate",
}
"""Before them there is no case."""

CONCERN_MANY = {
    "assessUndeclared",
    "decideUnemploymentMonths",
    "raiseRuralPensions",
    "recalculateRuralPensions",
}
"""All of a county or an employer at once; for one of them there is an action of its own."""

ASKED_ELSEWHERE = {
    "takeBackRuralPensionEnrolment",  # names the submission that it takes back
}


def of_cases() -> Iterator[str]:
    """The mutations that give a case of which it can be asked what may be done with it."""
    mutations = core(compose(graph_modules())).mutation_type
    assert mutations is not None
    for name, mutation in mutations.fields.items():
        outcome = mutation.type
        kinds = outcome.types if isinstance(outcome, GraphQLUnionType) else ()
        if any(isinstance(one, GraphQLObjectType) and "availableActions" in one.fields for one in kinds):
            yield name


def offered() -> set[str]:
    packages = {package_of(service) for service in SERVICES}
    for package in packages:
        import_module(f"{package}.service")
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] in packages]
    kinds = [one for module in modules for one in vars(module).values() if isinstance(one, KindOfCase)]
    return {possible.mutation for kind in kinds for possible in kind.possible}


def test_an_action_is_offered_for_every_mutation_of_a_case() -> None:
    assert {*of_cases()} - offered() == BEGIN | CONCERN_MANY | ASKED_ELSEWHERE
