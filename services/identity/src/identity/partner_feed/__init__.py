"""Facts that partners send as files: each row is matched with a person, by rule or by somebody's decision."""
