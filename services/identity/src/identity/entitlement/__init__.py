"""Who is on the lists of other departments: of the minimum living allowance, of severe disability."""
