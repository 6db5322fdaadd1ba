"""A village's roster: the enrolment forms of many persons in one file."""
