"""Labour arbitration (劳动争议仲裁), from the application to the award and what courts make of it."""
