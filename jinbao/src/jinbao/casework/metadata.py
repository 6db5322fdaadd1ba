"""Where the tables stand that every service which handles cases has, each in a database of its own."""

from sqlalchemy import MetaData

CASEWORK = MetaData()
