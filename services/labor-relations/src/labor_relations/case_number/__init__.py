"""Case numbers (案号) without gaps: prefix of the organisation, year, running number."""
