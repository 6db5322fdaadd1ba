"""The things in the graph about which papers are printed, by the names of their types."""

CLAIM, ENROLMENT, ACCOUNT = "RuralPensionClaim", "RuralPensionEnrolment", "RuralPensionAccount"
RULING, INHERITANCE, OVERPAYMENT = "RuralPensionRuling", "Inheritance", "Overpayment"
UNEMPLOYMENT_CLAIM, UNEMPLOYMENT_RULING = "UnemploymentClaim", "UnemploymentRuling"
BILL, OFFICE, ARBITRATION = "ContributionBill", "Office", "Arbitration"
OWN_WORK, UNEMPLOYMENT = "EmploymentRegistration", "UnemploymentRegistration"
DIFFICULTY, ZERO_EMPLOYMENT_FAMILY = "DifficultyRecognition", "ZeroEmploymentFamily"
COLLECTIVE_CONTRACT = "CollectiveContract"
TAKEN_IN = frozenset({ENROLMENT, CLAIM, INHERITANCE})
OF_EMPLOYMENT = frozenset({OWN_WORK, UNEMPLOYMENT, DIFFICULTY, ZERO_EMPLOYMENT_FAMILY})
OF_WORKERS = frozenset({UNEMPLOYMENT_CLAIM, UNEMPLOYMENT_RULING, BILL})
DECIDED = TAKEN_IN | {RULING, OVERPAYMENT, COLLECTIVE_CONTRACT} | OF_EMPLOYMENT | OF_WORKERS
