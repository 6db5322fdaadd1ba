"""Employment and unemployment registration, vacancies, persons in difficulty (就业)."""
