"""The matters that identity's grants name, and the steps that can be taken in them."""

REGION = "region"
ORGANISATION = "organisation"
STAFF = "staff"
ACCESS = "access"
PERSON = "person"
EMPLOYER = "employer"
PARTNER_FEED = "partner-feed"
OWN = frozenset({REGION, ORGANISATION, STAFF, ACCESS, PERSON, EMPLOYER, PARTNER_FEED})

MANAGE = "manage"
REGISTER = "register"
MATCH = "match"  # decide whom a row of a partner's feed is about
CORRECT = "correct"
DECIDE = "decide"  # what is true of a person: a day of birth, that a death was none, that two files are one
ERASE = "erase"
COUNTERSIGN = "countersign"
PAY = "pay"  # of whatever item: whoever pays it reads where the money goes
