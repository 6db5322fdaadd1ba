"""The matters that identity's grants name, and the steps that can be taken in them."""

REGION = "region"
ORGANISATION = "organisation"
STAFF = "staff"
ACCESS = "access"
PERSON = "person"
EMPLOYER = "employer"
OWN = frozenset({REGION, ORGANISATION, STAFF, ACCESS, PERSON, EMPLOYER})

MANAGE = "manage"
REGISTER = "register"
CORRECT = "correct"
ERASE = "erase"
COUNTERSIGN = "countersign"
PAY = "pay"  # of whatever item: whoever pays it reads where the money goes
