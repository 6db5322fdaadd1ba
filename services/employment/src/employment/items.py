"""The items of the list that this service handles, as grants name them: domain handbook, section 3."""

EMPLOYMENT_REGISTRATION = "E1"
