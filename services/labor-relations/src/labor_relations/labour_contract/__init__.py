"""Labour-use filing (劳动用工备案): whom an employer employs, by which contract, and what a check found."""
